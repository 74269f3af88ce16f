"""Actor names: what each actor of a store is and is called, in a form that takes little room."""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from kg.store.base import Row, Store
from kg.terms import DEF, FOAF, ORG, SKOS, Literal, NamedNode
from kg.themes import view
from kg.themes.answer import ActorKind
from kg.themes.column import lines, members
from kg.themes.joins import Codes
from kg.themes.layers import Layers, inserted, is_in
from kg.themes.ties import Numbering

__all__ = ["KINDS", "PROPERTIES", "Called", "Names", "Spelling", "read_names", "renamed", "scanned_names"]

KINDS: Final = (None, ActorKind.ORGANISATION, ActorKind.PERSON)
"""What an actor is, in the order of the numbers; nothing, if nothing calls it anything."""

PROPERTIES: Final = (SKOS["prefLabel"], DEF["nameForm"])
"""What gives actors their names in ``queries/views/actor_names.rq``, in the order of the numbers."""


@dataclass(frozen=True, slots=True)
class Called:
    """One row for each name of an actor, sorted by actor: by what it has it, and where in the texts the name stands."""

    actor: NDArray[np.int32]
    named: NDArray[np.int8]
    tag: NDArray[np.int16]
    start: NDArray[np.int64]
    end: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.actor)

    @property
    def key(self) -> NDArray[np.int32]:
        """The actors, by whom the rows are sorted."""
        return self.actor

    def mapped(self, work: Callable[[NDArray[Any]], NDArray[Any]]) -> "Called":
        """Return the rows that one piece of work on every column gives."""
        return Called(work(self.actor), work(self.named), work(self.tag), work(self.start), work(self.end))

    def joined(self, more: "Called") -> "Called":
        """Return the rows of both, sorted by actor."""
        laid = inserted(self.actor, more.actor)
        return Called(
            laid(self.actor, more.actor),
            laid(self.named, more.named),
            laid(self.tag, more.tag),
            laid(self.start, more.start),
            laid(self.end, more.end),
        )


@dataclass(frozen=True, slots=True)
class Spelling:
    """The texts of names, one after the other in UTF-8, and their languages or datatypes; both only grow."""

    texts: bytearray = field(default_factory=bytearray)
    tags: list[tuple[str, str]] = field(default_factory=list)

    def tag(self, name: Literal) -> int:
        """Return the number of a name's language and datatype."""
        tag = (name.language or "", name.datatype.value)
        if tag not in self.tags:
            self.tags.append(tag)
        return self.tags.index(tag)

    def name(self, start: int, end: int, tag: int) -> Literal:
        """Return the name that stands at a place."""
        text, (language, datatype) = self.texts[start:end].decode(), self.tags[tag]
        return Literal(text, language=language) if language else Literal(text, datatype=NamedNode(datatype))


@dataclass(frozen=True, slots=True)
class Names:
    """What each actor is, by number, and is called."""

    actors: Numbering
    kinds: NDArray[np.int8]
    called: Layers[Called]
    spelling: Spelling

    def kind(self, actor: NamedNode) -> ActorKind | None:
        """Return what an actor is; ``None`` for what is none, or has no name."""
        number = self.actors.numbers.get(actor)
        return None if number is None or number >= len(self.kinds) else KINDS[self.kinds[number]]

    def known(self, kind: ActorKind | None = None) -> tuple[NamedNode, ...]:
        """Return all actors with names, or those of a kind."""
        there = self.kinds > 0 if kind is None else self.kinds == KINDS.index(kind)
        return tuple(self.actors.nodes[number] for number in np.flatnonzero(there).tolist())

    def rows(self, actor: NamedNode) -> tuple[Row, ...]:
        """Return the names of an actor, each with the property that gives it."""
        number = self.actors.numbers.get(actor)
        if number is None:
            return ()
        found = self.called.under(np.array([number], np.int32))
        places = zip(found.named.tolist(), found.start.tolist(), found.end.tolist(), found.tag.tolist(), strict=True)
        return tuple(
            {"property": PROPERTIES[named], "name": self.spelling.name(start, end, tag)}
            for named, start, end, tag in places
        )


def read_names(store: Store, actors: Numbering) -> Names:
    """Return the names of all actors of a store."""
    return _named(view.each_row(store, "actor_names"), actors)


def scanned_names(store: Store, actors: Numbering, tied: Codes) -> Names:
    """Return the same of an embedded store, whose columns are read; ``tied`` are those to whom anything points, sorted.

    What else is a body, though nobody is said to belong to it, is looked up here.
    """
    bodies = np.setdiff1d(members(store, FOAF["Agent"]), members(store, ORG["OrganizationalUnit"]))
    return _named(_scanned(store, np.union1d(tied, bodies)), actors)


def _scanned(store: Store, wanted: Codes) -> Iterator[Row]:
    persons = members(store, FOAF["Person"])
    for given in PROPERTIES:
        text, about = lines(store, given, wanted)
        rows = cast("QuerySolutions", parse_query_results(text, QueryResultsFormat.TSV))
        for (actor, name), person in zip(rows, is_in(about, persons).tolist(), strict=True):
            yield {"actor": actor, "property": given, "name": name} | ({"person": FOAF["Person"]} if person else {})


def _named(rows: Iterable[Row], actors: Numbering) -> Names:
    spelling = Spelling()
    called, persons = _read(rows, actors, spelling)
    kinds = np.zeros(len(actors.nodes), np.int8)
    _tell(kinds, called, persons)
    return Names(actors, kinds, Layers.of(called), spelling)


def renamed(old: Names, store: Store, nodes: Collection[NamedNode]) -> Names:
    """Return the names with those of some nodes as they are now in a store."""
    called, persons = _read(view.each_row(store, "actor_names", actor=nodes), old.actors, old.spelling)
    numbers = [number for node in nodes if (number := old.actors.numbers.get(node)) is not None]
    changed = np.unique(np.array(numbers, np.int32))
    kinds = np.zeros(len(old.actors.nodes), np.int8)
    kinds[: len(old.kinds)] = old.kinds
    kinds[changed] = 0
    _tell(kinds, called, persons)
    return Names(old.actors, kinds, old.called.replaced(changed, called), old.spelling)


def _tell(kinds: NDArray[np.int8], called: Called, persons: NDArray[np.int32]) -> None:
    kinds[called.actor] = KINDS.index(ActorKind.ORGANISATION)
    kinds[persons] = KINDS.index(ActorKind.PERSON)


def _read(rows: Iterable[Row], actors: Numbering, spelling: Spelling) -> tuple[Called, NDArray[np.int32]]:
    """Return the names that rows tell, and the numbers of those who are persons."""
    actor, named, tag, start, end = array("i"), array("b"), array("h"), array("q"), array("q")
    persons = array("i")
    for row in rows:
        name, given = row["name"], row["property"]
        if isinstance(name, Literal) and isinstance(given, NamedNode):
            number = actors.number(view.node_in(row, "actor"))
            actor.append(number)
            named.append(PROPERTIES.index(given))
            tag.append(spelling.tag(name))
            start.append(len(spelling.texts))
            spelling.texts.extend(name.value.encode())
            end.append(len(spelling.texts))
            if "person" in row:
                persons.append(number)
    found = Called(
        np.array(actor, np.int32),
        np.array(named, np.int8),
        np.array(tag, np.int16),
        np.array(start, np.int64),
        np.array(end, np.int64),
    )
    return found.mapped(lambda column: column[:0]).joined(found), np.array(persons, np.int32)
