"""Graphs: whole graphs read and written by the SPARQL 1.1 Graph Store HTTP Protocol."""

import io
import uuid
from collections.abc import Callable, Mapping
from typing import IO, Annotated, Any, Final

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pyoxigraph import RdfFormat, serialize
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser
from werkzeug.http import parse_options_header

from api.access import writing
from api.formats import GRAPHS, choose
from api.incoming import quads_in
from api.instance import Instance, instance_of
from api.openapi import BEARER, content, problems
from api.protocol import body_of
from api.rdf_formats import WRITERS
from kg.errors import NotFound, WriteRefused
from kg.store import Store
from kg.terms import PREFIXES, DefaultGraph, GraphName, NamedNode, Quad, Triple

__all__ = ["router"]

router = APIRouter(tags=["Graphs"], responses=problems(400, 404, 422))

_READERS: Final[Mapping[str, RdfFormat]] = {
    media_type: WRITERS[form.name] for form in GRAPHS for media_type in (form.media_type, *form.aliases)
}
_FILES: Final = "multipart/form-data"
_MOST_FILES: Final = 1000
_DEFAULT: Final = {
    "name": "default",
    "in": "query",
    "allowEmptyValue": True,
    "description": "The default graph, in place of a name",
    "schema": {"type": "string"},
}
_BY_NAME: Final = {"parameters": [_DEFAULT]}
_BODY: Final = {
    "requestBody": {
        "content": {
            **content(GRAPHS),
            "text/turtle": {"schema": {"type": "string"}, "example": "<urn:example:a> <urn:example:b> 1 ."},
        }
    }
}
_READ: Final[dict[int | str, dict[str, object]]] = {200: {"content": content(GRAPHS)}, **problems(406)}
_WRITTEN: Final[dict[int | str, dict[str, object]]] = {
    201: {"description": "A new graph"},
    204: {"description": "A graph that was there"},
    **problems(401, 403, 408, 409, 413, 415),
}
_REMOVED: Final[dict[int | str, dict[str, object]]] = {**problems(401, 403, 409)}
_KEY: Final = [Depends(BEARER), Depends(writing)]
_WRITING: Final[dict[str, Any]] = {"status_code": 204, "dependencies": _KEY, "responses": _WRITTEN}
_REMOVING: Final[dict[str, Any]] = {"status_code": 204, "dependencies": _KEY, "responses": _REMOVED}


def _target(
    request: Request, graph: Annotated[str | None, Query(description="IRI of a named graph")] = None
) -> GraphName:
    """Return the graph that a request means: by ``?default``, by ``?graph=IRI``, or by its own address."""
    direct = bool(request.path_params.get("name"))
    if (graph is not None) + ("default" in request.query_params) + direct != 1:
        raise HTTPException(400, "say either ?default or ?graph=IRI, or ask for the address of a graph itself")
    if graph is None and not direct:
        return DefaultGraph()
    named = str(request.url) if graph is None else graph
    try:
        return NamedNode(named)
    except ValueError as error:
        raise HTTPException(400, f"{named!r} is no absolute IRI") from error


_Target = Annotated[GraphName, Depends(_target)]
_Instance = Annotated[Instance, Depends(instance_of)]
_DIRECT: Final = "/graphs/{name:path}"


@router.get("/graphs", summary="Read a graph", response_class=Response, responses=_READ, openapi_extra=_BY_NAME)
@router.get(_DIRECT, summary="Read the graph of this address", response_class=Response, responses=_READ)
def get_graph(request: Request, graph: _Target, instance: _Instance) -> Response:
    """Return the triples of one graph; the default graph is the union of all, except on a plain dataset."""
    store = instance.store
    if not _there(store, graph):
        raise NotFound(f"there is no graph {graph}")
    chosen = choose(request.headers.get("accept"), GRAPHS, request.query_params.get("format"))
    union = isinstance(graph, DefaultGraph) and not instance.settings.plain
    found = store.quads() if union else store.quads(graph)
    body = serialize(dict.fromkeys(quad.triple for quad in found), format=WRITERS[chosen.name], prefixes=PREFIXES)
    return Response(body, headers={"Content-Type": chosen.content_type, "Vary": "Accept"})


@router.put("/graphs", summary="Replace a graph", openapi_extra=_BY_NAME | _BODY, **_WRITING)
@router.put(_DIRECT, summary="Replace the graph of this address", openapi_extra=_BODY, **_WRITING)
async def put_graph(request: Request, graph: _Target, instance: _Instance) -> Response:
    """Replace the triples of one graph by the body's, in one transaction."""
    triples = await _triples(request, instance)
    return await _written(instance, graph, lambda store: store.put(graph, triples))


