"""Table: how strongly every actor works on every theme, both ways round, and how rare every theme is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from kg.themes import weight
from kg.themes.answer import EvidenceKind, Inheritance
from kg.themes.layers import Layers, is_in
from kg.themes.strengths import Strengths
from kg.themes.ties import KINDS, NOBODY, Ties

if TYPE_CHECKING:
    from scipy.sparse import csc_array, csr_array

__all__ = ["INHERITED", "Table", "counting", "table_of", "with_rows"]

INHERITED: Final[Mapping[Inheritance, frozenset[EvidenceKind]]] = {
    Inheritance.NONE: frozenset(),
    Inheritance.ORGANISATIONS: frozenset({EvidenceKind.AFFILIATION}),
    Inheritance.BOTH: frozenset({EvidenceKind.AFFILIATION, EvidenceKind.MEMBERSHIP}),
}


@dataclass(frozen=True)
class Table:
    """Strengths of so many actors on so many themes under one kind of inheritance."""

    shape: tuple[int, int]
    strengths: Layers[Strengths]
    columns: "csc_array"
    """The lower layer of the strengths, theme by theme."""
    counts: NDArray[np.int64]
    """How many actors work on each theme."""
    rarity: NDArray[np.float64]
    """Of every theme; 1 where nobody works on it."""

    @cached_property
    def by_actor(self) -> "csr_array":
        """The strengths as a matrix, actors × themes."""
        return _matrix(self.strengths.whole(), self.shape)

    @cached_property
    def by_theme(self) -> "csc_array":
        """The same matrix, quick by theme."""
        current = not len(self.strengths.gone) and self.columns.shape == self.shape
        return self.columns if current else self.by_actor.tocsc()

    def actors_on(self, theme: int) -> int:
        """Return how many actors work on a theme; nobody on one that came after the table was made."""
        return int(self.counts[theme]) if theme < len(self.counts) else 0

    def themes_of(self, actor: int) -> dict[int, float]:
        """Return an actor's strengths by theme; nothing for one that came after the table was made."""
        return self.strengths.under(np.array([actor], np.int32)).by_theme()

    def actors_with(self, themes: Collection[int]) -> NDArray[np.int32]:
        """Return who works on any of some themes, in order."""
        asked = [theme for theme in themes if theme < self.columns.shape[1]]
        ends = [self.columns.indptr[theme : theme + 2].tolist() for theme in asked]
        below = np.concatenate([_NO_ROWS, *(self.columns.indices[start:end] for start, end in ends)])
        over = self.strengths.over
        above = over.actor[np.isin(over.theme, list(themes))]
        found: NDArray[np.int32] = np.unique(np.concatenate((below[~is_in(below, self.strengths.gone)], above)))
        return found

    def swept(self, factors: Mapping[int, float]) -> NDArray[np.float64]:
        """Return for every actor the sum of its strengths on some themes, each times a factor."""
        from scipy.sparse import csc_array  # noqa: PLC0415  # a tenth of a second that only this needs

        columns, (actors, themes) = self.columns, self.shape
        asked = [theme for theme in factors if theme < columns.shape[1]]
        ends = [(columns.indptr[theme], columns.indptr[theme + 1]) for theme in asked]
        chosen = csc_array(
            (
                np.concatenate([columns.data[start:end] for start, end in ends] or [_NO_VALUES]),
                np.concatenate([columns.indices[start:end] for start, end in ends] or [_NO_ROWS]),
                np.cumsum([0, *(end - start for start, end in ends)], dtype=columns.indptr.dtype),
            ),
            shape=(actors, len(asked)),
        )
        total: NDArray[np.float64] = chosen @ np.array([factors[theme] for theme in asked], np.float64)
        over = self.strengths.over
        total[self.strengths.gone] = 0.0
        if len(over):
            telling = np.zeros(themes)
            for theme, factor in factors.items():
                if theme < themes:
                    telling[theme] = factor
            np.add.at(total, over.actor, over.value * telling[over.theme])
        return total


def counting(ties: Ties, inherit: Inheritance) -> Ties:
    """Return the ties that count under a kind of inheritance; what an actor did itself always does."""
    allowed = np.array([kind in INHERITED[inherit] for kind in KINDS])
    return ties.where((ties.through == NOBODY) | allowed[ties.kind])


def table_of(strengths: Strengths, shape: tuple[int, int]) -> Table:
    """Return the table of all strengths of so many actors on so many themes."""
    columns = _matrix(strengths, shape).tocsc()
    return _table(shape, Layers.of(strengths), columns, np.diff(columns.indptr).astype(np.int64))


def with_rows(table: Table, changed: NDArray[np.int32], strengths: Strengths, shape: tuple[int, int]) -> Table:
    """Return a table with other strengths of some actors, who are sorted and each there once."""
    laid = table.strengths.replaced(changed, strengths)
    if laid.base is not table.strengths.base:
        return table_of(laid.base, shape)
    before = table.strengths.under(changed)
    counts = np.zeros(shape[1], np.int64)
    counts[: len(table.counts)] = table.counts
    counts += np.bincount(strengths.theme, minlength=shape[1]) - np.bincount(before.theme, minlength=shape[1])
    return _table(shape, laid, table.columns, counts)


def _table(
    shape: tuple[int, int], strengths: Layers[Strengths], columns: "csc_array", counts: NDArray[np.int64]
) -> Table:
    # Python's own logarithm, so that a figure here and one of ``kg.themes.weight`` never differ in the last bit.
    known = {count: weight.rarity(count) for count in np.unique(counts).tolist()}
    rarity = np.array([known[count] for count in counts.tolist()], np.float64)
    return Table(shape, strengths, columns, counts, rarity)


def _matrix(strengths: Strengths, shape: tuple[int, int]) -> "csr_array":
    from scipy.sparse import csr_array  # noqa: PLC0415  # a tenth of a second that only this needs

    ends = np.searchsorted(strengths.actor, np.arange(shape[0] + 1, dtype=np.int32)).astype(np.int32)
    return csr_array((strengths.value, strengths.theme, ends), shape=shape)


_NO_VALUES: Final = np.empty(0)
_NO_ROWS: Final = np.empty(0, np.int32)
