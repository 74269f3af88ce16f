"""Bodies: which words of a text name one, from the first to the last, and what is none."""

import pytest

from kg.mention.bodies.bodies import bodies_in, body_in
from kg.model import Span
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def forms(text: str, closed: tuple[Span, ...] = ()) -> list[str]:
    """Return what the bodies of a text are called in it."""
    return [body.called or body.form for body in bodies_in(text, Span(0, len(text)), VOCABULARY, closed)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wir danken dem Kinderladen Ulme und dem Landkreis Celle.", ["Kinderladen Ulme", "Landkreis Celle"]),
        (
            "Eingeladen hatten der Fachbereich Jugend und Familie des Landkreises Celle und das Haus Nah gGmbH.",
            ["Fachbereich Jugend und Familie", "Landkreis Celle", "Haus Nah gGmbH"],
        ),
        (
            "aus dem Ministerium für Land- und Ernährungswirtschaft, Umwelt und Forsten",
            ["Ministerium für Land- und Ernährungswirtschaft, Umwelt und Forsten"],
        ),
        ("Das Kinderhilfswerk sowie die Stadtbus Auental GmbH spendeten.", ["Stadtbus Auental GmbH"]),
        ("an der Universität Viadrina Frankfurt (Oder)", ["Universität Viadrina Frankfurt (Oder)"]),
        (
            "gefördert durch die Stiftung für Engagement und Ehrenamt und Mittel des Kreises",
            ["Stiftung für Engagement und Ehrenamt"],
        ),
        (
            "die Gesellschaft für Aufbau des Freistaats Thüringen mbH",
            ["Gesellschaft für Aufbau des Freistaats Thüringen mbH"],
        ),
        (
            "Partner sind die Stadtbus Auental GmbH und die Kirchengemeinde St. Veit.",
            ["Stadtbus Auental GmbH", "Kirchengemeinde St. Veit"],
        ),
        (
            "Das Ministerium für Wohnen, Ländliche Räume und Teilhabe lud ein.",
            ["Ministerium für Wohnen, Ländliche Räume und Teilhabe"],
        ),
        (
            "Der Beirat für Menschen mit Behinderungen Auental tagte.",
            ["Beirat für Menschen mit Behinderungen Auental"],
        ),
        ("Sie forscht an der Hedwig Berg Hochschule Ulm.", ["Hedwig Berg Hochschule Ulm"]),
        ("Er kommt vom Klinikum am Lindenhang.", ["Klinikum am Lindenhang"]),
        ("Sie lehrt an der Universität zu Lübeck.", ["Universität zu Lübeck"]),
        (
            "im Verein zur Förderung der Begegnung in Auental e. V.",
            ["Verein zur Förderung der Begegnung in Auental e. V."],
        ),
        ("Der Verein Bürgertaxi Auental e. V. fährt.", ["Bürgertaxi Auental e. V."]),
        ("beim Bündnis gegen Kinderarmut Auental", ["Bündnis gegen Kinderarmut Auental"]),
        ("Das Jugendamt der Stadt Ulm half.", ["Jugendamt", "Stadt Ulm"]),
        ("Der Bezirksverband der Arbeiterwohlfahrt lud ein.", ["Bezirksverband der Arbeiterwohlfahrt"]),
        ("Die Schwangerenberatung der Caritas berät.", ["Schwangerenberatung der Caritas"]),
        ("der Blinden- und Sehbehindertenverein Auental", ["Blinden- und Sehbehindertenverein Auental"]),
        ("die Familienbildungsstätte „Am Anger“ war dabei", ["Familienbildungsstätte „Am Anger“"]),
        ("die Stadt Halle (Saale) und die Stadt Frankfurt am Main", ["Stadt Halle (Saale)", "Stadt Frankfurt am Main"]),
        ("AK 2Wohnungsnot", ["AK 2 Wohnungsnot"]),
        ("das Netzwerk Leben und Lernen Auental", ["Netzwerk Leben und Lernen Auental"]),
        ("Leben mit Handicap e. V.\n", ["Leben mit Handicap e. V."]),
        ("Mittel kommen von Aktion Mensch.", ["Aktion Mensch"]),
        ("Die Agentur für Arbeit Gießen schreibt.", ["Agentur für Arbeit Gießen"]),
        (
            "Partner: Arbeit und Leben gGmbH, Robert Berg Stiftung",
            ["Robert Berg Stiftung", "Arbeit und Leben gGmbH"][::-1],
        ),
        ("Der Caritasverband für die Diözese Trier lädt ein.", ["Caritasverband für die Diözese Trier"]),
        ("Die Projektpartner sind die Volkshochschule Altmark und andere.", ["Volkshochschule Altmark"]),
        ("Das Bündnis Gesunde Stadt Auental tagt.", ["Bündnis Gesunde Stadt Auental"]),
        ("der Förderverein der Stadtbibliothek", ["Förderverein der Stadtbibliothek"]),
        ("die Freie und Hansestadt Hamburg", ["Freie und Hansestadt Hamburg"]),
        ("der Werkstattrat der Elbwerk gGmbH", ["Werkstattrat", "Elbwerk gGmbH"]),
        ("des Sächsischen Staatsministeriums für Soziales", ["Sächsisches Staatsministerium für Soziales"]),
    ],
)
def test_a_name_from_its_first_word_to_its_last(text, expected):
    assert forms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Die Stadt, der Verein, das Amt und der Verband helfen.",
        "Freie Träger und Fachkräfte aus Jugendämtern kamen.",
        "So berät der Verein Menschen in Not.",
        "Neuer Pflegestützpunkt öffnet",
        "Dann bietet die Stiftung Kurse an.",
        "Ein Jugendamt allein reicht nicht, kein Jobcenter kann das.",
        "Sie gehen in Schulen, Jobcenter und Vereine.",
        "Die Schuldnerberatung wirkt, Jugendhilfe auch.",
        "Foto: Presseamt Auental",
        "Er trifft sich im Verein am Montag.",
        "Die Zivilgesellschaft und das Ehrenamt tragen viel.",
        "Wir danken der Stiftung für Unterstützung.",
        "Sie wohnen im Kreis Plön und in der Stadt Ulm.",
        "Das regelt die AG 78.",
    ],
)
def test_what_is_no_name(text):
    assert forms(text) == []


