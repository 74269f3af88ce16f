"""Connections: how many there may be, and how long and how large the head of a request may be."""

import asyncio
from typing import Any, Final

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

__all__ = ["HEAD_BYTES", "HEAD_S", "bounded_config"]

HEAD_S: Final = 10.0
"""How many seconds a client may take to send the head of a request, from the connection or its first byte on."""
HEAD_BYTES: Final = 128 * 1024
"""How large the head may be; a query in an address is part of it."""
_CONNECTIONS: Final = 512
_LATE: Final = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
_LARGE: Final = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


def bounded_config(app: FastAPI, **options: Any) -> uvicorn.Config:  # noqa: ANN401 - what uvicorn.Config takes
    """Return the configuration of a server that no client can hold up: over the bounds, connections are closed.

    Addresses with their queries are not logged, as they may hold keys; who asks is what the connection says.
    """
    return uvicorn.Config(
        app,
        http=BoundedHead,
        limit_concurrency=_CONNECTIONS,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        ws="none",
        **options,
    )


class BoundedHead(HttpToolsProtocol):
    """Uvicorn's protocol, which by itself waits for ever for the end of a head and takes it however large."""

    _timer: asyncio.TimerHandle | None = None
    _size = 0
    _heads = 0
    _expecting = True
    """Whether the next bytes belong to a head, not to a body."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Start to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._end_wait()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came; end a connection whose head is too large, or whose body goes on after its answer."""
        before, of_head = self._heads, self._expecting  # the end of a body belongs to no head, though one follows
        super().data_received(data)
        if self.transport.is_closing():
            return
        if of_head and self._heads == before:
            self._size += len(data)
        if self._size > HEAD_BYTES:
            self._refuse(_LARGE)
        elif self._timer is None and (self._size or self._unwanted):
            self._wait()

    def on_headers_complete(self) -> None:
        """Hand the request on: its head is whole."""
        self._end_wait()
        self._heads += 1
        self._expecting, self._size = False, 0
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Expect the head of another request."""
        self._end_wait()
        self._expecting = True
        super().on_message_complete()

    @property
    def _answering(self) -> bool:
        return not getattr(self.cycle, "response_complete", True)  # there is no cycle before the first request

    @property
    def _unwanted(self) -> bool:
        return not self._expecting and not self._answering

    def _wait(self) -> None:
        self._timer = self.loop.call_later(HEAD_S, self._refuse, _LATE)

    def _end_wait(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _refuse(self, answer: bytes) -> None:
        self._end_wait()
        if not self._answering:  # else it would fall into the answer under way
            self.transport.write(answer)
        self.transport.close()
