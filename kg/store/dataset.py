"""Dataset store: an RDF dataset as SPARQL defines it, whose default graph is a graph like any other.

The project's own stores take no triples outside named graphs and show the union of them; this one is for data that is
not the project's, and for the W3C's tests.
"""

from collections.abc import Iterable

from kg.errors import QueryRejected
from kg.store.embedded import EmbeddedStore
from kg.store.guard import Form, inspect
from kg.terms import GraphName, NamedNode, Quad, Triple

__all__ = ["DatasetStore", "check_syntax"]

_LONGEST = 256 * 1024 * 1024


class DatasetStore(EmbeddedStore):
    """The store of ``kg.store.base`` without its two rules: no union, and every graph may be written."""

    union_default_graph = False

    def update(self, sparql: str) -> None:
        """Run a SPARQL update as one transaction.

        Raises:
            QueryRejected: not an update, or one that would fetch something.
            WriteRefused: the engine does not take it; nothing was changed.
        """
        if inspect(sparql, longest=_LONGEST, as_update=True).form is not Form.UPDATE:
            raise QueryRejected("this is a query; an update is expected here")
        with self._writes.writing() as engine:
            engine.update(sparql)

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads in one transaction, to the default graph too."""
        given = tuple(quads)
        with self._writes.writing() as engine:
            engine.extend(given)

    def put(self, graph: GraphName, triples: Iterable[Triple]) -> None:
        """Replace one graph in one transaction; without triples a named one is there, empty."""
        given = tuple(Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)
        with self._writes.writing() as engine:
            engine.clear_graph(graph)
            if isinstance(graph, NamedNode):
                engine.add_graph(graph)
            engine.extend(given)

    def graphs(self) -> tuple[NamedNode, ...]:
        """Return the names of all graphs, empty ones too, sorted."""
        return tuple(
            sorted((name for name in self._writes.engine.named_graphs() if isinstance(name, NamedNode)), key=str)
        )


def check_syntax(update: str) -> None:
    """Try an update on an empty dataset.

    Raises:
        QueryRejected: it is none.
    """
    with DatasetStore(None) as nothing:
        nothing.update(update)
