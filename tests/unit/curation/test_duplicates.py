"""Duplicates: which names may mean one thing, and which never do."""

import pytest

from kg.curation.duplicates import (
    Known,
    Likeness,
    Pair,
    Times,
    body_likeness,
    in_their_time,
    initials,
    person_likeness,
)
from kg.terms import ID

HERE, THERE = frozenset({ID["organisation/a"]}), frozenset({ID["organisation/b"]})
NOWHERE = frozenset()


def person(name, bodies=HERE):
    return Known(ID[f"person/{abs(hash((name, bodies)))}"], name, bodies)


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (person("Ida Kern"), person("Ida Kern", THERE), Likeness.SAME_NAME_OTHER_BODY),
        (person("Ida Kern"), person("Ida Kern", NOWHERE), Likeness.SAME_NAME_NO_BODY),
        (person("Ida Kern"), person("Ida Kern"), Likeness.SAME_NAME_SAME_BODY),
        (person("I. Kern"), person("Ida Kern"), Likeness.SHORTER_NAME),
        (person("Ida Maria Kern"), person("Ida Kern"), Likeness.SHORTER_NAME),
        (person("Ida M. Kern"), person("Ida Maria Kern"), Likeness.SHORTER_NAME),
        (person("Annegret Kern"), person("Annegrit Kern"), Likeness.SIMILAR_NAME),
        (person("I. Kern"), person("Ida Kern", THERE), None),
        (person("U. Kern"), person("Ida Kern"), None),
        (person("Ida Kern"), person("Tom Kern"), None),
        (person("Annegret Kern"), person("Annegrit Kern", THERE), None),
    ],
)
def test_persons(left, right, reason):
    found = person_likeness(left, right)
    assert (found[0] if found else None) is reason
    assert found == person_likeness(right, left)


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Netzwerk Gemeinsam Leben", "NGL", Likeness.ABBREVIATION),
        ("Quartiersbüro Nordstadt", "Quartiersbüros Nordstadt", Likeness.SIMILAR_NAME),
        ("Bündnis 2020", "Bündnis 2030", None),
        ("Stadt Sonnfeld", "Caritas Sonnfeld", None),
        ("Netzwerk Gemeinsam Leben", "ABC", None),
    ],
)
def test_bodies(left, right, reason):
    pair = Known(ID["organisation/a"], left, NOWHERE), Known(ID["organisation/b"], right, NOWHERE)
    found = body_likeness(*pair)
    assert (found[0] if found else None) is reason


def test_initials_are_those_of_capitalised_words():
    assert initials(Known(ID["organisation/a"], "Netzwerk für ein Gutes Leben", NOWHERE)) == "ngl"


OLD, NEW = ID["organisation/old"], ID["organisation/new"]


@pytest.mark.parametrize(
    ("times", "reason"),
    [
        ({}, Likeness.SIMILAR_NAME),
        ({OLD: Times(last=2019)}, Likeness.SIMILAR_NAME),
        ({OLD: Times(last=2019), NEW: Times(first=2015)}, Likeness.SIMILAR_NAME),
        ({OLD: Times(last=2019), NEW: Times(first=2019)}, Likeness.OTHER_PERIOD),
        ({OLD: Times(first=2020), NEW: Times(first=2001, last=2012)}, Likeness.OTHER_PERIOD),
        ({NEW: Times(before=frozenset({OLD.value}))}, Likeness.OTHER_PERIOD),
    ],
)
def test_bodies_of_two_times_are_two(times, reason):
    pair = Pair(OLD, NEW, ("Ministerium Soziales Nord", "Ministerium Soziales Nords"), 0.78, Likeness.SIMILAR_NAME)
    told = in_their_time(pair, times)
    assert told.reason is reason
    assert (told.score < pair.score) is (reason is Likeness.OTHER_PERIOD)
