"""Programmes: names in quotes, names without, and what only stands in quotes."""

import pytest

from kg.mention.named.programmes import programmes_in, programmes_of
from kg.model import Span
from kg.segment import segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def names(text):
    """Return the names of the programmes in one stretch of text."""
    return [one.name for one in programmes_in(text, Span(0, len(text)), VOCABULARY)]


def names_of_document(text):
    """Return the names of the programmes of a document, each once."""
    return list(dict.fromkeys(one.name for one in programmes_of(text, segment(text), VOCABULARY)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("die Landesstrategie „Orte 2035 – Leben.Teilen.“", [("Orte 2035 – Leben.Teilen.", "StateStrategy", "land")]),
        ("das Bundesprogramm „Stark im Dorf“", [("Stark im Dorf", "Programme", "bund")]),
        ("das städtische Konzept »Mitte 2040«", [("Mitte 2040", "Programme", "gemeinde")]),
        ("das Förderprogramm des Landes „Nah“", [("Nah", "FundingProgramme", "")]),
    ],
)
def test_kind_and_level(text, expected):
    found = programmes_in(text, Span(0, len(text)), VOCABULARY)
    assert [(one.name, one.kind, one.level) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("der Fonds „Kleine Schritte/Große Wirkung“", ["Kleine Schritte", "Große Wirkung"]),
        ("die Projekte „Nahbei“, „Tür an Tür“ und „Fluss 4“", ["Nahbei", "Tür an Tür", "Fluss 4"]),
        ("„Mobil im Alter“ – ein Projekt des Seniorenbunds", ["Mobil im Alter"]),
        ("das „Nah dran“-Projekt", ["Nah dran"]),
        ('das Programm „Nah dran" und das Projekt "Fluss 4"', ["Nah dran", "Fluss 4"]),
        ("Das Projekt heißt „Tür an Tür“.", ["Tür an Tür"]),
        ("der Förderaufruf „Räume öffnen“", ["Räume öffnen"]),
        ("das Programm der Tagung „Zusammen leben“", []),
        ("unter dem Motto „Das Ganze neu denken“", []),
        ("ihr Vortrag „Wege ins Dorf“", []),
    ],
)
def test_names_in_quotes(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Landesprogramm Dörfer mit Zukunft läuft.", ["Dörfer mit Zukunft"]),
        ("Im Projekt Schuldenfrei starten sind zwölf dabei.", ["Schuldenfrei starten"]),
        ("Im Projekt Brückenbauer arbeiten drei Menschen.", ["Brückenbauer"]),
        ("Bundesprogramm Demokratie leben!", ["Demokratie leben!"]),
        ("die Landesstrategie Quartier 2020", ["Quartier 2020"]),
        ("aus dem Europäischen Sozialfonds Plus (ESF Plus)", ["Europäischer Sozialfonds Plus"] * 2),
        ("gefördert vom ESF Plus", ["ESF Plus"]),
        ("Das Programm Montag und das Projekt Frau Kern", []),
        ("ein Projekt, das Konzept Wohnen, die soziale Stadt", []),
        ("die Landesstrategie Bayern", []),
    ],
)
def test_names_without_quotes(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nahbei\nEin Projekt der Hilfe e.V.\n\nText von allem.", ["Nahbei"]),
        ("Das Projekt\n„Tür an Tür“\n\nProjektlaufzeit: 2027", ["Tür an Tür"]),
        ("Übersicht\n\nProjekttitel: Haus der Hände\nOrt: Ulm", ["Haus der Hände"]),
        ("Projekt Nahbei – ein Modellprojekt der Stadt\n\nLaufzeit: 2027", ["Nahbei"]),
        ("5. Fachtag Wohnen\n\nLaufzeit: 9 bis 17 Uhr", []),
        ("Nahbei\n\nEin Text ohne Zeichen eines Projekts.", []),
    ],
)
def test_the_page_of_a_project(text, expected):
    assert names_of_document(text) == expected


def test_a_name_is_known_again_in_another_spelling():
    text = (
        "Titel\n\nDie Strategie „Orte 2035 – Leben.Teilen.“ beginnt. Orte2035– Leben.Teilen. wirkt.\n\nOrte 2025 endet."
    )
    found = programmes_of(text, segment(text), VOCABULARY)
    assert [one.span.of(text) for one in found] == ["Orte 2035 – Leben.Teilen.", "Orte2035– Leben.Teilen."]
    assert {one.name for one in found} == {"Orte 2035 – Leben.Teilen."}


def test_the_name_up_to_the_dash_is_the_same_programme():
    text = "Der Förderaufruf „Nah dran – Orte gestalten“ ist offen. Das Programm „Nah dran“ läuft bis 2030."
    assert names_of_document(text) == ["Nah dran – Orte gestalten"]


def test_a_letterhead_is_no_project():
    text = "Ministerium für Soziales\ndes Landes Hessen\n\nProjekt Weitblick\n\nLaufzeit: 2024 bis 2026\n"
    assert names_of_document(text) == ["Weitblick"]
