"""Titles of documents: what the page is called, not what a site or a press office puts above it."""

import pytest

from kg.pipeline import extract
from kg.read import read_text
from kg.terms import DCTERMS


def title(text):
    graphs = extract(read_text(text, source="seite.txt")).graphs
    (found,) = [one.object.value for graph in graphs.values() for one in graph if one.predicate == DCTERMS["title"]]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nachbarn, die sorgen\n\nEin Bericht.\n", "Nachbarn, die sorgen"),
        ("26.08.2024\n\nNachbarn, die sorgen\n\nEin Bericht.\n", "Nachbarn, die sorgen"),
        ("+++ PRESSEINFORMATION +++\n\nNeuer Treff für Ehrenau\n\nEr ist offen.\n", "Neuer Treff für Ehrenau"),
        ("Erfurt, 18. März 2026\n\nMehr Geld für Treffs\n\nEs reicht.\n", "Mehr Geld für Treffs"),
        ("Start > Aktuelles > Berichte\n\nNeuer Treff für Ehrenau\n\nEr ist offen.\n", "Neuer Treff für Ehrenau"),
        ("Stadt Ehrenau\n\nProtokoll der 3. Sitzung der AG 78\nam 3. Mai 2031\n", "Protokoll der 3. Sitzung der AG 78"),
        ("Einladung\n\nzur 5. Sozialraumkonferenz Ehrenau\nam 3. Mai 2031\n", "5. Sozialraumkonferenz Ehrenau"),
        ("2031\n", "2031"),
    ],
)  # fmt: skip
def test_the_title_says_what_the_page_is_about(text, expected):
    assert title(text) == expected


def test_a_page_without_a_title_begins_with_its_words():
    assert title("Wort " * 40) == " ".join(["Wort"] * 24) + " …"
