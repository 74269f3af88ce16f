"""Pairs: all that share themes above a weight, found block by block, so that they need not be held in memory."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.errors import WrongParameter
from kg.store.base import Store
from kg.themes import weight
from kg.themes.answer import Inheritance, PairWeight
from kg.themes.kept import index_of
from kg.themes.lens import Lens
from kg.themes.rounding import MARGIN, apart, is_unsure, rounded, together

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["pairs"]

_ROWS: Final = 1_024
_MEETINGS: Final = 300_000
"""Meetings of an actor with others over a theme that are looked at together; each takes some 200 bytes."""


class _Sweep(NamedTuple):
    """What every block needs: strengths both ways round, what a theme adds to a weight, and at most adds."""

    rows: "csr_array"
    columns: "csr_array"
    telling: "csr_array"
    greatest: NDArray[np.float64]
    held: NDArray[np.int64]


def pairs(store: Store, *, minimum: float, inherit: Inheritance = Inheritance.ORGANISATIONS) -> Iterator[PairWeight]:
    """Return an iterator over all pairs of actors that share at least ``minimum``, each once, in no particular order.

    All come from the version of the store at the time of the call. It takes the longer, the lower ``minimum`` is:
    themes so common that all of them together could not bring an actor to it are not looked at to find whom it meets
    (R. J. Bayardo, Y. Ma, R. Srikant: Scaling up all pairs similarity search, WWW 2007).

    Raises:
        WrongParameter: ``minimum`` is not above zero; every pair shares at least nothing.
    """
    if not minimum > 0:
        raise WrongParameter(f"minimum is {minimum}; a weight above 0 is needed")
    return _found(Lens(index_of(store), inherit, "de"), minimum)


def _found(lens: Lens, minimum: float) -> Iterator[PairWeight]:
    sweep = _sweep(lens)
    for start in range(0, sweep.rows.shape[0], _ROWS):
        for left, right, totals in _meetings(sweep, start, minimum - MARGIN):
            yield from _weighed(lens, left, right, totals, minimum)


def _sweep(lens: Lens) -> _Sweep:
    from scipy.sparse import csr_array  # noqa: PLC0415  # a tenth of a second that only this needs

    rows, by_theme = lens.table.by_actor, lens.table.by_theme
    nodes, numbers, near = lens.index.themes.nodes, lens.index.themes.numbers, lens.index.tree.near
    parts = [
        (
            number,
            numbers[other],
            min(lens.rarity(node), lens.rarity(other)) * (1.0 if other == node else weight.CLOSENESS),
        )
        for number, node in enumerate(nodes[: rows.shape[1]])
        for other in (node, *near.get(node, ()))
        if numbers.get(other, rows.shape[1]) < rows.shape[1]
    ]
    one, other, value = (np.array([part[place] for part in parts]) for place in range(3))
    themes = (rows.shape[1], rows.shape[1])
    telling = csr_array((value, (one.astype(np.int32), other.astype(np.int32))), shape=themes)
    greatest = by_theme.max(axis=0).toarray().ravel() if rows.nnz else np.zeros(rows.shape[1])
    return _Sweep(rows, by_theme.T.tocsr(), telling, greatest, np.diff(by_theme.indptr).astype(np.int64))


def _meetings(
    sweep: _Sweep, start: int, minimum: float
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]]:
    """Yield pairs of some actors with later ones, and what they share before rounding, if that may be enough."""
    block = sweep.rows[start : start + _ROWS] @ sweep.telling
    row = np.repeat(np.arange(block.shape[0]), np.diff(block.indptr))
    # the commonest themes first; those that together cannot reach the minimum bring no meeting of interest
    order = np.lexsort((-sweep.held[block.indices], row))
    row, theme = row[order], block.indices[order]
    reached = np.cumsum(block.data[order] * sweep.greatest[theme])
    before = np.concatenate(([0.0], reached))[block.indptr[:-1]]
    chosen = reached - before[row] >= minimum
    row, theme = row[chosen], theme[chosen]
    for first, last in _cuts(row, sweep.held[theme]):
        left, right = _met(sweep, row[first:last], theme[first:last], start)
        totals = _totals(sweep, block, left - start, right)
        enough = totals >= minimum
        yield left[enough], right[enough], totals[enough]


def _cuts(row: NDArray[np.int64], costs: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Yield where parts begin and end that cost about as much as may be looked at together, no row torn."""
    starts = np.flatnonzero(np.diff(row, prepend=-1))
    before = (np.cumsum(costs) - costs)[starts] // _MEETINGS
    cuts = starts[np.diff(before, prepend=-1) > 0].tolist()
    yield from pairwise((*cuts, len(row)))


def _met(
    sweep: _Sweep, row: NDArray[np.int64], theme: NDArray[np.int32], start: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return whom some actors meet over themes, each pair once and only with later ones."""
    held = sweep.held[theme]
    left = np.repeat(row + start, held)
    right = sweep.columns.indices[_ranges(sweep.columns.indptr[theme], held)].astype(np.int64)
    later = right > left
    actors = sweep.rows.shape[0]
    met = np.unique(left[later] * actors + right[later])
    return met // actors, met % actors


def _totals(sweep: _Sweep, block: "csr_array", row: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return what rows of a block and actors share, before rounding."""
    if not len(row):
        return np.empty(0)
    first = int(row.min())
    telling = block[first : int(row.max()) + 1].toarray()
    held = np.diff(sweep.rows.indptr)[right]
    pair, places = np.repeat(np.arange(len(row)), held), _ranges(sweep.rows.indptr[right], held)
    parts = telling[row[pair] - first, sweep.rows.indices[places]] * sweep.rows.data[places]
    totals: NDArray[np.float64] = np.bincount(pair, parts, minlength=len(row)).astype(np.float64)
    return totals


def _ranges(starts: NDArray[np.int32], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    places: NDArray[np.int64] = np.arange(int(counts.sum())) + np.repeat(starts - (np.cumsum(counts) - counts), counts)
    return places


def _weighed(
    lens: Lens, left: NDArray[np.int64], right: NDArray[np.int64], totals: NDArray[np.float64], minimum: float
) -> Iterator[PairWeight]:
    nodes = lens.index.actors.nodes
    values, unsure = rounded(totals), is_unsure(totals)
    found = zip(left.tolist(), right.tolist(), values.tolist(), unsure.tolist(), strict=True)
    for number, others in groupby(found, key=lambda one: one[0]):
        one = nodes[number]
        related = lens.index.related(one)
        for _, place, shown, in_doubt in others:
            other, value = nodes[place], shown
            if other in related:
                value = apart(lens, one, other)
            elif in_doubt:
                value = together(lens, lens.strengths(one), lens.strengths(other))
            if value >= minimum:
                first, second = sorted((one, other), key=str)
                yield PairWeight(first, second, value)
