"""Difference: what must be taken from and put into a graph to make it another one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import CanonicalizationAlgorithm, Dataset
from pyoxigraph import Store as Engine

from kg.errors import WriteRefused
from kg.terms import BlankNode, GraphName, NamedNode, Quad, Triple

__all__ = [
    "REMOVE_BLANK",
    "GraphChange",
    "addition",
    "amendment",
    "change",
    "data_statements",
    "graph_block",
    "named_graph",
    "named_graph_quads",
    "normalised",
    "parted",
]

REMOVE_BLANK: Final = (
    "DELETE {{ GRAPH {graph} {{ ?s ?p ?o }} }} "
    "WHERE {{ GRAPH {graph} {{ ?s ?p ?o FILTER(ISBLANK(?s) || ISBLANK(?o)) }} }}"
)


@dataclass(frozen=True, slots=True)
class GraphChange:
    """How one graph becomes another: triples to remove and to add, and whether all with blank nodes go first.

    A blank node has no name by which a triple could be removed, so where those triples differ all of them are
    replaced. ``removed`` holds no blank nodes; ``adds_blank`` says whether ``added`` does.
    """

    graph: NamedNode
    removed: tuple[Triple, ...]
    added: tuple[Triple, ...]
    removes_blank: bool
    adds_blank: bool
    emptied: bool
    """Nothing is left in the graph afterwards."""

    @property
    def only_adds(self) -> bool:
        """Tell whether nothing goes, and nothing comes with blank nodes, whose labels may mean those elsewhere."""
        return not (self.removed or self.removes_blank or self.emptied or self.adds_blank)

    def quads(self) -> Iterator[Quad]:
        """Yield what is added, in its graph."""
        return (Quad(triple.subject, triple.predicate, triple.object, self.graph) for triple in self.added)

    def __bool__(self) -> bool:
        """Return whether anything changes."""
        return bool(self.removed or self.added or self.removes_blank)


def change(graph: NamedNode, old: Iterable[Triple], new: Iterable[Triple]) -> GraphChange:
    """Return the change from the old triples of a graph to the new; the old ones as the engine writes them."""
    old_named, old_blank = parted(old)
    new_named, new_blank = parted(normalised(new) if old_named or old_blank else new)
    same_blank = (not old_blank and not new_blank) or _canonical(old_blank) == _canonical(new_blank)
    more_blank = () if same_blank else sorted(new_blank, key=str)
    added = (*(new_named - old_named), *more_blank)
    return GraphChange(
        graph=graph,
        removed=tuple(old_named - new_named),
        added=added,
        removes_blank=bool(old_blank) and not same_blank,
        adds_blank=bool(more_blank),
        emptied=not new_named and not new_blank,
    )


def addition(graph: NamedNode, triples: Iterable[Triple]) -> GraphChange:
    """Return the change that puts triples into a graph that does not hold them."""
    given = tuple(triples)
    return GraphChange(graph, (), given, removes_blank=False, adds_blank=bool(parted(given)[1]), emptied=False)


def amendment(graph: NamedNode, added: Iterable[Triple], removed: Iterable[Triple]) -> GraphChange:
    """Return the change that puts triples into a graph that does not hold them and takes others from it."""
    return GraphChange(graph, tuple(removed), tuple(added), removes_blank=False, adds_blank=False, emptied=False)


def normalised(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    """Return triples once each, as the engine gives them back: ``01`` as an integer becomes ``1``."""
    engine = Engine()
    engine.extend(Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    return tuple(quad.triple for quad in engine)


def parted(triples: Iterable[Triple]) -> tuple[frozenset[Triple], frozenset[Triple]]:
    """Return the triples without and those with blank nodes."""
    blank: set[Triple] = set()
    named: set[Triple] = set()
    for triple in triples:
        has_blank = isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode)
        (blank if has_blank else named).add(triple)
    return frozenset(named), frozenset(blank)


def _canonical(triples: frozenset[Triple]) -> frozenset[Triple]:
    """Return triples with blank nodes named by their place in the graph, so that equal graphs are equal."""
    dataset = Dataset(Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(quad.triple for quad in dataset)


def data_statements(changes: Iterable[GraphChange]) -> tuple[str, ...]:
    """Return the SPARQL updates that make the changes when run in this order, removals first; triples sorted.

    All additions are one statement: a blank node's label means the same node only within one.
    """
    given = tuple(changes)
    statements = [f"DROP SILENT GRAPH {one.graph}" for one in given if one.emptied]
    left = tuple(one for one in given if not one.emptied)
    statements += [REMOVE_BLANK.format(graph=one.graph) for one in left if one.removes_blank]
    if removed := "\n".join(graph_block(one.graph, sorted(one.removed, key=str)) for one in left if one.removed):
        statements.append(f"DELETE DATA {{\n{removed}\n}}")
    if added := "\n".join(graph_block(one.graph, sorted(one.added, key=str)) for one in left if one.added):
        statements.append(f"INSERT DATA {{\n{added}\n}}")
    return tuple(statements)


def graph_block(graph: NamedNode, triples: Iterable[Triple]) -> str:
    """Return triples as SPARQL writes them inside a graph; every term writes itself."""
    lines = "\n".join(f"{triple} ." for triple in triples)
    return f"GRAPH {graph} {{\n{lines}\n}}"


def named_graph(graph: GraphName) -> NamedNode:
    """Return a graph that has a name.

    Raises:
        WriteRefused: it is the default graph.
    """
    if not isinstance(graph, NamedNode):
        raise WriteRefused("the default graph is the union of all named ones; write to one of these")
    return graph


def named_graph_quads(quads: Iterable[Quad]) -> tuple[Quad, ...]:
    """Return the quads, all of them in graphs with an IRI.

    Raises:
        WriteRefused: one is in the default graph or in one with a blank node for a name.
    """
    given = tuple(quads)
    for quad in given:
        if not isinstance(quad.graph_name, NamedNode):
            raise WriteRefused(f"every fact belongs to a named graph; this one has none: {quad.triple}")
    return given
