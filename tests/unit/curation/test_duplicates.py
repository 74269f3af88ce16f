"""Duplicates: which names may mean one thing, and which never do."""

import pytest

from kg.curation.duplicates import Known, Likeness, body_likeness, initials, person_likeness
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
