"""Persons in running text: what tells a name, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mention.people.persons import persons_in
from kg.model import Span


def names(sentence: str, *known: str) -> list[str]:
    return [person.name for person in persons_in(sentence, Span(0, len(sentence)), frozenset(known))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ida Kern vom Stadtverband Auental betonte den Wert der Treffs.", ["Ida Kern"]),
        ("Mit dabei waren Ida Kern, Tom Rade und Mia Lund.", ["Ida Kern", "Tom Rade", "Mia Lund"]),
        ("„Das trägt“, sagte Orla Quandt.", ["Orla Quandt"]),
        (
            "die Projektgruppe mit Ida Kern, Orla Quandt und Mia Lund (Stabsstelle X)",
            ["Ida Kern", "Orla Quandt", "Mia Lund"],
        ),
        ("Im Anschluss gab Mia Lund (Hochschule Y) Einblick in die Arbeit.", ["Mia Lund"]),
        (
            "Der Abend wurde von Orla Quandt moderiert, begleitet von Ylvi Rahn lief der Rest.",
            ["Orla Quandt", "Ylvi Rahn"],
        ),
        ("Dem widersprach in der Diskussion Jens-Uwe Kern, Bürgermeister von Auental.", ["Jens-Uwe Kern"]),
        ("Dann stellte Mikołaj Zaremba von der polnischen Stiftung Brücken seine Arbeit vor.", ["Mikołaj Zaremba"]),
        ("Ida Kern, Leiterin des Begegnungszentrums Schloss Trebnow, sprach zuerst.", ["Ida Kern"]),
        ("Es dankte Kollegin Ida Kern.", ["Ida Kern"]),
        (
            "Auf dem Podium saßen Noor van den Berg und Marie-Luise von Sellin.",
            ["Noor van den Berg", "Marie-Luise von Sellin"],
        ),
        (
            "Es kamen Jorge Della Rocca, Nuri El Hadi und Jan P. Ott.",
            ["Jorge Della Rocca", "Nuri El Hadi", "Jan P. Ott"],
        ),
        ("Gestern sprach Abdul Karim Nasseri über Mieten.", ["Abdul Karim Nasseri"]),
        ("Joana D’Almeida und Şebnem Çağlar fehlten.", ["Joana D’Almeida", "Şebnem Çağlar"]),
        ("Frau Nguyen Thi Hoa fragt nach.", ["Nguyen Thi Hoa"]),
        ("Auch Frau Dünnebier kam.", ["Dünnebier"]),
        ("Ministerin Ott und Landrätin Kern stimmten zu.", ["Ott", "Kern"]),
        (
            "Beigeordneter Rüdiger Kattwinkel und Kreisrätin Silke Overbeck kamen.",
            ["Rüdiger Kattwinkel", "Silke Overbeck"],
        ),
        ("Frau Landrätin Ida Kern kam.", ["Ida Kern"]),
        ("Danach las Ida\nKern vor.", ["Ida Kern"]),
    ],
)
def test_names_in_prose(sentence, expected):
    assert names(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Neue Wege betonte der Titel des Abends.",
        "Der Runde Tisch Soziale Stadt tagte mit den Frühen Hilfen.",
        "Von Bad Ellerau aus fuhr der Bus zum Haus Sonnenschein.",
        "Der Sankt Martin Umzug endete an der Johann-Wolfgang-Goethe-Universität.",
        "Die Heinrich Böll Stiftung und die Alice Salomon Hochschule luden ein.",
        "Treffpunkt ist die Otto Wels Straße an der Grundschule Anna Seghers.",
        "Der Saal lag in der Clara-Zetkin-Straße nahe der Käthe Kollwitz Schule.",
        "Ihr Vortrag „Max Muster zieht um“ kam gut an.",
        "Der Landkreis Auental und die Stadt Talheim stimmten zu.",
        "Die Leiterin Stadtteilarbeit Süd fehlte.",
        "Foto: Presseamt/Ida Kern",
        "Redaktion: Pressestelle, Tom Rade",
        "Ein Workshop zur Mobilität lief gut, meinte das Publikum.",
        "Kinder- und Jugendhilfe, Soziale Arbeit und Freie Träger gehören zusammen.",
        "Expert*innen aus Nordrhein-Westfalen und Rheinland-Pfalz berichteten.",
        "Im Mai begann das Projekt Anna Amalia.",
    ],
)
def test_what_only_looks_like_a_name(sentence):
    assert names(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "honorific"),
    [
        ("Es sprach Prof. em. Dr. Ida Kern.", "Prof. em. Dr."),
        ("Es sprach PD Dr. rer. pol. Ida Kern.", "PD Dr. rer. pol."),
        ("Es sprach Dr.-Ing. Ida Kern.", "Dr.-Ing."),
        ("Es sprach Dipl.-Soz.päd. Ida Kern.", "Dipl.-Soz.päd."),
        ("Es sprach Dr. Ida Kern MdL über Geld.", "Dr. MdL"),
        ("Es sprach Bürgermeisterin a.D. Ida Kern.", "a.D."),
        ("Es sprach Ida Kern, M.A., über Geld.", "M.A."),
        ("Es sprach Ida Kern.", ""),
    ],
)
def test_titles(sentence, honorific):
    (person,) = persons_in(sentence, Span(0, len(sentence)), frozenset())
    assert (person.name, person.honorific) == ("Ida Kern", honorific)


@pytest.mark.parametrize(
    "sentence", ["Rade ergänzte das.", "Ministerin Rade kam.", "Frau Dr. Rade fragte.", "Rades Idee"]
)
def test_a_surname_means_the_full_name_of_the_document(sentence):
    assert names(sentence, "Mia Rade") == ["Mia Rade"]


def test_a_short_surname_needs_office_or_address():
    assert names("Frau Ott kam, sagte Ministerin Ott.", "Mia Ott") == ["Mia Ott", "Mia Ott"]
    assert names("Das Kino lief, Ott kam.", "Mia Ott") == []


@given(st.text(alphabet="AaBbÄäß .,-–„“()/:*'\n0Dr", max_size=60))
def test_any_text_gives_spans_of_the_text_in_order(text):
    found = persons_in(text, Span(0, len(text)), frozenset({"Bb Aa"}))
    assert list(found) == sorted(found, key=lambda person: person.span)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
