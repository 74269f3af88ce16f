"""Reconcile, draft: the Reconciliation Service API 1.0-draft, beside the version that is in use."""

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from api.openapi import problems
from api.reconciling import BATCH, Reconciling, kind_item, kinds_named, property_item
from api.reconciling_request import Asked, GivenColumn, GivenValues, texts_of
from kg.reconcile import Candidate, EntityKind, Feature, Wanted
from kg.terms import BASE, DEF

__all__ = ["router"]

router = APIRouter(prefix="/reconcile/v1", tags=["Reconciliation"], responses=problems(400, 413, 422))


class Condition(BaseModel):
    """What a candidate is held to: its name, its id, or a property."""

    match_type: Literal["name", "id", "property"] = Field(alias="matchType")
    value: GivenValues = Field(alias="propertyValue")
    property_id: str = Field(default="", alias="propertyId")
    required: bool = False


class MatchQuery(BaseModel):
    """One thing to look for."""

    type: str = ""
    limit: int = Field(default=5, ge=1)
    conditions: list[Condition] = Field(min_length=1)


class MatchBatch(BaseModel):
    """The things to look for, in their order."""

    queries: list[MatchQuery]


class ExtendRequest(BaseModel):
    """The things to extend, and by what."""

    ids: list[str]
    properties: list[GivenColumn]


_PAGE: Final = 50


@router.get("", summary="What this reconciliation service offers (1.0-draft)")
@router.get("/", include_in_schema=False)
def get_manifest(request: Request, asked: Asked) -> JSONResponse:
    """Return the manifest."""
    base = str(request.base_url).rstrip("/")
    return JSONResponse(
        {
            "versions": ["1.0-draft"],
            "name": "Sozialraum",
            "identifierSpace": BASE,
            "schemaSpace": str(DEF),
            "documentation": f"{base}/openapi.json",
            "serviceVersion": "1.0",
            "defaultTypes": [kind_item(kind, asked.language) for kind in EntityKind],
            "view": {"url": f"{base}/{{id}}"},
            "preview": {"url": f"{base}/reconcile/preview?id={{id}}", "width": 430, "height": 220},
            "suggest": {"entity": True, "type": True, "property": True},
            "extend": {"propose_properties": True, "property_settings": []},
            "batchSize": BATCH,
            "standardizedScore": True,
        }
    )


@router.post("/match", summary="Candidates for a batch of things")
def post_match(asked: Asked, batch: MatchBatch) -> JSONResponse:
    """Return the candidates for each query, in the order of the batch.

    An id as a condition gives the thing itself; conditions on properties that are required leave out what does not
    fit them.
    """
    rows = asked.candidates([_wanted(query) for query in batch.queries])
    found = [_kept(asked, query, row) for query, row in zip(batch.queries, rows, strict=True)]
    return JSONResponse({"results": [{"candidates": [asked.item(one) for one in row]} for row in found]})


@router.post("/extend", summary="Values of things")
def post_extend(asked: Asked, extension: ExtendRequest) -> JSONResponse:
    """Return the values of each thing, in the order in which things and properties were asked."""
    names = [column.id for column in extension.properties]
    rows = asked.extended(extension.ids, names)
    labels = {one.id: property_item(one, asked.language) for one in asked.properties("")}
    return JSONResponse(
        {
            "meta": [labels[name] for name in names],
            "rows": [
                {
                    "id": id_,
                    "properties": [{"id": name, "values": values} for name, values in zip(names, row, strict=True)],
                }
                for id_, row in zip(extension.ids, rows, strict=True)
            ],
        }
    )


@router.get("/extend/propose", summary="Properties to extend things of a type by (1.0-draft)")
def propose_properties(asked: Asked, type: str = "", limit: Annotated[int, Query(ge=1)] = _PAGE) -> JSONResponse:  # noqa: A002 - the API's own name
    """Return the properties that things of a type can have."""
    items = [property_item(one, asked.language) for one in asked.properties("", kinds_named([type] if type else []))]
    return JSONResponse({"type": type, "properties": items[:limit], "limit": limit})


@router.get("/suggest/entity", summary="Things whose name begins so (1.0-draft)")
def suggest_entity(asked: Asked, prefix: str, cursor: Annotated[int, Query(ge=0, le=10_000)] = 0) -> JSONResponse:
    """Return things by name, then those with a word that begins so."""
    return JSONResponse({"result": asked.entities(prefix, cursor)})


@router.get("/suggest/type", summary="Types whose name begins so (1.0-draft)")
def suggest_type(asked: Asked, prefix: str) -> JSONResponse:
    """Return the kinds of things that can be looked for."""
    return JSONResponse({"result": list(asked.kinds(prefix))})


@router.get("/suggest/property", summary="Properties whose name begins so (1.0-draft)")
def suggest_property(asked: Asked, prefix: str) -> JSONResponse:
    """Return what can be given beside a name."""
    return JSONResponse({"result": [property_item(one, asked.language) for one in asked.properties(prefix)]})


def _wanted(query: MatchQuery) -> Wanted:
    names = [text for one in query.conditions if one.match_type == "name" for text in texts_of(one.value)]
    beside = {one.property_id: texts_of(one.value) for one in query.conditions if one.match_type == "property"}
    return Wanted(" ".join(names), kinds_named([query.type] if query.type else []), beside, query.limit)


def _kept(asked: Reconciling, query: MatchQuery, row: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the things of given ids; else what was found, without what misses something required."""
    ids = [text for one in query.conditions if one.match_type == "id" for text in texts_of(one.value)]
    known = asked.register.entities
    if ids:
        sure = (Feature("id", 100.0),)
        return tuple(Candidate(known[id_], 100.0, sure, sure=True) for id_ in ids if id_ in known)
    needed = {one.property_id for one in query.conditions if one.required and one.match_type == "property"}
    return tuple(one for one in row if all(it.value > 0 for it in one.features if it.id in needed))
