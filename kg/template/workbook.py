"""Workbook: the empty template as an Excel file, with instructions in German and English and lists to choose from."""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from kg.template.columns import MARK, SHEETS, VERSION, Column, Sheet, Takes
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

__all__ = ["INSTRUCTIONS", "LISTS", "TITLE_CELL", "empty_template"]

INSTRUCTIONS: Final = "Anleitung"
LISTS: Final = "Listen"
TITLE_CELL: Final = (2, 2)
"""Row and column, from 1, of the name that the filled template goes by."""

_ROWS: Final = 2000
"""Rows for which there are lists to choose from; more may be filled."""
_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Told as the day of making, so that equal templates are equal files."""
_GERMAN: Final = (
    "Je Blatt eine Art von Angaben, je Zeile eine. Spalten mit * müssen gefüllt sein, alles andere darf fehlen.",
    "Überschriften, Reihenfolge der Spalten und Namen der Blätter bitte so lassen; Leeres stört nicht.",
    "Einlesen: im Arbeitsbereich unter „Aufnehmen“ oder mit sozialraum add DATEI.",
    "Passt eine Zelle nicht, wird nichts aufgenommen, und es steht da, welche es ist und was passen würde.",
    "Nur veröffentlichte Namen und Funktionen eintragen, keine Telefonnummern und keine privaten Angaben.",
)
_ENGLISH: Final = (
    "One kind of facts a sheet, one fact a row. Columns with * must be filled, all others may stay empty.",
    "Please leave headings, order of columns and names of sheets as they are; what is empty does no harm.",
    "To read it in: in the work area under “Import”, or by sozialraum add FILE.",
    "Where a cell does not fit, nothing is taken, and you are told which cell and what would fit.",
    "Enter published names and functions only, no telephone numbers and nothing private.",
)


def empty_template() -> bytes:
    """Return the template as XLSX: instructions, one sheet a kind of facts, and the lists to choose from."""
    import xlsxwriter  # noqa: PLC0415 - only who asks for a template needs it

    written = BytesIO()
    workbook = xlsxwriter.Workbook(written, {"in_memory": True})
    workbook.set_properties({"created": _MADE})
    workbook.set_custom_property(MARK, str(VERSION), "text")
    head = workbook.add_format({"bold": True, "bottom": 1, "bg_color": "#E6ECF5", "text_wrap": True, "valign": "top"})
    _instruct(workbook, head)
    lists = _Lists(workbook)
    for sheet in SHEETS:
        _add(workbook, sheet, head, lists)
    lists.write()
    workbook.close()
    return written.getvalue()


class _Lists:
    """The choices of all columns, each list a column of a hidden sheet that drop-downs refer to."""

    def __init__(self, workbook: "Workbook") -> None:
        self._workbook = workbook
        self._columns: list[tuple[str, ...]] = []

    def source(self, choices: tuple[str, ...]) -> str:
        """Return the cells with these choices, as a formula."""
        if choices not in self._columns:
            self._columns.append(choices)
        letter = chr(ord("A") + self._columns.index(choices))
        return f"={LISTS}!${letter}$1:${letter}${len(choices)}"

    def write(self) -> None:
        """Add the sheet, behind all others."""
        sheet = self._workbook.add_worksheet(LISTS)
        for place, choices in enumerate(self._columns):
            sheet.write_column(0, place, choices)
        sheet.hide()


def _instruct(workbook: "Workbook", head: "Format") -> None:
    sheet = workbook.add_worksheet(INSTRUCTIONS)
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 2, 70)
    sheet.write_row(0, 0, (f"{MARK} {VERSION}", "Deutsch", "English"), head)
    row, column = TITLE_CELL
    sheet.write(row - 1, 0, "Name dieser Sammlung / name of this collection", wrapped)
    sheet.write(row - 1, column - 1, "", workbook.add_format({"border": 1}))
    place = row
    for german, english in zip(_GERMAN, _ENGLISH, strict=True):
        place += 1
        sheet.write_row(place, 0, ("", german, english), wrapped)
    for kind in SHEETS:
        place += 2
        sheet.write_row(place, 0, (kind.name, kind.de, kind.en), head)
        for one in kind.columns:
            place += 1
            sheet.write_row(place, 0, (one.name + " *" * one.needed, _told(one, one.de), _told(one, one.en)), wrapped)


def _told(column: Column, words: str) -> str:
    return f"{words}: {', '.join(column.choices)}" if column.choices else words


def _add(workbook: "Workbook", kind: Sheet, head: "Format", lists: _Lists) -> None:
    sheet = workbook.add_worksheet(kind.name)
    sheet.freeze_panes(1, 1)
    day = workbook.add_format({"num_format": "dd.mm.yyyy"})
    for place, column in enumerate(kind.columns):
        width = 44 if column.needed else 26
        sheet.set_column(place, place, width, day if column.takes is Takes.DAY else None)
        sheet.write_string(0, place, column.name, head)
        sheet.write_comment(0, place, f"{_told(column, column.de)}\n{_told(column, column.en)}")
        rule = _rule(column, lists)
        if rule:
            sheet.data_validation(1, place, _ROWS, place, rule)


def _rule(column: Column, lists: _Lists) -> dict[str, object]:
    """Return what Excel lets into a column; empty where it lets in anything."""
    wrong = {"error_title": "Passt nicht / does not fit", "error_message": f"{column.de} / {column.en}"[:255]}
    match column.takes:
        case Takes.CHOICE:
            return {"validate": "list", "source": lists.source(tuple(column.choices)), **wrong}
        case Takes.THEME:
            labels = tuple(sorted((one.labels[0] for one in load_vocabulary().themes.values()), key=str.lower))
            return {"validate": "list", "source": lists.source(labels), **wrong}
        case Takes.EVENT:
            return {"validate": "list", "source": f"=Veranstaltungen!$A$2:$A${_ROWS}", **wrong}
        case Takes.DAY:
            return {"validate": "date", "criteria": ">", "value": date(1900, 3, 1), **wrong}
        case _:
            return {}
