"""Answer: solutions, truth or triples read from what a SPARQL server sent, in the terms of the embedded engine."""

import re
from functools import lru_cache
from typing import Final

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)

from kg.errors import StoreUnavailable
from kg.store.base import Row, Solutions
from kg.store.difference import normalised
from kg.store.endpoint import Reply
from kg.terms import XSD, Literal, NamedNode, Term, Triple

__all__ = ["boolean", "solutions", "triples"]

# Virtuoso writes its blank nodes as IRIs with a scheme of its own, where only a label may stand
_VIRTUOSO_BLANK: Final = re.compile(rb'("type":\s*"bnode",\s*"value":\s*")nodeID://')
_TEXTS: Final = frozenset({XSD["string"], NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")})
_EXAMPLE: Final = NamedNode("urn:example")


def solutions(reply: Reply) -> Solutions:
    """Return the solutions in a reply, in the server's order.

    Raises:
        StoreUnavailable: the reply holds no solutions.
    """
    parsed = _results(reply)
    if not isinstance(parsed, QuerySolutions):
        raise StoreUnavailable(f"the server answered a SELECT with {_described(reply)}")
    try:
        names = tuple(variable.value for variable in parsed.variables)
        rows = tuple(_row(names, tuple(solution)) for solution in parsed)
    except (SyntaxError, ValueError) as error:
        raise StoreUnavailable(f"the server sent rows that cannot be read: {error}") from error
    return Solutions(names, rows)


def boolean(reply: Reply) -> bool:
    """Return the truth in a reply.

    Raises:
        StoreUnavailable: the reply holds no boolean.
    """
    parsed = _results(reply)
    if not isinstance(parsed, QueryBoolean):
        raise StoreUnavailable(f"the server answered an ASK with {_described(reply)}")
    return bool(parsed)


def triples(reply: Reply) -> tuple[Triple, ...]:
    """Return the triples in a reply, each once.

    Raises:
        StoreUnavailable: the reply holds no RDF.
    """
    kind = RdfFormat.from_media_type(reply.media_type)
    if kind is None:
        raise StoreUnavailable(f"the server answered with {_described(reply)} instead of RDF")
    try:
        return normalised(quad.triple for quad in parse(reply.body, kind))
    except (SyntaxError, ValueError) as error:
        raise StoreUnavailable(f"the server sent RDF that cannot be read: {error}") from error


def _results(reply: Reply) -> QuerySolutions | QueryBoolean:
    kind = QueryResultsFormat.from_media_type(reply.media_type)
    if kind is None:
        raise StoreUnavailable(f"the server answered with {_described(reply)} instead of SPARQL results")
    try:
        return parse_query_results(_VIRTUOSO_BLANK.sub(rb"\1", reply.body), kind)
    except (SyntaxError, ValueError) as error:
        raise StoreUnavailable(f"the server sent results that cannot be read: {error}") from error


def _described(reply: Reply) -> str:
    return f"{reply.media_type or 'no media type'}: {reply.body[:100].decode('utf-8', errors='replace')!r}"


def _row(names: tuple[str, ...], terms: tuple[Term | Triple | None, ...]) -> Row:
    return {
        name: _written(term) if isinstance(term, Literal) else term  # type: ignore[misc]  # no triple terms here
        for name, term in zip(names, terms, strict=True)
        if term is not None
    }


def _written(literal: Literal) -> Literal:
    return literal if literal.datatype in _TEXTS else _as_the_engine_writes_it(literal)


@lru_cache(maxsize=4096)
def _as_the_engine_writes_it(literal: Literal) -> Literal:
    """Return a number, date or boolean in the one form in which both stores give it: Virtuoso has 1 for true."""
    (triple,) = normalised((Triple(_EXAMPLE, _EXAMPLE, literal),))
    return triple.object if isinstance(triple.object, Literal) else literal