@pytest.mark.parametrize(
    "text",
    ["Das Jugendamt prüft.", "(Schulamt)", "Frau Kern vom Sozialreferat", "im Kreistag", "an das Gesundheitsamt"],
)
def test_a_unit_whose_kind_is_its_name(text):
    (body,) = bodies_in(text, Span(0, len(text)), VOCABULARY)
    assert body.kind == "AdministrativeUnit"
    assert body.local


def test_a_name_ends_where_a_person_starts():
    text = "Stadt Ulm Petra Lang"
    assert forms(text, (Span(10, 20),)) == ["Stadt Ulm"]


def test_a_short_name_means_the_body_that_introduces_it():
    text = "IfR-Leiterin Kern sprach. Das Institut für Raumfragen (IfR) lud ein, das IfR forscht."
    bodies = bodies_in(text, Span(0, len(text)), VOCABULARY)
    assert [body.called for body in bodies] == ["IfR", "", "IfR", "IfR"]
    assert {body.form for body in bodies} == {"Institut für Raumfragen"}


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("Zentrum für Gemeinwesenarbeit, Kassel", "Kassel"),
        ("Verbraucherhilfe Aller e.V. (Celle)", "Celle"),
        ("das Zentrum für Gemeinwesenarbeit in Marburg lud ein", "Marburg"),
        ("Kulturverein Ulme e.V., Am Markt 3, 34117 Kassel", "Kassel"),
        ("Zentrum für Gemeinwesenarbeit, Vorsitz", None),
        ("Landkreis Celle, Uelzen", None),
    ],
)
def test_the_town_beside_a_name_is_its_seat(text, seat):
    (body,) = bodies_in(text, Span(0, len(text)), VOCABULARY)
    assert (body.seat.name if body.seat else None) == seat


def test_a_phrase_is_a_body_without_what_stands_in_brackets_behind():
    phrase = "Institut für Raumfragen (IfR)"
    body = body_in(phrase, Span(0, len(phrase)), VOCABULARY, "r", 1.0)
    assert body is not None
    assert body.form == "Institut für Raumfragen"
    assert body.span.of(phrase) == "Institut für Raumfragen"


def test_a_number_of_towns_is_no_part_of_who_funds_them():
    assert not [form for form in forms("So fördert das Land 23 Städte und Gemeinden.") if "23" in form]
    assert forms("im Gespräch mit dem Stadtbezirk 4") == ["Stadtbezirk 4"]


def test_a_foundation_has_its_name_in_the_compound() -> None:
    sentence = "Das Haus wird durch die Klara-Ambach-Stiftung, die Stadtstiftung und eine Bosch-Stiftung unterstützt."
    found = bodies_in(sentence, Span(0, len(sentence)), load_vocabulary())
    assert [one.form for one in found] == ["Klara-Ambach-Stiftung"]
