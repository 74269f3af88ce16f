"""Answers of the work area: pages that nobody keeps, and where a browser goes on after it sent a form."""

import re
from typing import Any, Final

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from api.formats import HTML, prefers_page
from api.messages import LANGUAGES
from api.openapi import content, problems
from api.render import respond
from api.work.forms import SIGNED_IN

__all__ = ["FORMS", "GONE_ON", "PAGES", "PRIVATE", "back", "private", "wants_page"]

PRIVATE: Final = {"Cache-Control": "no-store"}
GONE_ON: Final[dict[int | str, dict[str, Any]]] = {303: {"description": "Done; a browser goes on to a page"}}
PAGES: Final[dict[str, Any]] = {
    "responses": {200: {"content": content([HTML])}, **GONE_ON, **problems(401, 403, 404, 406, 409, 422)},
    "openapi_extra": SIGNED_IN,
}
"""What routes that show the work area may answer, and who may ask."""
FORMS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": content([HTML])},
    **GONE_ON,
    **problems(400, 401, 403, 404, 406, 408, 409, 413, 415, 422),
}
"""What routes that take a form may answer."""
_QUERY: Final = re.compile(r"[\w=&%.:~+/-]*")


def private(request: Request, template: str, context: object) -> Response:
    """Return a page of the work area, or its data for programs."""
    response = respond(request, template, context)
    response.headers.update(PRIVATE)
    return response


def wants_page(request: Request) -> bool:
    """Tell whether a browser sent a form and goes on to a page; programs and scripts get data."""
    return prefers_page(request.headers.get("accept"), request.query_params.get("format"))


def back(request: Request, place: str, query: str = "") -> Response:
    """Return what leads a browser on to a page of the work area, with a query that came along, in its language."""
    lang = request.query_params.get("lang", "")
    language = f"lang={lang}" if lang in LANGUAGES else ""
    told = "&".join(part for part in (query if _QUERY.fullmatch(query) else "", language) if part)
    return RedirectResponse(f"{place}?{told}" if told else place, 303, PRIVATE)
