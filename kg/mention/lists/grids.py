"""Grids: the tables of a page as rows of cells, whether the cells stand side by side or one on a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kg.mention.lists.columns import Column, column_of, is_clock
from kg.mention.lists.lines import opens
from kg.model import Span

__all__ = ["Grid", "Row", "grids"]

LINE: Final = re.compile(r"[^\n]*\n?")
BULLET: Final = re.compile(r"[ \t\u00a0]*[•●▪◦·*○‣][ \t\u00a0]+(?=\S)")
RULE: Final = re.compile(r"[\s|+:=●▪■◦•–—-]+")
SIDE: Final = re.compile(r"\s*\|\s*|\s*\t\s*|[ \u00a0]{2,}")
FEWEST_ROWS: Final = 2
FEWEST_FIELDS: Final = 3
MOST_CELLS: Final = 7
MOST_LINES: Final = 900
LONGEST_CELL: Final = 200

# Members and those who stand in for them, side by side.
DEPUTIES: Final = re.compile(r"[Ss]tellv|Vertret|Ersatz")
PERSONS: Final = frozenset({Column.NAME, Column.SURNAME, Column.GIVEN})

Row = tuple[Span, ...]
Columns = tuple[tuple[Column, Span], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the columns with the spans of their headings, none where it has no heads, and its rows of cells.

    A row may have fewer cells than there are columns, or more.
    """

    columns: Columns
    rows: tuple[Row, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page as the cells that stand on it; a rule between rows, or an empty line, has none.

    ``fields`` are the cells that semicolons part, where they stand in the table's first line already.
    """

    cells: Row
    is_rule: bool
    is_bar: bool = False
    fields: Row = ()


def grids(text: str) -> Iterator[Grid]:
    """Yield the tables of a page in its order.

    A table starts with a line of column headings side by side, or with column headings one a line; without headings
    it is lines of one cell each between rules ("|---|", lone bullets).
    """
    lines = [line_of(text, match) for match in LINE.finditer(text) if match.group()]
    place = 0
    while place < len(lines):
        found = (
            beside(text, lines, place)
            or in_fields(text, lines, place)
            or headed(text, lines, place)
            or ruled(lines, place)
        )
        if found:
            grid, place = found
            yield grid
        else:
            place += 1


def line_of(text: str, match: re.Match[str]) -> Line:
    """Return a line of a page as cells; the bars at its ends and a bullet before it belong to no cell."""
    content = match.group().rstrip("\n")
    if content.strip() and RULE.fullmatch(content):
        return Line((), is_rule=True, is_bar="-" in content)
    bullet = BULLET.match(content)
    start = bullet.end() if bullet else 0
    cells: list[Span] = []
    for cut in [*SIDE.finditer(content, start), None]:
        end = cut.start() if cut else len(content)
        cell = Span(match.start() + start, match.start() + end)
        if cell.of(text).strip() or (cells and cut and "|" in cut.group()):
            cells.append(trimmed(text, cell))
        start = cut.end() if cut else end
    return Line(tuple(cells), is_rule=False, fields=fields_of(text, match.start(), content))


def fields_of(text: str, start: int, content: str) -> Row:
    """Return what semicolons part on a line, the empty fields too; nothing on a line without any."""
    if ";" not in content:
        return ()
    places = [-1, *(place for place, letter in enumerate(content) if letter == ";"), len(content)]
    return tuple(trimmed(text, Span(start + one + 1, start + other)) for one, other in pairwise(places))


def trimmed(text: str, cell: Span) -> Span:
    """Return a cell without white space at its ends."""
    content = cell.of(text)
    return (
        Span(cell.start + len(content) - len(content.lstrip()), cell.start + max(len(content.rstrip()), 0))
        if (content.strip())
        else Span(cell.start, cell.start)
    )


def heads(text: str, cells: Row) -> Columns | None:
    """Return the columns that cells head, if every one of them does, one for persons and one for something else."""
    named = [(column_of(cell.of(text)), cell) for cell in cells]
    columns = tuple((column, cell) for column, cell in named if column is not None)
    if len(columns) < len(named) or not 1 < len(named) <= MOST_CELLS:
        return None
    kinds = {column for column, _ in columns}
    beside = len(columns) > 1 and all(DEPUTIES.search(cell.of(text)) for _, cell in columns[1:])
    return columns if kinds & PERSONS and (kinds - PERSONS or Column.GIVEN in kinds or beside) else None


def beside(text: str, lines: list[Line], place: int) -> tuple[Grid, int] | None:
    """Return the table whose headings stand side by side on a line, and the place behind it."""
    columns = heads(text, lines[place].cells)
    if columns is None:
        return None
    rows: list[Row] = []
    behind = place + 1
    for index in range(place + 1, len(lines)):
        line = lines[index]
        if len(line.cells) > 1:
            rows.append(line.cells)
            behind = index + 1
        elif line.cells:
            break
    return made(columns, rows, lines[place].cells[0].start), behind


def in_fields(text: str, lines: list[Line], place: int) -> tuple[Grid, int] | None:
    """Return the table whose headings and cells are parted by semicolons, and the place behind it."""
    size = len(lines[place].fields)
    columns = heads(text, lines[place].fields) if size >= FEWEST_FIELDS else None
    if columns is None:
        return None
    behind = place + 1
    while behind < len(lines) and len(lines[behind].fields) == size:
        behind += 1
    return made(columns, [line.fields for line in lines[place + 1 : behind]], lines[place].fields[0].start), behind


def headed(text: str, lines: list[Line], place: int) -> tuple[Grid, int] | None:
    """Return the table whose headings stand one a line, and the place behind it.

    Its rows end at rules, or hold as many lines as there are headings; a time opens a row where the times come first.
    """
    run: list[Span] = []
    index = place
    while index < len(lines) and (cell := lone(lines[index])) is not None and column_of(cell.of(text)):
        run.append(cell)
        index += 1
        while index < len(lines) and not lines[index].cells and not lines[index].is_rule:
            index += 1
    while index < len(lines) and not lines[index].cells:
        index += 1
    # A cell may be called like a column ("Vortrag"): then the shorter row of headings has names where they belong.
    for size in range(len(run), 1, -1):
        columns = heads(text, tuple(run[:size]))
        behind = [Line((cell,), is_rule=False) for cell in run[size:]]
        found = rows_below(text, [*behind, *some_lines(lines, index)], columns) if columns else []
        if columns and any(is_named(text, row, columns) for row in found):
            grid = made(columns, found, run[0].start)
            return grid, next(
                (at for at in range(index, len(lines)) if starts_at(lines[at]) >= grid.span.end), len(lines)
            )
    return None


def starts_at(line: Line) -> int:
    """Return where a line's first cell starts; a line without cells starts nowhere."""
    return line.cells[0].start if line.cells else -1


def some_lines(lines: list[Line], first: int) -> list[Line]:
    """Return the lines from a place on that may be cells: those of one cell each, with what stands between them."""
    last = first
    while last < min(len(lines), first + MOST_LINES) and (not lines[last].cells or lone(lines[last])):
        last += 1
    return lines[first:last]


def rows_below(text: str, lines: list[Line], columns: Columns) -> list[Row]:
    """Return the rows of cells, one a line, that stand below the headings of columns."""
    if any(line.is_rule for line in lines):
        return between_rules(whole(lines, len(columns)))
    return in_step(text, lines, columns)


def is_named(text: str, row: Row, columns: Columns) -> bool:
    """Tell whether a full row has a person where the columns say so, or a name in two cells."""
    if len(row) != len(columns):
        return False
    names = [cell for (column, _), cell in zip(columns, row, strict=True) if column is Column.NAME]
    return any(opens(text, cell) for cell in names) or any(column is Column.GIVEN for column, _ in columns)


def whole(lines: list[Line], most: int) -> list[Line]:
    """Return the lines of a table with rules, without what follows it.

    A bar that closes rows between bullets ends it; else the row behind the last rule does, at an empty line or when it
    is full.
    """
    last = max(place for place, line in enumerate(lines) if line.is_rule)
    if lines[last].is_bar and any(line.is_rule and not line.is_bar for line in lines):
        return lines[:last]
    behind: list[Line] = []
    for line in lines[last + 1 :]:
        if not line.cells or len(behind) == most:
            break
        behind.append(line)
    return [*lines[: last + 1], *(behind if len(behind) == most or not lines[last].is_bar else [])]


def ruled(lines: list[Line], place: int) -> tuple[Grid, int] | None:
    """Return the table of lines between rules, two rows at least of several cells each, and the place behind it."""
    if not lines[place].is_rule:
        return None
    index = place
    while index < min(len(lines), place + MOST_LINES) and (lines[index].is_rule or lone(lines[index])):
        index += 1
    rows = [row for row in between_rules(whole(lines[place:index], MOST_CELLS)) if 1 < len(row) <= MOST_CELLS]
    return (made((), rows, rows[0][0].start), index) if len(rows) >= FEWEST_ROWS else None


def lone(line: Line) -> Span | None:
    """Return the only cell of a line, if it has one only, and no whole paragraph."""
    cell = line.cells[0] if line.cells else None
    whole = cell and len(line.cells) == 1 and cell.end - cell.start <= LONGEST_CELL
    return cell if whole else None


def between_rules(lines: list[Line]) -> list[Row]:
    """Return the rows that rules part, up to the last rule or the end."""
    rows: list[Row] = []
    row: list[Span] = []
    for line in lines:
        if line.is_rule:
            rows += [tuple(row)] if row else []
            row = []
        row += line.cells
    return [*rows, tuple(row)] if row else rows


def in_step(text: str, lines: list[Line], columns: Columns) -> list[Row]:
    """Return the rows of lines that follow each other in the order of the columns, up to the first that does not fit.

    Where the times come first, a time opens a row, and a break has fewer cells; else every row names somebody.
    """
    cells = [cell for line in lines for cell in line.cells]
    size = len(columns)
    timed = columns[0][0] is Column.TIME
    starts = (
        [place for place, cell in enumerate(cells) if is_clock(cell.of(text))] if timed else range(0, len(cells), size)
    )
    rows: list[Row] = []
    for start, following in pairwise([*starts, len(cells)]):
        row = tuple(cells[start : min(following, start + size)])
        if not timed and not is_named(text, row, columns):
            break
        rows.append(row)
        if following > start + size:
            break
    return rows


def made(columns: Columns, rows: list[Row], start: int) -> Grid:
    """Return a grid with its rows, the empty ones left out."""
    filled = tuple(row for row in rows if row)
    end = max((cell.end for row in filled for cell in row), default=start + 1)
    return Grid(columns, filled, Span(start, end))
