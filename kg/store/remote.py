"""Remote store: the project's graphs on any server that speaks SPARQL 1.1 over HTTP."""

import threading
import time
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from pyoxigraph import RdfFormat, serialize

from kg.errors import QueryRejected, ResultTooLarge, StoreUnavailable, WriteRefused
from kg.store.answer import boolean, solutions, triples
from kg.store.base import Access, Row, Sink, Snapshot, Solutions, Touched
from kg.store.batches import batches
from kg.store.difference import GraphChange, addition, amendment, change, named_graph, named_graph_quads, normalised
from kg.store.endpoint import Endpoint, Reply
from kg.store.guard import (
    Filled,
    Form,
    QueryKind,
    check_update,
    kind_of,
    rows_of_construct,
    without_last_semicolon,
)
from kg.store.union import STORE_GRAPH, Listing, Scope, listed, scope
from kg.terms import BASE, OWL, GraphName, Literal, NamedNode, Quad, Triple

__all__ = ["RemoteStore"]

_RESULTS: Final = "application/sparql-results+json"
_TRIPLES: Final = "application/n-triples, text/turtle;q=0.5"
# Grouped, since Virtuoso 7 takes ten seconds for DISTINCT on 27,000 triples, and none for this.
_GRAPHS: Final = "SELECT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
_VERSION_OF: Final = f"{STORE_GRAPH} {OWL['versionInfo']}"
_VERSION: Final = f"SELECT ?version WHERE {{ GRAPH {STORE_GRAPH} {{ {_VERSION_OF} ?version }} }}"
_FORGET_VERSION: Final = f"DELETE WHERE {{ GRAPH {STORE_GRAPH} {{ {_VERSION_OF} ?version }} }}"
_LISTING_AGE: Final = 60.0  # seconds; for graphs that others wrote without moving our version
_QUARTERS: Final = ("[0-3]", "[4-7]", "[89ab]", "[c-f]")  # of the digits that a hash may have
_MOST_DIGITS: Final = 10  # a million parts


