"""Reconcile: the Reconciliation Service API 0.2, which OpenRefine speaks, for actors, themes, places and programmes."""

import json
from typing import Annotated, Final, Literal, TypeVar

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from api import reconcile_beside
from api.openapi import problems
from api.reconcile_beside import FRAME
from api.reconciling import BATCH, Item, Reconciling, column_item, kind_item, kinds_named
from api.reconciling_request import Asked, GivenColumn, GivenValues, texts_of
from kg.errors import WrongParameter
from kg.reconcile import EntityKind, Wanted
from kg.terms import BASE, DEF

__all__ = ["router"]

router = APIRouter(prefix="/reconcile", tags=["Reconciliation"], responses=problems(400, 413, 422))
router.include_router(reconcile_beside.router)


class GivenProperty(BaseModel):
    """What a row says beside the name."""

    pid: str
    v: GivenValues


class GivenQuery(BaseModel):
    """One name to look for, as a row of a table has it.

    A thing here has one type, so ``should`` and ``any`` ask for one of the types, and ``all`` of several finds nothing.
    """

    query: str = ""
    type: str | list[str] = []
    limit: int = Field(default=5, ge=1)
    properties: list[GivenProperty] = []
    type_strict: Literal["any", "should", "all"] = "any"


class Extension(BaseModel):
    """The things to extend, and by what."""

    ids: list[str]
    properties: list[GivenColumn]


Model = TypeVar("Model")

_QUERIES: Final = TypeAdapter(dict[str, GivenQuery])
_EXTENSION: Final = TypeAdapter(Extension)


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
    rows = asked.candidates([_wanted(query) for query in batch.values()])
    return {
        key: {"result": [] if _asks_too_much(query) else [asked.item(one) for one in row]}
        for (key, query), row in zip(batch.items(), rows, strict=True)
    }


def _asks_too_much(query: GivenQuery) -> bool:
    return query.type_strict == "all" and isinstance(query.type, list) and len(kinds_named(query.type)) > 1


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
    known = {one.id: one for one in asked.properties("")}
    return {
        "meta": [column_item(known[name], asked.language) for name in names],
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
        "preview": {"url": f"{here}/preview?id={{{{id}}}}", **FRAME},
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
            "propose_properties": {"service_url": here, "service_path": "/extend/propose"},
            "property_settings": [],
        },
        "batchSize": BATCH,
    }
