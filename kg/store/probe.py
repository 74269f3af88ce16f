"""Probe: what a SPARQL server lets this program do, found out without changing anything there."""

from dataclasses import dataclass
from typing import Final

from kg.errors import KgError
from kg.store.base import Access
from kg.store.endpoint import Endpoint
from kg.terms import GRAPH, Literal, NamedNode

__all__ = ["ROWS", "Probe", "probe"]

ROWS: Final = 100_001
"""How many rows are asked for to find a limit on them."""

_RESULTS: Final = "application/sparql-results+json"
_MANY: Final = f"SELECT * {{ GRAPH ?g {{ ?a ?b ?c }} GRAPH ?h {{ ?d ?e ?f }} }} LIMIT {ROWS}"
_NOBODY: Final = f"{NamedNode('urn:nobody')} {NamedNode('urn:is')} {Literal('there')}"
_NOTHING: Final = f"DELETE DATA {{ GRAPH {GRAPH['nichts']} {{ {_NOBODY} }} }}"


@dataclass(frozen=True, slots=True)
class Probe:
    """What a server is, and why it cannot be read or written, where it cannot; ``row_limit`` cuts its answers."""

    server: str
    not_read: KgError | None
    not_written: KgError | None
    row_limit: int | None


def probe(url: str, access: Access) -> Probe:
    """Return what a server allows, by a small query, an update that deletes nothing, and a large query."""
    endpoint = Endpoint(url, access)
    try:
        server = endpoint.query("ASK { }", _RESULTS).server
    except KgError as error:
        return Probe("", error, error, None)
    try:
        endpoint.update(_NOTHING)
        not_written = None
    except KgError as error:
        not_written = error
    try:
        told = endpoint.query(_MANY, _RESULTS).row_limit
    except KgError as error:
        return Probe(server, error, not_written, None)
    return Probe(server, None, not_written, int(told) if told else None)
