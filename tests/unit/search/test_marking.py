"""Marking: joined the parts are the line, the words looked for are told apart, and a long line is cut around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.search import marked
from kg.search.words import wishes_in


@given(st.text(alphabet="Armut Kindheit.-", max_size=80), st.sampled_from(["Armut", "Kind heit", ""]))
def test_parts_are_the_line(text, words):
    assert "".join(part for part, _ in marked(text, wishes_in(words))) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Gegen Kinderarmut, für Straßen", "Armut Strasse", ["Kinderarmut", "Straßen"]),
        ("Hintergrund der Runde", "Runde", ["Runde"]),
        ("Kinder- und Jugendarbeit", "jugendarbeit", ["Jugendarbeit"]),
        ("Das Amt und das Gesamte", "Amt", ["Amt"]),
    ],
)
def test_words_are_marked_in_every_spelling(text, words, found):
    assert [part for part, hit in marked(text, wishes_in(words)) if hit] == found


def test_a_long_line_is_cut_around_its_first_word():
    line = "Vorher steht vieles. " * 30 + "Hier steht Armut. " + "Danach auch. " * 30
    parts = marked(line, wishes_in("Armut"), most=120)
    text = "".join(part for part, _ in parts)
    assert text.startswith("…")
    assert text.endswith("…")
    assert len(text) <= 125
    assert ("Armut", True) in parts
