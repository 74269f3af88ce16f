"""Connections: how many there may be, how long and how large a request's head, and how slowly an answer is taken."""

import asyncio
import logging
import socket
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.patience import Patience

if TYPE_CHECKING:
    from api.settings import ApiSettings

__all__ = ["HEAD_BYTES", "HEAD_S", "bounded_config"]

HEAD_S: Final = 10.0
"""How many seconds a client may take to send the head of a request, from the connection or its first byte on."""
HEAD_BYTES: Final = 128 * 1024
"""How large the head may be; a query in an address is part of it."""
_CONNECTIONS: Final = 512
_LOG: Final = logging.getLogger("sozialraum.connections")
_UNSENT: Final[int | None] = getattr(socket, "TCP_NOTSENT_LOWAT", None)
_UNSENT_BYTES: Final = 128 * 1024
"""How much the system may hold unsent; by itself it holds megabytes, and tells no progress below a third of that."""
_LATE: Final = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
_LARGE: Final = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


def bounded_config(app: FastAPI, **options: Any) -> uvicorn.Config:  # noqa: ANN401 - what uvicorn.Config takes
    """Return the configuration of a server that no client can hold up: over the bounds, connections are closed.

    Addresses with their queries are not logged, as they may hold keys; who asks is what the connection says.
    """
    settings: ApiSettings = app.state.settings
    patience = partial(Patience, settings.stall_s, settings.slowest_bytes)
    return uvicorn.Config(
        app,
        http=partial(Bounded, patience),  # type: ignore[arg-type] # it only calls it
        limit_concurrency=_CONNECTIONS,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        ws="none",
        **options,
    )


class Bounded(HttpToolsProtocol):
    """Uvicorn's protocol, which by itself waits for ever for the end of a head, and for who does not take an answer."""

    _late: asyncio.TimerHandle | None = None
    """When the client must have taken what waits for it."""
    _since = 0.0
    _waiting = 0
    """Since when the client is waited for, and how many bytes waited then."""
    _timer: asyncio.TimerHandle | None = None
    _size = 0
    _heads = 0
    _expecting = True
    """Whether the next bytes belong to a head, not to a body."""

    def __init__(self, patience: Callable[[], Patience], *args: Any, **options: Any) -> None:  # noqa: ANN401 - uvicorn's
        """Take what every client may need of patience, and what uvicorn gives."""
        super().__init__(*args, **options)
        self._patience = patience()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Start to wait for the first request."""
        super().connection_made(transport)
        line = transport.get_extra_info("socket")
        if line is not None and line.family != getattr(socket, "AF_UNIX", None) and _UNSENT is not None:
            line.setsockopt(socket.IPPROTO_TCP, _UNSENT, _UNSENT_BYTES)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._end_wait()
        self._end_linger()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came; end a connection whose head is too large, or whose body goes on after its answer."""
        before, of_head = self._heads, self._expecting  # the end of a body belongs to no head, though one follows
        super().data_received(data)
        if self.transport.is_closing():
            self._linger()
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

    def on_response_complete(self) -> None:
        """Go on with the next request, or close."""
        super().on_response_complete()
        if self.transport.is_closing():
            self._linger()

    def timeout_keep_alive_handler(self) -> None:
        """Close a connection on which nothing more was asked."""
        super().timeout_keep_alive_handler()
        self._linger()

    def pause_writing(self) -> None:
        """Hold the answer back until the client has taken what is under way, for as long as that may take."""
        super().pause_writing()
        self._since, self._waiting = self.loop.time(), self.transport.get_write_buffer_size()
        self._linger()

    def resume_writing(self) -> None:
        """Go on with the answer."""
        super().resume_writing()
        self._end_linger()
        self._patience.spend(self.loop.time() - self._since, self._waiting - self.transport.get_write_buffer_size())
        if self.transport.is_closing():
            self._linger()

    def _linger(self) -> None:
        """Let the client take what is left, for as long as that may take."""
        if self._late is None:
            seconds = self._patience.lasts(self.transport.get_write_buffer_size())
            self._late = self.loop.call_later(seconds, self._cut_off)

    def _end_linger(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _cut_off(self) -> None:
        _LOG.warning("an answer was cut off, as its client took it too slowly")
        self.transport.abort()

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
        self._linger()
