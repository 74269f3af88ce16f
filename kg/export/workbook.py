"""Workbook: a listing as XLSX, with sheets for the rows, their addresses, their sources and notes."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from kg.errors import Limit, ResultTooLarge
from kg.export.listing import Listing
from kg.export.sources import attribution, document_title, sources_of
from kg.export.wording import WORDS
from kg.terms import XSD, Literal, Term

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["workbook"]

_ROWS: Final = 1_048_575
"""Rows below the heading that a sheet of Excel holds."""
_LETTERS: Final = 32_767
"""Characters that a cell of Excel holds."""
_TOLD: Final = 3
"""Sentences told beside a row; the sheet of sources has them all."""
_NARROW, _WIDE = 8, 60
_NUMBERS: Final = frozenset({XSD["decimal"], XSD["integer"], XSD["double"], XSD["float"]})
_FIRST_DAY: Final = date(1900, 3, 1)
"""Before it Excel counts a day that never was."""
_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Told as the day of making, so that equal lists make equal files."""

_Value = str | float | date


def workbook(listing: Listing) -> bytes:
    """Return the file: the rows as people read them, the rows with addresses, every source, notes on the whole.

    Texts are written as texts, whatever they begin with: they come from strangers' documents.

    Raises:
        ResultTooLarge: more rows or sources than a sheet holds.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415  # only who asks for XLSX needs it

    output = BytesIO()
    with Workbook(output, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"title": listing.title, "comments": attribution(listing), "created": _MADE})
        sheets = _Sheets(book, listing)
        sheets.rows()
        sheets.addresses()
        sheets.sources()
        sheets.notes()
    return output.getvalue()


class _Sheets:
    """Puts the sheets of one listing into a workbook."""

    def __init__(self, book: "Workbook", listing: Listing) -> None:
        self._book = book
        self._listing = listing
        self._head: Format = book.add_format({"bold": True, "bg_color": "#EAF0F1", "bottom": 1, "text_wrap": True})
        self._text: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self._day: Format = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
        self._top: Format = book.add_format({"valign": "top"})

    def rows(self) -> None:
        """Put the sheet as people read it."""
        listing = self._listing
        columns = listing.read_columns
        headings = [self._say("number"), *(column.label.text(listing.language) for column in columns)]
        rows: list[list[_Value]] = [
            [number, *(_value(row.get(column.name), listing.text(row.get(column.name), column)) for column in columns)]
            for number, row in enumerate(listing.rows, start=1)
        ]
        if listing.why:
            headings.append(self._say("why"))
            for row, why in zip(rows, listing.why, strict=True):
                sentences = [one.sentence for one in why[:_TOLD]]
                more = [self._say("more").format(count=len(why) - _TOLD)] if len(why) > _TOLD else []
                row.append("\n".join([*sentences, *more]))
        self._sheet("sheet-rows", headings, rows)

    def addresses(self) -> None:
        """Put the sheet with every variable and its addresses."""
        names = [column.name for column in self._listing.columns]
        rows = [
            [number, *(_value(term, term.value) if (term := row.get(name)) is not None else "" for name in names)]
            for number, row in enumerate(self._listing.rows, start=1)
        ]
        self._sheet("sheet-addresses", [self._say("number"), *names], rows)

    def sources(self) -> None:
        """Put the sheet of sources, one line a passage."""
        listing = self._listing
        names = ("number", "of", "statement", "shows", "sentence", "span", "document", "source", "day", "status")
        documents = listing.origins.documents
        rows: list[list[_Value]] = [
            [
                source.number,
                source.called,
                source.statement,
                self._say("shows-theme" if source.shows_theme else "shows-actor"),
                source.sentence,
                source.span,
                document_title(listing, source.document),
                documents[source.document].source if source.document in documents else "",
                _day(source.day),
                source.status,
                source.confidence,
                source.evidence.value,
            ]
            for source in sources_of(listing)
        ]
        if not rows:
            rows = [["", self._say("no-sources")]]
        self._sheet("sheet-sources", [self._say(name) for name in (*names, "confidence", "evidence")], rows)

    def notes(self) -> None:
        """Put the sheet that says what was asked, how good the answer is, and what is owed to whom."""
        listing = self._listing
        rows = [[text] for text in (listing.title, *listing.notes, attribution(listing))]
        self._sheet("sheet-notes", [self._say("sheet-notes")], rows)

    def _say(self, name: str) -> str:
        return WORDS[name].text(self._listing.language)

    def _sheet(self, name: str, headings: Sequence[str], rows: Sequence[Sequence[_Value]]) -> None:
        if len(rows) > _ROWS:
            raise ResultTooLarge(
                f"a sheet of Excel holds {_ROWS} rows, this list has {len(rows)}; CSV holds them all",
                limit=Limit("rows", _ROWS, "row", "ask for CSV, or for fewer rows"),
            )
        sheet = self._book.add_worksheet(self._say(name))
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, heading, self._head)
            values = (row[place] for row in rows if place < len(row))
            sheet.set_column(place, place, _width(heading, values))
        for line, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                if value != "":
                    self._cell(sheet, line, place, value)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(headings) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{self._listing.title[:120].replace('&', '&&')}&R&P/&N")

    def _cell(self, sheet: "Worksheet", line: int, place: int, value: _Value) -> None:
        if isinstance(value, str):
            short = value if len(value) <= _LETTERS else f"{value[: _LETTERS - 2]} …"
            sheet.write_string(line, place, short, self._text)
        elif isinstance(value, date):
            sheet.write_datetime(line, place, datetime(value.year, value.month, value.day), self._day)  # noqa: DTZ001  # a day has no zone
        else:
            sheet.write_number(line, place, value, self._top)


def _value(term: Term | None, text: str) -> _Value:
    """Return a number or a day where a term is one, else its text."""
    if not isinstance(term, Literal):
        return text
    if term.datatype in _NUMBERS:
        return float(term.value)
    return _day(term.value) if term.datatype == XSD["date"] else text


def _day(text: str) -> _Value:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return day if day >= _FIRST_DAY else text


def _width(heading: str, values: Iterable[_Value]) -> int:
    """Return the width of a column in letters: that of its longest line, within bounds."""
    longest = max((len(line) for value in values for line in str(value).split("\n")), default=0)
    return max(_NARROW, min(_WIDE, max(len(heading), longest) + 2))
