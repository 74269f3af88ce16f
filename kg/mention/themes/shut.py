"""Shut spans: what of a text is closed to a rule, asked by place without a look at all of it."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from kg.model import Span

__all__ = ["Shut", "shut_of"]


@dataclass(frozen=True, slots=True)
class Shut:
    """Spans in order; ``reached`` is the largest end up to each."""

    spans: tuple[Span, ...]
    reached: tuple[int, ...]

    def overlaps(self, span: Span) -> bool:
        """Tell whether one of the spans shares a character with another."""
        before = bisect_left(self.spans, span.end, key=starting)
        return before > 0 and self.reached[before - 1] > span.start

    def inside(self, span: Span) -> tuple[Span, ...]:
        """Return the spans that share a character with another, in order."""
        first = bisect_left(self.reached, span.start + 1)
        before = bisect_left(self.spans, span.end, key=starting)
        return tuple(one for one in self.spans[first:before] if one.overlaps(span))


def shut_of(spans: Iterable[Span]) -> Shut:
    """Return spans ready to be asked."""
    ordered = tuple(sorted(spans))
    return Shut(ordered, tuple(accumulate((one.end for one in ordered), max)))


def starting(span: Span) -> int:
    """Return where a span starts."""
    return span.start
