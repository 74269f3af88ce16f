"""Deriving: the rules in ``queries/rules`` run to their end, into one graph."""

from collections.abc import Iterable
from functools import cache

import pyoxigraph

from kg import resources
from kg.questionfile import read_question
from kg.store.base import Store
from kg.store.tokens import tokens_of
from kg.terms import DERIVED_GRAPH, RDF, NamedNode, Quad, expanded

__all__ = ["derive", "is_derived"]


def derive(store: Store) -> bool:
    """Replace the derived graph by what the rules now give; return whether that changed anything."""
    return bool(store.replace_graphs({DERIVED_GRAPH: conclusions_from(store)}))


def is_derived(store: Store) -> bool:
    """Tell whether the derived graph is what the rules now give; nothing is written."""
    return frozenset(quad.triple for quad in store.quads(DERIVED_GRAPH)) == conclusions_from(store)


def conclusions_from(store: Store) -> frozenset[pyoxigraph.Triple]:
    """Return everything that the rules give.

    The rules run on a copy without the old derived graph, round by round until nothing is new, so a conclusion
    whose ground is gone goes too, and nothing is derived from an earlier conclusion alone. The copy holds each triple
    once, however many documents state it, and only those with properties that the rules name.
    """
    texts = rules()
    ground = pyoxigraph.Store()
    ground.extend(
        Quad(quad.subject, quad.predicate, quad.object)
        for quad in store.quads(predicates=properties_in(texts))
        if quad.graph_name != DERIVED_GRAPH
    )
    derived: set[pyoxigraph.Triple] = set()
    while True:
        fresh = {
            triple
            for text in texts
            for triple in conclusions(ground, text)
            if Quad(triple.subject, triple.predicate, triple.object) not in ground
        }
        if not fresh:
            break
        derived |= fresh
        ground.extend(Quad(triple.subject, triple.predicate, triple.object) for triple in fresh)
    return frozenset(derived)


def conclusions(ground: pyoxigraph.Store, rule: str) -> pyoxigraph.QueryTriples:
    """Return what one rule gives."""
    found = ground.query(rule)
    if not isinstance(found, pyoxigraph.QueryTriples):
        raise TypeError("a rule must be a CONSTRUCT query")
    return found


def properties_in(texts: Iterable[str]) -> frozenset[NamedNode]:
    """Return every address that rules name, among them all the properties they ask for or conclude.

    Rules name their properties, they do not look for them with a variable alone.
    """
    tokens = [token for text in texts for token in tokens_of(text)]
    names = (expanded(token.text) for token in tokens if token.kind == "name")
    addresses = (NamedNode(token.text[1:-1]) for token in tokens if token.kind == "iri")
    return frozenset((*(name for name in names if name), *addresses, RDF["type"]))


@cache
def rules() -> tuple[str, ...]:
    """Return the texts of the shipped rules, by name; read once."""
    files = (file for file in (resources.queries() / "rules").iterdir() if file.name.endswith(".rq"))
    return tuple(
        read_question(file.name.removesuffix(".rq"), "rule", file.read_text(encoding="utf-8")).text
        for file in sorted(files, key=lambda file: file.name)
    )
