"""Shut spans answer like a look at each of them."""

from hypothesis import given
from hypothesis import strategies as st

from kg.mention.themes.shut import shut_of
from kg.model import Span

PIECES = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 15))


@given(st.lists(PIECES, max_size=12), PIECES)
def test_as_if_each_span_were_looked_at(spans, asked):
    shut = shut_of(spans)
    expected = sorted(one for one in spans if one.overlaps(asked))
    assert list(shut.inside(asked)) == expected
    assert shut.overlaps(asked) is bool(expected)