@router.post("/graphs", summary="Add to a graph, or make one", openapi_extra=_BY_NAME | _BODY, **_WRITING)
@router.post(_DIRECT, summary="Add to the graph of this address", openapi_extra=_BODY, **_WRITING)
async def post_graph(
    request: Request,
    instance: _Instance,
    graph: Annotated[str | None, Query(description="IRI of a named graph; without one a new graph is made")] = None,
) -> Response:
    """Add the body's triples to one graph, in one transaction; to a new one, told in `Location`, if none is named."""
    fresh = graph is None and "default" not in request.query_params and not request.path_params.get("name")
    if fresh:
        made = f"{str(request.url.replace(query='')).rstrip('/')}/{uuid.uuid4()}"
        response = await _added(request, NamedNode(made), instance)
        response.headers["Location"] = made
        return response
    return await _added(request, _target(request, graph), instance)


async def _added(request: Request, graph: GraphName, instance: Instance) -> Response:
    """Add the body's triples to a graph."""
    triples = await _triples(request, instance)
    quads = [Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples]
    return await _written(instance, graph, lambda store: store.add(quads))


@router.delete("/graphs", summary="Remove a graph", openapi_extra=_BY_NAME, **_REMOVING)
@router.delete(_DIRECT, summary="Remove the graph of this address", **_REMOVING)
async def delete_graph(graph: _Target, instance: _Instance) -> Response:
    """Remove one graph."""

    def drop(store: Store) -> None:
        if not _there(store, graph):
            raise NotFound(f"there is no graph {graph}")
        store.update("DROP SILENT DEFAULT" if isinstance(graph, DefaultGraph) else f"DROP SILENT GRAPH {graph}")

    await instance.writer.change(drop)
    return Response(status_code=204)


async def _written(instance: Instance, graph: GraphName, change: Callable[[Store], object]) -> Response:
    """Write a graph and tell whether it was there before."""

    def write(store: Store) -> bool:
        before = _there(store, graph)
        if isinstance(graph, DefaultGraph) and not instance.settings.plain:
            raise WriteRefused("the default graph is the union of all named ones; write to one of these: ?graph=IRI")
        change(store)
        return before

    before = await instance.writer.change(write)
    return Response(status_code=204 if before else 201)


def _there(store: Store, graph: GraphName) -> bool:
    """Tell whether a graph is there; the default graph always is."""
    return isinstance(graph, DefaultGraph) or graph in store.graphs()


async def _triples(request: Request, instance: Instance) -> list[Triple]:
    """Return the triples in a request's body, or in all files of a form.

    Raises:
        HTTPException: 400 it does not parse, 413 too large, 415 of a type that cannot be read.
    """
    content_type = request.headers.get("content-type", "")
    body = await body_of(request, instance.settings.limits.update_bytes)
    base = str(request.url)

    def parsed() -> list[Triple]:
        media_type, options = parse_options_header(content_type)
        if media_type != _FILES:
            return _read(body, content_type, base)
        form = FormDataParser(_in_memory, max_form_parts=_MOST_FILES)
        try:
            _, _, files = form.parse(io.BytesIO(body), media_type, len(body), options)
        except RequestEntityTooLarge as error:
            raise HTTPException(413, f"the form has more than {_MOST_FILES} parts") from error
        return [
            triple
            for _, file in files.items(multi=True)
            for triple in _read(file.read(), file.content_type or "", base)
        ]

    return await run_in_threadpool(parsed)


def _in_memory(*_: object, **__: object) -> IO[bytes]:
    """Return where a file of a form is kept: the whole form is in memory already."""
    return io.BytesIO()


def _read(body: bytes, content_type: str, base: str) -> list[Triple]:
    """Return the triples in some bytes of a type, with fresh blank nodes: labels of two bodies are not the same node.

    Raises:
        HTTPException: 400 they do not parse, 415 of a type that cannot be read.
    """
    media_type = content_type.partition(";")[0].strip().lower()
    reader = _READERS.get(media_type)
    if reader is None:
        offers = ", ".join(form.media_type for form in GRAPHS)
        raise HTTPException(415, f"send {offers}, not {media_type or 'a body without a Content-Type'}")
    try:
        return [quad.triple for quad in quads_in(body, reader, base)]
    except SyntaxError as error:
        raise HTTPException(400, f"the body does not parse: {error}") from error
