"""Line: the server's end of the way to one query process, and the messages that come over it."""

import asyncio
from collections.abc import Callable
from typing import cast

from api.frames import Frames, framed
from api.job import Job

__all__ = ["Line"]


class Line(asyncio.Protocol):
    """The server's end of the line to one process."""

    def __init__(self, heard: Callable[[object], None], lost: Callable[[], None]) -> None:
        """Take what to do with a message, and at the end."""
        self.warm = False
        """Whether the process has said that it is ready."""
        self._heard = heard
        self._lost = lost
        self._frames = Frames()
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self._transport = cast("asyncio.WriteTransport", transport)

    def data_received(self, data: bytes) -> None:
        """Pass on the messages that are whole."""
        for message in self._frames.take(data):
            self.warm = True
            self._heard(message)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - as asyncio has it
        """Pass on that the process is gone."""
        self._lost()

    def send(self, job: Job) -> None:
        """Give the process a job."""
        if self._transport is not None:
            self._transport.write(framed(job))

    def forget(self) -> None:
        """Pass nothing on any more: the process is gone, and another is on its way."""
        self._heard, self._lost = (lambda _: None), (lambda: None)
        self.close()

    def close(self) -> None:
        """Close the line."""
        if self._transport is not None:
            self._transport.close()
