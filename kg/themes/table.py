"""Table: how strongly every actor works on every theme, as a sparse matrix, and how rare every theme is."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from kg.themes import weight
from kg.themes.answer import EvidenceKind, Inheritance
from kg.themes.ties import KINDS, NOBODY, Bearings, Ties

if TYPE_CHECKING:
    from scipy.sparse import csc_array, csr_array

__all__ = ["INHERITED", "Table", "counting", "strengths_of", "strengths_over", "table_of", "with_rows"]

INHERITED: Final[Mapping[Inheritance, frozenset[EvidenceKind]]] = {
    Inheritance.NONE: frozenset(),
    Inheritance.ORGANISATIONS: frozenset({EvidenceKind.AFFILIATION}),
    Inheritance.BOTH: frozenset({EvidenceKind.AFFILIATION, EvidenceKind.MEMBERSHIP}),
}

_WEIGHTS: Final = np.array([weight.KIND_WEIGHT[kind] for kind in KINDS])
_BLOCK: Final = 500_000
"""Ties looked at together; each meets a few themes, and every such link takes about 60 bytes while it is weighed."""


@dataclass(frozen=True, slots=True)
class Table:
    """Strengths of actors (rows) on themes (columns) under one kind of inheritance, both ways round."""

    by_actor: "csr_array"
    by_theme: "csc_array"
    rarity: NDArray[np.float64]
    """Of every theme; 1 where nobody works on it."""

    def actors_on(self, theme: int) -> int:
        """Return how many actors work on a theme."""
        return int(self.by_theme.indptr[theme + 1] - self.by_theme.indptr[theme])

    def themes_of(self, actor: int) -> dict[int, float]:
        """Return an actor's strengths by theme; nothing for one that came after the table was made."""
        if actor >= self.by_actor.shape[0]:
            return {}
        start, end = self.by_actor.indptr[actor : actor + 2]
        return dict(zip(self.by_actor.indices[start:end].tolist(), self.by_actor.data[start:end].tolist(), strict=True))


def counting(ties: Ties, inherit: Inheritance) -> Ties:
    """Return the ties that count under a kind of inheritance; what an actor did itself always does."""
    allowed = np.array([kind in INHERITED[inherit] for kind in KINDS])
    return ties.where((ties.through == NOBODY) | allowed[ties.kind])


def table_of(ties: Ties, bearings: Bearings, shape: tuple[int, int]) -> Table:
    """Return the table of the ties that count, for so many actors and themes."""
    actors, themes, values = [np.empty(0, np.int32)], [np.empty(0, np.int32)], [np.empty(0)]
    for start, end in _blocks(ties):
        rows = slice(start, end)
        part = Ties(ties.actor[rows], ties.kind[rows], ties.item[rows], ties.through[rows], ties.sure[rows])
        actor, theme, value = _strengths(part, bearings, shape[1])
        actors.append(actor)
        themes.append(theme)
        values.append(value)
    places = (np.concatenate(actors), np.concatenate(themes))
    return _table(np.concatenate(values), places, shape)


def with_rows(
    table: Table, changed: NDArray[np.int32], ties: Ties, bearings: Bearings, shape: tuple[int, int]
) -> Table:
    """Return a table in which the rows of some actors are made anew, from all ties that count for them."""
    actor, theme, value = _strengths(ties, bearings, shape[1])
    old = table.by_actor
    lines = np.repeat(np.arange(old.shape[0], dtype=np.int32), np.diff(old.indptr))
    gone = np.zeros(shape[0], np.bool_)
    gone[changed] = True
    left = ~gone[lines]
    values = np.concatenate((old.data[left], value))
    places = (np.concatenate((lines[left], actor)), np.concatenate((old.indices[left].astype(np.int32), theme)))
    return _table(values, places, shape)


def strengths_of(ties: Ties, bearings: Bearings, themes: int) -> dict[int, float]:
    """Return the strength on each of so many themes that the ties of one actor give."""
    _, theme, value = _strengths(ties, bearings, themes)
    return dict(zip(theme.tolist(), value.tolist(), strict=True))


def strengths_over(
    ties: Ties, bearings: Bearings, themes: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Return who works on any of some themes, and how strongly on all of them together, by the items of all."""
    wanted = bearings.where(np.isin(bearings.theme, themes))
    one = Bearings(wanted.item, np.zeros(len(wanted), np.int32), wanted.sure)
    actor, _, value = _strengths(ties.where(np.isin(ties.item, wanted.item)), one, 1)
    return actor, value


def _table(
    values: NDArray[np.float64], places: tuple[NDArray[np.int32], NDArray[np.int32]], shape: tuple[int, int]
) -> Table:
    from scipy.sparse import csr_array  # noqa: PLC0415  # a tenth of a second that only this needs

    by_actor = csr_array((values, places), shape=shape)
    by_actor.sort_indices()
    by_theme = by_actor.tocsc()
    counts = np.diff(by_theme.indptr)
    # Python's own logarithm, so that a figure here and one of ``kg.themes.weight`` never differ in the last bit.
    known = {count: weight.rarity(count) for count in np.unique(counts).tolist()}
    return Table(by_actor, by_theme, np.array([known[count] for count in counts.tolist()], np.float64))


def _blocks(ties: Ties) -> list[tuple[int, int]]:
    """Return the ends of blocks of ties that hold all ties of each of their actors."""
    ends = [0]
    while ends[-1] < len(ties):
        last = min(ends[-1] + _BLOCK, len(ties)) - 1
        ends.append(int(np.searchsorted(ties.actor, ties.actor[last], side="right")))
    return list(pairwise(ends))


def _strengths(
    ties: Ties, bearings: Bearings, themes: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]:
    """Return actor, theme and strength of every pair of these that an item brings together."""
    first = np.searchsorted(bearings.item, ties.item, side="left")
    count = np.searchsorted(bearings.item, ties.item, side="right") - first
    tie = np.repeat(np.arange(len(ties)), count)
    bearing = np.arange(len(tie)) + np.repeat(first - np.concatenate(([0], np.cumsum(count)[:-1])), count)
    if not len(tie):
        return np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0)
    pair = ties.actor[tie].astype(np.int64) * themes + bearings.theme[bearing]
    item = ties.item[tie]
    value = _WEIGHTS[ties.kind[tie]] * np.minimum(ties.sure[tie], bearings.sure[bearing])
    # within an item only the strongest tie counts
    order = np.lexsort((item, pair))
    pair, item, value = pair[order], item[order], value[order]
    starts = np.flatnonzero(np.concatenate(([True], (pair[1:] != pair[:-1]) | (item[1:] != item[:-1]))))
    pair, left = pair[starts], 1.0 - np.maximum.reduceat(value, starts)
    # the items together by noisy-or, their factors in the order in which ``weight.strength`` takes them
    order = np.lexsort((left, pair))
    pair, left = pair[order], left[order]
    starts = np.flatnonzero(np.concatenate(([True], pair[1:] != pair[:-1])))
    strength = 1.0 - np.multiply.reduceat(left, starts)
    pair = pair[starts]
    return (pair // themes).astype(np.int32), (pair % themes).astype(np.int32), strength
