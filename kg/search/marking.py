"""Marking: a text in pieces, those that were looked for told apart, cut to a length around the first of them."""

from collections.abc import Iterator, Sequence
from typing import Final

from kg.search.words import Wish, spelling
from kg.understand.tokens import tokens_of

__all__ = ["Part", "marked"]

Part = tuple[str, bool]
"""A piece of text, and whether it is a word that was looked for."""

_BEFORE: Final = 60
"""Characters that are shown before the first word, where the text is cut."""
_CUT: Final = "…"


def marked(text: str, wishes: Sequence[Wish], most: int = 240) -> tuple[Part, ...]:
    """Return a text of one line in pieces; of a long one about ``most`` characters around its first marked word."""
    line = " ".join(text.split())
    spans = [token[1:3] for token in tokens_of(line) if any(wish.fits(spelling(token.text)) for wish in wishes)]
    start, end = _window(line, spans[0][0] if spans else 0, most)
    return tuple(part for part in _parts(line, spans, start, end) if part[0])


def _parts(line: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[Part]:
    yield (_CUT if start else "", False)
    at = start
    for first, last in spans:
        if first >= at and last <= end:
            yield (line[at:first], False)
            yield (line[first:last], True)
            at = last
    yield (line[at:end], False)
    yield (_CUT if end < len(line) else "", False)


def _window(line: str, first: int, most: int) -> tuple[int, int]:
    """Return from where to where a line is shown, whole words only."""
    if len(line) <= most:
        return 0, len(line)
    start = 0 if first <= _BEFORE else line.rfind(" ", 0, first - _BEFORE + 1) + 1
    if len(line) - start <= most:
        return start, len(line)
    end = line.rfind(" ", start, start + most)
    return start, end if end > first else start + most
