"""Rows: how many there are in the bytes of a result, counted while the engine writes them.

The engine writes a whole result by itself and tells no row. So the rows are counted in what it writes; nothing that a
term may hold is taken for the border of a row.
"""

from collections.abc import Callable, Mapping
from typing import Final, Protocol

__all__ = ["COUNTERS", "Counter"]


class Counter(Protocol):
    """Counts the rows of one result, piece by piece."""

    def take(self, piece: bytes) -> int:
        """Return how many rows there are up to the end of this piece."""
        ...


class JsonRows:
    """Rows of SPARQL JSON as the engine writes it: without white space, and with every quote in a term escaped."""

    def __init__(self) -> None:
        """Start before the first byte."""
        self._rows = 0
        self._opened = False  # the first row, which has a mark of its own
        self._before = b""  # the last bytes, as a mark may be cut in two
        self._inside = False  # of a string
        self._escape = b""
        self._outside = b""  # the last bytes, where they are in no string

    def take(self, piece: bytes) -> int:
        """Return how many rows there are up to the end of this piece."""
        given = self._before + piece
        self._before = given[-3:]
        self._rows += _openings(b',{"', given)
        if not self._opened:
            first = _openings(b'[{"', given)
            self._opened = first > 0
            self._rows += first
        plain = self._escape + piece
        if b"\\" in plain:
            plain = plain.replace(b"\\\\", b"")
            self._escape = b"\\" if plain.endswith(b"\\") else b""
            plain = plain.removesuffix(b"\\").replace(b'\\"', b"")
        else:
            self._escape = b""
        self._take_empty(plain)
        return self._rows

    def _take_empty(self, plain: bytes) -> None:
        """Count the rows without any term: braces with nothing between, in no string."""
        if b"{}" in self._outside + plain:
            parts = plain.split(b'"')[self._inside :: 2]
            parts[:0] = [] if self._inside else [self._outside + parts.pop(0)]
            self._rows += sum(part.count(b",{}") + part.count(b"[{}") for part in parts)
        quotes = plain.count(b'"')
        self._inside ^= bool(quotes % 2)
        last = plain.rpartition(b'"')[2] if quotes else self._outside + plain
        self._outside = b"" if self._inside else last[-2:]


def _openings(mark: bytes, given: bytes) -> int:
    """Return how often a row opens; a term that ends with the mark is followed by what starts no variable's name."""
    found = given.count(mark, 0, max(0, len(given) - 1))
    return found - given.count(mark + b"}") - given.count(mark + b",") if found else 0


class XmlRows:
    """Rows of SPARQL XML: terms hold no tags."""

    def __init__(self) -> None:
        """Start before the first byte."""
        self._rows = 0
        self._rest = b""

    def take(self, piece: bytes) -> int:
        """Return how many rows there are up to the end of this piece."""
        given = self._rest + piece
        self._rows += given.count(b"<result>") + given.count(b"<result/>")
        start = given.rfind(b"<")
        self._rest = given[start:] if start >= 0 and b">" not in given[start:] else b""
        return self._rows


class CsvRows:
    """Rows of CSV: line ends outside of quotes, but for that of the header."""

    def __init__(self) -> None:
        """Start before the first byte."""
        self._lines = 0
        self._inside = False

    def take(self, piece: bytes) -> int:
        """Return how many rows there are up to the end of this piece."""
        self._lines += sum(part.count(b"\n") for part in piece.split(b'"')[self._inside :: 2])
        self._inside ^= bool(piece.count(b'"') % 2)
        return max(0, self._lines - 1)


class TsvRows:
    """Rows of TSV: line ends, which terms never hold, but for that of the header."""

    def __init__(self) -> None:
        """Start before the first byte."""
        self._lines = 0

    def take(self, piece: bytes) -> int:
        """Return how many rows there are up to the end of this piece."""
        self._lines += piece.count(b"\n")
        return max(0, self._lines - 1)


COUNTERS: Final[Mapping[str, Callable[[], Counter]]] = {
    "application/sparql-results+json": JsonRows,
    "application/sparql-results+xml": XmlRows,
    "text/csv": CsvRows,
    "text/tab-separated-values": TsvRows,
}
"""A fresh counter for each media type of solutions."""
