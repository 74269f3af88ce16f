"""Origins: where the documents behind reasons come from, and on which days their events were."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import Reason, view

__all__ = ["Origin", "Origins", "origins_of", "origins_of_documents"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A document: its title, the file or page it was read from, and whether it was invented to show the software."""

    title: str
    source: str
    made_up: bool


@dataclass(frozen=True, slots=True)
class Origins:
    """Documents by address, and the first day of events and presentations as ISO 8601 writes it."""

    documents: Mapping[NamedNode, Origin] = field(default_factory=dict)
    days: Mapping[NamedNode, str] = field(default_factory=dict)


def origins_of(store: Store, reasons: Iterable[Reason]) -> Origins:
    """Return the origins of the passages of some reasons, read in two queries; documents in order of their titles."""
    items: set[NamedNode] = set()
    documents: set[NamedNode] = set()
    for reason in reasons:
        items.add(reason.item)
        documents.update(passage.document for passage in (*reason.passages, *reason.theme_passages))
    return Origins(origins_of_documents(store, documents), _days(store, items))


def origins_of_documents(store: Store, documents: Iterable[NamedNode]) -> dict[NamedNode, Origin]:
    """Return the origins of some documents, in order of their titles."""
    return dict(sorted(_documents(store, documents).items(), key=lambda one: (one[1].title, one[0].value)))


def _documents(store: Store, documents: Iterable[NamedNode]) -> dict[NamedNode, Origin]:
    found: dict[NamedNode, Origin] = {}
    for row in view.rows(store, "document_origins", document=documents):
        document = view.node_in(row, "document")
        title, source, made_up = row.get("title"), row.get("source"), row.get("madeUp")
        found.setdefault(
            document,
            Origin(
                title=title.value if title else document.value.rsplit("/", 1)[-1],
                source=source.value if source else "",
                made_up=made_up is not None and made_up.value in {"true", "1"},
            ),
        )
    return found


def _days(store: Store, items: Iterable[NamedNode]) -> dict[NamedNode, str]:
    """Return the earliest day of each item that has one; its own goes before that of what it is part of."""
    found: dict[NamedNode, tuple[bool, str]] = {}
    for row in view.rows(store, "item_days", item=items):
        item = view.node_in(row, "item")
        told = (row["own"].value not in {"true", "1"}, row["day"].value)
        found[item] = min(told, found.get(item, told))
    return {item: day for item, (_, day) in found.items()}
