"""Streamed: the response that sends a result while it is written, and breaks off where the query fails.

A result that breaks off is never taken for a whole one: its last chunk is missing, so every client of HTTP/1.1 reports
an error. Clients of HTTP/1.0 could not tell; they wait until the result is whole, and get its length.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any, Final

from fastapi import Response
from starlette.types import Message, Receive, Scope, Send

from api.streams import Stream
from kg.errors import KgError

__all__ = ["Streamed", "left", "unless_cancelled"]

_LOG: Final = logging.getLogger("sozialraum.queries")


class Streamed(Response):
    """A response whose body is a stream; it ends the query when the client leaves, or is cut off as too slow."""

    def __init__(self, stream: Stream, headers: Mapping[str, str], *, head_only: bool = False) -> None:
        """Take the stream, which is closed with the response, and whether only the headers are wanted."""
        super().__init__(headers=headers)
        if "Content-Length" not in headers:
            del self.headers["content-length"]
        self._stream = stream
        self._head_only = head_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - as ASGI has it
        """Send the response; without its end where it is not whole, so that the server cuts the connection."""
        start: Message = {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
        if self._head_only:
            self._stream.close()
            await send(start)
            await send({"type": "http.response.body", "body": b""})
            return
        leaving = asyncio.ensure_future(left(receive))
        leaving.add_done_callback(unless_cancelled(self._stream.close))
        try:
            await send(start)
            async for piece in self._stream.pieces():
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        except KgError as error:
            if not leaving.done():
                _LOG.warning("a result was cut off after its beginning was sent: %s", error)
        finally:
            leaving.cancel()
            self._stream.close()


async def left(receive: Receive) -> None:
    """Return when the client has gone; the request's body must have been read."""
    while (await receive())["type"] != "http.disconnect":
        pass


def unless_cancelled(then: Callable[[], object]) -> Callable[[asyncio.Future[Any]], None]:
    """Return what a task does at its end if nobody cancelled it."""

    def done(task: asyncio.Future[Any]) -> None:
        if not task.cancelled():
            then()

    return done
