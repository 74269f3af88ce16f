"""Joins: which rows of columns of codes meet which, by sorting."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.themes.layers import is_in

__all__ = ["Codes", "Sure", "met", "pairs_of", "strongest", "within"]

Codes = NDArray[np.int64]
Sure = NDArray[np.float64]


def met(left: Codes, right: Codes) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the places of each two rows, one of either column, that hold the same code, in no order."""
    order, other = np.argsort(left), np.argsort(right)
    keys, others = left[order], right[other]
    first = np.searchsorted(others, keys, side="left")
    count = np.searchsorted(others, keys, side="right") - first
    row = np.arange(int(count.sum())) + np.repeat(first - (np.cumsum(count) - count), count)
    return np.repeat(order, count), other[row]


def within(codes: Codes, among: Codes) -> NDArray[np.bool_]:
    """Return which codes are among some that are sorted; both may be many."""
    order = np.argsort(codes)
    found = np.empty(len(codes), np.bool_)
    found[order] = is_in(codes[order], among)
    return found


def pairs_of(left: Codes, right: Codes) -> Codes:
    """Return a code for each pair of codes, which differs where either does."""
    mixed = left.view(np.uint64) * np.uint64(_ODD) ^ right.view(np.uint64)
    return mixed.view(np.int64)


def strongest(keys: Codes, sure: Sure) -> tuple[NDArray[np.intp], Codes, Sure]:
    """Return the place of some row of each key, the keys in order, and how sure the surest row of each is."""
    if not len(keys):
        return np.empty(0, np.intp), keys, sure
    order: NDArray[Any] = np.argsort(keys)
    held = keys[order]
    starts = np.flatnonzero(np.concatenate(([True], held[1:] != held[:-1])))
    return order[starts], held[starts], np.maximum.reduceat(sure[order], starts)


_ODD = 0x9E3779B97F4A7C15
