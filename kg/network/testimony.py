"""Testimony: which document shows what of a store's ties and themes, read once for each version of the store."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any, Final
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from kg.network.days import day_of
from kg.store.base import Row, Store
from kg.terms import NamedNode
from kg.themes import EvidenceKind
from kg.themes.ties import KINDS, Numbering
from kg.themes.view import each_row, node_in

__all__ = ["NOWHERE", "Reported", "Shown", "Testimony", "testimony_of"]

NOWHERE: Final = -1
"""The number of the document of evidence that stands in none."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A document with the events that it reports on and the last of their days, if it names one."""

    document: NamedNode
    title: str
    events: frozenset[NamedNode]
    day: date | None


@dataclass(frozen=True, slots=True)
class Shown:
    """One row for each piece of evidence: an item, who is tied to it or what it bears, and the document."""

    item: NDArray[np.int64]
    other: NDArray[np.int64]
    document: NDArray[np.int64]

    def where(self, wanted: NDArray[np.bool_]) -> "Shown":
        """Return the wanted rows."""
        return Shown(self.item[wanted], self.other[wanted], self.document[wanted])


@dataclass(frozen=True, slots=True)
class Testimony:
    """Everything that documents show, in numbers of ``nodes``; ``inherited`` has the kind of a tie, or none of them."""

    reported: tuple[Reported, ...]
    named: Mapping[NamedNode, frozenset[NamedNode]]
    """The actors that each document names."""
    nodes: Numbering
    ties: Shown
    inherited: NDArray[np.int8]
    bearings: Shown

    def numbers(self, documents: frozenset[NamedNode]) -> NDArray[np.int64]:
        """Return the numbers of documents, of which one without evidence has none."""
        known = self.nodes.numbers
        return np.array(sorted(known[one] for one in documents if one in known), np.int64)


_LOCK: Final = Lock()
_KEPT: Final[WeakKeyDictionary[Store, tuple[str, Testimony]]] = WeakKeyDictionary()


def testimony_of(store: Store) -> Testimony:
    """Return what the documents of a store show at its present version."""
    version = store.version()
    with _LOCK:
        kept = _KEPT.get(store)
        if kept is not None and kept[0] == version:
            return kept[1]
        found = _read(store)
        if store.version() == version:  # else a write came between, and who asks next gets it whole
            _KEPT[store] = (version, found)
        return found


def _read(store: Store) -> Testimony:
    nodes = Numbering()
    where = {
        node_in(row, "evidence"): nodes.number(node_in(row, "document"))
        for row in each_row(store, "evidence_documents")
    }
    named: dict[NamedNode, set[NamedNode]] = {}
    for row in each_row(store, "actor_documents"):
        named.setdefault(node_in(row, "document"), set()).add(node_in(row, "actor"))
    inherited: list[int] = []

    def shown(row: Row, other: str, evidence: str) -> tuple[int, int, int]:
        return (
            nodes.number(node_in(row, "item")),
            nodes.number(node_in(row, other)),
            where.get(node_in(row, evidence), NOWHERE),
        )

    ties: list[tuple[int, int, int]] = []
    for row in each_row(store, "actor_ties"):
        ties.append(shown(row, "actor", "evidence"))
        inherited.append(KINDS.index(EvidenceKind(row["kind"].value)) if "through" in row else NOWHERE)
    bearings = [shown(row, "theme", "themeEvidence") for row in each_row(store, "item_themes")]
    return Testimony(
        reported=_reported(store),
        named={document: frozenset(actors) for document, actors in named.items()},
        nodes=nodes,
        ties=_columns(ties),
        inherited=np.array(inherited, np.int8),
        bearings=_columns(bearings),
    )


def _columns(rows: list[tuple[int, int, int]]) -> Shown:
    found: NDArray[Any] = np.array(rows, np.int64).reshape(-1, 3)
    return Shown(found[:, 0], found[:, 1], found[:, 2])


def _reported(store: Store) -> tuple[Reported, ...]:
    titles: dict[NamedNode, str] = {}
    events: dict[NamedNode, set[NamedNode]] = {}
    days: dict[NamedNode, set[date]] = {}
    for row in each_row(store, "document_events"):
        document, event = node_in(row, "document"), row.get("event")
        titles[document] = row["title"].value
        if isinstance(event, NamedNode):
            events.setdefault(document, set()).add(event)
        day = day_of(row.get("last")) or day_of(row.get("first"))
        if day is not None:
            days.setdefault(document, set()).add(day)
    return tuple(
        Reported(document, title, frozenset(events.get(document, ())), max(days.get(document, ()), default=None))
        for document, title in sorted(titles.items(), key=lambda one: one[0].value)
    )
