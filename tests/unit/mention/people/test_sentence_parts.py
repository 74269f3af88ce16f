"""The clauses of a sentence: relative and dependent ones apart from those they stand in."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mention.people.sentence_parts import part_at, parts_of
from kg.model import Span


def said(sentence: str) -> list[str]:
    return [part.said(sentence).strip(" ,.") for part in parts_of(sentence, Span(0, len(sentence)))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ott, die das Amt seit 2017 leitet, und Tom Rade dankten allen.",
            ["Ott , und Tom Rade dankten allen", "die das Amt seit 2017 leitet"],
        ),
        (
            "Wie sich das Dorf verändert, zeigte Ida Kern, die dort lehrt.",
            ["Wie sich das Dorf verändert", "zeigte Ida Kern", "die dort lehrt"],
        ),
        ("Ott, die Leiterin des Amts, begrüßte die Gäste.", ["Ott, die Leiterin des Amts, begrüßte die Gäste"]),
        ("Ott eröffnete den Tag; Rade schloss ihn.", ["Ott eröffnete den Tag", "Rade schloss ihn"]),
    ],
)
def test_clauses(sentence, expected):
    assert said(sentence) == expected


def test_a_preposition_before_the_pronoun_is_told():
    sentence = "Die Runde, durch die Tom Rade führte, war gut."
    part = part_at(sentence, Span(0, len(sentence)), sentence.index("führte"))
    assert part.bound
    assert part.pronoun == "die"


@given(st.text(alphabet="abt die,.;:–()„“ABC\n", max_size=120))
def test_clauses_of_any_text_lie_in_it_in_order_and_apart(text):
    pieces = sorted(piece for part in parts_of(text, Span(0, len(text))) for piece in part.pieces)
    assert all(0 <= one.start < one.end <= len(text) for one in pieces)
    assert all(left.end <= right.start for left, right in pairwise(pieces))
