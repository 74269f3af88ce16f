"""Layers: whatever is laid over rows, and whenever that is laid into them, they are those that a plain dict holds."""

from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.themes import layers
from kg.themes.layers import Layers, is_in, places
from kg.themes.ties import Bearings

keys = st.integers(-3, 6)
rows = st.dictionaries(keys, st.lists(st.integers(0, 9), max_size=3), max_size=6)
changes = st.tuples(st.sets(keys, min_size=1), rows)


def bearings(held):
    """Return the rows of a dict from items to themes."""
    found = [(item, theme) for item, themes in sorted(held.items()) for theme in themes]
    items, themes = np.array([item for item, _ in found], np.int64), np.array([theme for _, theme in found], np.int32)
    return Bearings(items, themes, np.zeros(len(found)))


def told(found):
    return list(zip(found.item.tolist(), found.theme.tolist(), strict=True))


@given(first=rows, later=st.lists(changes, max_size=5), few=st.sampled_from([0, 4, 1000]), asked=st.sets(keys))
def test_rows_are_those_that_were_put_there_last(first, later, few, asked):
    held, found = dict(first), Layers.of(bearings(first))
    for changed, drawn in later:
        now = {key: themes for key, themes in drawn.items() if key in changed}
        held = {key: themes for key, themes in held.items() if key not in changed} | now
        with patch.object(layers, "_FEW", few):
            found = found.replaced(np.array(sorted(changed)), bearings(now))
        assert few or not len(found.gone)
    assert told(found.whole()) == told(bearings(held))
    assert len(found) == len(found.whole())
    part = found.under(np.array(sorted(asked), np.int64))
    assert told(part) == told(bearings({key: themes for key, themes in held.items() if key in asked}))


@given(column=st.lists(keys), asked=st.sets(keys))
def test_places_are_those_of_the_keys(column, asked):
    wanted = np.array(sorted(asked), np.int64)
    given_ = np.array(column, np.int64)
    order = np.argsort(given_, kind="stable")
    expected = [place for key in sorted(asked) for place, value in enumerate(column) if value == key]
    assert places(given_, wanted, order=order).tolist() == expected
    assert given_[order][places(given_[order], wanted)].tolist() == [column[place] for place in expected]
    assert is_in(given_, wanted).tolist() == [value in asked for value in column]
