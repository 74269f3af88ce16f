"""Filled template: its workbook in, its plain page out, each row under the name of its sheet, every cell checked."""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from kg.errors import DocumentUnreadable, Fault
from kg.read.layout import Piece, PieceKind, one_line, page, row
from kg.template import MARK, SHEETS, VERSION, Column, Sheet, Takes, theme_slugs
from kg.template.workbook import INSTRUCTIONS, LISTS, TITLE_CELL

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

__all__ = ["is_template", "page_of_template"]

TOLD: Final = 20
MAX_ROWS: Final = 20_000
SHORTEST: Final = 2
DAY: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Row:
    """A filled row of a sheet: its number as Excel counts, and its cells as they were found, one a column."""

    number: int
    cells: tuple[object, ...]


def is_template(workbook: "Workbook") -> bool:
    """Tell whether a workbook is the template, filled or not."""
    return MARK in workbook.custom_doc_props.names


def page_of_template(workbook: "Workbook", where: str) -> str:
    """Return the plain page of a filled template.

    Raises:
        DocumentUnreadable: a cell does not fit, with sheet, row, column, reason and what would be right, of every one
            (the first twenty); or nothing is filled, or it is of a later version. Nothing of it counts then.
    """
    version = workbook.custom_doc_props[MARK].value
    if str(version) != str(VERSION):
        raise DocumentUnreadable(
            f"{where}: is a template of version {version}, this program reads version {VERSION}; copy the rows into an"
            " empty template of this program",
            Fault.TEMPLATE,
        )
    faults: list[str] = []
    filled = {kind.name: rows_of(workbook, kind, faults) for kind in SHEETS}
    strangers = set(workbook.sheetnames) - {INSTRUCTIONS, LISTS, *filled}
    faults += [
        f"sheet {name}: is none of the template's; delete it or move it to a file of its own" for name in strangers
    ]
    events = {said(one.cells[0]) for one in filled["Veranstaltungen"]}
    pieces: list[Piece] = []
    for kind in SHEETS:
        made = [checked(kind, one, events, faults) for one in filled[kind.name]]
        if made:
            pieces.append(Piece(PieceKind.HEADING, kind.name, 1))
            pieces += filter(None, (row([cell] for cell in cells) for cells in (headings(kind), *made)))
    if faults:
        told = [f"{where}: {fault}" for fault in faults[:TOLD]]
        rest = [f"and {len(faults) - TOLD} more"] if len(faults) > TOLD else []
        raise DocumentUnreadable("\n".join([*told, *rest]), Fault.TEMPLATE)
    if not pieces:
        raise DocumentUnreadable(f"{where}: the template is empty; fill at least one row of one sheet", Fault.EMPTY)
    return page(pieces, title=f"{MARK} {VERSION}: {title_of(workbook)}")


def headings(kind: Sheet) -> list[str]:
    """Return the headings of a sheet's columns."""
    return [column.name for column in kind.columns]


def title_of(workbook: "Workbook") -> str:
    """Return the name that was given to the collection, else a plain one."""
    at, across = TITLE_CELL
    given = ""
    if INSTRUCTIONS in workbook.sheetnames:
        rows = workbook[INSTRUCTIONS].iter_rows(
            min_row=at, max_row=at, min_col=across, max_col=across, values_only=True
        )
        given = said(next(iter(next(iter(rows), ())), None))
    return given or "Angaben zum Netzwerk"


