"""Embedded store: quads kept by the Oxigraph engine in this process, in memory or on a folder."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import IO, ClassVar, Self, TypeVar, cast

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat
from pyoxigraph import Store as Engine

from kg.errors import QueryRejected, WriteRefused
from kg.store.base import Row, Sink, Snapshot, Solutions, Touched
from kg.store.difference import amendment, change, named_graph, named_graph_quads
from kg.store.engine import DAMAGE, Answer, damaged, reading, row, solutions, triples
from kg.store.folder import write_format, write_version
from kg.store.foretold import foretold
from kg.store.guard import Form, check_update, kind_of
from kg.store.journal import touched_in
from kg.store.transactions import Transactions
from kg.terms import GraphName, NamedNode, Quad, Triple

__all__ = ["EmbeddedStore"]

_T = TypeVar("_T")


class EmbeddedStore:
    """The store of ``kg.store.base`` on an engine in this process."""

    union_default_graph: ClassVar[bool] = True
    """Queries without FROM see all named graphs."""

    def __init__(self, folder: Path | None, *, read_only: bool = False) -> None:
        """Open a new store in memory, or the one in a folder, which is made where there is none."""
        self.address = "memory:" if folder is None else str(folder)
        self.folder = folder
        self.read_only = read_only
        self.embedded = True
        self._writes = Transactions(self.address, folder, read_only=read_only)

    def select(self, sparql: str) -> Solutions:
        """Return the solutions of a SELECT query."""
        return self._answer(sparql, (Form.SELECT,), solutions)

    def each(self, sparql: str) -> Iterator[Row]:
        """Yield the solutions of a SELECT query one by one; the engine lets only one thread read them."""
        kind = kind_of(sparql)
        if kind.form is not Form.SELECT:
            raise QueryRejected(f"this is {kind.form}; {Form.SELECT} is expected here")
        with reading(self.address):
            union = self.union_default_graph and not kind.own_dataset
            answer = cast("QuerySolutions", self._writes.engine.query(sparql, use_default_graph_as_union=union))
            names = tuple(variable.value for variable in answer.variables)
            for solution in answer:
                yield row(names, tuple(solution))

    def tabulate(self, sparql: str, output: Sink) -> None:
        """Write the solutions of a SELECT query as SPARQL's TSV.

        Raises:
            QueryRejected: not a SELECT query.
            StoreUnavailable: a file of the store is damaged.
        """

        def written(answer: Answer) -> None:
            cast("QuerySolutions", answer).serialize(cast("IO[bytes]", output), format=QueryResultsFormat.TSV)

        self._answer(sparql, (Form.SELECT,), written)

    def ask(self, sparql: str) -> bool:
        """Return the answer of an ASK query."""
        return self._answer(sparql, (Form.ASK,), bool)

    def construct(self, sparql: str) -> tuple[Triple, ...]:
        """Return the triples of a CONSTRUCT or DESCRIBE query, without duplicates."""
        return self._answer(sparql, (Form.CONSTRUCT, Form.DESCRIBE), triples)

    def update(self, sparql: str) -> None:
        """Run a SPARQL update as one transaction.

        Unlike in queries the default graph is not the union here: GRAPH, WITH and USING name graphs.

        Raises:
            QueryRejected: not an update, or one that would fetch something.
            WriteRefused: it writes into the default graph, or the engine does not take it; nothing was changed.
        """
        check_update(sparql)
        with self._writes.writing(partial(_touched, sparql)) as engine:
            engine.update(sparql)

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads in one transaction; what is there already changes nothing.

        Raises:
            WriteRefused: a quad is in no named graph, or the engine would not take them; nothing was changed.
        """
        given = named_graph_quads(quads)
        if all(quad in self._writes.engine for quad in given):
            return
        touched = touched_in((quad.triple for quad in given), {quad.graph_name for quad in given})
        with self._writes.writing(lambda _: touched) as engine:
            engine.extend(given)

    def replace_graphs(self, graphs: Mapping[NamedNode, Iterable[Triple]]) -> frozenset[NamedNode]:
        """Replace whole graphs in one transaction and return the names of those that changed.

        Raises:
            WriteRefused: the engine would not take it; nothing was changed.
        """
        with self._writes.between():
            changes = tuple(
                one
                for graph, triples in sorted(graphs.items(), key=_address)
                if (one := change(graph, (quad.triple for quad in self.quads(graph)), triples))
            )
            self._writes.apply(changes)
        return frozenset(one.graph for one in changes)

    def amend(self, graph: NamedNode, *, added: Iterable[Triple] = (), removed: Iterable[Triple] = ()) -> bool:
        """Put triples into a graph and take others from it, in one transaction.

        Raises:
            WriteRefused: the engine would not take it; nothing was changed.
        """
        one = amendment(graph, added, removed)
        if one:
            with self._writes.between():
                self._writes.apply((one,))
        return bool(one)

    def put(self, graph: GraphName, triples: Iterable[Triple]) -> None:
        """Replace one named graph in one transaction; without triples it is removed.

        Raises:
            WriteRefused: the default graph, which is the union of the others.
        """
        self.replace_graphs({named_graph(graph): triples})

    def renew(self, change: Callable[[tuple[Quad, ...]], Iterable[Quad]]) -> None:
        """Put what becomes of all quads in their place, so that no file of the folder keeps a byte of what goes.

        A crash leaves all of it done or nothing; the version is that of another store.

        Raises:
            WriteRefused: the store is for reading only, or the disk takes no more; nothing was changed.
            StoreUnavailable: somebody still reads from it; whoever opens it next finishes the change.
        """
        self._writes.renew(change)

    def graphs(self) -> tuple[NamedNode, ...]:
        """Return the names of all graphs that hold something, sorted."""
        engine = self._writes.engine
        with reading(self.address):
            names = (name for name in engine.named_graphs() if isinstance(name, NamedNode))
            filled = (name for name in names if any(engine.quads_for_pattern(None, None, None, name)))
            return tuple(sorted(filled, key=str))

    def quads(
        self, graph: GraphName | None = None, *, predicates: Collection[NamedNode] | None = None
    ) -> Iterable[Quad]:
        """Return all quads, or those of one graph, as they are at this moment; or predicate by predicate."""
        engine = self._writes.engine
        if predicates is not None:
            asked = sorted(set(predicates), key=str)
            return chain.from_iterable(self._matching(engine, name, graph) for name in asked)
        return self._matching(engine, None, graph)

    def _matching(self, engine: Engine, predicate: NamedNode | None, graph: GraphName | None) -> tuple[Quad, ...]:
        with reading(self.address):  # whole, because the engine's iterators may not change their thread
            return tuple(engine.quads_for_pattern(None, predicate, None, graph))

    def dump(self, output: IO[bytes]) -> None:
        """Write all quads as N-Quads, as they are at this moment.

        Raises:
            StoreUnavailable: a file of the store is damaged; what the output raises comes through as it is.
        """
        try:
            self._writes.engine.dump(output, RdfFormat.N_QUADS)
        except (OSError, RuntimeError) as error:
            if DAMAGE in str(error):
                raise damaged(self.address, error) from error
            raise

    def version(self) -> str:
        """Return a text that changes with every write that changed anything."""
        return str(self._writes.version)

    def touched_since(self, version: str) -> Touched | None:
        """Return the nodes of the facts that writes added or removed since a version; ``None`` if that is not known."""
        return self._writes.touched_since(version)

    def snapshot(self, folder: Path) -> Snapshot:
        """Make an immutable copy in a new folder: hard links for a store on a folder, else a bulk load.

        Raises:
            WriteRefused: the folder is there already, or cannot be made.
        """
        if folder.exists():
            raise WriteRefused(f"{folder} exists already; a snapshot needs a new folder")
        with self._writes.between() as (engine, version):
            try:
                folder.parent.mkdir(parents=True, exist_ok=True)
                if self.folder is None or self.read_only:
                    copy = Engine(folder)
                    copy.bulk_extend(engine)
                    copy.flush()
                else:
                    engine.backup(folder)
                write_version(folder, version)
                write_format(folder)
            except OSError as error:
                raise WriteRefused(f"no snapshot in {folder}: {error}") from error
        return Snapshot(folder, str(version))

    def close(self) -> None:
        """Release the folder and its lock; the store answers nothing after that."""
        self._writes.close()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

    def _answer(self, sparql: str, forms: tuple[Form, ...], read: Callable[[Answer], _T]) -> _T:
        """Return what ``read`` makes of a query's answer, in the one thread that may touch it."""
        kind = kind_of(sparql)
        if kind.form not in forms:
            raise QueryRejected(f"this is {kind.form}; {' or '.join(forms)} is expected here")
        with reading(self.address):
            # for the engine the union would win over the query's own FROM
            union = self.union_default_graph and not kind.own_dataset
            return read(self._writes.engine.query(sparql, use_default_graph_as_union=union))


def _address(entry: tuple[NamedNode, Iterable[Triple]]) -> str:
    return entry[0].value


def _touched(sparql: str, engine: Engine) -> Touched | None:
    try:
        return foretold(engine, sparql)
    except (SyntaxError, OSError, RuntimeError):
        return None  # running it says what is wrong
