"""Facts: what the graph says of a thing, each triple with its value, status and passages."""

from collections.abc import Collection, Iterable
from typing import Final

from api.contexts import Fact, Ref
from api.messages import Language
from api.passages import Shown
from api.views import Refs, Views, iris_in, node
from kg.store.base import Row
from kg.terms import DEF, DERIVED_GRAPH, RDF, VOCABULARY_GRAPH, NamedNode

__all__ = ["facts_of", "graph_status", "incoming_of", "types_of"]

_HIDDEN: Final = frozenset({RDF["type"], DEF["text"], DEF["attests"], DEF["attestedValue"]})


def facts_of(
    views: Views, thing: NamedNode, language: Language, *, without: Collection[NamedNode] = ()
) -> tuple[Fact, ...]:
    """Return what is said of a thing, apart from its types and the properties in ``without``."""
    hidden = _HIDDEN.union(without)
    rows = tuple(row for row in views.rows("page_facts", thing=(thing,)) if row["property"] not in hidden)
    shown = Shown.of(views, (thing,), language)
    refs = views.refs(iris_in(rows), language)
    merged: dict[tuple[NamedNode, str], list[Row]] = {}
    for row in rows:
        merged.setdefault((node(row, "property"), str(row["value"])), []).append(row)
    return tuple(
        Fact(
            property=refs[predicate],
            value=_ref(refs, found[0]),
            text=found[0]["value"].value,
            statuses=_statuses(found),
            passages=shown.by_triple.get((thing.value, predicate.value, key), ()),
        )
        for (predicate, key), found in merged.items()
    )


def incoming_of(views: Views, thing: NamedNode, language: Language) -> tuple[Fact, ...]:
    """Return which things refer to a thing; ``value`` is the one that refers."""
    rows = views.rows("page_incoming", thing=(thing,))
    refs = views.refs(iris_in(rows), language)
    shown = Shown.of(views, (node(row, "source") for row in rows), language)
    merged: dict[tuple[NamedNode, NamedNode], list[Row]] = {}
    for row in rows:
        merged.setdefault((node(row, "property"), node(row, "source")), []).append(row)
    return tuple(
        Fact(
            property=refs[predicate],
            value=refs[source],
            text="",
            statuses=_statuses(found),
            passages=shown.by_triple.get((source.value, predicate.value, str(thing)), ()),
        )
        for (predicate, source), found in merged.items()
    )


def types_of(views: Views, thing: NamedNode, language: Language) -> tuple[Ref, ...]:
    """Return the classes a thing is directly said to belong to; derived ones only where there are no others."""
    rows = [row for row in views.rows("page_facts", thing=(thing,)) if row["property"] == RDF["type"]]
    direct = [row for row in rows if row["graph"] != DERIVED_GRAPH] or rows
    classes = dict.fromkeys(node(row, "value") for row in direct)
    refs = views.refs(classes, language)
    return tuple(refs[kind] for kind in classes)


def graph_status(graph: NamedNode) -> str:
    """Return the status a graph's name tells: an evidence status, ``abgeleitet`` or ``vokabular``."""
    if graph == DERIVED_GRAPH:
        return "abgeleitet"
    if graph == VOCABULARY_GRAPH:
        return "vokabular"
    return graph.value.rpartition("/")[2].removeprefix("kuratiert-")


def _statuses(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(graph_status(node(row, "graph")) for row in rows))


def _ref(refs: Refs, row: Row) -> Ref | None:
    value = row["value"]
    return refs[value] if isinstance(value, NamedNode) else None
