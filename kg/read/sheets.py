"""Excel files: XLSX in, the plain page of its sheets out, each a heading with the rows of its table."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Final

from kg.errors import DocumentUnreadable, Fault
from kg.read.archive import DAMAGED, opened
from kg.read.layout import Piece, PieceKind, page, row
from kg.read.template import is_template, page_of_template

__all__ = ["is_sheets", "page_of_sheets"]

PART: Final = "xl/workbook.xml"
MAX_UNPACKED: Final = 100_000_000
MAX_ROWS: Final = 50_000
MAX_COLUMNS: Final = 200


def is_sheets(raw: bytes) -> bool:
    """Tell whether the bytes of a zip archive are an Excel file."""
    try:
        return PART in zipfile.ZipFile(io.BytesIO(raw)).namelist()
    except DAMAGED:
        return False


def page_of_sheets(raw: bytes, where: str) -> str:
    """Return the plain page of an XLSX file: visible sheets in their order, cells as they read, formulas by value.

    A filled template is read by its own rules.

    Raises:
        DocumentUnreadable: the file is damaged, too large, or holds no text; cells of a template do not fit.
    """
    opened(raw, where, unpacked=MAX_UNPACKED).close()
    from openpyxl import load_workbook  # noqa: PLC0415 - a heavy package behind its one door

    try:
        workbook = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        try:
            if is_template(workbook):
                return page_of_template(workbook, where)
            title = str(workbook.properties.title or "")
            pieces = [piece for sheet in workbook.worksheets for piece in pieces_of(sheet, where)]
        finally:
            workbook.close()
    except DocumentUnreadable:
        raise
    except Exception as error:
        # A damaged file can make openpyxl fail in almost any way; each means the same to the reader.
        raise DocumentUnreadable(
            f"{where}: the Excel file is damaged ({type(error).__name__}: {str(error)[:120]}); save it anew as .xlsx",
            Fault.DAMAGED,
        ) from error
    if not pieces:
        raise DocumentUnreadable(f"{where}: the Excel file is empty; there is no text in it", Fault.EMPTY)
    return page(pieces, title=title)


def pieces_of(sheet: object, where: str) -> Iterator[Piece]:
    """Yield the name of a visible sheet as a heading, and its rows; nothing where it has none.

    Raises:
        DocumentUnreadable: it has too many rows.
    """
    if getattr(sheet, "sheet_state", "visible") != "visible":
        return
    told = False
    rows = sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)  # type: ignore[attr-defined] # chart sheets have none
    for number, cells in enumerate(rows, 1):
        if number > MAX_ROWS:
            raise DocumentUnreadable(f"{where}: a sheet has more than {MAX_ROWS:,} rows; split the file", Fault.LARGE)
        made = row(words(cell).split("\n") for cell in cells)
        if made is None:
            continue
        if not told:
            yield Piece(PieceKind.HEADING, str(getattr(sheet, "title", "")), 1)
            told = True
        yield made


def words(cell: object) -> str:
    """Return what a cell reads as in German: days as 12.03.2026, numbers with a comma."""
    match cell:
        case None:
            return ""
        case bool():
            return "ja" if cell else "nein"
        case datetime():
            return f"{cell:%d.%m.%Y}" if cell.time() == time() else f"{cell:%d.%m.%Y %H:%M}"
        case date():
            return f"{cell:%d.%m.%Y}"
        case float():
            return f"{cell:.15g}".replace(".", ",")
        case _:
            return str(cell).replace("|", "/")  # a bar would be the edge of a cell
