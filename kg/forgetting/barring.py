"""Barring: what was read out of a document, without those whom the store has forgotten."""

from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from kg.forgetting.register import Register
from kg.forgetting.striking import Wanted, struck
from kg.terms import DEF, GRAPH, Literal, NamedNode, Quad, Triple

__all__ = ["Barred", "barred"]

Graphs = Mapping[NamedNode, frozenset[Triple]]


class Barred(NamedTuple):
    """A document's slug, the hash of its text, and its graphs."""

    slug: str
    text_hash: str
    graphs: Graphs


def barred(slug: str, text_hash: str, graphs: Graphs, register: Register) -> Barred:
    """Return a document as if it had never named those in a register; empty graphs stay, under their names."""
    if not register.entries:
        return Barred(slug, text_hash, graphs)
    quads = chain.from_iterable(
        (Quad(one.subject, one.predicate, one.object, name) for one in triples) for name, triples in graphs.items()
    )
    done = struck(quads, Wanted(register.knows, register.mark))
    clean: dict[NamedNode, set[Triple]] = {}
    named = f"{GRAPH}{slug}/"
    fresh = slug
    for quad in done.quads:
        assert isinstance(quad.graph_name, NamedNode)  # noqa: S101 - for the type checker: only such came in
        clean.setdefault(quad.graph_name, set()).add(quad.triple)
        fresh = quad.graph_name.value.removeprefix(GRAPH).partition("/")[0]
    for name in graphs:
        clean.setdefault(NamedNode(name.value.replace(named, f"{GRAPH}{fresh}/")), set())
    hashes = (
        one.object.value
        for triples in clean.values()
        for one in triples
        if one.predicate == DEF["textHash"] and isinstance(one.object, Literal)
    )
    frozen = {name: frozenset(triples) for name, triples in clean.items()}
    return Barred(fresh, next(hashes, text_hash), frozen)
