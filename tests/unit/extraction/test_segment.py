"""Blocks and passages of plain text pages."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import BlockKind, Span
from kg.segment import passages, segment, sentences

PAGE = """Werkstatt 4: Wohnen im Wandel

Zusammenfassung

Erster Absatz. Er hat zwei Sätze.

Mitwirkende

Moderation

  • Ada Lenz, Amt für Wohnen,
    Talheim
  • Bo Rind

Nach oben
nach oben"""


def test_blocks_of_a_page():
    blocks = segment(PAGE)
    assert [(block.kind.value, block.span.of(PAGE)) for block in blocks] == [
        ("title", "Werkstatt 4: Wohnen im Wandel"),
        ("heading", "Zusammenfassung"),
        ("paragraph", "Erster Absatz. Er hat zwei Sätze."),
        ("heading", "Mitwirkende"),
        ("heading", "Moderation"),
        ("list-item", "Ada Lenz, Amt für Wohnen,\n    Talheim"),
        ("list-item", "Bo Rind"),
    ]
    assert [heading.of(PAGE) for heading in blocks[-1].headings] == ["Moderation", "Mitwirkende"]


def test_a_second_role_heading_replaces_the_first():
    text = "Titel\n\nMitwirkende\n\nModeration\n\n• Ada Lenz\n\nPodium\n\n• Bo Rind"
    last = segment(text)[-1]
    assert [heading.of(text) for heading in last.headings] == ["Podium", "Mitwirkende"]


def test_navigation_is_dropped_only_as_a_whole_line():
    text = "Titel\n\nDer Weg führt nach oben zum Licht.\n\nnach oben\n\nZurück zur Übersicht »"
    assert [block.span.of(text) for block in segment(text)] == ["Titel", "Der Weg führt nach oben zum Licht."]


FURNITURE = [
    "Zum Inhalt springen",
    "Diese Webseite verwendet Cookies. Mehr erfahren",
    "Wir nutzen auf dieser Seite Cookies, um sie zu verbessern.",
    "Sie sind hier: Startseite > Netzwerke > Wohnen",
    "Start > Themen > Pflege > Termine",
    "Deutsch | English | Leichte Sprache",
    "Artikel drucken | Seite empfehlen",
    "Kontakt Impressum Datenschutz Barrierefreiheit Sitemap",
    "Seite 3 von 12",
    "– 2 –",
    "© Stadt Ostermoor",
    "|---|---|",
]
TEXT = [
    "Kontakt: Ada Lenz, Kreis Auental",
    "Newsletter Soziale Stadt",
    "Suche nach Wohnraum",
    "Deutsch",
    "Presse",
    "Seite an Seite",
    "Cookies und Kaffee",
    "Gespeichert am 3.4.2031 durch Redaktion",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_what_templates_print_is_no_block(line):
    text = f"{line}\nTitel\n\n{line}\n\nEin Satz steht hier.\n{line}"
    assert [block.span.of(text) for block in segment(text)] == ["Titel", "Ein Satz steht hier."]


@pytest.mark.parametrize("line", TEXT)
def test_what_only_looks_like_a_menu_is_a_block(line):
    text = f"Titel\n\n{line}\n\nEin Satz steht hier."
    assert line in [block.span.of(text) for block in segment(text)]


@pytest.mark.parametrize("glue", ["\n", "\n\n"])
def test_a_title_that_is_printed_again_counts_once(glue):
    text = f"Runder Tisch Wohnen{glue}Runder  Tisch Wohnen\n\nEin Satz steht hier."
    blocks = segment(text)
    assert [block.kind for block in blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH]


def test_the_fullest_of_doubled_titles_is_the_title():
    text = "Forum Kinderarmut\nForum Kinderarmut\nForum Kinderarmut – Was tun?\n\nEin Satz steht hier."
    assert segment(text)[0].span.of(text) == "Forum Kinderarmut – Was tun?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ein Satz. Noch einer!", ["Ein Satz.", "Noch einer!"]),
        ("Dr. Ada Lenz kam. Sie ging.", ["Dr. Ada Lenz kam.", "Sie ging."]),
        ("Der Verein Lichtung e. V. Talheim lud ein.", ["Der Verein Lichtung e. V. Talheim lud ein."]),
        ("Die „Orte 2035 – Leben.Teilen.“ gilt. Noch.", ["Die „Orte 2035 – Leben.Teilen.“ gilt.", "Noch."]),
        ("Am 3. Juni war es so. Dann nicht.", ["Am 3. Juni war es so.", "Dann nicht."]),
        ("Er rief: „Kommt!“ Alle kamen.", ["Er rief: „Kommt!“", "Alle kamen."]),
        ("Warum? Darum.", ["Warum?", "Darum."]),
        ("Hilfen, z. B. Beratung, und mehr. Ende.", ["Hilfen, z. B. Beratung, und mehr.", "Ende."]),
        ("Es kam Dr.-Ing. Ida Kern. Sie blieb.", ["Es kam Dr.-Ing. Ida Kern.", "Sie blieb."]),
    ],
)
def test_sentences(text, expected):
    assert [span.of(text) for span in sentences(text, Span(0, len(text)))] == expected


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_segments_are_valid_ordered_and_disjoint(raw):
    text = unicodedata.normalize("NFC", raw).replace("\r", "\n")
    blocks = segment(text)
    spans = [block.span for block in blocks]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert segment(text) == blocks


@given(st.text(alphabet="abc AB.!?„“\n•Dr", max_size=200))
def test_passages_lose_nothing_but_white_space(text):
    blocks = segment(text)
    for block in blocks:
        inside = [p.span for p in passages(text, blocks) if p.span.within(block.span)]
        assert "".join(span.of(text) for span in inside).split() == block.span.of(text).split() or (
            block.kind is BlockKind.PARAGRAPH
            and "".join("".join(span.of(text).split()) for span in inside) == "".join(block.span.of(text).split())
        )


def test_a_label_heads_the_lines_right_below_it() -> None:
    text = "Projekt Weitblick\n\nLaufzeit\n2024 bis 2026\nTräger\nWerk Aue\n\nUnsere Partner (Auswahl)\nStadt Ulm\n"
    blocks = [(block.kind, block.span.of(text)) for block in segment(text)]
    assert blocks[1:] == [
        (BlockKind.HEADING, "Laufzeit"),
        (BlockKind.PARAGRAPH, "2024 bis 2026"),
        (BlockKind.HEADING, "Träger"),
        (BlockKind.PARAGRAPH, "Werk Aue"),
        (BlockKind.HEADING, "Unsere Partner (Auswahl)"),
        (BlockKind.PARAGRAPH, "Stadt Ulm"),
    ]


def test_a_label_at_the_end_of_a_run_is_a_line_of_it() -> None:
    text = "Titel\n\nWerk Aue, Celle\nTräger\n"
    assert [block.span.of(text) for block in segment(text)] == ["Titel", "Werk Aue, Celle\nTräger"]
