"""Link: what things have to do with each other, as columns of numbers from which the tags of entries are joined."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.store.base import Store
from kg.terms import DCTERMS, DEF, SKOS, NamedNode
from kg.themes.view import each_row

__all__ = ["Links", "Numbers", "Relation", "read_links", "read_sources"]

Column = NDArray[np.int64]


class Relation(IntEnum):
    """How a thing has to do with a value."""

    THEME = 0
    PLACE = 1
    LEVEL = 2
    DAY = 3
    """The year of a thing's own day."""
    EVENT = 4
    """What a document reports on."""
    BODY = 5
    """The organisation that a person is in or speaks for."""
    SOURCE = 6
    """The document that tells of it."""
    BROADER = 7
    AROUND = 8


_RELATIONS: Final[Mapping[NamedNode, Relation]] = {
    DEF["worksOn"]: Relation.THEME,
    DEF["hasTheme"]: Relation.THEME,
    DEF["seat"]: Relation.PLACE,
    DEF["competentFor"]: Relation.PLACE,
    DEF["eventPlace"]: Relation.PLACE,
    DCTERMS["spatial"]: Relation.PLACE,
    DEF["administrativeLevel"]: Relation.LEVEL,
    DEF["territoryLevel"]: Relation.LEVEL,
    DEF["startDate"]: Relation.DAY,
    DEF["reportsOn"]: Relation.EVENT,
    DEF["affiliatedWith"]: Relation.BODY,
    SKOS["broader"]: Relation.BROADER,
    DEF["locatedIn"]: Relation.AROUND,
}


@dataclass(frozen=True, slots=True)
class Numbers:
    """Addresses, years and kinds by number, in the order in which they came; it only grows."""

    texts: list[str] = field(default_factory=list)
    _known: dict[str, int] = field(default_factory=dict)

    def of(self, text: str) -> int:
        """Return the number of a text, a new one if it has none."""
        found = self._known.setdefault(text, len(self.texts))
        if found == len(self.texts):
            self.texts.append(text)
        return found

    def known(self, text: str) -> int | None:
        """Return the number of a text that has one."""
        return self._known.get(text)


@dataclass(frozen=True, slots=True)
class Links:
    """Rows of thing, relation and value, by thing; the columns have one length."""

    thing: Column
    relation: NDArray[np.int8]
    value: Column

    def of_one(self, thing: int, relation: Relation) -> list[int]:
        """Return the values that one thing leads to by a relation, in order, each once."""
        start, end = np.searchsorted(self.thing, [thing, thing + 1])
        values: list[int] = np.unique(self.value[start:end][self.relation[start:end] == relation]).tolist()
        return values

    def under(self, relation: Relation) -> tuple[Column, Column]:
        """Return the things and the values of one relation."""
        chosen = self.relation == relation
        return self.thing[chosen], self.value[chosen]

    def of(self, things: Column) -> "Links":
        """Return the links of some things."""
        return self._where(np.isin(self.thing, things))

    def without(self, things: Iterable[int], gone: Iterable[int], documents: Iterable[int]) -> "Links":
        """Return the links but for those of some things to all but sources, of gone ones, and to some documents."""
        source = self.relation == Relation.SOURCE
        again = np.isin(self.thing, _column(things)) & ~source
        return self._where(
            ~(again | np.isin(self.thing, _column(gone)) | (source & np.isin(self.value, _column(documents))))
        )

    def __or__(self, other: "Links") -> "Links":
        """Return the links of both."""
        return _by_thing(
            np.concatenate((self.thing, other.thing)),
            np.concatenate((self.relation, other.relation)),
            np.concatenate((self.value, other.value)),
        )

    def _where(self, chosen: NDArray[np.bool_]) -> "Links":
        return Links(self.thing[chosen], self.relation[chosen], self.value[chosen])


def read_links(store: Store, numbers: Numbers, things: Iterable[NamedNode] | None = None) -> Links:
    """Return the links of some things, or of all, without sources; values of days are years."""
    given = {} if things is None else {"thing": things}
    rows: list[tuple[int, int, int]] = []
    for row in each_row(store, "search_links", **given):
        thing, name, value = row["thing"], row["property"], row["value"]
        if isinstance(thing, NamedNode) and isinstance(name, NamedNode):
            relation = _RELATIONS[name]
            text = value.value[:4] if relation is Relation.DAY else value.value
            rows.append((numbers.of(thing.value), relation, numbers.of(text)))
    return _links(rows)


def read_sources(store: Store, numbers: Numbers, entries: Container[int], **given: Iterable[NamedNode]) -> Links:
    """Return which documents tell of entries: of some things or in some documents, if either is given, else of all."""
    rows: list[tuple[int, int, int]] = []
    for row in each_row(store, "search_sources", **given):
        thing = numbers.known(row["thing"].value) if isinstance(row["thing"], NamedNode) else None
        if thing is not None and thing in entries:
            rows.append((thing, Relation.SOURCE, numbers.of(row["document"].value)))
    return _links(rows)


def _links(rows: list[tuple[int, int, int]]) -> Links:
    table = np.array(rows, np.int64).reshape(-1, 3)
    return _by_thing(table[:, 0], table[:, 1].astype(np.int8), table[:, 2])


def _by_thing(thing: Column, relation: NDArray[np.int8], value: Column) -> Links:
    order = np.argsort(thing, kind="stable")
    return Links(thing[order], relation[order], value[order])


def _column(numbers: Iterable[int]) -> Column:
    return np.fromiter(numbers, np.int64)
