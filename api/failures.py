"""Failures: the handlers that turn errors into problem+json, or into a page for a browser."""

import json
import logging
from dataclasses import replace
from http import HTTPStatus
from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.formats import prefers_page
from api.messages import language_of
from api.problems import PROBLEM_TYPE, Problem, problem_of, problem_of_status
from api.render import page
from api.work.editor import SignInNeeded
from kg.errors import KeyMissing, KgError
from kg.keys import hidden

__all__ = ["Surprises", "install_handlers", "told"]

_LOG: Final = logging.getLogger("sozialraum.errors")


def install_handlers(app: FastAPI) -> None:
    """Answer every foreseen error by a problem; what nobody foresaw as well, after its traceback was logged."""
    app.add_exception_handler(KgError, _kg_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(Exception, _bug)


def _kg_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, KgError)  # noqa: S101 - registered for this type only
    return told(request, error)


class Surprises:
    """ASGI middleware that answers errors which no route's handler sees: a ``KgError`` as itself, a bug as a 500.

    It stands inside all others, so that such an answer has a request's id, its line in the log and all headers too.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; log a bug with its traceback."""
        begun = False

        async def see(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, see)
        except Exception as error:
            if begun or scope["type"] != "http":
                raise  # the connection breaks off: half an answer never looks whole
            request = Request(scope)
            if isinstance(error, KgError):
                response = told(request, error)
            else:
                _LOG.exception("bug while answering %s %s", scope["method"], hidden(scope["path"]))
                response = _bug(request, error)
            await response(scope, receive, send)


def told(request: Request, error: KgError) -> Response:
    """Return how a foreseen error is told to whoever sent this request."""
    if isinstance(error, SignInNeeded) and _shows_pages(request):
        return RedirectResponse(error.place, 303)
    problem = problem_of(error)
    if isinstance(error, KeyMissing) and "authorization" in request.headers:  # RFC 6750, section 3.1
        challenge = f'{problem.headers["WWW-Authenticate"]}, error="invalid_token"'
        problem = replace(problem, headers={**problem.headers, "WWW-Authenticate": challenge})
    return _respond(request, problem)


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this type only
    detail = error.detail
    if detail == HTTPStatus(error.status_code).phrase:
        detail = f"{request.method} {request.url.path}: {detail}"
    problem = problem_of_status(error.status_code, detail)
    return _respond(request, Problem(problem.kind, problem.detail, {}, error.headers or {}))


def _validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this type only
    places = [{"place": ".".join(str(part) for part in item["loc"]), "reason": item["msg"]} for item in error.errors()]
    detail = "; ".join(f"{item['place']}: {item['reason']}" for item in places)
    return _respond(request, problem_of_status(422, detail, {"errors": places}))


def _bug(request: Request, _: Exception) -> Response:
    return _respond(request, problem_of_status(500, "an unexpected error; it was logged"))


def _shows_pages(request: Request) -> bool:
    return prefers_page(request.headers.get("accept"), request.query_params.get("format"))


def _respond(request: Request, problem: Problem) -> Response:
    language = language_of(request)
    headers = {**problem.headers, "Vary": "Accept, Accept-Language"}
    status = problem.kind.status
    if _shows_pages(request):
        return page(request, "problem.html", problem, status=status, headers=headers)
    body = json.dumps(problem.members(language), ensure_ascii=False)
    return Response(body, status, {**headers, "Content-Type": PROBLEM_TYPE, "Content-Language": language})
