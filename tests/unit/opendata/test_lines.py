"""Sorting more lines than memory holds gives what sorting them in memory gives."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.opendata import lines
from kg.opendata.lines import sorted_lines

TEXTS = st.lists(st.binary(max_size=4).map(lambda text: text.replace(b"\n", b"") + b"\n"), max_size=60)


@given(TEXTS, st.integers(1, 7))
@settings(max_examples=40)
def test_it_is_the_order_of_bytes_each_once(tmp_path_factory, texts, memory):
    folder = tmp_path_factory.getbasetemp()
    assert list(sorted_lines(texts, folder, memory=memory)) == sorted(set(texts))


def test_many_runs_are_merged_in_between_and_leave_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(lines, "_MOST", 3)
    texts = [f"{number:04d}\n".encode() for number in range(200)]
    assert list(sorted_lines([*reversed(texts), *texts], tmp_path, memory=7)) == texts
    assert list(tmp_path.iterdir()) == []
