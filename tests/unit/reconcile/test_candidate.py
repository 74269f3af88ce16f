"""Candidates: who may be meant, how surely, and where doubt is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.folding import bare
from kg.reconcile import Entity, EntityKind, Register, Wanted, match
from kg.terms import BASE, DEF, NamedNode


def entity(id_, kind, *names, keys=()):
    return Entity(NamedNode(BASE + id_), kind, {"de": names[0], "en": names[0]}, names, keys)


SUCCESSOR = "Ministerium für Soziales, Gesundheit und Integration Baden-Württemberg"
KNOWN = [
    entity("id/person/sara-bode-1", EntityKind.PERSON, "Sara Bode"),
    entity("id/person/uwe-hellwig-1", EntityKind.PERSON, "Uwe Hellwig"),
    entity("id/person/uwe-hellwig-2", EntityKind.PERSON, "Uwe Hellwig"),
    entity("id/organisation/verein-nachbarn", EntityKind.ORGANISATION, "Verein Nachbarn e. V.", "Nachbarn"),
    entity("id/organisation/ministerium", EntityKind.ORGANISATION, "Ministerium für Soziales und Integration"),
    entity("id/place/ags-12069", EntityKind.PLACE, "Potsdam-Mittelmark", keys=("12069",)),
    entity("id/place/neuenkirchen-1", EntityKind.PLACE, "Neuenkirchen"),
    entity("id/place/neuenkirchen-2", EntityKind.PLACE, "Neuenkirchen"),
    entity("thema/armut", EntityKind.THEME, "Armut", "Poverty"),
    entity("thema/kinderarmut", EntityKind.THEME, "Kinderarmut"),
]
REGISTER = Register("1", {one.id: one for one in KNOWN})
BODY = DEF["affiliatedWith"].value


def sure(name, *kinds, beside=None, values=None):
    found = match(REGISTER, Wanted(name, frozenset(kinds), beside or {}), values)
    return [one.entity.id for one in found if one.sure]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Armut", "thema/armut"),
        ("ARMUT", "thema/armut"),
        ("poverty", "thema/armut"),
        ("Nachbarn", "id/organisation/verein-nachbarn"),
        ("Verein Nachbarn", "id/organisation/verein-nachbarn"),
        ("12069", "id/place/ags-12069"),
        ("Potsdam Mittelmark", "id/place/ags-12069"),
    ],
)
def test_a_name_or_key_that_only_one_bears_is_sure(name, id_):
    assert sure(name) == [id_]


@pytest.mark.parametrize("name", ["Sara Bode", "Bode, Sara", "Neuenkirchen", "Armuth", SUCCESSOR, "Kinder", "", " – "])
def test_what_leaves_doubt_is_never_sure(name):
    assert sure(name) == []


def test_the_renamed_successor_is_a_candidate_and_no_match():
    first = match(REGISTER, Wanted(SUCCESSOR))[0]
    assert (first.entity.id, first.sure) == ("id/organisation/ministerium", False)
    assert first.score < 90


@pytest.mark.parametrize("name", ["Uwe Hellwig", "Hellwig, Uwe", "Herr Dr. Uwe Hellwig"])
def test_what_is_given_beside_tells_persons_of_one_name_apart(name):
    values = {
        "id/person/uwe-hellwig-1": {BODY: ("Deutscher Verein",)},
        "id/person/uwe-hellwig-2": {BODY: ("Stadt Musterau",)},
    }
    found = match(REGISTER, Wanted(name, frozenset(), {BODY: ("Deutscher Verein e. V.",)}), values)
    assert (found[0].entity.id, found[0].sure, found[0].score) == ("id/person/uwe-hellwig-1", True, 100.0)
    assert (found[1].entity.id, found[1].sure) == ("id/person/uwe-hellwig-2", False)
    assert found[1].score < found[0].score
    assert {feature.id: feature.value for feature in found[0].features} == {
        "name": 100.0,
        "exact_name": 100.0,
        BODY: 100.0,
    }
    assert sure(name, beside={BODY: ("Anderswo",)}, values=values) == []


def test_kinds_narrow_and_the_limit_holds():
    assert [one.entity.id for one in match(REGISTER, Wanted("Armut", frozenset({EntityKind.PLACE})))] == []
    assert len(match(REGISTER, Wanted("Neuenkirchen", limit=1))) == 1


@given(st.text(max_size=30))
def test_any_name_gives_scores_in_order_and_within_bounds(name):
    found = match(REGISTER, Wanted(name, limit=50))
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)
    assert sum(one.sure for one in found) <= 1
    assert bare(name) == bare(f"  {name} ")
