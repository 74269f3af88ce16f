"""Columned people: names side by side on a line, each with what the lines below say in the same column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.mention.lists.lines import Entry, opens
from kg.model import Span

__all__ = ["Columned", "columned"]

LINE: Final = re.compile(r"[^\n]*\n?")
GAP: Final = re.compile(r"[ \u00a0]{3,}|[ \u00a0]*\t\s*")
SIGN: Final = re.compile(r"(?:gez\.|i\.\s?A\.|i\.\s?V\.)\s+")
SHIFT: Final = 3  # characters by which a cell may stand off its column
TAB: Final = 1000  # columns parted by tabs are counted
MOST_ROWS: Final = 6


@dataclass(frozen=True, slots=True)
class Columned:
    """People in columns: their entries, and the lines that hold them."""

    people: tuple[Entry, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of a line: where, and at which character of the line it starts."""

    span: Span
    offset: int


def columned(text: str) -> Iterator[Columned]:
    """Yield the people whose names stand side by side, with the cells of the lines right below in the same columns.

    Nobody of them is thereby at an event. Names without anything below them are left to the rules for rows.
    """
    lines = [cells_of(match) for match in LINE.finditer(text) if match.group()]
    place = 0
    while place < len(lines):
        heads = lines[place]
        if len(heads) < 2 or not all(opens(text, cell.span) for cell in heads):
            place += 1
            continue
        rows = below(text, lines[place + 1 : place + 1 + MOST_ROWS], heads)
        if rows:
            entries = tuple(entry_of(head, rows) for head in heads)
            yield Columned(entries, Span(heads[0].span.start, max(cell.span.end for row in rows for cell in row)))
        place += 1 + len(rows)


def cells_of(match: re.Match[str]) -> tuple[Cell, ...]:
    """Return the cells of a line that wide gaps part, without "gez." before a name."""
    content = match.group().rstrip("\n")
    found: list[Cell] = []
    start = len(content) - len(content.lstrip())
    for cut in [*GAP.finditer(content, start), None]:
        end = cut.start() if cut else len(content.rstrip())
        if end > start:
            sign = SIGN.match(content, start, end)
            begin = sign.end() if sign else start
            offset = len(found) * TAB if "\t" in content else start
            found.append(Cell(Span(match.start() + begin, match.start() + end), offset))
        start = cut.end() if cut else end
    return tuple(found)


def below(text: str, lines: list[tuple[Cell, ...]], heads: tuple[Cell, ...]) -> list[tuple[Cell, ...]]:
    """Return the lines of cells that stand in the columns of some names, up to the first that does not."""
    rows: list[tuple[Cell, ...]] = []
    for row in lines:
        aligned = row and all(any(abs(cell.offset - head.offset) <= SHIFT for head in heads) for cell in row)
        if not aligned or all(opens(text, cell.span) for cell in row) or (len(row) == 1 and not rows):
            break
        rows.append(row)
    return rows


def entry_of(head: Cell, rows: list[tuple[Cell, ...]]) -> Entry:
    """Return the entry of a name with the cells of its column."""
    own = (cell.span for row in rows for cell in row if abs(cell.offset - head.offset) <= SHIFT)
    return Entry(head.span, present=False, beside=tuple(own))
