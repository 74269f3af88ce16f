"""Whatever a text or file says, reading it ends well: no crash, valid evidence, the same facts each time."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import DocumentUnreadable
from kg.model import Document
from kg.pipeline import extract
from kg.read import read_text
from kg.read.file import read_bytes
from kg.terms import DEF

PIECES = st.sampled_from(
    [
        "Fachforum 1.2: Armut & Pflege",
        "Zusammenfassung",
        "Mitwirkende",
        "Moderation",
        "Vortrag/Diskussion",
        "• Dr. Ada Lenz, Leiterin der Stabsstelle Pflege des Kreises Auental, Talheim",
        "• Bo Rind",
        "• , , ,",
        "• Ada Lenz (Werk",
        "  • Mia Lund, Ministerium für Wohnen, Ländliche Räume und Teilhabe,\n    Talheim",
        "Frau Ada Lenz vom Kreis Auental vermittelte die kommunale Perspektive: die Kommune als zentraler Akteur.",
        "Sie stellte die Landesstrategie „Orte 2035 – Leben.Teilen.“ vor.",
        "Sie stellte die Landesstrategie „",
        "Die Probleme Armut, Pflege und sind kaum zu bewältigen.",
        "Wir brauchen , und .",
        "Als Hürde gelten",
        "nach § 78 SGB VIII, in der AG 78 und §§ 1 SGB",
        "nach oben",
        "als Akteur",
        "e. V.",
        "Herrn Herr",
        "für für für",
        "\u00a0",
        "–",
        "„",
        "",
    ]
)


def holds(text: str) -> None:
    holds_for(read_text(text or "x", source="probe.txt"))


def holds_for(document: Document) -> None:
    first = extract(document)
    assert extract(document).graphs == first.graphs
    for fact in first.facts:
        span = fact.evidence.span
        assert 0 <= span.start < span.end <= len(document.text)
        assert 0 < fact.evidence.confidence <= 1
    for triples in first.graphs.values():
        quotes = {
            t.subject: t.object.value
            for t in triples
            if t.predicate == DEF["quoteText"] and "/evidence/" in t.subject.value
        }
        starts = {t.subject: int(t.object.value) for t in triples if t.predicate == DEF["startOffset"]}
        for node, quote in quotes.items():
            assert document.text[starts[node] : starts[node] + len(quote)] == quote


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12), st.sampled_from(["\n", "\n\n", " "]))
def test_pieces_of_the_genre_in_any_order(pieces, glue):
    text = glue.join(pieces)
    holds(text if text.strip() else "x")


def can_be_seen(text: str) -> bool:
    """Reading drops control characters, so a text needs one other sign."""
    return any(letter.isprintable() and not letter.isspace() for letter in text)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=300).filter(can_be_seen))
def test_any_characters(text):
    holds(text)


MARKS = (
    "# ",
    "- ",
    "| ",
    "|---|\n",
    "<h1>",
    "</h1>",
    "<ul><li>",
    "<table><tr><td>",
    "<br>",
    "\n",
    "\n\n",
    "&amp;",
    "\x00",
)
WORDS = (
    *("Mitwirkende", "Dr. Ada Lenz, Kreis Auental", "§ 78 SGB VIII", "Nachbar-\nschaft", "E i n l a d u n g", "\xad"),
    *("Sie stellte die Landesstrategie „Orte 2035“ vor.", "Gru\u0308ße", "Als Hürde gelten", "AK 2Wohnen"),
)
MARKED_UP = st.lists(st.sampled_from(MARKS + WORDS), max_size=15).map("".join)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".pdf", ".docx", ""])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(raw=st.binary(max_size=300) | MARKED_UP.map(str.encode) | MARKED_UP.map(lambda text: text.encode("utf-16")))
def test_any_bytes_in_any_format(suffix, raw):
    try:
        document = read_bytes(raw, source=f"probe{suffix}", where=f"probe{suffix}")
    except DocumentUnreadable:
        return
    holds_for(document)
