"""Names of persons and bodies, in every shape the genre gives them."""

import pytest

from kg.mention.bodies.bodies import bodies_in, body_in
from kg.mention.bodies.inflection import nominative
from kg.mention.bodies.units import unit_and_body
from kg.mention.people.names import person_at
from kg.mention.people.persons import persons_in
from kg.model import Span
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def whole(text: str) -> Span:
    return Span(0, len(text))


@pytest.mark.parametrize(
    ("entry", "name", "honorific"),
    [
        ("Ada Lenz, Amt", "Ada Lenz", ""),
        ("Dr. Ada Lenz, Amt", "Ada Lenz", "Dr."),
        ("Prof. Dr. Ada Lenz-Ohm, Amt", "Ada Lenz-Ohm", "Prof. Dr."),
        ("Prof. Dr.-Ing. Bo Rind", "Bo Rind", "Prof. Dr.-Ing."),
        ("Klaus-Jürgen Rind, Amt", "Klaus-Jürgen Rind", ""),
        ("Leo Di Marco, Amt", "Leo Di Marco", ""),
        ("Nuri El Hadi (Werk)", "Nuri El Hadi", ""),
        ("Tom von der Aue, Amt", "Tom von der Aue", ""),
        ("Jan P. Ott / Amt", "Jan P. Ott", ""),
        ("Frau Dr. Ada Lenz, Amt", "Ada Lenz", "Dr."),
        ("Herrn Herr Bo Rind, Amt", "Bo Rind", ""),
    ],
)
def test_person_of_an_entry(entry, name, honorific):
    person = person_at(entry, whole(entry), "r", 1.0)
    assert person is not None
    assert (person.name, person.honorific) == (name, honorific)


@pytest.mark.parametrize("entry", ["Uhrzeit: 14 Uhr", "Berlin", "mit Ada", "", "„Neue Wege“ ins Quartier"])
def test_what_is_no_entry_of_a_person(entry):
    assert person_at(entry, whole(entry), "r", 1.0) is None


def test_a_doubled_address_belongs_to_the_quote_not_to_the_name():
    text = "Das trug Herrn Herr Bo Rind vor."
    (person,) = persons_in(text, whole(text), frozenset())
    assert person.name == "Bo Rind"
    assert person.span.of(text) == "Herrn Herr Bo Rind"


def test_prose_needs_a_sign_or_a_known_name():
    text = "Gute Arbeit Leisten heißt, dass Orla Lenz heute kommt und Frau Ida Kern spricht."
    assert [p.name for p in persons_in(text, whole(text), frozenset())] == ["Ida Kern"]
    assert [p.name for p in persons_in(text, whole(text), frozenset({"Orla Lenz"}))] == ["Orla Lenz", "Ida Kern"]


@pytest.mark.parametrize(
    ("inflected", "expected"),
    [
        ("Deutschen Verein für freie Fürsorge e. V.", "Deutscher Verein für freie Fürsorge e. V."),
        ("Evangelischen Gesellschaft Talheim e. V.", "Evangelische Gesellschaft Talheim e. V."),
        ("Landkreises Auental", "Landkreis Auental"),
        ("Ministeriums für Wohnen", "Ministerium für Wohnen"),
        ("Diakonischen Werkes Nord", "Diakonisches Werk Nord"),
        ("Kreisverbandes Süd", "Kreisverband Süd"),
        ("Stadt Seefelde", "Stadt Seefelde"),
        ("Deutscher Verein", "Deutscher Verein"),
    ],
)
def test_nominative(inflected, expected):
    assert nominative(inflected) == expected
    assert nominative(expected) == expected


@pytest.mark.parametrize(
    ("phrase", "kind", "level", "legal", "territory"),
    [
        ("Landkreis Auental", "TerritorialAuthority", "kreis", "", "Auental"),
        ("Stadt Seefelde", "TerritorialAuthority", "gemeinde", "", "Seefelde"),
        ("Ministerium für Wohnen des Landes Hessen", "Ministry", "land", "", "Hessen"),
        ("Sozialministerium Hessen", "Ministry", "land", "", "Hessen"),
        ("Landesverband der Tafeln e. V.", "ProfessionalAssociation", "", "e. V.", ""),
        ("Deutsche Gesellschaft für Teilhabe e.V.", "ProfessionalAssociation", "", "e. V.", ""),
        ("Bürgerstiftung Lindental", "CivilSocietyOrganisation", "", "", ""),
        ("Brückenbauer gGmbH", "IndependentProvider", "", "gGmbH", ""),
        ("Sozialwerk Mühlhof", "IndependentProvider", "", "", ""),
        ("Hochschule Nordtal", "PublicOrganisation", "", "", ""),
        ("Netzwerk Frühe Hilfen Auental", "Network", "", "", ""),
    ],
)
def test_body(phrase, kind, level, legal, territory):
    body = body_in(phrase, whole(phrase), VOCABULARY, "r", 1.0)
    assert body is not None
    assert (body.kind, body.level, body.legal_form, body.territory) == (kind, level, legal, territory)


@pytest.mark.parametrize(
    ("phrase", "unit", "body"),
    [
        ("Stabsstelle Planung des Landkreises Auental", "Stabsstelle Planung", "Landkreis Auental"),
        ("Fachbereich Soziales der Stadt Seefelde", "Fachbereich Soziales", "Stadt Seefelde"),
        ("Jugendamt der Stadt Seefelde", "Jugendamt", "Stadt Seefelde"),
        ("Abteilung Teilhabe", "Abteilung Teilhabe", None),
        ("Jugendamt Seefelde", None, "Jugendamt Seefelde"),
    ],
)
def test_unit_and_body(phrase, unit, body):
    found_unit, found_body = unit_and_body(phrase, whole(phrase), VOCABULARY, "r", 1.0)
    assert (found_unit.name if found_unit else None) == unit
    assert (found_body.form if found_body else None) == body


@pytest.mark.parametrize(
    ("sentence", "forms"),
    [
        ("Die Zivilgesellschaft und die Stadt helfen dem Verein.", []),
        ("Frau Lenz vom Kreis Auental sprach.", ["Kreis Auental"]),
        ("Das Ministerium Soziales und Teilhabe Hessen lud ein.", ["Ministerium Soziales und Teilhabe Hessen"]),
        ("Mit der Evangelischen Gesellschaft Talheim, die half, ging es.", ["Evangelische Gesellschaft Talheim"]),
        (
            "Es kam der Verein für öffentliche und private Fürsorge e. V. dazu.",
            ["Verein für öffentliche und private Fürsorge e. V."],
        ),
    ],
)
def test_bodies_in_prose(sentence, forms):
    assert [body.form for body in bodies_in(sentence, whole(sentence), VOCABULARY)] == forms
