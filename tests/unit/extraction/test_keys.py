"""Keys: what makes two names one thing, and what keeps them apart."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mention.bodies.bodies import body_in
from kg.model import Span
from kg.resolve.keys import event_slug, law_slug, organisation_slug, person_slug, programme_slug
from kg.slug import slug
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def key(name: str) -> str:
    body = body_in(name, Span(0, len(name)), VOCABULARY, "r", 1.0)
    assert body is not None
    return organisation_slug(body)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ministerium für Wohnen und Teilhabe des Landes Hessen", "Ministerium Wohnen und Teilhabe Hessen"),
        ("Landkreis Auental", "Kreis Auental"),
        ("Landkreises Auental", "Kreis Auental"),
        ("Evangelische Gesellschaft Talheim", "Evangelischen Gesellschaft Talheim e. V."),
        ("Deutscher Verein für freie Fürsorge", "Deutschen Vereins für freie Fürsorge e.V."),
    ],
)
def test_two_spellings_of_one_body(left, right):
    assert key(left) == key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ministerium für Wohnen Hessen", "Ministerium für Wohnen und Pflege Hessen"),
        ("Landkreis Auental", "Stadt Auental"),
        ("Sozialwerk Mühlhof", "Sozialwerk Mühlberg"),
        ("Ministerium für Wohnen Hessen", "Ministerium für Wohnen Sachsen"),
    ],
)
def test_two_bodies(left, right):
    assert key(left) != key(right)


def test_homonyms_in_two_bodies_stay_two():
    assert person_slug("Ada Lenz", "stadt-a") != person_slug("Ada Lenz", "stadt-b")
    assert person_slug("Ada Lenz", "stadt-a") == person_slug("Ada  Lenz", "stadt-a")


def test_a_programme_and_its_successor_are_two():
    assert programme_slug("Orte 2035 – Leben.Teilen.") == programme_slug("Orte2035– Leben.Teilen.") == "orte-2035"
    assert programme_slug("Orte 2025") != programme_slug("Orte 2035")
    assert programme_slug("Orte.Für.Alle – Zusammen.Wachsen.") == "orte-fuer-alle-zusammen-wachsen"


def test_events_of_one_number_but_another_title_are_two():
    assert event_slug("Forum", "1.2", "Forum 1.2: A") != event_slug("Forum", "1.2", "Forum 1.2: B")
    autumn, spring = date(2031, 10, 2), date(2031, 4, 3)
    assert event_slug("14.", "", "14. Sitzung", autumn) != event_slug("14.", "", "14. Sitzung", spring)
    assert event_slug("14.", "", "14. Forum Pflege", autumn) == event_slug("14.", "", "14. Forum Pflege", spring)


def test_laws():
    assert law_slug("SGB VIII", "78") == "sgb-8-78"
    assert law_slug("SGB VIII") == "sgb-8"


@given(st.text())
def test_slugs_are_safe_short_and_stable(name):
    made = slug(name)
    assert made == slug(name)
    assert 0 < len(made) <= 80
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not made.startswith("-")
    assert not made.endswith("-")
