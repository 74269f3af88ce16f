"""The commands of foreign vocabularies, in process: from a file, from an address, from where a preset says it is."""

import gzip
import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from kg.cli import shelving
from kg.cli.app import app
from kg.errors import DocumentUnreadable, VocabularyBroken, WrongParameter
from kg.thesaurus import PRESETS
from tests.unit.loopback import Said, listening

RUNNER = CliRunner()
STW = (
    b'<http://zbw.eu/stw/descriptor/1> <http://www.w3.org/2004/02/skos/core#prefLabel> "Armut"@de .\n'
    b'<http://zbw.eu/stw/descriptor/1> <http://www.w3.org/2004/02/skos/core#prefLabel> "Poverty"@en .\n'
)
PACKED = Said(body=gzip.compress(STW), headers={"Content-Type": "application/n-triples"})


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("SOZIALRAUM_VOCABULARIES", str(tmp_path / "shelf"))
    monkeypatch.setenv("SOZIALRAUM_TRUSTED_HOSTS", "127.0.0.1")
    monkeypatch.setenv("SOZIALRAUM_LANG", "en")
    return lambda *arguments: RUNNER.invoke(app, ["vocab", *arguments])


def listed(run):
    return json.loads(run("list", "--json").stdout)


def test_an_address_says_its_licence_and_is_fetched(run):
    with listening(lambda _: PACKED) as (base, _):
        done = run("add", "mine", f"{base}/files/17", "--licence", "CC0 1.0", "--title", "Mine")
    assert done.exit_code == 0, done.output
    assert f"{base}/files/17" in done.stdout
    assert "licence: CC0 1.0" in done.stdout
    (one,) = listed(run)
    assert (one["title"], one["labels"], one["source"]) == ("Mine", 2, f"{base}/files/17")
    assert "Poverty" in run("search", "armut").stdout


def test_a_known_vocabulary_needs_its_name_alone(run, monkeypatch):
    with listening(lambda _: PACKED) as (base, _):
        near = {**PRESETS, "stw": replace(PRESETS["stw"], file=f"{base}/stw.nt.gz")}
        monkeypatch.setattr(shelving, "PRESETS", near)
        done = run("add", "stw")
    assert done.exit_code == 0, done.output
    assert "ODbL 1.0" in done.stdout
    assert [one["name"] for one in listed(run)] == ["stw"]


def test_what_fails_leaves_what_was_there(run, tmp_path):
    file = tmp_path / "mine.nt"
    file.write_bytes(STW)
    assert run("add", "mine", str(file)).exit_code == 0
    before = listed(run)
    for said, error in [
        (Said(404), DocumentUnreadable),
        (Said(body=b"<html>", headers={"Content-Type": "text/html"}), VocabularyBroken),
        (Said(body=STW[:50], headers={"Content-Type": "application/n-triples"}), VocabularyBroken),
    ]:
        with listening(lambda _, said=said: said) as (base, _):
            assert isinstance(run("add", "mine", f"{base}/x").exception, error)
    assert listed(run) == before
    assert [one.name for one in (tmp_path / "shelf").iterdir()] == ["mine.sqlite"]


def test_where_no_address_is_known_it_says_where_to_look(run, monkeypatch):
    assert "eurovoc.europa.eu" in str(run("add", "eurovoc").exception)
    unknown = run("add", "mine").exception
    assert isinstance(unknown, WrongParameter)
    assert "stw" in str(unknown)
    monkeypatch.setenv("SOZIALRAUM_TRUSTED_HOSTS", "")
    assert "no public address" in str(run("add", "mine", "http://127.0.0.1:9/x.ttl").exception)
    assert "ODbL" in run("presets").stdout


def test_links_of_organisations_are_proposed_with_their_reason(run, tmp_path, monkeypatch):
    monkeypatch.setenv("SOZIALRAUM_STORE", str(tmp_path / "store"))
    page, bodies = tmp_path / "fachtag.txt", tmp_path / "bodies.ttl"
    page.write_text("Fachtag Wohnen\n\nEingeladen hatte die Diakonie Auental e. V.", encoding="utf-8")
    bodies.write_text(
        "<https://example.org/k/1> <http://www.w3.org/2004/02/skos/core#prefLabel> 'Diakonie (Auental)'@de .",
        encoding="utf-8",
    )
    assert RUNNER.invoke(app, ["add", str(page)]).exit_code == 0
    assert run("add", "bodies", str(bodies)).exit_code == 0
    assert "0 new proposals" in run("propose", "bodies", "--of", "themes").stdout
    assert "1 new proposals" in run("propose", "bodies", "--of", "organisations").stdout
    (link,) = json.loads(RUNNER.invoke(app, ["links", "list", "--source", "bodies", "--json"]).stdout)
    assert (link["subject_label"], link["standing"]) == ("Diakonie Auental e. V.", "proposed")
    assert "Sitz passt" in link["explanation"]
