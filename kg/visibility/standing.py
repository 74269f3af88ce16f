"""Standing: for whom each document is, who said so and why, and until when it is to be kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from kg.curation.decision import Signature
from kg.slug import short_hash
from kg.store.base import Store
from kg.terms import DEF, GRAPH, ID, RDF, XSD, Literal, NamedNode, Term, Triple
from kg.visibility.tier import Tier

__all__ = ["RECORD", "Decided", "Standing", "documents_in", "record_graph", "standings"]

RECORD: Final = "verwaltung"
_VISIBILITY: Final = DEF["visibility"]
_KEEP: Final = DEF["keepUntil"]


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision on who may see a document."""

    tier: Tier
    signed: Signature
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """The decisions on one document, the oldest first, and the last day on which it is to be kept, if there is one."""

    decisions: tuple[Decided, ...] = ()
    keep_until: date | None = None

    def tier(self, default: Tier) -> Tier:
        """Return for whom the document is; ``default`` where nobody has said."""
        return self.decisions[-1].tier if self.decisions else default

    def decided(self, fresh: Decided) -> "Standing":
        """Return the standing after one more decision."""
        return replace(self, decisions=(*self.decisions, fresh))

    def triples(self, document: str) -> Iterator[Triple]:
        """Yield what the graph keeps of it."""
        about = ID[f"document/{document}"]
        for one in self.decisions:
            content = f"{document} {one.tier} {one.signed.by} {one.signed.at}"
            node = ID[f"decision/visibility-{short_hash(content)}{short_hash(content[::-1])}"]
            yield Triple(node, RDF["type"], DEF["VisibilityDecision"])
            yield Triple(node, DEF["decidedFor"], about)
            yield Triple(node, _VISIBILITY, Literal(one.tier))
            yield Triple(node, DEF["decidedBy"], Literal(one.signed.by))
            yield Triple(node, DEF["decidedAt"], Literal(one.signed.at, datatype=XSD["dateTime"]))
            if one.reason:
                yield Triple(node, DEF["decisionReason"], Literal(one.reason))
        if self.keep_until is not None:
            yield Triple(about, _KEEP, Literal(self.keep_until.isoformat(), datatype=XSD["date"]))


def record_graph(document: str) -> NamedNode:
    """Return the graph in which a document's standing lies; nobody but the office that keeps the graph sees it."""
    return GRAPH[f"{document}/{RECORD}"]


def documents_in(graphs: Iterable[NamedNode]) -> dict[str, list[NamedNode]]:
    """Return the graphs of each document by its slug; graphs of no document are left out."""
    found: dict[str, list[NamedNode]] = defaultdict(list)
    for graph in graphs:
        if graph.value.startswith(GRAPH):
            slug, _, kind = graph.value.removeprefix(GRAPH).partition("/")
            if slug and kind and "/" not in kind:
                found[slug].append(graph)
    return dict(found)


def standings(store: Store) -> Mapping[str, Standing]:
    """Return what was said of documents, by slug; of the others nobody said anything.

    Only what lies in a document's own record counts.
    """
    names = {
        quad.graph_name.value
        for quad in store.quads(predicates=(_VISIBILITY, _KEEP))
        if isinstance(quad.graph_name, NamedNode)
        and quad.graph_name.value.startswith(GRAPH)
        and quad.graph_name.value.endswith(f"/{RECORD}")
    }
    return {
        name.removeprefix(GRAPH).removesuffix(f"/{RECORD}"): _standing(
            quad.triple for quad in store.quads(NamedNode(name))
        )
        for name in sorted(names)
    }


def _standing(triples: Iterable[Triple]) -> Standing:
    said: dict[Term | Triple, dict[NamedNode, str]] = defaultdict(dict)
    until = None
    for triple in triples:
        if isinstance(triple.object, Literal):
            said[triple.subject][triple.predicate] = triple.object.value
            if triple.predicate == _KEEP:
                until = _day(triple.object.value)
    decided = [_decided(one) for one in said.values() if _VISIBILITY in one]
    return Standing(tuple(sorted(decided, key=lambda one: (one.signed.order, one.tier))), until)


def _decided(said: Mapping[NamedNode, str]) -> Decided:
    """Return a decision; a tier that this program does not know is the narrowest."""
    tier = said[_VISIBILITY]
    return Decided(
        Tier(tier) if tier in set(Tier) else Tier.INTERNAL,
        Signature(said.get(DEF["decidedBy"], ""), said.get(DEF["decidedAt"], "")),
        said.get(DEF["decisionReason"], ""),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
