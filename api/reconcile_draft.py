"""Reconcile, draft: the Reconciliation Service API 1.0-draft, beside the version that is in use."""

from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from api import reconcile_beside
from api.openapi import problems
from api.reconcile_beside import FRAME
from api.reconciling import BATCH, Reconciling, column_item, kind_item, kinds_named
from api.reconciling_request import Asked, GivenColumn, GivenValues, texts_of
from kg.reconcile import Candidate, EntityKind, Feature, Quantifier, Wanted
from kg.terms import BASE, DEF

__all__ = ["router"]

router = APIRouter(prefix="/reconcile/v1", tags=["Reconciliation"], responses=problems(400, 413, 422))
router.include_router(reconcile_beside.router)


class Condition(BaseModel):
    """What a candidate is held to: its name, its id, or a property.

    Of several values one must fit, all, or none, as the quantifier says.
    """

    match_type: Literal["name", "id", "property"] = Field(alias="matchType")
    value: GivenValues = Field(alias="propertyValue")
    property_id: str = Field(default="", alias="propertyId")
    required: bool = False
    quantifier: Quantifier = Field(default=Quantifier.ANY, alias="matchQuantifier")


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
            "preview": {"url": f"{base}/reconcile/v1/preview?id={{id}}", **FRAME},
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
    known = {one.id: one for one in asked.properties("")}
    return JSONResponse(
        {
            "meta": [column_item(known[name], asked.language) for name in names],
            "rows": [
                {
                    "id": id_,
                    "properties": [{"id": name, "values": values} for name, values in zip(names, row, strict=True)],
                }
                for id_, row in zip(extension.ids, rows, strict=True)
            ],
        }
    )


def _wanted(query: MatchQuery) -> Wanted:
    """Return what a query looks for; of a property with several conditions, all must hold."""
    names = [text for one in query.conditions if one.match_type == "name" for text in texts_of(one.value)]
    given = [one for one in query.conditions if one.match_type == "property"]
    beside: dict[str, tuple[str, ...]] = {}
    quantifiers: dict[str, Quantifier] = {}
    for one in given:
        quantifiers[one.property_id] = Quantifier.ALL if one.property_id in beside else one.quantifier
        beside[one.property_id] = (*beside.get(one.property_id, ()), *texts_of(one.value))
    return Wanted(
        " ".join(names),
        kinds_named([query.type] if query.type else []),
        beside,
        query.limit,
        quantifiers,
        frozenset(one.property_id for one in given if one.required),
    )


def _kept(asked: Reconciling, query: MatchQuery, row: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the things of given ids; else what was found."""
    ids = [text for one in query.conditions if one.match_type == "id" for text in texts_of(one.value)]
    known = asked.register.entities
    if not ids:
        return row
    return tuple(Candidate(known[id_], 100.0, (Feature("id", 100.0),), sure=True) for id_ in ids if id_ in known)
