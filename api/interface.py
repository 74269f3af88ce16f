"""Interface: the page that explains what programs can ask, from ``/openapi.json`` and from no other host."""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request, Response

from api.formats import HTML
from api.openapi import content
from api.render import page

__all__ = ["router"]

router = APIRouter(tags=["Instance"], default_response_class=Response)

_METHODS: Final = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Call:
    """One call: its method in capitals, its path with blanks, and what it gives, in English."""

    method: str
    path: str
    summary: str


@dataclass(frozen=True, slots=True)
class InterfacePage:
    """All calls by their groups, in the order of the document."""

    groups: dict[str, list[Call]]


@router.get("/docs", summary="The interface for programs, as a page", responses={200: {"content": content([HTML])}})
async def get_docs(request: Request) -> Response:
    """Return all calls as lists; with scripts each unfolds, with its parameters and answers, to be tried out."""
    document = request.app.openapi()
    groups: dict[str, list[Call]] = {}
    for path, calls in document["paths"].items():
        for method in _METHODS:
            if method in calls:
                told = calls[method]
                group = groups.setdefault((told.get("tags") or [""])[0], [])
                group.append(Call(method.upper(), path, told.get("summary", "")))
    return page(request, "interface.html", InterfacePage(groups))
