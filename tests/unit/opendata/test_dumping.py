"""Snapshots: the same bytes for the same graph, every format with the whole graph, and nothing lost on a bad disk."""

import gzip
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreUnavailable, WriteRefused
from kg.opendata import Publication, dumping, kept
from kg.opendata.attribution import DESCRIPTION_GRAPH
from kg.opendata.dumping import dump, prune
from kg.terms import DCTERMS, GRAPH

DAY = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
MORE = Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal("neu"), GRAPH["a/genannt"])


def read(file: Path, form: pyoxigraph.RdfFormat):
    return set(pyoxigraph.parse(gzip.decompress(file.read_bytes()), format=form))


def test_every_format_holds_the_graph_with_licence_and_sources(store, publication, tmp_path):
    made = dump(store, tmp_path, publication, now=DAY)
    assert made.fresh
    assert made.dump.name == f"2026-11-24T123000Z-{made.dump.digest[:12]}"
    place = tmp_path / made.dump.name
    quads = read(place / "sozialraum.nq.gz", pyoxigraph.RdfFormat.N_QUADS)
    assert {quad for quad in quads if quad.graph_name != DESCRIPTION_GRAPH} == set(store.quads())
    told = {quad.predicate: quad.object for quad in quads if quad.graph_name == DESCRIPTION_GRAPH}
    assert told[DCTERMS["license"]] == publication.licence.address
    assert made.dump.statements == len(quads)
    assert read(place / "sozialraum.trig.gz", pyoxigraph.RdfFormat.TRIG) == quads
    assert read(place / "sozialraum.jsonld.gz", pyoxigraph.RdfFormat.JSON_LD) == quads
    triples = list(
        pyoxigraph.parse(
            gzip.decompress((place / "sozialraum.ttl.gz").read_bytes()), format=pyoxigraph.RdfFormat.TURTLE
        )
    )
    assert {one.triple for one in triples} == {quad.triple for quad in quads}
    assert len(triples) == len({quad.triple for quad in quads}) < len(quads), "each triple once"
    assert "Landkreis Muster" in (place / "quelle.txt").read_text("utf-8")


def test_equal_graphs_give_equal_bytes_whatever_the_day(store, publication, tmp_path):
    first = dump(store, tmp_path / "one", publication, now=DAY).dump
    second = dump(store, tmp_path / "two", publication, now=datetime(2030, 1, 1, tzinfo=UTC)).dump
    assert (first.digest, first.files) == (second.digest, second.files)
    assert first.name != second.name
    text = gzip.decompress((tmp_path / "one" / first.name / "sozialraum.trig.gz").read_bytes()).decode()
    prefixes = [line for line in text.splitlines() if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes)


def test_an_unchanged_graph_makes_no_second_snapshot_and_a_changed_one_does(store, publication, tmp_path):
    dump(store, tmp_path, publication, now=DAY)
    assert not dump(store, tmp_path, publication).fresh
    assert len(kept(tmp_path)) == 1
    assert dump(store, tmp_path, Publication(), now=DAY).fresh, "another licence is another file"
    store.add([MORE])
    assert dump(store, tmp_path, publication).fresh
    assert len(kept(tmp_path)) == 3
    assert not list(tmp_path.glob(".part-*"))


def test_the_oldest_go(store, publication, tmp_path):
    for year in (2027, 2028, 2029):
        store.add([Quad(MORE.subject, MORE.predicate, Literal(year), MORE.graph_name)])
        dump(store, tmp_path, publication, now=datetime(year, 1, 1, tzinfo=UTC))
    assert [name[:4] for name in prune(tmp_path, 2)] == ["2027"]
    assert [one.name[:4] for one in kept(tmp_path)] == ["2029", "2028"]


@pytest.mark.parametrize("stage", ["_write_quads", "_write_others", "_measured", "_synced"])
def test_a_broken_disk_leaves_the_old_ones(store, publication, tmp_path, monkeypatch, stage):
    old = dump(store, tmp_path, publication, now=DAY).dump
    store.add([MORE])

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(dumping, stage, full)
    with pytest.raises(WriteRefused, match="No space left"):
        dump(store, tmp_path, publication)
    assert kept(tmp_path) == (old,)
    assert [one.name for one in tmp_path.iterdir()] == [old.name]


def test_a_store_that_changes_meanwhile_is_refused(store, publication, tmp_path, monkeypatch):
    def write(lines, part):
        store.add([MORE])
        return original(lines, part)

    original = dumping._write_quads
    monkeypatch.setattr(dumping, "_write_quads", write)
    with pytest.raises(StoreUnavailable, match="changed while"):
        dump(store, tmp_path, publication)
    assert kept(tmp_path) == ()


def test_what_is_no_whole_snapshot_is_passed_over(store, publication, tmp_path):
    made = dump(store, tmp_path, publication, now=DAY).dump
    cut = tmp_path / made.name.replace("2026", "2027")
    shutil.copytree(tmp_path / made.name, cut)
    (cut / "sozialraum.nq.gz").write_bytes(b"cut")
    odd = tmp_path / made.name.replace("2026", "2028")
    odd.mkdir()
    (odd / "about.json").write_text(json.dumps({"created": "x", "files": [{"name": "evil"}]}))
    (tmp_path / "notes.txt").write_text("mine")
    assert kept(tmp_path) == (made,)
    assert kept(tmp_path / "nowhere") == ()
