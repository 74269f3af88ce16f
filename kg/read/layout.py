"""Layout: the plain page in which every reader writes down what it read, so that all formats look alike.

A page is a sequence of pieces with a blank line between them:

- the title is the first line and stands alone;
- a heading is one line of its own;
- a paragraph is one line, or several where the document breaks the line itself;
- a list item is a line ``  • text``, two blanks deeper for each level of nesting; the lines that continue it are
  indented to its text, and items that follow each other have no blank line between them;
- a row of a table is a list item with its cells in their order, ``  • cell | cell``; what stands on lines of its own
  inside a cell is joined by `` / ``;
- a caption has two lines at least, because a short line of its own would be a heading.

This is the layout of forum pages saved as text, and the one that ``kg.segment`` takes apart again. Offsets count the
characters of this page, not those of the file it came from.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

__all__ = ["Piece", "PieceKind", "one_line", "page", "row", "tidy"]

BLANKS: Final = re.compile(r"[^\S\n]+")
BREAKS: Final = re.compile(r" ?\n[ \n]*")
BULLET: Final = re.compile(r"^(?:[•●▪◦·○‣–—-]|o(?= ))\s+(?=\S)")
CAPTION_BREAK: Final = re.compile(r"(?<=[:;,)–]) ")
DEEPEST: Final = 5


class PieceKind(Enum):
    """What a piece of a page is."""

    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    CAPTION = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a page: its text with line feeds where the document breaks the line, and its depth.

    ``level`` is 1 to 6 for headings and counts from 0 for list items.
    """

    kind: PieceKind
    text: str
    level: int = 0


def tidy(text: str) -> str:
    """Return text without blanks at the ends of lines, with single blanks inside and without empty lines."""
    return BREAKS.sub("\n", BLANKS.sub(" ", text)).strip()


def one_line(text: str) -> str:
    """Return text on one line, with single blanks."""
    return " ".join(text.split())


def row(cells: Iterable[Iterable[str]]) -> Piece | None:
    """Return the row of a table from the lines of its cells; none if all cells are empty.

    An empty cell before others keeps its bars, so that the cells behind it stay in their columns.
    """
    written = [" / ".join(one_line(line) for line in lines if line.strip()) for lines in cells]
    while written and not written[-1]:
        written.pop()
    return Piece(PieceKind.ITEM, " | ".join(written).strip()) if written else None


def page(pieces: Iterable[Piece], *, title: str = "") -> str:
    """Return the text of a page; ``title``, if given, becomes its first line."""
    lines: list[str] = [one_line(title)] if title.strip() else []
    was_item = False
    for piece in pieces:
        written = write(piece)
        if not written:
            continue
        is_item = piece.kind is PieceKind.ITEM
        if lines and not (was_item and is_item):
            lines.append("")
        lines.append(written)
        was_item = is_item
    return "\n".join(lines) + "\n" if lines else ""


def write(piece: Piece) -> str:
    """Return the lines of one piece, without a line end; empty if there is nothing in it."""
    match piece.kind:
        case PieceKind.HEADING:
            return one_line(piece.text)
        case PieceKind.ITEM:
            indent = "  " * (min(piece.level, DEEPEST) + 1)
            text = BULLET.sub("", tidy(piece.text))
            return f"{indent}• " + text.replace("\n", f"\n{indent}  ") if text else ""
        case PieceKind.CAPTION:
            text = tidy(piece.text)
            return text if "\n" in text else broken(text)
        case PieceKind.PARAGRAPH:
            return tidy(piece.text)


def broken(text: str) -> str:
    """Return one line as two: broken after the first mark inside it, else before its last word."""
    if CAPTION_BREAK.search(text):
        return CAPTION_BREAK.sub("\n", text, count=1)
    return "\n".join(text.rsplit(" ", 1))
