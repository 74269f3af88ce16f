"""Spans: ranges of characters of a document's text."""

from dataclasses import dataclass

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of characters of a document's text: 0-based, end exclusive."""

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
