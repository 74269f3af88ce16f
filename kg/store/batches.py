"""Batches: the requests that change graphs on a server, each of a size that servers take."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from kg.store.difference import REMOVE_BLANK, GraphChange, graph_block, parted
from kg.terms import BlankNode, NamedNode, Triple

__all__ = ["batches"]

_LARGEST_STATEMENT: Final = 1_000  # triples; Virtuoso's parser has no memory left after some 4,900
_LARGEST_REQUEST: Final = 2_000_000  # characters


def batches(changes: Iterable[GraphChange]) -> tuple[tuple[str, ...], ...]:
    """Return the statements that make the changes, request by request: one, where all of them fit.

    Additions come first and removals last, so that who reads in between misses nothing. Triples with blank nodes
    are the exception: the old ones go first.
    """
    requests: list[tuple[str, ...]] = []
    size = 0
    for statement in _statements(tuple(changes)):
        if requests and size + len(statement) <= _LARGEST_REQUEST:
            requests[-1] = (*requests[-1], statement)
            size += len(statement)
        else:
            requests.append((statement,))
            size = len(statement)
    return tuple(requests)


def _statements(changes: tuple[GraphChange, ...]) -> Iterator[str]:
    for one in changes:
        named, blank = parted(one.added)
        for part in _parts(sorted(named, key=str)):
            yield f"INSERT DATA {{\n{graph_block(one.graph, part)}\n}}"
        if one.removes_blank and not one.emptied:
            yield REMOVE_BLANK.format(graph=one.graph)
        yield from _blank_insertions(one.graph, blank)
    for one in changes:
        if one.emptied:
            yield f"DROP SILENT GRAPH {one.graph}"
        else:
            for part in _parts(sorted(one.removed, key=str)):
                yield f"DELETE DATA {{\n{graph_block(one.graph, part)}\n}}"


def _parts(triples: Iterable[Triple]) -> Iterator[tuple[Triple, ...]]:
    rest = iter(triples)
    while part := tuple(islice(rest, _LARGEST_STATEMENT)):
        yield part


def _blank_insertions(graph: NamedNode, triples: Iterable[Triple]) -> Iterator[str]:
    """Yield insertions that keep together what shares a blank node: its label means nothing to the next one.

    INSERT DATA would be the natural form; Virtuoso takes no blank nodes there.
    """
    gathered: list[Triple] = []
    for component in _components(triples):
        if gathered and len(gathered) + len(component) > _LARGEST_STATEMENT:
            yield f"INSERT {{\n{graph_block(graph, gathered)}\n}} WHERE {{ }}"
            gathered = []
        gathered += component
    if gathered:
        yield f"INSERT {{\n{graph_block(graph, gathered)}\n}} WHERE {{ }}"


def _components(triples: Iterable[Triple]) -> tuple[tuple[Triple, ...], ...]:
    """Return the triples in groups that share no blank node."""
    groups: dict[BlankNode, list[Triple]] = {}
    for triple in sorted(triples, key=str):
        nodes = [term for term in (triple.subject, triple.object) if isinstance(term, BlankNode)]
        joined = {id(groups[node]): groups[node] for node in nodes if node in groups}
        merged = [triple, *(other for group in joined.values() for other in group)]
        for member in merged:
            for term in (member.subject, member.object):
                if isinstance(term, BlankNode):
                    groups[term] = merged
    distinct = {id(group): group for group in groups.values()}
    return tuple(tuple(group) for group in distinct.values())
