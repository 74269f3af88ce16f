"""Scratch: a store that anyone may write, default graph included, for conformance tests and experiments.

The project's own stores take no triples outside named graphs and no writes by HTTP; the W3C's tests need both.
"""

import threading
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Annotated, Final, Self, cast

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, parse, serialize
from pyoxigraph import Store as Engine

from api.formats import GRAPHS, choose
from api.instance import Instance, instance_of
from api.protocol import body_of
from api.rdf_formats import WRITERS
from kg.errors import NotFound, QueryRejected, WriteRefused
from kg.store import Snapshot, Solutions
from kg.store.guard import Form, inspect
from kg.terms import DefaultGraph, NamedNode, Quad, Triple

__all__ = ["ScratchStore", "router"]

router = APIRouter(tags=["Scratch"])

_BODY_BYTES: Final = 256 * 1024 * 1024
_READERS: Final[Mapping[str, RdfFormat]] = {form.media_type: WRITERS[form.name] for form in GRAPHS}
_GraphName = NamedNode | DefaultGraph


class ScratchStore:
    """A store on a folder of its own, lost when it closes; its default graph is a graph like any other."""

    def __init__(self, folder: Path) -> None:
        """Make a new store in a folder that is not there yet."""
        self.address = str(folder)
        self._engine = Engine(str(folder))
        self._lock = threading.Lock()
        self._writes = 0

    def select(self, sparql: str) -> Solutions:
        """Return the solutions of a SELECT query over the union of all graphs."""
        found = cast("QuerySolutions", self._query(sparql, Form.SELECT))
        names = tuple(variable.value for variable in found.variables)
        return Solutions(names, tuple({name: row[name] for name in names if row[name] is not None} for row in found))

    def ask(self, sparql: str) -> bool:
        """Return the answer of an ASK query over the union of all graphs."""
        return bool(cast("QueryBoolean", self._query(sparql, Form.ASK)))

    def construct(self, sparql: str) -> tuple[Triple, ...]:
        """Return the triples of a CONSTRUCT or DESCRIBE query over the union of all graphs."""
        return tuple(dict.fromkeys(cast("QueryTriples", self._query(sparql, Form.CONSTRUCT, Form.DESCRIBE))))

    def update(self, sparql: str) -> None:
        """Run a SPARQL update as one transaction."""
        if inspect(sparql, longest=_BODY_BYTES).form is not Form.UPDATE:
            raise QueryRejected("this is a query; an update is expected here")
        try:
            with self._lock:
                self._engine.update(sparql)
                self._writes += 1
        except SyntaxError as error:
            raise QueryRejected(str(error)) from error
        except (OSError, RuntimeError) as error:
            raise WriteRefused(str(error)) from error

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads in one transaction."""
        with self._lock:
            self._engine.extend(quads)
            self._writes += 1

    def put(self, graph: _GraphName, triples: Iterable[Triple]) -> None:
        """Replace one graph, the default graph too; without triples it stays, empty."""
        given = [Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples]
        with self._lock:
            self._engine.clear_graph(graph)
            if isinstance(graph, NamedNode):
                self._engine.add_graph(graph)
            self._engine.extend(given)
            self._writes += 1

    def drop(self, graph: _GraphName) -> bool:
        """Remove one graph; return whether it was there."""
        with self._lock:
            there = self.has(graph)
            self._engine.remove_graph(graph)
            self._writes += 1
        return there

    def has(self, graph: _GraphName) -> bool:
        """Tell whether a graph is there; the default graph always is."""
        return isinstance(graph, DefaultGraph) or self._engine.contains_named_graph(graph)

    def replace_graphs(self, graphs: Mapping[NamedNode, Iterable[Triple]]) -> frozenset[NamedNode]:
        """Replace whole graphs and return their names."""
        for graph, triples in graphs.items():
            self.put(graph, triples)
        return frozenset(graphs)

    def graphs(self) -> tuple[NamedNode, ...]:
        """Return the names of all graphs, sorted."""
        return tuple(sorted((name for name in self._engine.named_graphs() if isinstance(name, NamedNode)), key=str))

    def quads(
        self, graph: _GraphName | None = None, *, predicates: Collection[NamedNode] | None = None
    ) -> Iterable[Quad]:
        """Return all quads, those of one graph, or with one of some predicates."""
        found = self._engine.quads_for_pattern(None, None, None, graph)
        return tuple(quad for quad in found if predicates is None or quad.predicate in predicates)

    def version(self) -> str:
        """Return a text that changes with every write."""
        return str(self._writes)

    def snapshot(self, folder: Path) -> Snapshot:
        """Make an immutable copy under ``folder``."""
        with self._lock:
            self._engine.flush()
            folder.parent.mkdir(parents=True, exist_ok=True)
            self._engine.backup(str(folder))
            return Snapshot(folder, str(self._writes))

    def close(self) -> None:
        """Close nothing: the folder goes with the instance that made it."""

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

    def _query(self, sparql: str, *forms: Form) -> QuerySolutions | QueryBoolean | QueryTriples:
        if inspect(sparql).form not in forms:
            raise QueryRejected(f"{' or '.join(forms)} is expected here")
        return self._engine.query(sparql, use_default_graph_as_union=True)


def _target(
    request: Request,
    graph: Annotated[str | None, Query(description="IRI of a named graph")] = None,
) -> _GraphName:
    if (graph is None) == ("default" not in request.query_params):
        raise HTTPException(400, "say either ?default or ?graph=IRI")
    try:
        return DefaultGraph() if graph is None else NamedNode(graph)
    except ValueError as error:
        raise HTTPException(400, f"{graph!r} is no absolute IRI") from error


def _scratch(instance: Annotated[Instance, Depends(instance_of)]) -> ScratchStore:
    return cast("ScratchStore", instance.store)


_Target = Annotated[_GraphName, Depends(_target)]
_Scratch = Annotated[ScratchStore, Depends(_scratch)]


@router.get("/graphs", summary="Read a graph")
def get_graph(request: Request, graph: _Target, store: _Scratch) -> Response:
    """Return the triples of one graph (SPARQL 1.1 Graph Store HTTP Protocol)."""
    if not store.has(graph):
        raise NotFound(f"there is no graph {graph}")
    chosen = choose(request.headers.get("accept"), GRAPHS, request.query_params.get("format"))
    body = serialize((quad.triple for quad in store.quads(graph)), format=WRITERS[chosen.name])
    return Response(body, headers={"Content-Type": chosen.content_type, "Vary": "Accept"})


@router.put("/graphs", summary="Replace a graph")
async def put_graph(request: Request, graph: _Target, store: _Scratch) -> Response:
    """Replace the triples of one graph by the body's."""
    triples = await _triples(request)
    there = store.has(graph)
    await run_in_threadpool(store.put, graph, triples)
    return Response(status_code=204 if there else 201)


@router.post("/graphs", summary="Add to a graph")
async def post_graph(request: Request, graph: _Target, store: _Scratch) -> Response:
    """Add the body's triples to one graph."""
    triples = await _triples(request)
    there = store.has(graph)
    quads = [Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples]
    await run_in_threadpool(store.add, quads)
    return Response(status_code=204 if there else 201)


@router.delete("/graphs", summary="Remove a graph")
def delete_graph(graph: _Target, store: _Scratch) -> Response:
    """Remove one graph."""
    if not store.drop(graph):
        raise NotFound(f"there is no graph {graph}")
    return Response(status_code=204)


async def _triples(request: Request) -> list[Triple]:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    reader = _READERS.get(media_type)
    if reader is None:
        raise HTTPException(415, f"send {', '.join(_READERS)}, not {media_type or 'a body without a Content-Type'}")
    body = await body_of(request, _BODY_BYTES)
    base = str(request.url)
    try:
        # fresh names: the same label in two requests is not the same node
        return [quad.triple for quad in parse(body, format=reader, base_iri=base, rename_blank_nodes=True)]
    except SyntaxError as error:
        raise HTTPException(400, f"the body does not parse: {error}") from error
