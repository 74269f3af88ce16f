"""Places: what makes a name a place, and what only looks like one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mention.named.counties import counties_in
from kg.mention.named.places import places_in
from kg.model import Span
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def names(text, shut=()):
    """Return the names of the places of a text."""
    return [place.name for place in places_in(text, Span(0, len(text)), VOCABULARY, shut)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am Montag trafen sich alle in Potsdam.", ["Potsdam"]),
        ("Das Treffen in Oberlauenstein war gut.", ["Oberlauenstein"]),
        ("Viele kamen aus Sachsen-Anhalt und Sachsen.", ["Sachsen-Anhalt", "Sachsen"]),
        ("Er fuhr nach Bad Ellerau.", ["Bad Ellerau"]),
        ("in Weil am Rhein und Neustadt an der Aisch", ["Weil am Rhein", "Neustadt an der Aisch"]),
        ("Frankfurt (Oder) und Frankfurt am Main", ["Frankfurt (Oder)", "Frankfurt am Main"]),
        (
            "in Königs Wusterhausen und St. Georgen im Schwarzwald",
            ["Königs Wusterhausen", "St. Georgen im Schwarzwald"],
        ),
        ("in Berlin am Samstag", ["Berlin"]),
        ("aus Ulm, Heidenheim und Neu-Ulm", ["Ulm", "Heidenheim", "Neu-Ulm"]),
        ("Städte wie Kiel und Lübeck", ["Kiel", "Lübeck"]),
        ("Von Titz über Linnich bis nach Nideggen", ["Titz", "Linnich", "Nideggen"]),
        ("Dabei waren auch Nideggen, Linnich und Kern.", ["Nideggen", "Linnich"]),
        ("in Rotenburg a. d. Fulda", ["Rotenburg a. d. Fulda"]),
        ("in Halle und Essen", ["Halle", "Essen"]),
        ("im Ruhrgebiet und in der Altmark", ["Ruhrgebiet", "Altmark"]),
        ("in der Grafschaft Bentheim", ["Grafschaft Bentheim"]),
        ("aus dem Hohenfelder Land, auf der Schwäbischen Alb", ["Hohenfelder Land", "Schwäbische Alb"]),
        ("Leipzigs Sozialbürgermeisterin", ["Leipzig"]),
        ("Hessens Nachbarland", ["Hessen"]),
        ("in NRW und im Saarland", ["NRW", "Saarland"]),
        ("Jugend in Ulm (BW)", ["Ulm", "BW"]),
    ],
)
def test_places_in_prose(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Titz, den 3. Mai 2029", ["Titz"]),
        ("Torgelow-Heide, 23./24. Mai 2034", ["Torgelow-Heide"]),
        ("Hohenfelde/Ried. Rund 120 kamen.", ["Hohenfelde"]),
        ("Bürgerhaus Kattenvenne, 14 Uhr", ["Kattenvenne"]),
        ("Bürgerhaus Alte Mühle", []),
        ("Titz/Düren, 4. September", ["Titz", "Düren"]),
        ("„Wem gehört der Kiez?“, Halle-Neustadt, 22.08.2028", ["Halle-Neustadt"]),
        ("Lüttenmoor. Mit einer Fahrt begann es.", ["Lüttenmoor"]),
        ("Lindenweg 8, 34999 Mettenried", ["Mettenried"]),
        ("Kulturspeicher, Am Hafen 3, Brennfurt", ["Brennfurt"]),
        ("Ort: Bürgerhaus, Am Markt 3, 12345 Neudorf", ["Neudorf"]),
        ("Ort: Kiel", ["Kiel"]),
        ("Rathaus Erlengrund, Raum 104", ["Erlengrund"]),
        ("Ministerium für Soziales, Hannover", ["Hannover"]),
        ("Frau Ott (Husum)", ["Husum"]),
        ("Standorte\nHusum\nLübeck-Moisling", ["Husum", "Lübeck-Moisling"]),
        ("Bürgermeister von Werl", ["Werl"]),
        ("im Stadtteil Rotbuchenhof", ["Rotbuchenhof"]),
    ],
)
def test_places_by_layout(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("im Landkreis Vorpommern-Rügen leben viele", ["Landkreis Vorpommern-Rügen"]),
        ("in den Kreisen Plön und Segeberg", ["Kreis Plön", "Kreis Segeberg"]),
        ("Bargteheide (Kreis Stormarn)", ["Kreis Stormarn"]),
        ("im Vogelsbergkreis", ["Vogelsbergkreis"]),
        ("die Referentin im Kreis Plön", []),
        ("Treffen im Kreis Plön. Arnd Ott, Kreis Plön", []),
        ("im Kreis der Familie", []),
    ],
)
def test_counties(text, expected):
    assert [one.name for one in counties_in(text, Span(0, len(text)), VOCABULARY)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "In Zusammenarbeit und in Familien, in Quartieren auch.",
        "in Wohnungen, in Kirchen, in Lehre und Forschung",
        "nach Regen, aus Stein und Holz, in Not, zwischen Elbe und Oder",
        "bei Essen und Trinken, in Halle 3 der Messe",
        "Herr Titz aus der Stadt sprach.",
        "Ulmer Verbände und Bremer Stadtmusikanten",
        "Klinikum Ulm, Universität zu Köln",
        "Kern, Stein, Wald und Berg",
        "Das kostet 12345 Euro im Jahr.",
        "bis Freitag, bis Ende Mai, in Raum 3",
        "Ort: online",
        "eine Berlin-Reise durch Deutschland",
    ],
)
def test_what_is_no_place(text):
    assert names(text) == []


def test_a_town_inside_a_bodys_name_is_no_place():
    assert names("das Amt in Potsdam", [Span(4, 18)]) == []


def test_what_follows_a_body_need_only_look_like_a_town():
    assert names("Bund Nah, Hollerbrück", [Span(0, 8)]) == ["Hollerbrück"]
    assert names("Bund Nah, Hollerbrück") == []


@given(st.text(alphabet="inausUlm Bad-,()/.12 Kreis\n§„“", max_size=120))
def test_any_text_gives_places_that_do_not_overlap(text):
    found = places_in(text, Span(0, len(text)), VOCABULARY, ())
    assert all(one.span.of(text).strip() for one in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
