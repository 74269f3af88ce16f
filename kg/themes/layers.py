"""Layers: rows in the order of their keys with newer ones above them, so that a small change costs little."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Columns", "Layers", "inserted", "is_in", "places"]

Keys = NDArray[np.int32] | NDArray[np.int64]
Places = NDArray[np.intp] | NDArray[np.bool_]

_NOWHERE: Final = np.empty(0, np.intp)
_FEW: Final = 20_000
_PART: Final = 32
"""Newer rows are laid into the others when they are more than a few and more than one to so many of these."""


class Columns(Protocol):
    """Rows as columns of numbers, sorted by one of them."""

    @property
    def key(self) -> Keys:
        """The column by which they are sorted."""
        ...

    def __len__(self) -> int:
        """Return the number of rows."""
        ...

    def mapped(self, work: Callable[[NDArray[Any]], NDArray[Any]]) -> Self:
        """Return the rows that one piece of work on every column gives."""
        ...

    def joined(self, more: Self) -> Self:
        """Return the rows of both, sorted; of one key those of the other come last."""
        ...


C = TypeVar("C", bound=Columns)


@dataclass(frozen=True, slots=True)
class Layers(Generic[C]):
    """Rows of which those under a key in ``gone`` stand in ``over``, if anywhere, and all others in ``base``."""

    base: C
    over: C
    gone: Keys
    """Sorted, each once."""

    @classmethod
    def of(cls, rows: C) -> Self:
        """Return rows with none above them."""
        return cls(rows, rows.mapped(lambda column: column[:0]), rows.key[:0])

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.base) - len(places(self.base.key, self.gone)) + len(self.over)

    def under(self, keys: Keys) -> C:
        """Return the rows under some keys, which are sorted and each there once."""
        above = places(self.over.key, keys) if len(self.over) else _NOWHERE
        return self.chosen(places(self.base.key, keys), above)

    def chosen(self, below: NDArray[np.intp], above: Places) -> C:
        """Return the rows at some places of ``base``, if they still hold, and at some of ``over``; places in order."""
        if len(self.gone) and len(below):
            below = below[~is_in(self.base.key[below], self.gone)]
        rows = self.base.mapped(lambda column: column[below])
        return rows.joined(self.over.mapped(lambda column: column[above])) if len(self.over) else rows

    def whole(self) -> C:
        """Return all rows."""
        if not len(self.gone):
            return self.base
        left = np.ones(len(self.base), np.bool_)
        left[places(self.base.key, self.gone)] = False
        return self.base.mapped(lambda column: column[left]).joined(self.over)

    def replaced(self, keys: Keys, rows: C) -> "Layers[C]":
        """Return the rows with others under some keys, which are sorted and each there once."""
        kept = ~is_in(self.over.key, keys)
        over = self.over.mapped(lambda column: column[kept]).joined(rows)
        gone: Keys = np.unique(np.concatenate((self.gone, keys.astype(self.gone.dtype))))
        made = Layers(self.base, over, gone)
        few = max(_FEW, len(self.base) // _PART)
        return made if len(over) + len(made.gone) <= few else Layers.of(made.whole())


def is_in(keys: Keys, among: Keys) -> NDArray[np.bool_]:
    """Return which keys are among some that are sorted."""
    if not len(among):
        return np.zeros(len(keys), np.bool_)
    at = np.minimum(np.searchsorted(among, keys), len(among) - 1)
    found: NDArray[np.bool_] = among[at] == keys
    return found


def places(column: Keys, keys: Keys, *, order: NDArray[np.intp] | None = None) -> NDArray[np.intp]:
    """Return where the rows of some keys stand in a column that is sorted, or that an order sorts: key by key."""
    same = keys.astype(column.dtype, copy=False)  # of two types, the search would copy the column
    first = np.searchsorted(column, same, side="left", sorter=order)
    count = np.searchsorted(column, same, side="right", sorter=order) - first
    found: NDArray[np.intp] = np.arange(int(count.sum())) + np.repeat(first - (np.cumsum(count) - count), count)
    return found if order is None else order[found]


def inserted(key: Keys, more: Keys) -> Callable[[NDArray[Any], NDArray[Any]], NDArray[Any]]:
    """Return what lays the columns of rows with other keys into those of sorted ones, behind those of the same key."""
    order = np.argsort(more, kind="stable")
    at = np.searchsorted(key, more[order].astype(key.dtype, copy=False), side="right")

    def laid(column: NDArray[Any], other: NDArray[Any]) -> NDArray[Any]:
        return np.insert(column, at, other[order]) if len(other) else column

    return laid
