"""Piece: joined they are the text, none is too long to show, and sentences stay whole where they can."""

from hypothesis import given
from hypothesis import strategies as st

from kg.search.piece import pieces_of


@given(st.text(alphabet="ab .\n", max_size=3000))
def test_pieces_are_the_text_in_order(text):
    pieces = [text[start:stop] for start, stop in pieces_of(text)]
    assert "".join(pieces) == text.lstrip("\n")
    assert all(0 < len(piece.rstrip()) <= 600 for piece in pieces if piece.strip())


def test_a_long_line_is_cut_after_sentences():
    line = "Dies ist ein Satz mit mehreren Worten. " * 40
    pieces = [line[start:stop] for start, stop in pieces_of(line)]
    assert len(pieces) > 2
    assert all(piece.startswith("Dies") and piece.endswith("Worten. ") for piece in pieces)


def test_short_lines_stand_together():
    text = "Beginn\n" * 20
    assert [*pieces_of(text)] == [(0, 140)]
