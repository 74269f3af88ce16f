"""Figures: how much a graph holds, counted by stored queries and said in VoID."""

from collections.abc import Mapping, Sequence
from typing import Final

from kg.store.base import Row, Store
from kg.terms import RDF, XSD, BlankNode, Literal, NamedNode, Namespace, Triple
from kg.themes import view

__all__ = ["COUNTS", "VOID", "counted", "figures"]

VOID: Final = Namespace("http://rdfs.org/ns/void#")
COUNTS: Final = ("properties", "classes", "entities", "nodes")
"""What is counted; each is the stored query ``void_NAME``."""


def counted(store: Store) -> dict[str, Sequence[Row] | None]:
    """Return the rows of all counts."""
    return {name: view.rows(store, f"void_{name}") for name in COUNTS}


def figures(dataset: NamedNode | BlankNode, counts: Mapping[str, Sequence[Row] | None]) -> tuple[Triple, ...]:
    """Return what VoID says of a dataset; a count that is ``None`` is left out."""
    found: list[Triple] = [Triple(dataset, RDF["type"], VOID["Dataset"])]
    totals: dict[str, int] = {}
    for name in ("entities", "nodes"):
        totals |= {key: int(value.value) for row in counts[name] or () for key, value in row.items()}
    for kind, name, count in (("property", "properties", "triples"), ("class", "classes", "entities")):
        rows = counts[name]
        if rows is None:
            continue
        totals[name] = len(rows)
        if kind == "property":
            totals[count] = sum(int(row[count].value) for row in rows)
        for number, row in enumerate(rows):
            term = row[kind]
            if isinstance(term, NamedNode):
                part = BlankNode(f"{kind}-{number}")
                found += [
                    Triple(dataset, VOID[f"{kind}Partition"], part),
                    Triple(part, VOID[kind], term),
                    _figure(part, count, int(row[count].value)),
                ]
    return (found[0], *(_figure(dataset, name, value) for name, value in sorted(totals.items())), *found[1:])


def _figure(node: NamedNode | BlankNode, name: str, value: int) -> Triple:
    return Triple(node, VOID[name], Literal(str(value), datatype=XSD["integer"]))
