"""Among: the actors that a level, a kind of body, a place, an event or a period leaves of all there are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from kg.errors import WrongParameter
from kg.network.days import day_of
from kg.network.traits import Trait, traits_of
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import ActorKind
from kg.themes.kept import index_of
from kg.themes.view import each_row, node_in

__all__ = ["Narrowing", "among"]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What an actor must be or have done; what is left out asks for nothing.

    Level, type and place are those of a body. A person has those of the bodies that it belongs to or acted for. A place
    takes in what lies in it; ``first`` and ``last`` are days, and an event between them is one of which a day is.
    """

    level: NamedNode | None = None
    of_class: NamedNode | None = None
    place: NamedNode | None = None
    event: NamedNode | None = None
    first: date | None = None
    last: date | None = None
    kind: ActorKind | None = None


def among(store: Store, narrowing: Narrowing) -> frozenset[NamedNode] | None:
    """Return the actors for which all holds that is asked; ``None`` where nothing is.

    Raises:
        WrongParameter: the first day comes after the last.
    """
    found: frozenset[NamedNode] | None = None
    for one in _sets(store, narrowing):
        found = one if found is None else found & one
    return found


def _sets(store: Store, narrowing: Narrowing) -> Iterator[frozenset[NamedNode]]:
    if narrowing.kind is not None:
        yield frozenset(index_of(store).names.known(narrowing.kind))
    asked = {Trait.LEVEL: narrowing.level, Trait.TYPE: narrowing.of_class, Trait.PLACE: narrowing.place}
    for trait, value in asked.items():
        if value is not None:
            yield _having(store, trait, value)
    if narrowing.event is not None:
        yield _present(store, (narrowing.event,))
    if narrowing.first is not None or narrowing.last is not None:
        yield _present(store, _between(store, narrowing.first or date.min, narrowing.last or date.max))


def _having(store: Store, trait: Trait, value: NamedNode) -> frozenset[NamedNode]:
    index = index_of(store)
    numbers = traits_of(store, index, trait).having(value, np.empty(0, np.int64))
    return frozenset(index.actors.nodes[number] for number in numbers.tolist())


def _present(store: Store, events: Iterable[NamedNode]) -> frozenset[NamedNode]:
    return frozenset(node_in(row, "actor") for row in each_row(store, "actors_at_events", event=events))


def _between(store: Store, first: date, last: date) -> frozenset[NamedNode]:
    """Return the events of which a day lies between two days, these included."""
    if first > last:
        raise WrongParameter(f"the first day, {first}, comes after the last, {last}")
    found = set()
    for row in each_row(store, "event_days"):
        start, end = day_of(row["first"]), day_of(row.get("last"))
        if start is not None and start <= last and (end or start) >= first:
            found.add(node_in(row, "event"))
    return frozenset(found)
