"""Which names in one body the rule makes one, and which it leaves alone."""

import pytest

from kg.curation.agreement import agreed
from kg.curation.decision import Decision, Kind
from kg.curation.ledger import Ledger
from kg.curation.name import person_name
from kg.terms import ID
from tests.unit.curation.world import AT, KREIS, STADT, ledger, merged


def person(name, place=""):
    return ID[f"person/{name.lower().replace('. ', '-').replace(' ', '-')}{place}"]


def named(*names, body=KREIS, place=""):
    return {body: {person(name, place): person_name(name) for name in names}}


@pytest.mark.parametrize(
    ("names", "into"),
    [
        (["I. Kern", "Ida Kern"], {"I. Kern": "Ida Kern"}),
        (["Ida Kern", "Ida Maria Kern"], {"Ida Kern": "Ida Maria Kern"}),
        (["Ida M. Kern", "Ida Maria Kern"], {"Ida M. Kern": "Ida Maria Kern"}),
        (["I. Kern", "Ida Kern", "Ida Maria Kern"], {"I. Kern": "Ida Maria Kern", "Ida Kern": "Ida Maria Kern"}),
        (["I. Kern", "Ida Kern", "Irma Kern"], {}),
        (["Kern", "Ida Kern"], {}),
        (["Ida Kern", "Ida Korn"], {}),
        (["Maria Kern", "Ida Maria Kern"], {"Maria Kern": "Ida Maria Kern"}),
        (["Tom Kern", "Ida Kern"], {}),
    ],
)
def test_a_shorter_name_goes_into_the_one_fuller_name_it_can_mean(names, into):
    assert agreed(named(*names), Ledger()) == {person(short): person(full) for short, full in into.items()}


def test_other_bodies_are_other_people_until_they_are_merged():
    two = named("Ida Kern") | named("Ida Kern", body=STADT, place="-2")
    assert agreed(two, Ledger()) == {}
    assert agreed(two, ledger(merged(KREIS, STADT))) == {person("Ida Kern", "-2"): person("Ida Kern")}


def test_decisions_go_before():
    short, full = person("I. Kern"), person("Ida Kern")
    apart = Decision(Kind.DISTINCTION, (short, full), AT)
    separated = Decision(Kind.SEPARATION, (short, ID["person/x"]), AT, "", "d")
    names = named("I. Kern", "Ida Kern")
    for decision in (apart, separated, merged(short, ID["person/x"]), merged(full, short)):
        assert agreed(names, ledger(decision)) == {}
