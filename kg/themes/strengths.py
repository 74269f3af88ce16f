"""Strengths: how strongly actors work on themes, from their ties and what the items of these bear."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kg.themes import weight
from kg.themes.layers import Layers, inserted, is_in
from kg.themes.ties import KINDS, Bearings, Ties

__all__ = ["Strengths", "strengths_of", "strengths_over"]

_WEIGHTS: Final = np.array([weight.KIND_WEIGHT[kind] for kind in KINDS])
_BLOCK: Final = 500_000
"""Ties looked at together; each meets a few themes, and every such link takes about 60 bytes while it is weighed."""


@dataclass(frozen=True, slots=True)
class Strengths:
    """One row for each actor and theme that it works on, sorted by both."""

    actor: NDArray[np.int32]
    theme: NDArray[np.int32]
    value: NDArray[np.float64]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.actor)

    @property
    def key(self) -> NDArray[np.int32]:
        """The actors, by whom the rows are sorted."""
        return self.actor

    def mapped(self, work: Callable[[NDArray[Any]], NDArray[Any]]) -> "Strengths":
        """Return the rows that one piece of work on every column gives."""
        return Strengths(work(self.actor), work(self.theme), work(self.value))

    def by_theme(self) -> dict[int, float]:
        """Return the strengths of the only actor by theme."""
        return dict(zip(self.theme.tolist(), self.value.tolist(), strict=True))

    def joined(self, more: "Strengths") -> "Strengths":
        """Return the rows of both, sorted by actor; none may be in both."""
        laid = inserted(self.actor, more.actor)
        return Strengths(laid(self.actor, more.actor), laid(self.theme, more.theme), laid(self.value, more.value))


def strengths_of(ties: Ties, bearings: Layers[Bearings], themes: int) -> Strengths:
    """Return how strongly the actors of some ties work on each of so many themes."""
    parts = [_strengths(ties.where(slice(*ends)), bearings, themes) for ends in _blocks(ties)] or [_NONE]
    return Strengths(
        np.concatenate([part.actor for part in parts]),
        np.concatenate([part.theme for part in parts]),
        np.concatenate([part.value for part in parts]),
    )


def strengths_over(ties: Ties, bearings: Bearings) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Return who is tied to what bears a theme, and how strongly on all these themes together, by the items of all."""
    one = Bearings(bearings.item, np.zeros(len(bearings), np.int32), bearings.sure)
    found = strengths_of(ties, Layers.of(one), 1)
    return found.actor, found.value


def _blocks(ties: Ties) -> list[tuple[int, int]]:
    """Return the ends of blocks of ties that hold all ties of each of their actors."""
    ends = [0]
    while ends[-1] < len(ties):
        last = min(ends[-1] + _BLOCK, len(ties)) - 1
        ends.append(int(np.searchsorted(ties.actor, ties.actor[last], side="right")))
    return list(pairwise(ends))


def _strengths(ties: Ties, bearings: Layers[Bearings], themes: int) -> Strengths:
    tie, theme, sure = _met(ties.item, bearings)
    if not len(tie):
        return _NONE
    pair = ties.actor[tie].astype(np.int64) * themes + theme
    item = ties.item[tie]
    value = _WEIGHTS[ties.kind[tie]] * np.minimum(ties.sure[tie], sure)
    # within an item only the strongest tie counts
    order = np.lexsort((item, pair))
    pair, item, value = pair[order], item[order], value[order]
    starts = np.flatnonzero(np.concatenate(([True], (pair[1:] != pair[:-1]) | (item[1:] != item[:-1]))))
    pair, left = pair[starts], 1.0 - np.maximum.reduceat(value, starts)
    # the items together by noisy-or, their factors in the order in which ``weight.strength`` takes them
    order = np.lexsort((left, pair))
    pair, left = pair[order], left[order]
    starts = np.flatnonzero(np.concatenate(([True], pair[1:] != pair[:-1])))
    pair = pair[starts]
    return Strengths(
        (pair // themes).astype(np.int32), (pair % themes).astype(np.int32), 1.0 - np.multiply.reduceat(left, starts)
    )


def _met(
    items: NDArray[np.int64], bearings: Layers[Bearings]
) -> tuple[NDArray[np.intp], NDArray[np.int32], NDArray[np.float64]]:
    """Return for every theme that one of some items bears the place of the item, the theme and how sure that is."""
    if not len(bearings.gone):
        return _joined(items, np.arange(len(items)), bearings.base)
    changed = is_in(items, bearings.gone)
    below = _joined(items, np.flatnonzero(~changed), bearings.base)
    above = _joined(items, np.flatnonzero(changed), bearings.over)
    return (
        np.concatenate((below[0], above[0])),
        np.concatenate((below[1], above[1])),
        np.concatenate((below[2], above[2])),
    )


def _joined(
    items: NDArray[np.int64], which: NDArray[np.intp], bearings: Bearings
) -> tuple[NDArray[np.intp], NDArray[np.int32], NDArray[np.float64]]:
    asked = items[which]
    first = np.searchsorted(bearings.item, asked, side="left")
    count = np.searchsorted(bearings.item, asked, side="right") - first
    row = np.arange(int(count.sum())) + np.repeat(first - (np.cumsum(count) - count), count)
    return np.repeat(which, count), bearings.theme[row], bearings.sure[row]


_NONE: Final = Strengths(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0))
