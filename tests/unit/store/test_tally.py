"""Tally: the same for every order of the lines and every way to cut them in pieces, another for other lines."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from kg.store.tally import Tally, TallyingReader, TallyingWriter

lines = st.lists(st.binary(min_size=1, max_size=12).filter(lambda line: b"\n" not in line), unique=True, max_size=12)


def written(text: bytes, cuts: list[int]) -> Tally:
    target = BytesIO()
    writer = TallyingWriter(target)
    borders = sorted(cut % (len(text) + 1) for cut in cuts)
    for start, end in zip([0, *borders], [*borders, len(text)], strict=True):
        writer.write(text[start:end])
    assert target.getvalue() == text
    return writer.tally


@given(lines, st.randoms(use_true_random=False), st.lists(st.integers(0, 200), max_size=6))
def test_order_and_pieces_play_no_part(some, random, cuts):
    shuffled = list(some)
    random.shuffle(shuffled)
    ended = b"".join(line + b"\n" for line in some)
    assert written(ended, []) == written(b"\n".join(shuffled), cuts) == Tally().with_lines(some)
    assert written(ended, []).statements == len(some)


@given(lines.filter(bool), st.binary(min_size=1, max_size=12).filter(lambda line: b"\n" not in line))
def test_another_line_is_another_tally(some, other):
    tally = Tally().with_lines(some)
    assert Tally().with_lines(some[1:]) != tally
    assert (Tally().with_lines([other, *some[1:]]) == tally) is (other == some[0])


@given(st.binary(max_size=60), st.integers(1, 9))
def test_what_is_read_counts_as_what_is_written(text, size):
    reader = TallyingReader(BytesIO(text))
    while reader.read(size):
        pass
    assert reader.tally == written(text, [])


@given(st.lists(st.sampled_from([b"_", b":", b"a", b"\n", b"_:b <p> _:c .\n"])), st.integers(1, 3))
def test_no_blank_node_goes_unnoticed(parts, size):
    text = b"".join(parts)
    reader = TallyingReader(BytesIO(text))
    while reader.read(size):
        pass
    assert reader.maybe_blank is (b"_:" in text)
