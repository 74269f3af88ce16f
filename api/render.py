"""Render: a context as the page or the JSON that a request asks for."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from http import HTTPStatus
from typing import Any, Final, cast
from urllib.parse import urlencode

from babel.dates import format_date
from babel.numbers import format_decimal
from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import TypeAdapter

from api.addresses import local_path
from api.assets import assets_in
from api.contexts import Ref
from api.formats import GRAPHS, HTML, JSON, choose
from api.instance import messages_in, settings_in
from api.linked import Link, data_links, header
from api.menu import entry_of
from api.messages import LANGUAGES, Language, language_of

__all__ = ["VARY", "data", "page", "respond"]

VARY: Final = "Accept, Accept-Language"
_NOTICES: Final = ("help", "imprint", "privacy", "accessibility")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def respond(request: Request, template: str, context: object) -> Response:
    """Return the context as HTML or JSON, as ``Accept`` or ``format`` wishes.

    Raises:
        NotAcceptable: the request takes neither.
    """
    chosen = choose(request.headers.get("accept"), (JSON, HTML), request.query_params.get("format"))
    if chosen is HTML:
        return page(request, template, context)
    return _as_json(context, _links(request, HTML.media_type, context))


def data(request: Request, context: object) -> Response:
    """Return the context as JSON, for what has no page.

    Raises:
        NotAcceptable: the request does not take JSON.
    """
    choose(request.headers.get("accept"), (JSON,), request.query_params.get("format"))
    return _as_json(context, {})


def page(
    request: Request,
    template: str,
    context: object,
    *,
    status: int = HTTPStatus.OK,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """Return the context as a page in the language of the request."""
    language = language_of(request)
    catalogue = messages_in(request)

    def say(name: str, /, **values: object) -> str:
        return catalogue.say(name, language, **values)

    def link(path: str, /, **query: object) -> str:
        return _with_query(path, {**query, **_sticky(request)})

    def as_format(name: str) -> str:
        return _with_query(request.url.path, {**_parameters(request), "format": name})

    html = (
        _environment()
        .get_template(template)
        .render(
            page=context,
            t=say,
            menu=request.app.state.menu,
            here=entry_of(request.app.state.menu, request.url.path),
            notices=_NOTICES,
            asset=assets_in(request).href,
            has_text=catalogue.has,
            link=link,
            language=language,
            switches={code: _switched(request, code) for code in LANGUAGES},
            sticky=_sticky(request),
            path=request.url.path,
            edition=request.scope.get("edition", False),
            json_href=as_format("json"),
            as_format=as_format,
            number=lambda value: _number(value, language),
            day=lambda value: _day(value, language),
        )
    )
    return HTMLResponse(
        html,
        status,
        {
            "Vary": VARY,
            "Content-Language": language,
            **_links(request, JSON.media_type if template != "problem.html" else None, context),
            **(headers or {}),
        },
    )


def _as_json(context: object, links: Mapping[str, str]) -> Response:
    body = _adapter(cast("Any", type(context))).dump_json(context)
    return Response(body, headers={"Content-Type": JSON.media_type, "Vary": VARY, **links})


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("api"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["zip"] = zip
    return environment


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _parameters(request: Request) -> dict[str, list[str]]:
    names = dict.fromkeys(request.query_params)
    return {name: request.query_params.getlist(name) for name in names}


def _sticky(request: Request) -> dict[str, str]:
    """Return the language for links to carry on: only one that was chosen, so that addresses stay short."""
    return {"lang": language_of(request)} if "lang" in request.query_params else {}


def _switched(request: Request, language: Language) -> str:
    return _with_query(request.url.path, {**_parameters(request), "lang": language})


def _with_query(path: str, query: Mapping[str, object]) -> str:
    kept = {name: value for name, value in query.items() if value not in (None, "", [])}
    base, mark, fragment = path.partition("#")
    if not kept:
        return path
    joint = "&" if "?" in base else "?"
    return f"{base}{joint}{urlencode(kept, doseq=True)}{mark}{fragment}"


def _links(request: Request, other: str | None, context: object) -> dict[str, str]:
    """Return the header that tells the other face of this answer, and for a page about a thing the data about it."""
    if other is None:
        return {}
    name = "json" if other == JSON.media_type else "html"
    here: tuple[Link, ...] = (
        (_with_query(request.url.path, {**_parameters(request), "format": name}), "alternate", other),
    )
    thing = getattr(context, "ref", None)
    path = local_path(thing.iri) if isinstance(thing, Ref) else None
    if isinstance(thing, Ref) and path is not None and "#" not in path:
        here = (*here, *data_links(path, GRAPHS), (thing.iri, "about", ""))
    return {"Link": header(here, settings_in(request).publication)}


@lru_cache(maxsize=10_000, typed=True)  # a page of reasons has thousands of weights, few differ; 1 is not 1.0
def _number(value: float, language: Language) -> str:
    """Return a number as people write it: two decimals at most, with the language's marks."""
    return format_decimal(value, "#,##0" if isinstance(value, int) else "#,##0.00", language)


def _day(value: str, language: Language) -> str:
    """Return a text with a calendar day in the language's words, and any other text as it stands."""
    if not _DAY.fullmatch(value):
        return value
    try:
        return format_date(date.fromisoformat(value), "long", language)
    except ValueError:  # the 31st of February, as somebody wrote it
        return value
