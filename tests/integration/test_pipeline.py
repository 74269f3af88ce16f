"""The whole path into a store: idempotent, atomic by document, forgiving by file."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

from kg.pipeline import add_files, build, extract
from kg.read import read_text
from kg.samples import curated_graphs, samples
from kg.stats import statistics
from kg.store import Store, open_store
from kg.terms import DEF, DERIVED_GRAPH, GRAPH, ID, SKOS, NamedNode, Triple

PAGE = """Forum 7: Wohnen und Armut

Mitwirkende

Moderation

• {name}, Leiterin des Sozialamts der Stadt Seefelde
"""


def canonical(store: Store) -> bytes:
    return "\n".join(sorted(str(quad) for quad in store.quads())).encode()


@pytest.fixture(params=["memory:", "folder"])
def store(request, tmp_path):
    address = request.param if request.param == "memory:" else str(tmp_path / "store")
    with open_store(address) as opened:
        yield opened


def test_building_twice_changes_nothing_byte_for_byte(store):
    first = build(store)
    assert first.changed
    before, version = canonical(store), store.version()
    second = build(store)
    assert not second.changed
    assert canonical(store) == before
    assert store.version() == version


def test_a_built_folder_opens_again_with_the_same_graph(tmp_path):
    with open_store(str(tmp_path / "store")) as store:
        build(store)
        before = canonical(store)
    with open_store(str(tmp_path / "store"), read_only=True) as store:
        assert canonical(store) == before


def test_the_order_of_documents_plays_no_part(tmp_path):
    files = []
    for number, name in enumerate(("Ada Lenz", "Ida Kern")):
        file = tmp_path / f"seite-{number}.txt"
        file.write_text(PAGE.format(name=name), encoding="utf-8")
        files.append(file)
    with open_store("memory:") as one, open_store("memory:") as other:
        list(add_files(one, files))
        list(add_files(other, reversed(files)))
        assert canonical(one) == canonical(other)


def test_adding_a_changed_document_replaces_its_graphs_and_no_others(store, tmp_path):
    build(store)
    others = {graph: frozenset(store.quads(graph)) for graph in store.graphs() if "/seite/" not in graph.value}
    file = tmp_path / "seite.txt"
    file.write_text(PAGE.format(name="Ada Lenz"), encoding="utf-8")
    list(add_files(store, [file]))
    assert names(store) >= {"Ada Lenz"}
    file.write_text(PAGE.format(name="Ida Amsel"), encoding="utf-8")
    list(add_files(store, [file]))
    assert "Ada Lenz" not in names(store)
    assert "Ida Amsel" in names(store)
    kept = {graph: frozenset(store.quads(graph)) for graph in others if graph != DERIVED_GRAPH}
    assert kept == {graph: quads for graph, quads in others.items() if graph != DERIVED_GRAPH}


def names(store: Store) -> set[str]:
    return {quad.object.value for quad in store.quads() if quad.predicate == DEF["nameForm"]}


def test_what_was_derived_goes_with_its_ground(store, tmp_path):
    file = tmp_path / "seite.txt"
    file.write_text(PAGE.format(name="Ada Lenz"), encoding="utf-8")
    list(add_files(store, [file]))
    assert "Ada Lenz" in labels(store)
    file.write_text(PAGE.format(name="Ida Kern"), encoding="utf-8")
    list(add_files(store, [file]))
    assert "Ada Lenz" not in labels(store)


def labels(store: Store) -> set[str]:
    return {quad.object.value for quad in store.quads(DERIVED_GRAPH) if quad.predicate == SKOS["prefLabel"]}


def test_one_bad_file_is_told_and_the_rest_goes_on(store, tmp_path):
    good, bad, zero, empty, picture = (
        tmp_path / name for name in ("gut.txt", "kaputt.txt", "null.txt", "leer.txt", "bild.png")
    )
    good.write_text(PAGE.format(name="Ada Lenz"), encoding="utf-8")
    bad.write_bytes(b"Zeile\nGr\x81\x8d\xfe")
    zero.write_bytes(b"a\0b")
    empty.write_text(" \n ", encoding="utf-8")
    picture.write_bytes(b"\x89PNG")
    results = {one.source: one for one in add_files(store, [bad, zero, empty, picture, tmp_path / "fehlt.txt", good])}
    assert results["gut.txt"].changed
    errors = {Path(name).name: one.error for name, one in results.items() if one.error}
    assert set(errors) == {"kaputt.txt", "null.txt", "leer.txt", "bild.png", "fehlt.txt"}
    assert "line 2" in errors["kaputt.txt"]
    assert "UTF-8" in errors["kaputt.txt"]
    assert "empty" in errors["leer.txt"]
    assert ".png" in errors["bild.png"]
    assert "no such file" in errors["fehlt.txt"]
    stored = {graph.value.split("/graph/")[1].split("/")[0] for graph in store.graphs()}
    assert stored == {"gut", "vokabular", "verknuepfungen", "abgeleitet"}


def test_an_older_encoding_is_read_as_if_it_were_utf8(store, tmp_path):
    file = tmp_path / "alt.txt"
    file.write_bytes(PAGE.format(name="Jörg Größl").encode("cp1252"))
    (done,) = add_files(store, [file])
    assert not done.error
    assert "Jörg Größl" in names(store)


def test_two_files_of_one_name_in_a_batch_are_not_mixed_up(store, tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "seite.txt").write_text(PAGE.format(name=f"Ada {folder.upper()}lenz"), encoding="utf-8")
    first, second = add_files(store, [tmp_path / "a" / "seite.txt", tmp_path / "b" / "seite.txt"])
    assert not first.error
    assert "same name" in second.error


def test_a_changed_text_does_not_silently_drop_curated_facts(store, tmp_path):
    build(store)
    before = canonical(store)
    file = tmp_path / "fachforum-3-2.txt"
    file.write_text(samples()[0].document.text + "\n\nNeu.", encoding="utf-8")
    (refused,) = add_files(store, [file])
    assert "--replace" in refused.error
    assert canonical(store) == before
    (done,) = add_files(store, [file], replace=True)
    assert done.changed
    assert not [graph for graph in store.graphs() if graph.value.startswith(GRAPH["fachforum-3-2/kuratiert"].value)]


def test_adding_the_shipped_page_again_keeps_its_curated_facts(store, tmp_path):
    build(store)
    before = canonical(store)
    file = tmp_path / "fachforum-3-2.txt"
    file.write_bytes(samples()[0].document.text.replace("\n", "\r\n").encode("utf-8-sig"))
    (again,) = add_files(store, [file])
    assert not again.error
    assert not again.changed
    assert canonical(store) == before


def test_statistics_count_extracted_and_curated_apart(store):
    build(store)
    found = statistics(store)
    extraction = extract(samples()[0].document)
    triples = {(f.status, f.subject, f.property, f.object) for f in extraction.facts}
    assert sum(found.documents["fachforum-3-2"].extracted.values()) == len(triples)
    for name, counts in found.documents.items():
        curated = sum(is_fact(triple) for triple in chain.from_iterable(curated_of(name)))
        assert sum(counts.curated.values()) == curated
    assert found.curated_total > 50
    assert found.things["document"] == 3
    assert found.derived > 0


def curated_of(slug: str) -> Iterable[frozenset[Triple]]:
    (document,) = (sample.document for sample in samples() if sample.document.slug == slug)
    return curated_graphs(document).values()


def is_fact(triple: Triple) -> bool:
    return triple.predicate != DEF["evidence"] and not any(
        triple.subject.value.startswith(ID[kind].value) for kind in ("evidence/", "run/")
    )


def test_the_two_spellings_of_ministry_and_county_are_one_node_each(store):
    build(store)
    forms: dict[NamedNode, set[str]] = {}
    for quad in store.quads():
        if quad.predicate == DEF["nameForm"]:
            forms.setdefault(quad.subject, set()).add(quad.object.value)
    assert {"Landkreis Potsdam-Mittelmark", "Kreis Potsdam-Mittelmark"} in forms.values()
    assert {
        "Ministerium für Soziales und Integration des Landes Baden-Württemberg",
        "Ministerium Soziales und Integration Baden-Württemberg",
    } in forms.values()


def test_text_without_any_known_layout_is_stored_and_gives_no_fact():
    extraction = extract(read_text("Nur ein Satz ohne alles.", source="notiz.txt"))
    assert extraction.facts == ()
    document = extraction.graphs[GRAPH["notiz/dokument"]]
    assert any(t.subject == ID["document/notiz"] and t.predicate == DEF["text"] for t in document)
