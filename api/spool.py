"""Spool: where a worker writes a result, in memory while it is small, then into a file that is read meanwhile."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from api.job import Answer, Begun, Grown
from api.limits import over_bytes, over_rows
from api.rows import Counter
from api.settings import QueryLimits

__all__ = ["Spool"]

_STEP: Final = 256 * 1024
"""A file grows by so many bytes at once."""


class Spool:
    """A writable stream for one result that stops at the limits.

    What is written last stays here until the result is known to be complete: no part of it looks like the whole.
    """

    def __init__(self, tell: Callable[[object], None], whole_bytes: int, limits: QueryLimits, folder: Path) -> None:
        """Keep up to ``whole_bytes`` in memory, then write to ``folder`` and tell whoever reads."""
        self._tell = tell
        self._whole_bytes = whole_bytes
        self.limits = limits
        self._folder = folder
        self._media_type = ""
        self._counter: Counter | None = None
        self._buffer = bytearray()
        self._file: int | None = None
        self._written = 0
        self._size = 0

    def expect(self, media_type: str, counter: Counter | None) -> None:
        """Say what will be written, and how its rows are counted."""
        self._media_type, self._counter = media_type, counter

    def write(self, piece: bytes) -> int:
        """Take a piece of the result.

        Raises:
            ResultTooLarge: it is over its limit of bytes or rows; raised out of the engine, which stops there.
        """
        self._size += len(piece)
        if self._size > self.limits.result_bytes:
            raise over_bytes(self.limits)
        if self._counter is not None and self._counter.take(piece) > self.limits.rows:
            raise over_rows(self.limits)
        if len(self._buffer) >= (self._whole_bytes if self._file is None else _STEP):
            self._pass_on()
        self._buffer += piece
        return len(piece)

    def flush(self) -> None:
        """Do nothing: what is held back is passed on when the result is complete."""

    def finish(self) -> None:
        """Tell that the result is complete."""
        if self._file is None and self._size <= self._whole_bytes:
            self._tell(Answer(self._media_type, bytes(self._buffer)))
            return
        self._pass_on(whole=True)
        self.close()

    def close(self) -> None:
        """Close the file, if there is one; whoever reads it has opened it, and removes it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _pass_on(self, *, whole: bool = False) -> None:
        if self._file is None:
            self._file, path = tempfile.mkstemp(prefix=f"result-{os.getpid()}-", dir=self._folder)
            self._tell(Begun(self._media_type, path))
        rest = memoryview(self._buffer)
        while rest:
            rest = rest[os.write(self._file, rest) :]
        self._written += len(self._buffer)
        self._buffer = bytearray()
        self._tell(Grown(self._written, whole))
