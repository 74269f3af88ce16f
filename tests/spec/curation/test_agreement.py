"""Agreement on every kind of store: fuller and shorter names of one body are one person, whatever comes first."""

import pytest

from kg.curation.decision import Signature
from kg.curation.explanation import explain
from kg.curation.ledger import read_ledger
from kg.curation.sameness import merge, undo_merges
from kg.curation.thing import thing_of
from kg.link import LINK_GRAPH
from kg.pipeline import add_files
from kg.terms import DERIVED_GRAPH, FOAF, VOCABULARY_GRAPH

ON_ONE = pytest.mark.parametrize("store", ["memory"], indirect=True)  # what no kind of store can change
# Virtuoso takes a minute for each document that comes again; tests/spec/test_build.py holds it to these writes.
ON_QUICK = pytest.mark.parametrize("store", ["memory", "folder", "http"], indirect=True)
AT = Signature("Nora Test", "2026-11-23T10:00:00Z")
PAGE = """{title}

Referentinnen und Referenten
• {name}, {body}
"""


@pytest.fixture
def add(store, tmp_path):
    def added(*told: tuple[str, str, str]) -> None:
        for title, name, body in told:
            text = PAGE.format(title=f"Fachtag {title}", name=name, body=body)
            (tmp_path / f"{title}.txt").write_text(text, encoding="utf-8")
        assert not [one.error for one in add_files(store, [tmp_path / f"{one[0]}.txt" for one in told]) if one.error]

    return added


def people_in(store):
    return {row["p"] for row in store.select(f"SELECT DISTINCT ?p WHERE {{ ?p a {FOAF['Person']} }}").rows}


def persons(store):
    return {one.value.rsplit("/", 1)[-1].rsplit("-", 1)[0] for one in people_in(store)}


def said(store):
    """Return what the documents' graphs say; what is derived follows from that alone."""
    shipped = {DERIVED_GRAPH, LINK_GRAPH, VOCABULARY_GRAPH}
    names = (name for name in store.graphs() if name not in shipped)
    return {str(quad) for name in names for quad in store.quads(name)}


SHORT = ("eins", "Ida Kern", "Landkreis Auental")
FULL = ("zwei", "Dr. Ida Maria Kern", "Kreis Auental")
NAMESAKE = ("drei", "Ida Maria Kern", "Stadt Sonnfeld")
OTHER = ("vier", "Ida Paula Kern", "Landkreis Auental")


@ON_QUICK
def test_the_fuller_name_of_one_body_stays_whatever_comes_first(store, add):
    add(SHORT)
    add(FULL)
    assert persons(store) == {"ida-maria-kern"}
    found = said(store)
    store.replace_graphs({graph: () for graph in store.graphs() if not graph.value.endswith("/vokabular")})
    add(FULL, SHORT)
    assert said(store) == found
    add(SHORT)
    assert said(store) == found


@ON_ONE
def test_why_they_are_one_is_told(store, add):
    add(SHORT, FULL)
    ida = thing_of(store, "Ida Maria Kern")
    assert thing_of(store, "Ida Kern") == ida
    told = explain(store, read_ledger(store), ida)
    ((gone, stays),) = told.agreed
    assert stays == ida
    assert {one.read for one in told.identities} == {gone, stays}
    assert {one.rule for one in told.identities} == {"name-and-body"}


@ON_ONE
def test_namesakes_in_other_bodies_and_names_of_two_fuller_ones_stay_apart(store, add):
    add(SHORT, NAMESAKE)
    assert persons(store) == {"ida-kern", "ida-maria-kern"}
    add(FULL)
    assert persons(store) == {"ida-maria-kern"}
    add(OTHER)
    assert persons(store) == {"ida-kern", "ida-maria-kern", "ida-paula-kern"}


@ON_ONE
def test_a_person_can_part_what_the_rule_made_one(store, add):
    add(SHORT, FULL)
    undo_merges(store, read_ledger(store), thing_of(store, "Ida Maria Kern"), AT)
    assert persons(store) == {"ida-kern", "ida-maria-kern"}
    add(SHORT, FULL)
    assert persons(store) == {"ida-kern", "ida-maria-kern"}


@ON_ONE
def test_merged_bodies_make_one_of_those_who_have_one_name_there(store, add):
    add(("eins", "Ida Kern", "Landkreis Auental"), ("zwei", "Ida Kern", "Landkreis Brennau"))
    bodies = thing_of(store, "Landkreis Auental"), thing_of(store, "Landkreis Brennau")
    done = merge(store, read_ledger(store), bodies, AT, "Kreisreform")
    assert "eins" in done.documents
    assert len(people_in(store)) == 1
    undo_merges(store, read_ledger(store), bodies[1], AT)
    assert len(people_in(store)) == 2
