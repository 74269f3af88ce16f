"""Deriving: the rules in ``queries/rules`` run to their end, into one graph."""

import pyoxigraph

from kg.catalogue import load_catalogue
from kg.store.base import Store
from kg.terms import DERIVED_GRAPH, Quad

__all__ = ["derive"]


def derive(store: Store) -> bool:
    """Replace the derived graph by what the rules now give; return whether that changed anything.

    The rules run on a copy without the old derived graph, round by round until nothing is new, so a conclusion
    whose ground is gone goes too, and nothing is derived from an earlier conclusion alone.
    """
    ground = pyoxigraph.Store()
    ground.extend(quad for quad in store.quads() if quad.graph_name != DERIVED_GRAPH)
    known = {quad.triple for quad in ground}
    derived: set[pyoxigraph.Triple] = set()
    texts = rules()
    while True:
        fresh = {triple for text in texts for triple in conclusions(ground, text)} - known
        if not fresh:
            break
        known |= fresh
        derived |= fresh
        ground.extend(Quad(triple.subject, triple.predicate, triple.object, DERIVED_GRAPH) for triple in fresh)
    return store.replace_graphs({DERIVED_GRAPH: frozenset(derived)})


def conclusions(ground: pyoxigraph.Store, rule: str) -> pyoxigraph.QueryTriples:
    """Return what one rule gives on the union of all graphs."""
    found = ground.query(rule, use_default_graph_as_union=True)
    if not isinstance(found, pyoxigraph.QueryTriples):
        raise TypeError("a rule must be a CONSTRUCT query")
    return found


def rules() -> tuple[str, ...]:
    """Return the texts of the rules, by name."""
    return tuple(question.text for question in load_catalogue().values() if question.kind == "rule")
