"""Bodies: names as authority files and texts write them compare by their words, seat and kind of territory."""

import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.link import Justification, Relation, Standing
from kg.terms import ID
from kg.thesaurus import Body, Shelf, body_proposals
from kg.thesaurus.bodyname import body_name, likeness

BODIES = """@prefix k: <https://example.org/koerperschaft/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
k:alt skos:prefLabel "Musterland. Ministerium für Soziales und Integration"@de .
k:neu skos:prefLabel "Musterland. Ministerium für Soziales, Gesundheit und Integration"@de .
k:weg skos:prefLabel "Diakonie (Auental)"@de ; <http://www.w3.org/2002/07/owl#deprecated> true .
k:auental skos:prefLabel "Diakonisches Werk (Auental)"@de ; skos:altLabel "DW Auental"@de .
k:eins skos:prefLabel "Haus der Begegnung"@de . k:zwei skos:prefLabel "Haus der Begegnung"@de .
k:kurz skos:prefLabel "DV"@de .
"""
K = "https://example.org/koerperschaft/"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    made = Shelf(tmp_path_factory.mktemp("shelf"))
    made.add("bodies", io.BytesIO(BODIES.encode()), "bodies.ttl")
    return made


def proposed(shelf, name, *seats):
    links = body_proposals(shelf, "bodies", [Body(ID["organisation/x"], (name,), seats)])
    assert {link.standing for link in links} <= {Standing.PROPOSED}
    return {link.target.value.removeprefix(K): link for link in links}


@pytest.mark.parametrize(
    ("ours", "theirs", "seat", "whole", "fits"),
    [
        ("Jugendamt der Stadt Kassel", "Kassel. Jugendamt", "", True, True),
        ("Jugendamt des Landkreises Kassel", "Landkreis Kassel. Jugendamt", "", True, True),
        ("Jugendamt der Stadt Kassel", "Landkreis Kassel. Jugendamt", "Kassel", False, None),
        ("Landkreis Rosenheim", "Rosenheim", "", False, None),
        ("Kreis Rosenheim", "Landkreis Rosenheim", "", True, None),
        ("Diakonisches Werk", "Diakonisches Werk (Auental)", "Auental", True, True),
        ("Diakonisches Werk", "Diakonisches Werk (Auental)", "Sonnfeld", True, False),
        ("Diakonisches Werk", "Diakonisches Werk (Auental)", "", True, None),
        ("Diakonisches Werk e. V.", "Diakonisches Werk", "", True, None),
        ("Haus der Begegnung", "Haus der Jugend", "", False, None),
    ],
)
def test_how_two_names_compare(ours, theirs, seat, whole, fits):
    found = likeness(body_name(ours), body_name(theirs), seat)
    assert (found.whole, found.seat) == (whole, fits)


def test_a_compound_meets_its_parts():
    assert (
        likeness(body_name("Sozialministerium Musterland"), body_name("Ministerium für Soziales Musterland")).share == 1
    )


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_names_compare_the_same_from_both_sides_and_each_is_itself(left, right):
    one, other = body_name(left), body_name(right)
    assert likeness(one, one).whole
    assert 0 <= likeness(one, other).share <= 1


def test_a_ministry_and_its_successor_are_two(shelf):
    found = proposed(shelf, "Ministerium für Soziales und Integration Musterland")
    assert (found["alt"].relation, found["neu"].relation) == (Relation.EXACT, Relation.RELATED)
    assert found["alt"].confidence > found["neu"].confidence
    assert "Nachfolgerin" in found["neu"].explanation


def test_a_seat_tells_apart_and_another_seat_is_no_candidate(shelf):
    here = proposed(shelf, "Diakonisches Werk", "Auental")["auental"]
    assert (here.relation, here.justification, here.confidence) == (
        Relation.EXACT,
        Justification.COMPOSITE,
        Decimal("0.90"),
    )
    assert proposed(shelf, "Diakonisches Werk", "Sonnfeld") == {}
    unknown = proposed(shelf, "Diakonisches Werk")["auental"]
    assert (unknown.relation, unknown.confidence) == (Relation.CLOSE, Decimal("0.70"))


def test_homonyms_abbreviations_and_other_labels_score_less(shelf):
    assert {one.relation for one in proposed(shelf, "Haus der Begegnung").values()} == {Relation.CLOSE}
    assert proposed(shelf, "DV")["kurz"].relation is Relation.CLOSE
    assert proposed(shelf, "DW Auental")["auental"].confidence == Decimal("0.75")


def test_what_is_out_of_use_is_not_proposed(shelf):
    assert proposed(shelf, "Diakonie", "Auental") == {}
