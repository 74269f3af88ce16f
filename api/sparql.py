"""SPARQL: the endpoint of the SPARQL 1.1 protocol, for reading by all and for writing with a key."""

import asyncio
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import URL

from api.access import may_write, writing
from api.etags import etag_of
from api.formats import DATASETS, HTML, SOLUTIONS, prefers_page, try_choose
from api.instance import Instance, instance_in
from api.job import Job
from api.loading import loaded_update
from api.openapi import BEARER, content, problems
from api.plain import PlainRoute
from api.protocol import FORM, QUERY, UPDATE, Operation, operation_of
from api.service_description import service_description
from api.sparql_page import PAGE_BYTES, form_page, problem_page, result_page
from api.streamed import Streamed, left, unless_cancelled
from api.streams import Stream
from kg.errors import KgError, NotAcceptable, QueryRejected
from kg.store.using import with_dataset
from kg.terms import NamedNode

__all__ = ["router"]

router = APIRouter(
    tags=["SPARQL"],
    route_class=PlainRoute,
    default_response_class=Response,
    responses=problems(400, 403, 406, 413, 415, 422),
)

_CONTENT_TYPES: Final[Mapping[str, str]] = {form.media_type: form.content_type for form in (*SOLUTIONS, *DATASETS)}
_VARY: Final = {"Vary": "Accept, Accept-Language"}

