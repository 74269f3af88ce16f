"""State: what a store tells, or some of its documents: events, actors, and the themes that these work on."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.network.days import day_of
from kg.store.base import Row, Store
from kg.terms import NamedNode
from kg.themes import EvidenceKind, Inheritance
from kg.themes.table import INHERITED
from kg.themes.view import each_row, node_in

__all__ = ["Reported", "State", "documents_of", "state_of"]


@dataclass(frozen=True, slots=True)
class Reported:
    """A document with the events that it reports on and the last of their days, if it names one."""

    document: NamedNode
    title: str
    events: frozenset[NamedNode]
    day: date | None


@dataclass(frozen=True, slots=True)
class State:
    """Documents, the events that they report on, the actors that they name, and who works on which themes."""

    documents: frozenset[NamedNode]
    events: frozenset[NamedNode]
    actors: frozenset[NamedNode]
    themes: Mapping[NamedNode, frozenset[NamedNode]]
    """By actor; nobody without a theme."""


def documents_of(store: Store) -> tuple[Reported, ...]:
    """Return the documents of a store, by address."""
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


def state_of(
    store: Store,
    *,
    documents: Collection[NamedNode] | None = None,
    inherit: Inheritance = Inheritance.ORGANISATIONS,
) -> State:
    """Return what a store tells; with ``documents`` what it would tell if it held only those.

    Decisions of persons are those of today: who was merged since has one address in both.
    """
    reported = documents_of(store)
    held = frozenset(one.document for one in reported if documents is None or one.document in documents)
    shown = None if documents is None else _shown_by(store, held)
    items: dict[NamedNode, set[NamedNode]] = {}
    for row in _attested(each_row(store, "actor_ties"), "evidence", shown):
        if "through" not in row or EvidenceKind(row["kind"].value) in INHERITED[inherit]:
            items.setdefault(node_in(row, "item"), set()).add(node_in(row, "actor"))
    themes: dict[NamedNode, set[NamedNode]] = {}
    for row in _attested(each_row(store, "item_themes"), "themeEvidence", shown):
        for actor in items.get(node_in(row, "item"), ()):
            themes.setdefault(actor, set()).add(node_in(row, "theme"))
    return State(
        documents=held,
        events=frozenset(event for one in reported if one.document in held for event in one.events),
        actors=frozenset(
            node_in(row, "actor") for row in each_row(store, "actor_documents") if row["document"] in held
        ),
        themes={actor: frozenset(found) for actor, found in themes.items()},
    )


def _shown_by(store: Store, documents: Collection[NamedNode]) -> frozenset[NamedNode]:
    rows = each_row(store, "evidence_documents")
    return frozenset(node_in(row, "evidence") for row in rows if row["document"] in documents)


def _attested(rows: Iterator[Row], column: str, shown: Collection[NamedNode] | None) -> Iterator[Row]:
    """Yield the rows whose evidence is among what is shown."""
    return (row for row in rows if shown is None or row[column] in shown)
