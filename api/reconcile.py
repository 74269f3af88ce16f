"""Reconcile: the Reconciliation Service API 0.2, which OpenRefine speaks, for actors, themes, places and programmes."""

import json
from typing import Annotated, Final, TypeVar

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from markupsafe import Markup
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from api.openapi import problems
from api.reconciling import BATCH, Item, Reconciling, described, kind_item, kinds_named, property_item
from api.reconciling_request import Asked, GivenColumn, GivenValues, texts_of
from api.render import page
from kg.errors import WrongParameter
from kg.reconcile import EntityKind, Wanted
from kg.terms import BASE, DEF

__all__ = ["router"]

router = APIRouter(prefix="/reconcile", tags=["Reconciliation"], responses=problems(400, 404, 413, 422))

_FRAMED: Final = {"Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors *"}
"""The one page that others may show in a frame of theirs: it has no script, no form, and nothing that a key opens."""

_SIZE: Final = {"width": 430, "height": 220}


class GivenProperty(BaseModel):
    """What a row says beside the name."""

    pid: str
    v: GivenValues


class GivenQuery(BaseModel):
    """One name to look for, as a row of a table has it."""

    query: str = ""
    type: str | list[str] = []
    limit: int = Field(default=5, ge=1)
    properties: list[GivenProperty] = []
    type_strict: str = "any"


class Extension(BaseModel):
    """The things to extend, and by what."""

    ids: list[str]
    properties: list[GivenColumn]


Model = TypeVar("Model")

_QUERIES: Final = TypeAdapter(dict[str, GivenQuery])
_EXTENSION: Final = TypeAdapter(Extension)
_TYPES: Final = frozenset(kind.node.value for kind in EntityKind)


@router.get("", summary="What this reconciliation service offers; or candidates, with `queries`")
def get_reconcile(
    request: Request,
    asked: Asked,
    queries: Annotated[str | None, Query(description="A batch of queries as JSON")] = None,
    extend: Annotated[str | None, Query(description="Things and properties as JSON")] = None,
) -> Response:
    """Return the manifest, the candidates for a batch of names, or values to extend a table by."""
    return _answer(request, asked, queries, extend)


@router.post("", summary="Candidates for a batch of names, or values of things")
def post_reconcile(
    request: Request,
    asked: Asked,
    queries: Annotated[str | None, Form(description="A batch of queries as JSON")] = None,
    extend: Annotated[str | None, Form(description="Things and properties as JSON")] = None,
) -> Response:
    """Return the candidates for each name, by the keys of the batch, or the values of things, by their ids."""
    return _answer(request, asked, queries, extend)


@router.get("/suggest/entity", summary="Things whose name begins so")
def suggest_entity(asked: Asked, prefix: str, cursor: Annotated[int, Query(ge=0, le=10_000)] = 0) -> JSONResponse:
    """Return things by name, then those with a word that begins so."""
    return JSONResponse({"result": asked.entities(prefix, cursor)})


@router.get("/suggest/type", summary="Types whose name begins so")
def suggest_type(asked: Asked, prefix: str) -> JSONResponse:
    """Return the kinds of things that can be looked for."""
    return JSONResponse({"result": list(asked.kinds(prefix))})


@router.get("/suggest/property", summary="Properties whose name begins so")
def suggest_property(asked: Asked, prefix: str) -> JSONResponse:
    """Return what can be given beside a name."""
    return JSONResponse({"result": [property_item(one, asked.language) for one in asked.properties(prefix)]})


@router.get("/properties", summary="Properties to extend things of a type by")
def propose_properties(
    asked: Asked,
    type: Annotated[str, Query()] = "",  # noqa: A002 - the API's own name
    limit: Annotated[int, Query(ge=1)] = 50,
) -> JSONResponse:
    """Return the properties that things of a type can have."""
    kinds = kinds_named([type]) if type in _TYPES else frozenset()
    items = [property_item(one, asked.language) for one in asked.properties("", kinds)]
    return JSONResponse({"type": type, "properties": items[:limit], "limit": limit})


