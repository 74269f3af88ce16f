"""Streams: a result that is read while a worker still writes it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from api.job import Begun, Grown
from kg.errors import KgError, QueryTimedOut

__all__ = ["Stream"]

_STEP: Final = 64 * 1024


class Stream:
    """A result in a file that grows. Lives in one event loop; whoever has it closes it."""

    def __init__(self, begun: Begun, stop: Callable[[], None]) -> None:
        """Open the file, which goes when it is closed; ``stop`` ends the query that writes it."""
        self.media_type = begun.media_type
        self._file = Path(begun.path).open("rb", buffering=0)  # noqa: SIM115 - closed with the stream
        self._path = Path(begun.path)
        with suppress(PermissionError):  # not while it is open, on Windows
            self._path.unlink()
        self._stop = stop
        self._size = 0
        self._whole = False
        self._error: KgError | None = None
        self._moved = asyncio.Event()
        self.closing: Callable[[], None] = lambda: None
        """Called once, when this stream is closed."""

    def grow(self, grown: Grown) -> None:
        """Know of more bytes in the file."""
        self._size, self._whole = grown.size, grown.whole
        self._moved.set()

    def fail(self, error: KgError) -> None:
        """Know that the result will not become whole."""
        self._error = error
        self._moved.set()

    async def pieces(self) -> AsyncIterator[bytes]:
        """Yield the result in pieces, as they are written.

        Raises:
            KgError: the query failed on the way; what was given until then is no result.
        """
        given = 0
        while True:
            while given < self._size and self._error is None:
                # here rather than in a thread: it was written just now, and nobody may close it meanwhile
                piece = self._file.read(min(_STEP, self._size - given))
                given += len(piece)
                yield piece
            if self._error is not None:
                raise self._error
            if self._whole:
                return
            await self._moved.wait()
            self._moved.clear()

    async def size(self) -> int:
        """Return how many bytes the result has, once it is whole.

        Raises:
            KgError: the query failed on the way.
        """
        while not self._whole:
            if self._error is not None:
                raise self._error
            await self._moved.wait()
            self._moved.clear()
        return self._size

    def close(self) -> None:
        """End the query, if it still runs, and remove the file."""
        if self._file.closed:
            return
        if not self._whole and self._error is None:
            self._stop()
        self.fail(self._error or QueryTimedOut("the result is not wanted any more"))
        self._file.close()
        self._path.unlink(missing_ok=True)
        self.closing()
