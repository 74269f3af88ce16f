"""Statistics: how many things and facts a graph holds, extracted and curated counted apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.catalogue import view
from kg.model import Status
from kg.store.base import Store
from kg.terms import DERIVED_GRAPH, GRAPH

__all__ = ["DocumentCounts", "Statistics", "statistics"]

CURATED = "kuratiert-"


def none_yet() -> dict[str, int]:
    """Return zero for every evidence status."""
    return {status.value: 0 for status in Status}


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """How many facts a document has by evidence status: from the rules, and from a person."""

    extracted: dict[str, int] = field(default_factory=none_yet)
    curated: dict[str, int] = field(default_factory=none_yet)


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a graph holds: things by kind, facts by document, and derived triples."""

    things: Mapping[str, int]
    documents: Mapping[str, DocumentCounts]
    derived: int

    @property
    def extracted_total(self) -> int:
        """The facts that rules found, over all documents."""
        return sum(sum(counts.extracted.values()) for counts in self.documents.values())

    @property
    def curated_total(self) -> int:
        """The facts that a person wrote, over all documents."""
        return sum(sum(counts.curated.values()) for counts in self.documents.values())

    def as_dict(self) -> dict[str, object]:
        """Return the figures for JSON."""
        return {
            "things": dict(self.things),
            "facts": {"extracted": self.extracted_total, "curated": self.curated_total, "derived": self.derived},
            "by_document": {
                name: {"extracted": counts.extracted, "curated": counts.curated}
                for name, counts in self.documents.items()
            },
        }


def statistics(store: Store) -> Statistics:
    """Return the statistics of a store; documents by name, things in a fixed order."""
    things = {str(row["kind"].value): int(row["things"].value) for row in store.select(view("count_things").text).rows}
    documents: dict[str, DocumentCounts] = {}
    derived = 0
    for row in store.select(view("count_facts").text).rows:
        graph, number = row["graph"].value, int(row["facts"].value)
        if graph == DERIVED_GRAPH.value:
            derived = number
        name, _, part = graph.removeprefix(GRAPH).rpartition("/")
        status = part.removeprefix(CURATED)
        if not graph.startswith(GRAPH) or status not in none_yet():
            continue
        counts = documents.setdefault(name, DocumentCounts())
        (counts.curated if part.startswith(CURATED) else counts.extracted)[status] += number
    return Statistics(things, documents, derived)
