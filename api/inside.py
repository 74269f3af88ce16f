"""Inside: what an application answers to a program in the same process, or at its address, each with all its limits.

A request from inside passes everything that one from outside does: the count of its client's requests, keys, workers
with their limits, and whatever decides what a client may see.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode

import httpcore
from starlette.types import ASGIApp, Message, Scope

__all__ = ["Ask", "Reply", "Request", "TooLong", "inside", "over"]

MOST_BYTES: Final = 4_000_000
_SECONDS: Final = 60.0
_FORM: Final = (b"content-type", b"application/x-www-form-urlencoded")


class TooLong(Exception):
    """An answer is longer than anybody here can use."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask: a path, the query, or a form to send, and which format to get.

    ``asker`` is the scope of the request on whose behalf this is asked, if there is one.
    """

    path: str
    query: tuple[tuple[str, str], ...] = ()
    form: tuple[tuple[str, str], ...] = ()
    accept: str = "application/json"
    asker: Mapping[str, Any] | None = None

    @property
    def method(self) -> str:
        """How it is sent."""
        return "POST" if self.form else "GET"

    @property
    def body(self) -> bytes:
        """The form as it is sent."""
        return urlencode(self.form).encode()


@dataclass(frozen=True, slots=True)
class Reply:
    """A complete answer: status, media type without parameters, bytes."""

    status: int
    media_type: str
    body: bytes


Ask = Callable[[Request], Awaitable[Reply]]


def inside(app: ASGIApp) -> Ask:
    """Return what asks an application in this process, as the client whose request it goes back to."""

    async def ask(request: Request) -> Reply:
        asked, over_ = False, asyncio.Event()
        status, media_type, content = 500, "", bytearray()

        async def receive() -> Message:
            nonlocal asked
            if not asked:
                asked = True
                return {"type": "http.request", "body": request.body, "more_body": False}
            await over_.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            nonlocal status, media_type
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = {name.lower(): value for name, value in message.get("headers", [])}
                media_type = headers.get(b"content-type", b"").partition(b";")[0].decode("latin-1")
            elif message["type"] == "http.response.body" and not over_.is_set():
                content.extend(message.get("body", b""))
                if len(content) > MOST_BYTES:
                    over_.set()

        try:
            await app(_scope(request), receive, send)
        finally:
            too_long = over_.is_set()
            over_.set()
        if too_long:
            raise TooLong
        return Reply(status, media_type, bytes(content))

    return ask


def over(url: str) -> Ask:
    """Return what asks the application at an address on this machine.

    ``httpcore`` errors pass: nobody listens there any more.
    """
    base = url.rstrip("/")

    async def ask(request: Request) -> Reply:
        headers = [(b"accept", request.accept.encode()), *((_FORM,) if request.form else ())]
        content = bytearray()
        limits = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), _SECONDS)}
        async with (
            httpcore.AsyncConnectionPool() as pool,
            pool.stream(
                request.method,
                f"{base}{_target(request)}",
                headers=headers,
                content=request.body or None,
                extensions=limits,
            ) as response,
        ):
            async for chunk in response.aiter_stream():
                content.extend(chunk)
                if len(content) > MOST_BYTES:
                    raise TooLong
        told = {name.lower(): value for name, value in response.headers}
        media_type = told.get(b"content-type", b"").partition(b";")[0].decode("latin-1")
        return Reply(response.status, media_type, bytes(content))

    return ask


def _scope(request: Request) -> Scope:
    asker = request.asker or {}
    passed = {name: value for name, value in asker.get("headers", ()) if name in {b"authorization", b"host"}}
    passed.setdefault(b"host", b"localhost")
    headers = [*passed.items(), (b"accept", request.accept.encode())]
    if request.form:
        headers += [_FORM, (b"content-length", str(len(request.body)).encode())]
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": asker.get("scheme", "http"),
        "path": request.path,
        "raw_path": quote(request.path).encode(),
        "query_string": urlencode(request.query).encode(),
        "root_path": "",
        "headers": headers,
        "client": asker.get("client", ("127.0.0.1", 0)),
        "server": asker.get("server", ("localhost", 80)),
    }


def _target(request: Request) -> str:
    query = urlencode(request.query)
    return f"{quote(request.path)}?{query}" if query else quote(request.path)
