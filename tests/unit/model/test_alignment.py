"""Alignments: the laws of rewriting a text piece by piece."""

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Alignment, Span, rewritten

TEXT = st.text(alphabet="abcdef ", max_size=30)


@st.composite
def edited(draw, text: str):
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    put = st.text(alphabet="XYZ", max_size=3)
    return [(start, end, draw(put)) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]


@given(TEXT, st.data())
def test_what_was_not_edited_lies_where_it_stood(text, data):
    new, alignment = rewritten(text, data.draw(edited(text)))
    places = [alignment.place(offset) for offset in range(len(new) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)
    for offset, letter in enumerate(new):
        if letter not in "XYZ":
            assert text[places[offset]] == letter


@given(TEXT, st.data())
def test_two_rewritings_align_like_one_after_the_other(text, data):
    middle, first = rewritten(text, data.draw(edited(text)))
    last, second = rewritten(middle, data.draw(edited(middle)))
    both = second.after(first)
    for offset in range(len(last) + 1):
        assert both.place(offset) == first.place(second.place(offset))


def test_a_span_stands_for_what_was_dropped_inside_it():
    new, alignment = rewritten("eine Nachbar-\nschaft", [(12, 14, "")])
    assert new == "eine Nachbarschaft"
    assert alignment.span(Span(5, 18)) == Span(5, 20)
    assert Alignment().span(Span(3, 4)) == Span(3, 4)
