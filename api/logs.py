"""Logs: one line of JSON for every request, under an id that the answer carries too."""

import json
import logging
import os
import re
import time
from typing import Final, TextIO

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.keys import hidden

__all__ = ["Logged", "log_to"]

_LOG: Final = logging.getLogger("sozialraum.requests")
_SOUND: Final = re.compile(rb"[A-Za-z0-9._-]{1,64}")


def log_to(stream: TextIO) -> None:
    """Write the lines to a stream from now on; until then nobody sees them."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False


class Logged:
    """ASGI middleware that gives every request an id, its own if it brings a sound one, and logs what became of it.

    Neither query strings nor headers are logged: they may hold keys and names. What looks like a key in a path is
    hidden, and is no sound id.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and log its end."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = dict(scope["headers"]).get(b"x-request-id", b"")
        sound = _SOUND.fullmatch(given) and hidden(given.decode()) == given.decode()
        number = given if sound else os.urandom(16).hex().encode()
        start = time.perf_counter()
        status, size, whole = 499, 0, False

        async def see(message: Message) -> None:
            nonlocal status, size, whole
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message.get("headers", ()), (b"x-request-id", number)]}
            else:
                size += len(message.get("body", b""))
                whole = not message.get("more_body", False)
            await send(message)

        try:
            await self._app(scope, receive, see)
        finally:
            if _LOG.isEnabledFor(logging.INFO):
                client = scope.get("client")
                line = {
                    "id": number.decode(),
                    "method": scope["method"],
                    "path": hidden(scope["path"]),
                    "status": status,
                    "bytes": size,
                    "ms": round((time.perf_counter() - start) * 1000, 1),
                    "client": client[0] if client else None,
                }
                if status != 499 and not whole:
                    line["cut"] = True  # the client left, or the answer broke off after its beginning
                _LOG.info(json.dumps(line, ensure_ascii=False))