_ANSWERS: Final[dict[int | str, dict[str, object]]] = {
    200: {"content": content((*SOLUTIONS, *DATASETS, HTML))},
}
_QUERY: Final = "SELECT * { ?s ?p ?o } LIMIT 5"
_UPDATE: Final = "INSERT DATA { GRAPH <urn:example:graph> { <urn:example:a> <urn:example:b> 1 } }"
_PARAMETERS: Final = [
    {"name": "query", "in": "query", "schema": {"type": "string"}, "example": _QUERY},
    {"name": "default-graph-uri", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
    {"name": "named-graph-uri", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
    {"name": "format", "in": "query", "schema": {"type": "string"}, "example": "csv"},
    {
        "name": "example",
        "in": "query",
        "schema": {"type": "string"},
        "description": "A stored question whose SPARQL the page begins with; for browsers",
    },
]
_BODY: Final = {
    "content": {
        QUERY: {"schema": {"type": "string"}, "example": _QUERY},
        UPDATE: {"schema": {"type": "string"}, "example": _UPDATE},
        FORM: {
            "schema": {"type": "object", "properties": {"query": {"type": "string"}, "update": {"type": "string"}}},
            "examples": {"query": {"value": {"query": _QUERY}}, "update": {"value": {"update": _UPDATE}}},
        },
    }
}


@router.get(
    "/sparql",
    summary="Answer a SPARQL 1.1 query",
    openapi_extra={"parameters": _PARAMETERS},
    responses={**_ANSWERS, **problems(404)},
)
async def get_sparql(request: Request) -> Response:
    """Answer SELECT and ASK as JSON, XML, CSV or TSV, CONSTRUCT and DESCRIBE as any RDF format.

    These are Turtle, N-Triples, JSON-LD, RDF/XML, N-Quads and TriG. The format goes by `Accept` or `format`. Queries
    without `FROM` see all named graphs. A query over the limits on time, memory, size or rows is stopped and answered
    by a problem, never by half a result. Without `query` this is the service description, or, for a browser, an editor.
    """
    instance = instance_in(request)
    operation = await operation_of(request, instance.settings.limits.query_bytes)
    if operation.update is not None:
        raise QueryRejected("this address answers queries; it does not take updates by GET")
    if operation.query is not None:
        return await _answer(request, instance, operation)
    if prefers_page(request.headers.get("accept"), operation.format):
        return await run_in_threadpool(form_page, request, instance)
    return await service_description(request, instance, operation.format)


@router.post(
    "/sparql",
    summary="Answer a query, or run an update with a key",
    openapi_extra={"requestBody": _BODY, "security": [{}, {BEARER.scheme_name: []}]},
    responses={**_ANSWERS, 204: {"description": "The update was run"}, **problems(401, 408, 409)},
)
async def post_sparql(request: Request) -> Response:
    """Answer a query sent as a form field or directly; see GET. Run an update sent either way, with a key."""
    instance = instance_in(request)
    limits = instance.settings.limits
    operation = await operation_of(request, limits.update_bytes if await may_write(request) else limits.query_bytes)
    if operation.update is not None:
        return await _update(request, instance, operation)
    if operation.query is None:
        raise QueryRejected("there is no query in this request; send it as the field 'query' or as the body")
    return await _answer(request, instance, operation)


@router.options("/sparql", include_in_schema=False)
async def options_sparql(_: Request) -> Response:
    """Say which methods there are."""
    return Response(status_code=204, headers={"Allow": "GET, HEAD, POST, OPTIONS"})


class Wish(NamedTuple):
    """What a client wants an answer written as: a page, or media types for solutions and for triples."""

    page: bool
    solutions: str | None
    triples: str | None


@lru_cache(1024)
def wish_of(accept: str | None, override: str | None) -> Wish:
    """Return what a request's ``Accept`` and ``format`` ask for.

    Raises:
        NotAcceptable: nothing that there is.
    """
    if prefers_page(accept, override):
        return Wish(page=True, solutions=SOLUTIONS[0].media_type, triples=DATASETS[0].media_type)
    solutions, triples = try_choose(accept, SOLUTIONS, override), try_choose(accept, DATASETS, override)
    if solutions is None and triples is None:
        raise NotAcceptable(f"no format fits {override or accept!r}; there are {', '.join(_CONTENT_TYPES)}, text/html")
    return Wish(
        page=False,
        solutions=solutions.media_type if solutions else None,
        triples=triples.media_type if triples else None,
    )


async def _answer(request: Request, instance: Instance, operation: Operation) -> Response:
    wish = wish_of(request.headers.get("accept"), operation.format)
    with_dataset = bool(operation.default_graphs or operation.named_graphs)

    base = _base(request)

    def build(source: str) -> Job:
        return Job(
            operation.query or "",
            base,
            source,
            wish.solutions,
            wish.triples,
            operation.default_graphs if with_dataset else None,
            operation.named_graphs if with_dataset else None,
            whole_bytes=PAGE_BYTES if wish.page else instance.settings.spool_bytes,
        )

    version = instance.cached_version()
    etag = etag_of(build(""), version) if version and not wish.page and request.method == "GET" else None
    if etag and etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={**_VARY, "ETag": etag})
    try:
        answer = await instance.pool.answer(
            instance.snapshots, build, lambda: left(request.receive), request.state.client
        )
    except KgError as error:
        if not wish.page:
            raise
        return problem_page(request, instance, operation, error)
    if wish.page:
        return await run_in_threadpool(result_page, request, instance, operation, answer)
    headers = {**_VARY, "Content-Type": _CONTENT_TYPES[answer.media_type]}
    if etag:
        headers |= {"ETag": etag, "Cache-Control": "no-cache"}
    return (
        await _streamed(request, answer, headers)
        if isinstance(answer, Stream)
        else Response(answer.body, headers=headers)
    )


async def _streamed(request: Request, stream: Stream, headers: dict[str, str]) -> Response:
    """Return the response that sends a stream; its length is told to clients that could not tell if it broke off."""
    head_only = "head" in request.scope
    if request.scope["http_version"] == "1.0" and not head_only:
        leaving = asyncio.ensure_future(left(request.receive))
        leaving.add_done_callback(unless_cancelled(stream.close))
        try:
            headers["Content-Length"] = str(await stream.size())
        except BaseException:
            stream.close()
            raise
        finally:
            leaving.cancel()
    return Streamed(stream, headers, head_only=head_only)


def _base(request: Request) -> str:
    scope = request.scope
    host = request.headers.get("host", "")
    return _address(scope["scheme"], host, scope.get("server"), scope.get("root_path", ""), scope["path"])


@lru_cache(256)
def _address(scheme: str, host: str, server: tuple[str, int] | None, root: str, path: str) -> str:
    """Return the address that a request was sent to, without its query."""
    headers = [(b"host", host.encode("latin-1"))] if host else []
    scope = {"type": "http", "scheme": scheme, "headers": headers, "server": server, "root_path": root, "path": path}
    return str(URL(scope={**scope, "query_string": b""}))


async def _update(request: Request, instance: Instance, operation: Operation) -> Response:
    """Run an update of a request that may write, and answer once every query sees it."""
    writing(request)
    text = with_dataset(operation.update or "", operation.default_graphs, operation.named_graphs)
    based = f"BASE {NamedNode(_base(request))}\n{text}"
    based = await run_in_threadpool(loaded_update, based, instance.settings.outside, _base(request))
    await instance.writer.change(lambda store: store.update(based))
    return Response(status_code=204)
