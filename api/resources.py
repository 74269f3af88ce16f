"""Resources: the addresses of things themselves, which lead to a page or give the data about them."""

import hashlib
from collections.abc import Iterable
from io import BytesIO
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from pyoxigraph import serialize

from api.addresses import iri_of_path, local_path, page_of
from api.contexts import Thing
from api.facts import facts_of, incoming_of, types_of
from api.formats import DATASETS, HTML, Format, choose
from api.instance import Instance, instance_of
from api.known_actors import successor_of
from api.linked import Link, about_links, data_links, header
from api.messages import language_of
from api.openapi import PAGES, content, problems
from api.rdf_formats import WRITERS
from api.render import respond
from api.views import Views, node
from kg.errors import NotFound
from kg.store.base import Row
from kg.terms import BASE, DEF, PREFIXES, RDF, SKOS, VOCABULARY_GRAPH, NamedNode, Quad, Triple

__all__ = ["router"]

router = APIRouter(tags=["Addresses"], responses=problems(404, 406))

_SEE_OTHER: Final = 303
_ELSEWHERE: Final = 307  # for the time being: a merge can be taken back
_ONTOLOGY: Final = NamedNode(f"{BASE}def")
_LED: Final = {"headers": {"Location": {"schema": {"type": "string"}}}}
_ANSWERS: Final[dict[int | str, dict[str, object]]] = {
    200: {"content": content(DATASETS)},
    303: {"description": "To the page or the data about it", **_LED},
    307: {"description": "To what it was merged into", **_LED},
}
_HELP: Final = (
    "The address of a thing leads (303) to the page about it or to the data about it, by `Accept`; `format` gives the "
    "data: Turtle, N-Triples, JSON-LD, RDF/XML, N-Quads or TriG."
)
_DATA: Final[dict[str, Any]] = {"description": _HELP, "response_class": Response, "responses": _ANSWERS}