def rows_of(workbook: "Workbook", kind: Sheet, faults: list[str]) -> list[Row]:
    """Return the filled rows of a sheet; none, and a fault, where its headings are not the template's."""
    if kind.name not in workbook.sheetnames:
        return []
    found = enumerate(workbook[kind.name].iter_rows(values_only=True), 1)
    _, first = next(found, (1, ()))
    wanted = headings(kind)
    for place, name in enumerate(wanted):
        given = said(first[place]) if place < len(first) else ""
        if given != name:
            faults.append(
                f"sheet {kind.name}, row 1, column {letter(place)}: the heading is {given!r}; it has to be {name!r}"
            )
            return []
    rows = []
    for number, cells in found:
        if number > MAX_ROWS:
            faults.append(f"sheet {kind.name}: more than {MAX_ROWS:,} rows; split the file")
            break
        beyond = [letter(place) for place, cell in enumerate(cells) if place >= len(wanted) and said(cell)]
        if beyond:
            faults.append(
                f"sheet {kind.name}, row {number}, column {beyond[0]}: the template has no such column;"
                f" the last is {letter(len(wanted) - 1)} ({wanted[-1]})"
            )
        if any(said(cell) for cell in cells[: len(wanted)]):
            rows.append(Row(number, (*cells, *[None] * len(wanted))[: len(wanted)]))
    return rows


def checked(kind: Sheet, filled: Row, events: Iterable[str], faults: list[str]) -> list[str]:
    """Return the cells of a row as they are written on the page; what does not fit is added to the faults."""
    by_name = dict(zip(headings(kind), filled.cells, strict=True))
    written = []
    for place, (column, cell) in enumerate(zip(kind.columns, filled.cells, strict=True)):
        text, reason = fitting(column, cell, events)
        if not said(cell) and column.needed:
            reason = f"has to be filled: {column.en}"
        elif said(cell) and column.needs and not said(by_name[column.needs]):
            reason = f"needs {column.needs} in the same row"
        if reason:
            faults.append(f"sheet {kind.name}, row {filled.number}, column {letter(place)} ({column.name}): {reason}")
        written.append(text)
    days = [day_of(by_name[name]) for name in ("Beginn", "Ende") if name in by_name]
    if all(days) and days != sorted(filter(None, days)):
        faults.append(
            f"sheet {kind.name}, row {filled.number}, column D (Ende): is before Beginn; it has to be the last day"
        )
    return written


def fitting(column: Column, cell: object, events: Iterable[str]) -> tuple[str, str]:
    """Return a cell as the page has it, and why it does not fit, empty where it does."""
    text = said(cell)
    reason = ""
    match column.takes:
        case _ if not text:
            pass
        case Takes.CHOICE:
            chosen = next((one for one in column.choices if one.lower() == text.lower()), None)
            reason = "" if chosen else f"{text!r} is none of the choices: {', '.join(column.choices)}"
            text = chosen or text
        case Takes.THEME:
            known = tuple(theme_slugs())
            reason = "" if text.lower() in known else f"{text!r} is no theme of the list{near(text, known)}"
        case Takes.EVENT:
            known = tuple(events)
            reason = "" if text in known else f"{text!r} is no title in the sheet Veranstaltungen{near(text, known)}"
        case Takes.DAY:
            day = day_of(cell)
            reason = "" if day else f"{text!r} is no day; right would be 12.03.2026"
            text = f"{day:%d.%m.%Y}" if day else text
        case _:
            telling = sum(letter.isalpha() for letter in text) >= SHORTEST
            reason = "" if telling else f"{text!r} is no {column.en}"
    return text, reason


def near(text: str, known: Sequence[str]) -> str:
    """Return what comes close to a text, as the end of a message."""
    close = difflib.get_close_matches(text.lower(), known, n=3, cutoff=0.5)
    return f"; close are {', '.join(close)}" if close else "; choose one of its entries"


def said(cell: object) -> str:
    """Return the text of a cell on one line; a bar would be the edge of a cell on the page."""
    if isinstance(cell, datetime | date):
        return f"{cell:%d.%m.%Y}"
    return one_line(str(cell).replace("|", "/")) if cell is not None else ""


def day_of(cell: object) -> date | None:
    """Return the day in a cell, whether Excel knows that it is one or it is written out."""
    if isinstance(cell, datetime):
        return cell.date()
    match = DAY.fullmatch(said(cell))
    if match is None:
        return None
    day, month, year, *turned = match.groups()
    try:
        return date(int(year), int(month), int(day)) if year else date(*map(int, turned))
    except ValueError:
        return None


def letter(place: int) -> str:
    """Return the letter over a column, counted from 0."""
    return chr(ord("A") + place) if place < 26 else f"number {place + 1}"
