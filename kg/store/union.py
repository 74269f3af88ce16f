"""Union: how a server is told that a query's default graph is all graphs of the project and no others."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kg.store.guard import Form
from kg.terms import BASE, GRAPH, NamedNode

__all__ = ["STORE_GRAPH", "Listing", "Scope", "listed", "scope"]

STORE_GRAPH: Final = GRAPH["store"]
"""Where a store without a folder keeps its own version; belongs to no query's union."""
_EMPTY_GRAPH: Final = GRAPH["leer"]


@dataclass(frozen=True, slots=True)
class Listing:
    """The graphs of a server: those of the project, sorted, and all others, ``STORE_GRAPH`` among them."""

    own: tuple[NamedNode, ...]
    foreign: tuple[NamedNode, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What goes with a query: text before it, and the protocol's parameters beside it."""

    prologue: str = ""
    dataset: tuple[tuple[str, str], ...] = ()


def listed(graphs: Iterable[NamedNode]) -> Listing:
    """Return the graphs parted into the project's own and the rest."""
    names = sorted(graphs, key=str)
    own = tuple(name for name in names if name.value.startswith(BASE) and name != STORE_GRAPH)
    return Listing(own, tuple(name for name in names if name not in set(own)))


def scope(listing: Listing, form: Form, *, virtuoso: bool) -> Scope:
    """Return what makes the project's graphs the union that a query sees.

    The protocol's parameters do it everywhere but on Virtuoso, which repeats each in a header of its answer, and
    Python's HTTP takes 100 headers at most. There its own pragmas do it, with whichever list is shorter: the
    graphs to see or those to leave out. DESCRIBE knows only the first.
    """
    if not virtuoso:
        graphs = tuple(graph.value for graph in listing.own or (_EMPTY_GRAPH,))
        parameters = ("default-graph-uri", "named-graph-uri")
        return Scope(dataset=tuple((name, graph) for name in parameters for graph in graphs))
    if form is not Form.DESCRIBE and len(listing.foreign) < len(listing.own):
        pragmas, graphs_named = ("default-graph-exclude", "named-graph-exclude"), listing.foreign
    else:
        pragmas, graphs_named = ("default-graph-uri", "named-graph-uri"), listing.own or (_EMPTY_GRAPH,)
    return Scope("".join(f"define input:{pragma} {graph}\n" for pragma in pragmas for graph in graphs_named))
