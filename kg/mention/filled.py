"""Filled rows: what the page of a filled template says, cell by cell, in parts of one event at most."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from kg.mention.bodies.bodies import body_in
from kg.model import (
    Contribution,
    Days,
    EventMention,
    FunctionMention,
    Mention,
    OrganisationMention,
    PersonMention,
    PlaceMention,
    ProgrammeMention,
    Span,
    ThemeMention,
    Tie,
    Working,
)
from kg.template import MARK, SHEETS, VERSION, Sheet, Takes, theme_slugs
from kg.vocabulary import Vocabulary

__all__ = ["filled_parts"]

RULE: Final = "template-row"
SURE: Final = 1.0
TITLES: Final = re.compile(
    r"(?:(?:Prof|Dr|Dipl|PD|apl|h|c|med|phil|rer|nat|pol|jur|theol|habil|Mag|Ing)\b[.-]?\S*\s+)+"
)
FORM_OF_ADDRESS: Final = re.compile(r"(?:Frau|Herrn?)\s+")
ITEM: Final = "  • "


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell: its words, and where they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: its filled cells by the headings of their columns, and where it stands."""

    sheet: Sheet
    cells: Mapping[str, Cell]
    span: Span

    def slug(self, name: str, default: str = "") -> str:
        """Return what the choice in a column means; ``default`` where none was made."""
        column = next(one for one in self.sheet.columns if one.name == name)
        return column.choices[self.cells[name].text] if name in self.cells else default

    def themes(self) -> Iterator[ThemeMention]:
        """Yield the themes of the row."""
        for column in self.sheet.columns:
            if column.takes is Takes.THEME and column.name in self.cells:
                cell = self.cells[column.name]
                yield ThemeMention(cell.span, RULE, SURE, theme_slugs()[cell.text.lower()])


def filled_parts(text: str, vocabulary: Vocabulary) -> tuple[tuple[Mention, ...], ...]:
    """Return the mentions of a filled template: those without an event, then those of every event; none of other pages.

    Every mention stands at its cell; a person's entry at its row.
    """
    if not text.startswith(f"{MARK} {VERSION}: "):
        return ()
    rows = defaultdict(list)
    for row in rows_of(text):
        rows[row.sheet.name].append(row)
    told = Told(text, vocabulary, {row.cells["Name"].text: row.slug("Art") for row in rows["Organisationen"]})
    parts: dict[str, list[Mention]] = defaultdict(list)
    for row in rows["Veranstaltungen"]:
        parts[row.cells["Titel"].text] += [told.event(row), *row.themes()]
    for row in rows["Personen"]:
        event = row.cells.get("Veranstaltung")
        parts[event.text if event else ""].append(told.person(row))
    for row in rows["Organisationen"]:
        parts[""] += told.body_of_row(row)
    for row in rows["Themen"]:
        body = told.body(row.cells["Organisation"])
        parts[""] += [body, *told.work(body, row)]
    for row in rows["Programme"]:
        parts[""] += told.programme(row)
    return tuple(tuple(found) for _, found in sorted(parts.items()))


def rows_of(text: str) -> Iterator[Row]:
    """Yield the rows of a template's page, without those of headings."""
    sheets = {sheet.name: sheet for sheet in SHEETS}
    sheet: Sheet | None = None
    headed = False
    start = 0
    for line in text.splitlines(keepends=True):
        content = line.rstrip("\n")
        if content in sheets:
            sheet, headed = sheets[content], False
        elif sheet and content.startswith(ITEM):
            if headed:
                names = [column.name for column in sheet.columns]
                cells = dict(zip(names, cells_of(content, start), strict=False))
                span = Span(start + len(ITEM), start + len(content))
                yield Row(sheet, {name: cell for name, cell in cells.items() if cell.text}, span)
            headed = True
        start += len(line)


def cells_of(line: str, start: int) -> Iterator[Cell]:
    """Yield the cells of a row that begins at ``start`` in the text, empty ones too."""
    place = len(ITEM)
    for written in line[place:].split("|"):
        words = written.strip()
        begin = start + place + len(written) - len(written.lstrip())
        yield Cell(words, Span(begin, begin + len(words)))
        place += len(written) + 1


