"""Ties: which actor is tied to which item, and which item bears which theme, as columns of numbers."""

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import view
from kg.themes.answer import EvidenceKind
from kg.themes.codes import codes_of
from kg.themes.layers import inserted, places

__all__ = ["KINDS", "NOBODY", "NO_BEARINGS", "NO_TIES", "Bearings", "Numbering", "Ties", "read_bearings", "read_ties"]

KINDS: Final = tuple(EvidenceKind)
"""The kinds of ties in the order of their numbers."""

NOBODY: Final = -1
"""The number that stands for no actor."""

_KIND: Final[Mapping[str, int]] = {kind.value: number for number, kind in enumerate(KINDS)}


@dataclass(slots=True)
class Numbering:
    """Addresses and their numbers, in the order in which they came; it only grows, so that old numbers stay true."""

    nodes: list[NamedNode] = field(default_factory=list)
    numbers: dict[NamedNode, int] = field(default_factory=dict)

    def number(self, node: NamedNode) -> int:
        """Return the number of a node, a new one if it has none."""
        found = self.numbers.setdefault(node, len(self.nodes))
        if found == len(self.nodes):
            self.nodes.append(node)
        return found


@dataclass(frozen=True)
class Ties:
    """Rows of actor, item and way, sorted by actor, one or more of each; ``through`` may be ``NOBODY``.

    Items are codes (``kg.themes.codes``): they are many and never shown from here, so their addresses are not kept.
    """

    actor: NDArray[np.int32]
    kind: NDArray[np.int8]
    item: NDArray[np.int64]
    through: NDArray[np.int32]
    sure: NDArray[np.float64]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.actor)

    @property
    def key(self) -> NDArray[np.int32]:
        """The actors, by whom the rows are sorted."""
        return self.actor

    def mapped(self, work: Callable[[NDArray[Any]], NDArray[Any]]) -> "Ties":
        """Return the rows that one piece of work on every column gives."""
        return Ties(work(self.actor), work(self.kind), work(self.item), work(self.through), work(self.sure))

    def where(self, chosen: slice | NDArray[np.bool_] | NDArray[np.intp]) -> "Ties":
        """Return the chosen rows, in their order."""
        return self.mapped(lambda column: column[chosen])

    def joined(self, more: "Ties") -> "Ties":
        """Return the rows of both, sorted by actor."""
        laid = inserted(self.actor, more.actor)
        return Ties(
            laid(self.actor, more.actor),
            laid(self.kind, more.kind),
            laid(self.item, more.item),
            laid(self.through, more.through),
            laid(self.sure, more.sure),
        )

    def on(self, items: NDArray[np.int64]) -> NDArray[np.intp]:
        """Return the places of the rows of some items, in their order."""
        return np.sort(places(self.item, items, order=self._by_item))

    def owed_to(self, actors: NDArray[np.int32]) -> NDArray[np.intp]:
        """Return the places of the rows that pass through some actors, in their order."""
        return np.sort(places(self.through, actors, order=self._by_through))

    @cached_property
    def _by_item(self) -> NDArray[np.intp]:  # of narrower numbers every search would make a copy
        return np.argsort(self.item, kind="stable")

    @cached_property
    def _by_through(self) -> NDArray[np.intp]:
        return np.argsort(self.through, kind="stable")


@dataclass(frozen=True, slots=True)
class Bearings:
    """Rows of item, a code, and theme, sorted by item, one or more of each."""

    item: NDArray[np.int64]
    theme: NDArray[np.int32]
    sure: NDArray[np.float64]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.item)

    @property
    def key(self) -> NDArray[np.int64]:
        """The items, by which the rows are sorted."""
        return self.item

    def mapped(self, work: Callable[[NDArray[Any]], NDArray[Any]]) -> "Bearings":
        """Return the rows that one piece of work on every column gives."""
        return Bearings(work(self.item), work(self.theme), work(self.sure))

    def where(self, chosen: NDArray[np.bool_]) -> "Bearings":
        """Return the chosen rows, in their order."""
        return self.mapped(lambda column: column[chosen])

    def joined(self, more: "Bearings") -> "Bearings":
        """Return the rows of both, sorted by item."""
        laid = inserted(self.item, more.item)
        return Bearings(laid(self.item, more.item), laid(self.theme, more.theme), laid(self.sure, more.sure))


def read_ties(store: Store, actors: Numbering, **slots: Iterable[NamedNode]) -> Ties:
    """Return the ties of a store, all or those of some actors or items."""
    actor, kind, through, sure = array("i"), array("b"), array("i"), array("d")
    items: list[NamedNode] = []
    for row in view.each_row(store, "actor_ties", **slots):
        by = row.get("through")
        actor.append(actors.number(view.node_in(row, "actor")))
        kind.append(_KIND[row["kind"].value])
        items.append(view.node_in(row, "item"))
        through.append(actors.number(by) if isinstance(by, NamedNode) else NOBODY)
        sure.append(view.sure_in(row, "confidence"))
    found = Ties(
        np.array(actor, np.int32),
        np.array(kind, np.int8),
        codes_of(items),
        np.array(through, np.int32),
        np.array(sure, np.float64),
    )
    return NO_TIES.joined(found)


def read_bearings(store: Store, themes: Numbering, **slots: Iterable[NamedNode]) -> Bearings:
    """Return which items of a store bear which themes, all or those of some items."""
    theme, sure = array("i"), array("d")
    items: list[NamedNode] = []
    for row in view.each_row(store, "item_themes", **slots):
        items.append(view.node_in(row, "item"))
        theme.append(themes.number(view.node_in(row, "theme")))
        sure.append(view.sure_in(row, "themeConfidence"))
    found = Bearings(codes_of(items), np.array(theme, np.int32), np.array(sure, np.float64))
    return NO_BEARINGS.joined(found)


NO_TIES: Final = Ties(
    np.empty(0, np.int32), np.empty(0, np.int8), np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0)
)
NO_BEARINGS: Final = Bearings(np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0))
