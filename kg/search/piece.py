"""Piece: texts cut into pieces that are found and shown by themselves, at line ends and ends of sentences."""

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["pieces_of"]

_ENOUGH: Final = 240
"""Characters from which on a piece ends with its line."""
_MOST: Final = 600
"""Characters from which on a line is cut after a sentence, or at a blank where it has none."""

_LINE: Final = re.compile(r"[^\n]+\n*")
_PART: Final = re.compile(rf".{{1,{_MOST}}}(?:(?<=[.!?:;])\s+|\Z)|.{{1,{_MOST}}}(?:\s+|\Z)|.{{{_MOST}}}", re.DOTALL)


def pieces_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each piece, in order; joined they are the text, but for line ends it begins with."""
    start = end = 0
    for line in _LINE.finditer(text):
        if end - start == 0:
            start = line.start()
        if end > start and (end - start >= _ENOUGH or line.end() - start > _MOST):
            yield start, end
            start = line.start()
        end = line.end()
        if end - start > _MOST:
            yield from ((start + part.start(), start + part.end()) for part in _PART.finditer(text[start:end]))
            start = end
    if end > start:
        yield start, end