@dataclass(frozen=True, slots=True)
class Told:
    """What the rows of a page mean; ``kinds`` are the classes of bodies that the sheet of organisations tells."""

    text: str
    vocabulary: Vocabulary
    kinds: Mapping[str, str]

    def body(self, cell: Cell) -> OrganisationMention:
        """Return the body that a cell names: under just this name, of the class that was chosen or the name tells."""
        known = body_in(self.text, cell.span, self.vocabulary, RULE, SURE)
        kind = self.kinds.get(cell.text) or (known.kind if known else "Organization")
        plain = known or OrganisationMention(cell.span, RULE, SURE, cell.text, kind)
        return replace(plain, span=cell.span, form=cell.text, kind=kind, called="", seat=None, local=False)

    def body_of_row(self, row: Row) -> Iterator[Mention]:
        """Yield a row of the sheet of organisations: the body with its seat, what it belongs to, and its themes."""
        body = self.body(row.cells["Name"])
        seat = row.cells.get("Ort")
        if seat:
            body = replace(body, seat=PlaceMention(seat.span, RULE, SURE, seat.text))
        yield body
        above = row.cells.get("Mitglied in")
        if above:
            yield Tie(above.span, RULE, SURE, "memberOf", body, self.body(above))
        yield from self.work(body, row)

    def work(self, bearer: OrganisationMention | ProgrammeMention, row: Row) -> Iterator[Working]:
        """Yield that a body or a programme works on the themes of a row."""
        for theme in row.themes():
            yield Working(theme.span, RULE, SURE, bearer, theme, theme.span.of(self.text))

    def person(self, row: Row) -> Contribution:
        """Return a row of the sheet of persons."""
        name, function, body = (row.cells.get(one) for one in ("Name", "Funktion", "Organisation"))
        role, event = row.cells.get("Rolle"), row.cells.get("Veranstaltung")
        assert name is not None  # noqa: S101 - the reader lets no row without it pass
        return Contribution(
            span=row.span,
            rule=RULE,
            confidence=SURE,
            person=person_in(name),
            organisation=self.body(body) if body else None,
            functions=(FunctionMention(function.span, RULE, SURE, function.text),) if function else (),
            unit=None,
            seat=None,
            roles=((row.slug("Rolle"), role.span),) if role else (),
            present=event is not None,
        )

    def programme(self, row: Row) -> Iterator[Mention]:
        """Yield a row of the sheet of programmes: the programme, who carries it, and its themes."""
        name = row.cells["Name"]
        kind = row.slug("Art", "Programme")
        found = ProgrammeMention(name.span, RULE, SURE, name.text, kind, row.slug("Ebene"))
        yield found
        carrier = row.cells.get("Träger")
        if carrier:
            yield Tie(carrier.span, RULE, SURE, "carrierOf", self.body(carrier), found)
        yield from self.work(found, row)

    def event(self, row: Row) -> EventMention:
        """Return a row of the sheet of events."""
        title, first, last, place = (row.cells.get(one) for one in ("Titel", "Beginn", "Ende", "Ort"))
        assert title is not None  # noqa: S101 - the reader lets no row without it pass
        days = None
        if first:
            span = Span(first.span.start, (last or first).span.end)
            days = Days(span, RULE, SURE, day_of(first), day_of(last or first))
        where = PlaceMention(place.span, RULE, SURE, place.text) if place else None
        return EventMention(title.span, RULE, SURE, row.slug("Art", "Event"), "", title.text, days, where)


def person_in(cell: Cell) -> PersonMention:
    """Return the person whom a cell names, the titles apart; a form of address is no part of a name."""
    addressed = FORM_OF_ADDRESS.match(cell.text)
    plain = cell.text[addressed.end() :] if addressed else cell.text
    titles = TITLES.match(plain)
    honorific = titles.group().strip() if titles else ""
    return PersonMention(cell.span, RULE, SURE, plain[titles.end() :] if titles else plain, honorific)


def day_of(cell: Cell) -> date:
    """Return the day in a cell, which the reader wrote as 12.03.2026."""
    day, month, year = map(int, cell.text.split("."))
    return date(year, month, day)
