"""Choices: what may match is all that matches, on an open page, on another text and in any stretch of either."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.choices import Choice
from kg.cues import Cued, open_page

SHAPES = (r"\bgefördert\b", r"Vortrag\s+von", r"\w{4,}ung\b", r"(?i:moderiert|leitet)", r"^\s*\d+\.", r"\b[a-z]+\b")
WORDS = st.sampled_from(
    ("gefördert ", "Vortrag von ", "Planung, ", "MODERIERT ", "leitet ", "3. ", "\n", "Ulm ", "\u0130", "x")
)


@given(st.lists(WORDS, max_size=12).map("".join), st.data(), st.booleans())
def test_whatever_matches_is_among_what_may_match_in_the_order_given(text, data, page):
    choice = Choice((Cued(shape), shape) for shape in SHAPES)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if page:
        open_page(text)
    among = choice.among(text, start, end)
    assert among == [shape for shape in SHAPES if shape in among]
    assert {shape for shape in SHAPES if re.compile(shape).search(text, start, end)} <= set(among)
    assert choice.holds_any(text, start, end) is bool(among)


@pytest.mark.parametrize(("text", "expected"), [("Der Hof wird gefördert.", [SHAPES[0]]), ("Alles neu.", [])])
def test_on_a_page_what_lacks_its_words_is_left_out(text, expected):
    choice = Choice((Cued(shape), shape) for shape in SHAPES[:2])
    open_page(text)
    assert choice.among(text, 0, len(text)) == expected
    assert choice.among(text, 0, 3) == []