@router.get("/id/{kind}", summary="A register of things", **_DATA)
@router.get("/id/{kind}/{slug}", summary="A thing of the graph", **_DATA)
@router.get("/thema", summary="The theme scheme", **_DATA)
@router.get("/thema/{slug}", summary="A theme", **_DATA)
@router.get("/liste/{name}", summary="A controlled list", **_DATA)
@router.get("/liste/{name}/{value}", summary="A value of a controlled list", **_DATA)
def get_thing(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Lead to the page or the data about a thing; the address of a merged thing leads to where it went."""
    thing = _existing(instance.views, request.url.path)
    if successor := successor_of(instance.views, thing):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{local_path(successor.value)}{query}", _ELSEWHERE, {"Vary": "Accept"})
    override = request.query_params.get("format")
    chosen = choose(request.headers.get("accept"), (*DATASETS, HTML), override)
    if chosen is HTML or override is None:
        return _led(request, instance, page_of(thing.value), chosen)
    quads = _quads(instance.views.rows("page_resource", thing=[thing]))
    types = {quad.object for quad in quads if quad.subject == thing and quad.predicate == RDF["type"]}
    return _data(request, instance, quads, chosen, about_links(thing, types))


@router.get("/def", summary="The ontology", **_DATA)
@router.get("/def/{version}", summary="One version of the ontology", **_DATA)
def get_ontology(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Lead to the list of terms, or give the ontology with everything it is shipped with."""
    address = iri_of_path(request.url.path)
    if address is None or (address != _ONTOLOGY and not _is_version(instance.views, address)):
        raise NotFound(f"there is no version {request.url.path!r} of the ontology here; /def is the one that is served")
    return _answer(request, instance, "/ontology", tuple(instance.store.quads(VOCABULARY_GRAPH)))


@router.get("/graph/{path:path}", summary="A named graph", **_DATA)
def get_graph(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Give the triples of a named graph; a browser is led to the document it was made from."""
    graph = iri_of_path(request.url.path)
    quads = tuple(instance.store.quads(graph)) if graph is not None else ()
    if not quads:
        raise NotFound(f"there is no graph {request.url.path!r} here, or it is empty")
    parts = request.url.path.strip("/").split("/")
    page = f"/documents/{parts[1]}" if len(parts) > 2 else "/ontology"  # graph/DOC/status, graph/vokabular
    return _answer(request, instance, page, quads)


@router.get("/things/{path:path}", summary="What is known of a thing", response_model=Thing, responses=PAGES)
def get_thing_page(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return what is said of any thing and what refers to it, each with status and passages."""
    language, views = language_of(request), instance.views
    tail = request.url.path.removeprefix("/things")
    term = tail.removeprefix("/def/")
    if term != tail and "/" not in term and iri_of_path(term) is not None:
        thing = _known(views, DEF[term], request.url.path)
    else:
        thing = _existing(views, tail)
    context = Thing(
        ref=views.refs([thing], language)[thing],
        address=local_path(thing.value) or thing.value,
        types=types_of(views, thing, language),
        facts=facts_of(views, thing, language, without=(SKOS["prefLabel"],)),
        incoming=incoming_of(views, thing, language),
    )
    return respond(request, "thing.html", context)


def _existing(views: Views, path: str) -> NamedNode:
    thing = iri_of_path(path)
    if thing is None:
        raise NotFound(f"{path!r} cannot be an address in this graph")
    return _known(views, thing, path)


def _known(views: Views, thing: NamedNode, path: str) -> NamedNode:
    if not views.rows("page_facts", thing=[thing]):
        raise NotFound(f"there is nothing at {path!r} in this graph")
    return thing


def _is_version(views: Views, address: NamedNode) -> bool:
    return any(str(row["value"]) == str(address) for row in views.rows("page_facts", thing=[_ONTOLOGY]))


def _quads(rows: Iterable[Row]) -> tuple[Quad, ...]:
    return tuple(Quad(node(row, "subject"), node(row, "property"), row["value"], node(row, "graph")) for row in rows)


def _answer(request: Request, instance: Instance, page: str, quads: Iterable[Quad]) -> Response:
    """Return what is at an address itself, such as a graph; a browser is led to its page."""
    chosen = choose(request.headers.get("accept"), (*DATASETS, HTML), request.query_params.get("format"))
    if chosen is HTML:
        return _led(request, instance, page, chosen)
    return _data(request, instance, quads, chosen)


def _led(request: Request, instance: Instance, page: str, chosen: Format) -> Response:
    """Return the way to the page about a thing, or to the data about it (https://www.w3.org/TR/cooluris/#r303gendocument)."""
    path = request.url.path
    language = request.query_params.get("lang")
    target = page if chosen is HTML else f"{path}?format={chosen.name}"
    if chosen is HTML and language in {"de", "en"}:
        target = f"{page}?lang={language}"
    links = header(data_links(path, (*DATASETS, HTML), chosen), instance.settings.publication)
    return RedirectResponse(target, _SEE_OTHER, {"Vary": "Accept", "Link": links})


def _data(
    request: Request, instance: Instance, quads: Iterable[Quad], chosen: Format, more: tuple[Link, ...] = ()
) -> Response:
    links = (*data_links(request.url.path, (*DATASETS, HTML), chosen), *more)
    body = _written(quads, chosen)
    return Response(
        body,
        headers={
            "Content-Type": chosen.content_type,
            "Vary": "Accept",
            "Link": header(links, instance.settings.publication),
            "ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"',
            "Cache-Control": "no-cache",
        },
    )


def _written(quads: Iterable[Quad], form: Format) -> bytes:
    given: Iterable[Quad] | Iterable[Triple] = quads
    if form.name not in {"nquads", "trig"}:
        given = dict.fromkeys(quad.triple for quad in quads)
    output = BytesIO()
    serialize(given, output, WRITERS[form.name], prefixes=PREFIXES)
    return output.getvalue()
