"""Tally: how many statements pass through a stream of N-Quads, and one checksum of them in whatever order they come."""

import hashlib
from dataclasses import dataclass
from typing import IO, Final, Protocol, Self

__all__ = ["Tally", "TallyingReader", "TallyingWriter"]

_RANGE: Final = 1 << 256


class Readable(Protocol):
    """Something that gives bytes, none at its end."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Tally:
    """Number of statements, and the sum of the SHA-256 of their lines, modulo 2^256.

    Two stores with the same statements have the same tally; engines write statements in different orders.
    """

    statements: int = 0
    total: int = 0

    @property
    def checksum(self) -> str:
        """The sum as 64 hexadecimal digits."""
        return f"{self.total:064x}"

    def with_lines(self, lines: list[bytes]) -> Self:
        """Return the tally after some more whole lines; empty ones are no statements."""
        told = [line for line in lines if line]
        more = sum(int.from_bytes(hashlib.sha256(line).digest()) for line in told)
        return type(self)(self.statements + len(told), (self.total + more) % _RANGE)


class _Lines:
    """The tally of the lines in pieces of text that may end anywhere."""

    def __init__(self) -> None:
        self._tally = Tally()
        self._rest = b""
        self.maybe_blank = False

    def take(self, piece: bytes) -> None:
        text = self._rest + piece
        self.maybe_blank = self.maybe_blank or b"_:" in text
        *lines, self._rest = text.split(b"\n")
        self._tally = self._tally.with_lines(lines)

    @property
    def tally(self) -> Tally:
        return self._tally.with_lines([self._rest])


class TallyingWriter:
    """A stream that passes on what is written to it, or drops it where it has no target."""

    def __init__(self, target: IO[bytes] | None = None) -> None:
        """Take where the text goes."""
        self._target = target
        self._lines = _Lines()

    def write(self, piece: bytes) -> int:
        """Take a piece of text."""
        if self._target is not None:
            self._target.write(piece)
        self._lines.take(piece)
        return len(piece)

    def flush(self) -> None:
        """Do nothing: the target is flushed by whoever opened it."""

    @property
    def tally(self) -> Tally:
        """The tally of all that was written."""
        return self._lines.tally


class TallyingReader:
    """A stream that gives what another one gives."""

    def __init__(self, source: Readable) -> None:
        """Take where the text comes from."""
        self._source = source
        self._lines = _Lines()

    def read(self, size: int = -1) -> bytes:
        """Return the next piece of text, empty at the end."""
        piece = self._source.read(size)
        self._lines.take(piece)
        return piece

    @property
    def tally(self) -> Tally:
        """The tally of all that was read."""
        return self._lines.tally

    @property
    def maybe_blank(self) -> bool:
        """Whether blank nodes may be among what was read: false means that there is none."""
        return self._lines.maybe_blank
