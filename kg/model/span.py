"""Spans: ranges of characters of a document's text."""

from typing import NamedTuple

__all__ = ["Span"]


class Span(NamedTuple):
    """A range of characters of a document's text: 0-based, end exclusive.

    A tuple, since a page makes ten thousand of them: half the time of a frozen dataclass to make, hash and compare.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters this span covers."""
        return text[self.start : self.end]

    def within(self, other: "Span") -> bool:
        """Tell whether this span lies inside another one."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end
