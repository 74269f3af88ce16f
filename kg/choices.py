"""Choices: of many patterns those that may match in a stretch of the page that is being read, found in one look.

A sentence is asked for some seventy ways of giving a role, and nearly always holds the words of none or one.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from kg.cues import Cued, page_of

__all__ = ["Choice"]

Kept = TypeVar("Kept")


class Places(NamedTuple):
    """Where the cues of many patterns begin in a text, in order, each with its pattern's number.

    ``always`` are the patterns of which nothing can be said.
    """

    text: str
    starts: Sequence[int]
    numbers: Sequence[int]
    always: Sequence[int]


class Choice(Generic[Kept]):
    """Things in an order of their own, each with the pattern that it is found by."""

    def __init__(self, known: Iterable[tuple[Cued, Kept]]) -> None:
        """Take the patterns, each with what it stands for; their cues are looked for when a page is first asked."""
        self.known: Final = tuple(known)
        self._places = Places("", (), (), ())

    def among(self, text: str, start: int, end: int) -> list[Kept]:
        """Return what may have a match between two places of a text, in order; all of it where no page is open."""
        return [self.known[number][1] for number in self._numbers(text, start, end)]

    def holds_any(self, text: str, start: int, end: int) -> bool:
        """Tell whether anything may have a match between two places of a text."""
        return bool(self._numbers(text, start, end))

    def _numbers(self, text: str, start: int, end: int) -> Sequence[int]:
        """Return the numbers of the patterns that may match."""
        if self._places.text is not text:
            page = page_of(text)
            if page is None:
                return range(len(self.known))
            everywhere = [pattern.cues.places_on(page) for pattern, _ in self.known]
            found = sorted((place, number) for number, places in enumerate(everywhere) for place in places or ())
            unsure = [number for number, places in enumerate(everywhere) if places is None]
            self._places = Places(text, [place for place, _ in found], [number for _, number in found], unsure)
        _, starts, numbers, always = self._places
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        return sorted({*always, *numbers[first:last]}) if first < last else always