@router.get("/preview", summary="A small page about a thing", response_class=HTMLResponse)
def get_preview(request: Request, asked: Asked, id: Annotated[str, Query()]) -> Response:  # noqa: A002 - same
    """Return a page for a small frame: name, type, other names, a link."""
    entity = asked.entity(id)
    context = {
        "name": entity.labels[asked.language],
        "kind": kind_item(entity.kind, asked.language)["name"],
        "others": described(entity),
        "href": f"/{entity.id}",
    }
    return page(request, "preview.html", context, headers=_FRAMED)


@router.get("/flyout", summary="The small page about a thing, as part of an answer")
def get_flyout(asked: Asked, id: Annotated[str, Query()]) -> JSONResponse:  # noqa: A002 - same
    """Return the description of a thing for a frame beside a list of proposals."""
    entity = asked.entity(id)
    kind = str(kind_item(entity.kind, asked.language)["name"])
    words = " · ".join(text for text in (kind, described(entity)) if text)
    html = Markup("<p><strong>{}</strong></p><p>{}</p>").format(entity.labels[asked.language], words)
    return JSONResponse({"id": id, "html": str(html)})


def _answer(request: Request, asked: Reconciling, queries: str | None, extend: str | None) -> Response:
    if queries is not None:
        return JSONResponse(_matched(asked, _read(_QUERIES, queries, "queries")))
    if extend is not None:
        return JSONResponse(_extended(asked, _read(_EXTENSION, extend, "extend")))
    return JSONResponse(_manifest(request, asked))


def _read(adapter: TypeAdapter[Model], text: str, name: str) -> Model:
    try:
        return adapter.validate_python(json.loads(text))
    except json.JSONDecodeError as error:
        raise WrongParameter(f"{name} is no JSON: {error}") from error
    except (ValidationError, RecursionError) as error:
        raise WrongParameter(f"{name} is not as the Reconciliation API 0.2 has it: {error}") from error


def _matched(asked: Reconciling, batch: dict[str, GivenQuery]) -> Item:
    wanted = [_wanted(query) for query in batch.values()]
    rows = asked.candidates(wanted)
    return {key: {"result": [asked.item(one) for one in row]} for key, row in zip(batch, rows, strict=True)}


def _wanted(query: GivenQuery) -> Wanted:
    types = [query.type] if isinstance(query.type, str) else query.type
    return Wanted(
        query.query,
        kinds_named(one for one in types if one),
        {one.pid: texts_of(one.v) for one in query.properties},
        query.limit,
    )


def _extended(asked: Reconciling, extension: Extension) -> Item:
    names = [column.id for column in extension.properties]
    rows = asked.extended(extension.ids, names)
    labels = {one.id: property_item(one, asked.language) for one in asked.properties("")}
    return {
        "meta": [labels[name] for name in names],
        "rows": {id_: dict(zip(names, row, strict=True)) for id_, row in zip(extension.ids, rows, strict=True)},
    }


def _manifest(request: Request, asked: Reconciling) -> Item:
    base = str(request.base_url).rstrip("/")
    here = f"{base}/reconcile"

    def suggests(what: str) -> Item:
        return {"service_url": here, "service_path": f"/suggest/{what}"}

    return {
        "versions": ["0.2"],
        "name": "Sozialraum",
        "identifierSpace": BASE,
        "schemaSpace": str(DEF),
        "documentation": f"{base}/openapi.json",
        "defaultTypes": [kind_item(kind, asked.language) for kind in EntityKind],
        "view": {"url": f"{base}/{{{{id}}}}"},
        "preview": {"url": f"{here}/preview?id={{{{id}}}}", **_SIZE},
        "suggest": {
            "entity": {
                **suggests("entity"),
                "flyout_service_url": here,
                "flyout_service_path": "/flyout?id=${id}",
            },
            "type": suggests("type"),
            "property": suggests("property"),
        },
        "extend": {
            "propose_properties": {"service_url": here, "service_path": "/properties"},
            "property_settings": [],
        },
        "batchSize": BATCH,
    }
