"""Reconcile, beside: what both versions of the Reconciliation Service API have alike: suggestions and previews."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from markupsafe import Markup

from api.openapi import problems
from api.reconciling import described, kind_item, kinds_named, property_item
from api.reconciling_request import Asked
from api.render import page
from kg.reconcile import EntityKind

__all__ = ["FRAME", "router"]

router = APIRouter()

FRAME: Final = {"width": 430, "height": 220}
"""The size of a preview, in pixels."""

_FRAMED: Final = {"Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; frame-ancestors *"}
"""The one page that others may show in a frame of theirs: it has no script, no form, and nothing that a key opens."""

Cursor = Annotated[int, Query(ge=0, le=10_000, description="Leave out so many")]


@router.get("/suggest/entity", summary="Things whose name begins so")
def suggest_entity(asked: Asked, prefix: str, cursor: Cursor = 0) -> JSONResponse:
    """Return things by name, then those with a word that begins so."""
    return JSONResponse({"result": asked.entities(prefix, cursor)})


@router.get("/suggest/type", summary="Types whose name begins so")
def suggest_type(asked: Asked, prefix: str, cursor: Cursor = 0) -> JSONResponse:
    """Return the kinds of things that can be looked for."""
    return JSONResponse({"result": list(asked.kinds(prefix))[cursor:]})


@router.get("/suggest/property", summary="Properties whose name begins so")
def suggest_property(asked: Asked, prefix: str, cursor: Cursor = 0) -> JSONResponse:
    """Return what can be given beside a name."""
    found = [property_item(one, asked.language) for one in asked.properties(prefix)]
    return JSONResponse({"result": found[cursor:]})


@router.get("/extend/propose", summary="Properties to extend things of a type by")
def propose_properties(
    asked: Asked,
    type: Annotated[str, Query()] = "",  # noqa: A002 - the API's own name
    limit: Annotated[int, Query(ge=1)] = 50,
) -> JSONResponse:
    """Return the properties that things of a type can have; of no type, or one that is not known here, all."""
    known = {one for kind in EntityKind for one in (kind.value, kind.node.value)}
    kinds = kinds_named([type] if type in known else [])
    items = [property_item(one, asked.language) for one in asked.properties("", kinds)]
    return JSONResponse({"type": type, "properties": items[:limit], "limit": limit})


@router.get("/preview", summary="A small page about a thing", response_class=HTMLResponse, responses=problems(404))
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


@router.get("/flyout", summary="The small page about a thing, as part of an answer", responses=problems(404))
def get_flyout(asked: Asked, id: Annotated[str, Query()]) -> JSONResponse:  # noqa: A002 - same
    """Return the description of a thing for a frame beside a list of proposals."""
    entity = asked.entity(id)
    kind = str(kind_item(entity.kind, asked.language)["name"])
    words = " · ".join(text for text in (kind, described(entity)) if text)
    html = Markup("<p><strong>{}</strong></p><p>{}</p>").format(entity.labels[asked.language], words)
    return JSONResponse({"id": id, "html": str(html)})
