"""Traits: at which level, in which places, of which type and from which perspective actors work."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from kg.catalogue import view
from kg.store.base import Store
from kg.terms import NamedNode, Term
from kg.themes.codes import codes_of
from kg.themes.index import Index
from kg.themes.view import each_row, node_in

__all__ = ["Trait", "Traits", "items_of", "traits_of"]

_NOBODY: Final = -1
"""Stands for the actor of a perspective that an event considers by itself."""
_ANYWHERE: Final = 0
"""Stands for the item of what holds of an actor wherever it is."""


class Trait(StrEnum):
    """What tells actors apart, as ``queries/views/actor_traits.rq`` calls it."""

    PLACE = "place"
    """Seat or area of competence, and every area around these."""
    LEVEL = "level"
    """Level of administration."""
    TYPE = "type"
    """What kind of organisation it is."""
    PERSPECTIVE = "perspective"
    """From where somebody speaks at an event; it holds for the themes of that event."""


@dataclass(frozen=True, slots=True)
class Traits:
    """Which actors have which values of one trait: one row for each actor, value and item, sorted by actor.

    Persons have level, places and type of the organisations they act for; perspectives are their own.
    """

    values: tuple[NamedNode, ...]
    """In the order of their addresses; ``value`` numbers them."""
    actor: NDArray[np.int64]
    value: NDArray[np.int64]
    item: NDArray[np.int64]
    named: frozenset[NamedNode]
    """The values that are said of something themselves, not only of what lies in them."""

    def having(self, value: NamedNode, items: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the actors that have a value, at any of some items if it holds at items, in order."""
        number = self.values.index(value) if value in self.values else -1
        chosen = (self.value == number) & self._at(items) & (self.actor != _NOBODY)
        return _once(self.actor[chosen])

    def known(self, items: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the actors that have any value there, in order."""
        return _once(self.actor[self._at(items) & (self.actor != _NOBODY)])

    def among(self, actors: NDArray[np.int64], items: NDArray[np.int64]) -> frozenset[NamedNode]:
        """Return the values named of some actors there, and those that the items themselves have."""
        there = np.zeros(max(self.actor.max(initial=0), actors.max(initial=0)) + 2, np.bool_)
        there[actors] = True
        there[_NOBODY] = True  # the last place, which no actor has
        chosen = self._at(items) & there[self.actor]
        found = (self.values[number] for number in np.unique(self.value[chosen]).tolist())
        return frozenset(found) & self.named

    def _at(self, items: NDArray[np.int64]) -> NDArray[np.bool_]:
        anywhere: NDArray[np.bool_] = self.item == _ANYWHERE
        if not anywhere.all():
            anywhere[~anywhere] = np.isin(self.item[~anywhere], items)
        return anywhere


_LOCK: Final = Lock()
_KEPT: Final[WeakKeyDictionary[Store, tuple[str, Mapping[Trait, Traits]]]] = WeakKeyDictionary()


def traits_of(store: Store, index: Index, trait: Trait) -> Traits:
    """Return one trait of the actors of an index, read once for each version of the store."""
    with _LOCK:
        kept = _KEPT.get(store)
        if kept is not None and kept[0] == index.version:
            return kept[1][trait]
        found = _read(store, index)
        if store.version() == index.version:  # else a write came between, and the answer is made again
            _KEPT[store] = (index.version, found)
        return found[trait]


def _once(actors: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return actors that come in order, each once."""
    found: NDArray[np.int64] = actors[np.diff(actors, prepend=_NOBODY) != 0]
    return found


def items_of(index: Index, themes: Iterable[NamedNode]) -> NDArray[np.int64]:
    """Return the keys of the items that bear any of some themes."""
    return np.unique(index.bearing(themes).item)


_Said = tuple[NamedNode, int]
"""A value, and where it holds."""


def _read(store: Store, index: Index) -> dict[Trait, Traits]:
    own: dict[Trait, dict[NamedNode | None, set[_Said]]] = {trait: {} for trait in Trait}
    rows = tuple(store.each(view("actor_traits").filled({})))
    items = {item for row in rows if isinstance(item := row.get("item"), NamedNode)}
    keys: dict[Term | None, int] = dict(zip(items, codes_of(items).tolist(), strict=True))
    for row in rows:
        actor, where = row.get("actor"), keys.get(row.get("item"), _ANYWHERE)
        held = own[Trait(row["trait"].value)].setdefault(actor if isinstance(actor, NamedNode) else None, set())
        held.add((node_in(row, "value"), where))
    bodies = _pairs(store, "acting_for", "person", "organisation")
    around = _pairs(store, "places_around", "place", "around")
    return {
        trait: _traits(
            index,
            held,
            bodies if trait is not Trait.PERSPECTIVE else {},
            around if trait is Trait.PLACE else {},
        )
        for trait, held in own.items()
    }


def _traits(
    index: Index,
    own: Mapping[NamedNode | None, set[_Said]],
    bodies: Mapping[NamedNode, set[NamedNode]],
    around: Mapping[NamedNode, set[NamedNode]],
) -> Traits:
    named = frozenset(value for held in own.values() for value, _ in held)
    wider = {value: _closed(value, around) for value in named}
    values = sorted({value for reached in wider.values() for value in reached}, key=lambda node: node.value)
    numbers = {value: number for number, value in enumerate(values)}

    def rows() -> Iterator[tuple[int, int, int]]:
        for actor, number in (*index.actors.numbers.items(), (None, _NOBODY)):
            through = bodies.get(actor, ()) if actor else ()
            said = set(own.get(actor, ())).union(*(own.get(body, ()) for body in through))
            yield from {(number, numbers[around], where) for value, where in said for around in wider[value]}

    table = np.array(sorted(rows()), np.int64).reshape(-1, 3)
    return Traits(tuple(values), table[:, 0], table[:, 1], table[:, 2], named)


def _pairs(store: Store, name: str, left: str, right: str) -> dict[NamedNode, set[NamedNode]]:
    found: dict[NamedNode, set[NamedNode]] = {}
    for row in each_row(store, name):
        found.setdefault(node_in(row, left), set()).add(node_in(row, right))
    return found


def _closed(value: NamedNode, around: Mapping[NamedNode, set[NamedNode]]) -> frozenset[NamedNode]:
    """Return a value and everything around it, however far."""
    found: set[NamedNode] = set()
    waiting = [value]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(around.get(current, ()))
    return frozenset(found)