class RemoteStore:
    """The store of ``kg.store.base`` on a server.

    It sees the graphs under the project's base IRI and no others. A write is one request, and one transaction
    where the server keeps a request together; large replacements are several (``replace_graphs``). The one lock
    is this process's: two programs writing to one server at once can lose updates, as the protocol knows no lock.
    """

    def __init__(self, url: str, access: Access, *, read_only: bool = False) -> None:
        """Find the server and what it is.

        Raises:
            StoreUnavailable: no SPARQL server answers there.
        """
        self.address = url
        self.folder: Path | None = None
        self.embedded = False
        self._endpoint = Endpoint(url, access)
        self._union_by_default = access.union_by_default
        self.read_only = read_only
        self._lock = threading.Lock()
        self._listing: tuple[str, float, Listing] | None = None
        self._cut: set[tuple[NamedNode, tuple[str, ...]]] = set()  # what is too much for one answer
        self._virtuoso = self._ask_server("ASK { }", _RESULTS).server.startswith("Virtuoso")

    def select(self, sparql: str) -> Solutions:
        """Return the solutions of a SELECT query."""
        return solutions(self._answer(sparql, (Form.SELECT,), _RESULTS))

    def select_elsewhere(self, sparql: Filled) -> Solutions:
        """Return the solutions of a stored query that asks other servers; which ones, this server decides."""
        return solutions(self._answer_of(sparql, sparql.kind, (Form.SELECT,), _RESULTS))

    def each(self, sparql: str) -> Iterator[Row]:
        """Yield the solutions of a SELECT query; the whole answer is here before the first."""
        yield from self.select(sparql).rows

    def tabulate(self, sparql: str, output: Sink) -> None:  # noqa: ARG002  # the protocol's signature
        """Refuse: servers' tables differ, and are cut."""
        raise QueryRejected(f"{self.address} is a server; ask it for the rows with `each`, not for a table")

    def ask(self, sparql: str) -> bool:
        """Return the answer of an ASK query."""
        return boolean(self._answer(sparql, (Form.ASK,), _RESULTS))

    def construct(self, sparql: str) -> tuple[Triple, ...]:
        """Return the triples of a CONSTRUCT or DESCRIBE query, without duplicates.

        Raises:
            ResultTooLarge: the server's limit on rows cuts the answer.
        """
        if self._virtuoso and (rows := rows_of_construct(sparql)):
            self._answer(rows, (Form.SELECT,), _RESULTS)  # it cuts triples without a word, rows with one
        return triples(self._answer(sparql, (Form.CONSTRUCT, Form.DESCRIBE), _TRIPLES))

    def update(self, sparql: str) -> None:
        """Run a SPARQL update in one request.

        Raises:
            QueryRejected: not an update, or one that would fetch something.
            WriteRefused: it touches more than the project's graphs, or the server would not take it.
        """
        if check_update(sparql).clears_all:
            raise WriteRefused("CLEAR or DROP of ALL would empty the graphs of others on this server; name the graphs")
        with self._lock:
            self._write([without_last_semicolon(sparql)])

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads, in one request where they are not too many; what is there already changes nothing.

        Raises:
            WriteRefused: a quad is in none of the project's graphs, or the server would not take them.
        """
        wanted: dict[NamedNode, list[Triple]] = {}
        for quad in named_graph_quads(quads):
            if isinstance(quad.graph_name, NamedNode):
                wanted.setdefault(_own(quad.graph_name), []).append(quad.triple)
        with self._lock:
            self._apply(
                addition(graph, more)
                for graph, given in wanted.items()
                if (more := set(normalised(given)) - set(self._triples_in(graph)))
            )

    def replace_graphs(self, graphs: Mapping[NamedNode, Iterable[Triple]]) -> frozenset[NamedNode]:
        """Replace whole graphs and return the names of those that changed.

        Small differences go in one request. Large ones go in several, additions before removals; where one
        fails, running the replacement again completes it.

        Raises:
            WriteRefused: the server would not take it; nothing was changed.
            StoreUnavailable: the server failed; the message tells if a part was written.
        """
        wanted = {_own(graph): triples for graph, triples in graphs.items()}
        with self._lock:
            changes = [
                one
                for graph, triples in sorted(wanted.items(), key=lambda entry: entry[0].value)
                if (one := change(graph, self._triples_in(graph), triples))
            ]
            self._apply(changes)
        return frozenset(one.graph for one in changes)

    def amend(self, graph: NamedNode, *, added: Iterable[Triple] = (), removed: Iterable[Triple] = ()) -> bool:
        """Put triples into a graph and take others from it, in requests of a size that servers take.

        Raises:
            WriteRefused: the server would not take it; nothing was changed.
            StoreUnavailable: the server failed; the message tells if a part was written.
        """
        one = amendment(_own(graph), added, removed)
        if one:
            with self._lock:
                self._apply((one,))
        return bool(one)

    def put(self, graph: GraphName, triples: Iterable[Triple]) -> None:
        """Replace one named graph in one transaction; without triples it is removed.

        Raises:
            WriteRefused: the default graph, which is the union of the others.
        """
        self.replace_graphs({named_graph(graph): triples})

    def graphs(self) -> tuple[NamedNode, ...]:
        """Return the names of the project's graphs that hold something, sorted."""
        return self._graphs().own

    def quads(
        self, graph: GraphName | None = None, *, predicates: Collection[NamedNode] | None = None
    ) -> Iterable[Quad]:
        """Yield all quads of the project's graphs, or those of one graph, or with one of some predicates."""
        asked = self.graphs() if graph is None else (graph,)
        for name in (one for one in asked if isinstance(one, NamedNode)):
            for triple in self._triples_in(name):
                if predicates is None or triple.predicate in predicates:
                    yield Quad(triple.subject, triple.predicate, triple.object, name)

    def dump(self, output: IO[bytes]) -> None:
        """Write all quads of the project's graphs as N-Quads, graph by graph."""
        for graph in self.graphs():
            serialize(self.quads(graph), output, RdfFormat.N_QUADS)

    def version(self) -> str:
        """Return a text that changes with every write of this program that changed anything."""
        found = solutions(self._ask_server(_VERSION, _RESULTS))
        return "+".join(sorted(row["version"].value for row in found.rows if isinstance(row["version"], Literal)))

    def touched_since(self, version: str) -> Touched | None:
        """Return ``None`` unless nothing was written: others may write to the server, too."""
        return Touched(frozenset(), frozenset()) if version == self.version() else None

    def snapshot(self, folder: Path) -> Snapshot | None:  # noqa: ARG002  # the protocol's signature
        """Return ``None``: the engine runs elsewhere."""
        return None

    def close(self) -> None:
        """Do nothing: every request has its own connection."""

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

    def _answer(self, sparql: str, forms: tuple[Form, ...], accept: str) -> Reply:
        return self._answer_of(sparql, kind_of(sparql), forms, accept)

    def _answer_of(self, sparql: str, kind: QueryKind, forms: tuple[Form, ...], accept: str) -> Reply:
        if kind.form not in forms:
            raise QueryRejected(f"this is {kind.form}; {' or '.join(forms)} is expected here")
        if kind.own_dataset or self._union_by_default:
            return self._ask_server(sparql, accept)
        return self._ask_server(sparql, accept, scope(self._graphs(), kind.form, virtuoso=self._virtuoso))

    def _ask_server(self, sparql: str, accept: str, seen: Scope | None = None) -> Reply:
        seen = seen or Scope()
        reply = self._endpoint.query(seen.prologue + sparql, accept, seen.dataset)
        if reply.row_limit is not None:
            raise ResultTooLarge(
                f"the answer reaches the limit of {reply.row_limit} rows that the server at {self.address} sets; "
                "ask for less (LIMIT, OFFSET), or raise ResultSetMaxRows there"
            )
        return reply

    def _graphs(self) -> Listing:
        """Return the server's graphs, asked for again when the version has moved or a minute has passed."""
        version, now = self.version(), time.monotonic()
        known = self._listing
        if known is not None and known[0] == version and now - known[1] < _LISTING_AGE:
            return known[2]
        found = solutions(self._ask_server(_GRAPHS, _RESULTS))
        names = (row["graph"] for row in found.rows)
        listing = listed(name for name in names if isinstance(name, NamedNode))
        self._listing = (version, now, listing)
        return listing

    def _triples_in(self, graph: NamedNode, part: tuple[str, ...] = ()) -> tuple[Triple, ...]:
        """Return a graph's triples; where the server cuts the answer, in parts by the first digits of a hash."""
        if (graph, part) not in self._cut:
            chosen = f'FILTER(REGEX(MD5(CONCAT(STR(?s), STR(?p), STR(?o))), "^{"".join(part)}"))' if part else ""
            try:
                found = solutions(
                    self._ask_server(f"SELECT ?s ?p ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} {chosen} }}", _RESULTS)
                )
            except ResultTooLarge:
                if len(part) == _MOST_DIGITS:
                    raise
                self._cut.add((graph, part))
            else:
                return tuple(Triple(row["s"], row["p"], row["o"]) for row in found.rows)  # type: ignore[arg-type]  # as stored
        return tuple(triple for digits in _QUARTERS for triple in self._triples_in(graph, (*part, digits)))

    def _apply(self, changes: Iterable[GraphChange]) -> None:
        requests = batches(changes)
        for done, statements in enumerate(requests):
            try:
                self._write(statements)
            except (WriteRefused, StoreUnavailable) as error:
                if done == 0:
                    raise
                raise StoreUnavailable(
                    f"after {done} of {len(requests)} parts: {error}; running it again completes it"
                ) from error

    def _write(self, statements: Iterable[str]) -> None:
        """Send statements as one request that also draws a new version; the lock is held."""
        if self.read_only:
            raise WriteRefused(f"the store {self.address} was opened for reading only")
        drawn = f"INSERT DATA {{ GRAPH {STORE_GRAPH} {{ {_VERSION_OF} {Literal(uuid.uuid4().hex)} }} }}"
        # the given first: not every server takes PREFIX after a semicolon; a line of its own ends a last comment
        self._endpoint.update("\n;\n".join((*statements, _FORGET_VERSION, drawn)))


def _own(graph: NamedNode) -> NamedNode:
    if not graph.value.startswith(BASE) or graph == STORE_GRAPH:
        raise WriteRefused(f"{graph} is none of the project's graphs; their names begin with {BASE}")
    return graph
