"""Store: what keeps quads and answers SPARQL, whichever engine does it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Protocol, Self, runtime_checkable

from kg.terms import GraphName, NamedNode, Quad, Term, Triple

if TYPE_CHECKING:
    from kg.store.guard import Filled

__all__ = ["Access", "Federating", "Renewable", "Row", "Sink", "Snapshot", "Solutions", "Store", "Touched"]

Row = Mapping[str, Term]
"""One solution: variable name (without ``?``) to term; unbound variables are absent."""


@dataclass(frozen=True, slots=True)
class Solutions:
    """A SELECT answer: the variables in the order of the query, and the rows in the store's order."""

    variables: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Access:
    """How to reach a store behind HTTP: what its address alone does not tell."""

    update_url: str | None = None
    """Where updates go, if not to the address of the queries."""
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    """With ``user``: answers the server's challenge, Basic or Digest."""
    timeout: float = 60.0
    """Seconds to wait for an answer."""
    union_by_default: bool = False
    """The server's own default graph is already the union of all graphs, so they need not be listed."""
    token: str | None = field(default=None, repr=False)
    """A key that one of this program's own servers takes."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An immutable copy of a store: a folder that can be opened read-only, and the version it shows."""

    path: Path
    version: str


@dataclass(frozen=True, slots=True)
class Touched:
    """The nodes with an address in facts that writes added or removed: those they are about, and those they lead to.

    ``graphs`` are the named graphs that these facts stand in; ``None`` where that is not known.
    """

    subjects: frozenset[NamedNode]
    objects: frozenset[NamedNode]
    graphs: frozenset[NamedNode] | None = None

    def __or__(self, other: "Touched") -> "Touched":
        """Return the nodes of both."""
        known = None if self.graphs is None or other.graphs is None else self.graphs | other.graphs
        return Touched(self.subjects | other.subjects, self.objects | other.objects, known)

    def __len__(self) -> int:
        """Return the number of nodes, counting those that are both twice."""
        return len(self.subjects) + len(self.objects)


class Sink(Protocol):
    """What bytes can be written to."""

    def write(self, data: bytes, /) -> int:
        """Take bytes and return how many; all of them."""
        ...

    def flush(self) -> None:
        """Pass on what was written, where that waits."""
        ...


@runtime_checkable
class Federating(Protocol):
    """A store behind a server that may ask other servers, as far as that server allows."""

    def select_elsewhere(self, sparql: "Filled") -> Solutions:
        """Return the solutions of a stored query that asks other servers."""


@runtime_checkable
class Renewable(Protocol):
    """A store that can be filled anew, so that nothing on its disk keeps what it no longer says."""

    def renew(self, change: Callable[[tuple[Quad, ...]], Iterable[Quad]]) -> None:
        """Put what becomes of all quads in their place; a crash leaves all of it done or nothing."""


class Store(Protocol):
    """Anything that keeps quads and answers SPARQL.

    Queries see the union of all named graphs as their default graph. It is a bag, on every engine: a triple that
    two graphs hold matches twice, so a query that counts says DISTINCT. Every write is one transaction, goes
    through one lock, and is on disk when the call returns.
    """

    address: str
    folder: Path | None
    """Where the store is on this machine's disk; ``None`` for one in memory or on a server."""
    read_only: bool
    """Every write is refused."""
    embedded: bool
    """The engine runs in this process."""

    def select(self, sparql: str) -> Solutions:
        """Return the solutions of a SELECT query.

        Raises:
            QueryRejected: not a SELECT query.
            StoreUnavailable: a remote store does not answer.
        """
        ...

    def each(self, sparql: str) -> Iterator[Row]:
        """Yield the solutions of a SELECT query, so that millions need not be held; read them in one thread.

        A remote answer is whole before its first row.
        """
        ...

    def tabulate(self, sparql: str, output: Sink) -> None:
        """Write the solutions of a SELECT query as SPARQL's TSV; a store that is not ``embedded`` refuses.

        It takes about what the engine does, where ``each`` looks at every term.

        Raises:
            QueryRejected: not a SELECT query, or the engine runs elsewhere.
        """
        ...

    def ask(self, sparql: str) -> bool:
        """Return the answer of an ASK query."""
        ...

    def construct(self, sparql: str) -> tuple[Triple, ...]:
        """Return the triples of a CONSTRUCT or DESCRIBE query, without duplicates."""
        ...

    def update(self, sparql: str) -> None:
        """Run a SPARQL update as one transaction."""
        ...

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads in one transaction; what is there already changes nothing."""
        ...

    def replace_graphs(self, graphs: Mapping[NamedNode, Iterable[Triple]]) -> frozenset[NamedNode]:
        """Replace whole graphs in one transaction and return the names of those that changed.

        A graph without triples is removed; graphs that are not named stay as they are.
        """
        ...

    def amend(self, graph: NamedNode, *, added: Iterable[Triple] = (), removed: Iterable[Triple] = ()) -> bool:
        """Put triples without blank nodes into a graph and take others from it, in one transaction.

        The graph must not hold what is added; return whether anything was to be done.
        """
        ...

    def put(self, graph: GraphName, triples: Iterable[Triple]) -> None:
        """Replace one graph in one transaction; an empty one is removed, except on a plain dataset.

        Raises:
            WriteRefused: the default graph, where that is the union of the others.
        """
        ...

    def graphs(self) -> tuple[NamedNode, ...]:
        """Return the names of all graphs, sorted."""
        ...

    def quads(
        self, graph: GraphName | None = None, *, predicates: Collection[NamedNode] | None = None
    ) -> Iterable[Quad]:
        """Yield all quads, or those of one graph, or with one of some predicates, in no particular order."""
        ...

    def dump(self, output: IO[bytes]) -> None:
        """Write all quads as N-Quads, in no particular order.

        Raises:
            StoreUnavailable: the store cannot be read to its end.
        """
        ...

    def version(self) -> str:
        """Return a text that changes with every write that changed anything."""
        ...

    def touched_since(self, version: str) -> Touched | None:
        """Return the nodes of the facts that writes added or removed since a version; ``None`` if that is not known.

        It is known for the last writes through this object that named their facts, not for updates that look for them.
        """
        ...

    def snapshot(self, folder: Path) -> Snapshot | None:
        """Make an immutable copy under ``folder``; ``None`` where the engine runs elsewhere."""
        ...

    def close(self) -> None:
        """Release the folder, the connection and the lock."""
        ...

    def __enter__(self) -> Self:
        """Return the store itself."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        ...
