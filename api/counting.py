"""Counting: the middleware that counts each client's requests and answers those over the limit."""

from typing import Final

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access import token_in
from api.clients import address_of
from api.failures import told
from api.instance import Instance
from api.problems import TooMany
from api.rates import Counted, Left

__all__ = ["Counting"]

_FREE: Final = frozenset({"healthz", "readyz", "metrics", "static", "assets"})
"""The first parts of paths that cost next to nothing, and that must answer when all else is busy."""


class Counting:
    """ASGI middleware that names the client of a request in ``request.state.client``, and counts it.

    Stands behind the cache, so that what is answered from memory is not counted.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, its answer telling what is left, or answer 429."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        instance: Instance = scope["app"].state.instance
        request = Request(scope)
        request.state.client = client = client_of(request, instance)
        if scope["path"].split("/", 2)[1] in _FREE:
            await self._app(scope, receive, send)
            return
        try:
            left = instance.limiter.take(Counted.REQUESTS, client)
        except TooMany as error:
            await told(request, error)(scope, receive, send)
            return
        await self._app(scope, receive, send if left is None else telling(left, send))


def client_of(request: Request, instance: Instance) -> str:
    """Return the name of the key that came along, if it is one of ours, else the address."""
    token = token_in(request)
    key = instance.keyring.key(token) if token else None
    return f"key {key.name}" if key else address_of(request.scope)


def telling(left: Left, send: Send) -> Send:
    """Return a way to send an answer with what is left in its headers, unless it tells of another limit."""

    async def send_told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in left.headers.items():
                headers.setdefault(name, value)
        await send(message)

    return send_told
