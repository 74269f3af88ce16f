"""OpenAPI: what the document of the interface says of the answers that routes share, and of credentials."""

import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI
from fastapi.security import HTTPBearer

from api.files import FILES
from api.formats import HTML, Format
from api.problems import PROBLEM_TYPE
from api.sessions import COOKIE

__all__ = ["BEARER", "LISTS", "PAGES", "SESSION", "SHARED", "content", "describe", "problems"]

Responses = dict[int | str, dict[str, Any]]

BEARER: Final = HTTPBearer(
    auto_error=False,
    scheme_name="bearer",
    description="A key (`sozialraum keys add`), or an access token of the provider that the instance trusts",
)
"""Put before what asks for a key, so that the document says it; it lets everything pass."""

SESSION: Final = "session"
"""The scheme of a signed-in browser; forms carry a token besides."""

_TEXT: Final = {"schema": {"type": "string"}}
_PROBLEM: Final = {
    PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}},
    HTML.media_type: _TEXT,
}
_PROBLEM_SCHEMA: Final = {
    "type": "object",
    "title": "Problem (RFC 9457)",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "description": "What does not fit, parameter by parameter",
            "items": {
                "type": "object",
                "properties": {"place": {"type": "string"}, "reason": {"type": "string"}},
                "required": ["place", "reason"],
            },
        },
        "limit": {"type": "object", "description": "The limit that was reached: name, value and unit"},
        "help": {"type": "string"},
    },
}
_SESSION_SCHEME: Final = {
    "type": "apiKey",
    "in": "cookie",
    "name": COOKIE,
    "description": "Given by `/work/sign-in` for a key",
}
_WISHES: Final = (
    {
        "name": "lang",
        "in": "query",
        "description": "Language of labels and sentences; wins over `Accept-Language`",
        "schema": {"type": "string", "enum": ["de", "en"]},
    },
    {
        "name": "format",
        "in": "query",
        "description": "Wins over `Accept`",
        "schema": {"type": "string"},
        "example": "json",
    },
)
_VARIABLE: Final = re.compile(r"\{(\w+)(?::\w+)?\}")


def content(forms: Iterable[Format]) -> dict[str, object]:
    """Return what a response says of its content that comes in one of several formats."""
    return {form.media_type: {"schema": {}} if "json" in form.media_type else _TEXT for form in forms}


def problems(*statuses: int) -> Responses:
    """Return the responses of an operation that may fail in these ways."""
    return {status: {"description": HTTPStatus(status).phrase, "content": _PROBLEM} for status in statuses}


SHARED: Final[Responses] = problems(429, 503)
"""What every operation may answer."""
PAGES: Final[Responses] = {200: {"content": content([HTML])}, **problems(404, 406, 422)}
"""What those may that answer programs with JSON and browsers with a page."""
LISTS: Final[Responses] = {200: {"content": content([HTML, *FILES])}, **problems(404, 406, 422)}
"""What those may whose rows come as files, too."""


def describe(app: FastAPI) -> None:
    """Let the document of an application say what its routes do not: problems, wishes, and the parts of paths."""
    original = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = original()
            document["components"]["schemas"]["Problem"] = _PROBLEM_SCHEMA
            document["components"]["securitySchemes"][SESSION] = _SESSION_SCHEME
            for path, operations in document["paths"].items():
                for operation in operations.values():
                    complete(path, operation)
        return original()

    app.openapi = openapi  # type: ignore[method-assign] # the way that FastAPI names for this


def complete(path: str, operation: dict[str, Any]) -> None:
    """Add to an operation the parameters that its route reads by itself."""
    parameters = operation.setdefault("parameters", [])
    known = {one["name"] for one in parameters}
    for name in _VARIABLE.findall(path):
        if name not in known:
            parameters.append({"name": name, "in": "path", "required": True, "schema": {"type": "string"}})
    if {"application/json", HTML.media_type} <= contents(operation, "200").keys():
        parameters.extend(one for one in _WISHES if one["name"] not in known)


def contents(operation: Mapping[str, Any], status: str) -> Mapping[str, object]:
    """Return the formats that an operation answers a status in."""
    found: Mapping[str, object] = operation["responses"].get(status, {}).get("content", {})
    return found
