"""Tables: the persons in the rows of tables, with what the columns say of them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from kg.mention.lists.chains import chain_of
from kg.mention.lists.columns import Column, looks_like
from kg.mention.lists.committees import committee_above
from kg.mention.lists.contributors import told
from kg.mention.lists.entries import governing, in_committee
from kg.mention.lists.grids import Grid, Row, grids
from kg.mention.lists.headings import Heading, Roles, heading_of, roles_of
from kg.mention.lists.lines import Entry, opens
from kg.mention.lists.parts import segments, trimmed
from kg.mention.lists.strings import strung
from kg.mention.people.firstnames import is_first_name
from kg.mention.people.names import NAME, people_at, plausible
from kg.mention.people.offices import PHRASE_RULE, leading_office
from kg.model import Block, Contribution, FunctionMention, OrganisationMention, PersonMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["in_tables"]

TELLING: Final = (Column.FUNCTION, Column.BODY, Column.TOWN)
LINES: Final = re.compile(r"\s/\s")
# One row in so many surely names a person, or the lines are no table of people.
SHARE: Final = 3
NAMES: Final = re.compile(NAME)
SURNAME_FIRST: Final = re.compile(r"(?:Nach|Familien|Zu)?[Nn]ame\s*[,/]\s*Vorname")
ABSENT: Final = re.compile(
    r"\(?(?:entschuldigt|entsch\.|e|abwesend|fehlt|verhindert|nicht anwesend|nein)\)?", re.IGNORECASE
)
PRESENT: Final = re.compile(r"[Aa]nw|[Tt]eilgenommen|[Aa]nwesen")
MISSING: Final = re.compile(r"[–—-]|nein|e|0|o")
ROLE_CELL_WORDS: Final = 4
LEAD: Final = "moderation"  # in its column, whatever the others say
# "SB Integration", "stv. AL": offices by their initials.
SHORT_OFFICE: Final = re.compile(
    r"(?:stv\. |stellv\. )?(?:SB|AL|FBL|FDL|RL|SGL|TL|GF|PL|BL|KO|Ref\.|Koord\.)(?: [A-ZÄÖÜ][\w -]{2,40})?"
)
# Who stands in for a member does not hold the member's office.
DEPUTY: Final = frozenset({"Stellvertretung", "Stellvertreter", "Stellvertreterin", "Vertretung"})
Cells = tuple[tuple[Column, Span], ...]


def in_tables(
    text: str, blocks: tuple[Block, ...], named: tuple[OrganisationMention, ...], vocabulary: Vocabulary
) -> tuple[tuple[Contribution, ...], tuple[Span, ...]]:
    """Return the contributors in the tables of a page, one a name, and the spans of the tables whose rows name people.

    ``named`` are the committees of the page: the members in a table under one belong to it.
    """
    found: list[Contribution] = []
    spans: list[Span] = []
    for grid in grids(text):
        above = above_grid(text, blocks, grid)
        committee = committee_above(named, grid.span.start)
        rows = [tuple(in_row(text, grid, row, above, committee, vocabulary)) for row in grid.rows]
        signed = [row for row in rows if any(is_surely(one) for one in row)]
        if len(signed) * SHARE >= len(rows):
            found += [one for row in rows for one in row]
            spans.append(grid.span)
    return tuple(found), tuple(spans)


def is_surely(one: Contribution) -> bool:
    """Tell whether a name is a person's by more than its shape: a common first name, a title or an office."""
    first = one.person.name.split()[0].split("-")[0]
    return bool(one.person.honorific or one.functions) or is_first_name(first)


def above_grid(text: str, blocks: tuple[Block, ...], grid: Grid) -> Heading | None:
    """Return what the headings and lines above a table say of the people in it."""
    holding = next((block for block in blocks if block.span.overlaps(grid.span)), None)
    ruling = governing(text, holding) if holding else None
    if ruling or holding is None:
        return ruling
    titles = [block.span for block in blocks if block.span.end <= grid.span.start and "\n" not in block.span.of(text)]
    first = Span(holding.span.start, max(holding.span.start, min(grid.span.start, holding.span.end)))
    lines = [*titles[:1], *([first] if first.of(text).strip() else [])]
    return next((heading for line in reversed(lines) if (heading := heading_of(text, first_line(text, line)))), None)


def first_line(text: str, span: Span) -> Span:
    """Return the first line of a span."""
    end = text.find("\n", span.start, span.end)
    return Span(span.start, end if end >= 0 else span.end)


def in_row(
    text: str,
    grid: Grid,
    row: Row,
    above: Heading | None,
    committee: OrganisationMention | None,
    vocabulary: Vocabulary,
) -> Iterator[Contribution]:
    """Yield the contributors of one row: of every cell with a name, with what the other cells say of the person."""
    cells = with_columns(text, grid, row)
    ruling = above or Heading(grid.span)
    if any(ABSENT.fullmatch(cell.of(text)) for _, cell in cells) or is_missing(text, grid, row):
        ruling = Heading(grid.span, present=False)
    whole = Span(min(cell.start for _, cell in cells), max(cell.end for _, cell in cells))
    entry = Entry(whole, (), ruling.office, committee, ruling.present)
    entry = in_committee(text, replace(entry, roles=roles_in(text, cells, ruling.roles)), committee)
    told_beside = tuple(part for column, cell in cells if column in TELLING for part in segments(text, cell))
    told_of_both = tuple(part for part in told_beside if not in_column(cells, part, Column.FUNCTION))
    apart = in_two_cells(text, cells) or surname_first(text, grid, cells)
    found = [(whole, (apart,), ())] if apart else list(names_in(text, cells))
    for span, people, behind in found:
        own = by_column(text, grid, cells, span, entry if len(found) == 1 else replace(entry, span=span))
        phrases, offices = before_name(text, span)
        offices = (*offices, *abbreviated(text, cells))
        beside = told_beside if own.held is None or own.held.text not in DEPUTY else told_of_both
        chain = chain_of(text, (*phrases, *behind, *beside), vocabulary, offices)
        yield from told(text, own, people, chain, vocabulary)


def is_missing(text: str, grid: Grid, row: Row) -> bool:
    """Tell whether the column that says who was there has a dash for somebody, or nothing beside those with a mark."""
    if len(row) != len(grid.columns):
        return False
    marks = (cell for (_, head), cell in zip(grid.columns, row, strict=True) if PRESENT.match(head.of(text)))
    return any(MISSING.fullmatch(cell.of(text)) for cell in marks)


def in_column(cells: Cells, part: Span, wanted: Column) -> bool:
    """Tell whether a part of a row stands in a column of some kind."""
    return any(column is wanted and part.within(cell) for column, cell in cells)


def by_column(text: str, grid: Grid, cells: Cells, name: Span, entry: Entry) -> Entry:
    """Return an entry with what the heading of its own column says: "Moderation", "Stellvertretung"."""
    place = next((place for place, (_, cell) in enumerate(cells) if name.within(cell)), len(cells))
    if len(cells) != len(grid.columns) or place == len(cells):
        return entry
    heading = heading_of(text, grid.columns[place][1])
    if heading is None or not heading.strict:
        return entry
    leads = any(role == LEAD for role, _ in heading.roles)
    roles = heading.roles if leads else entry.roles or heading.roles
    return replace(entry, roles=roles, held=heading.office or entry.held)


def with_columns(text: str, grid: Grid, row: Row) -> Cells:
    """Return the cells of a row with what they hold: by their columns, or by their looks where the numbers differ."""
    if len(row) == len(grid.columns):
        return tuple((column, cell) for (column, _), cell in zip(grid.columns, row, strict=True))
    looks = [looks_like(text, cell) for cell in row]
    if Column.NAME in looks:
        first = looks.index(Column.NAME)
        looks[first + 1 :] = [
            Column.BODY if column in {Column.NAME, Column.TOPIC} and place == 0 else column
            for place, column in enumerate(looks[first + 1 :])
        ]
    return tuple(zip(looks, row, strict=True))


def names_in(text: str, cells: Cells) -> Iterator[tuple[Span, tuple[PersonMention, ...], tuple[Span, ...]]]:
    """Yield the cells with names, or the pieces of one with several: the piece, its persons, what is behind them."""
    for column, cell in cells:
        if column is not Column.NAME:
            continue
        for piece in one_by_one(text, cell):
            office = leading_office(text, piece)
            people = people_at(text, Span(office.span.end + 1, piece.end) if office else piece)
            if people:
                yield piece, people, segments(text, Span(people[-1].span.end, piece.end))


def one_by_one(text: str, cell: Span) -> tuple[Span, ...]:
    """Return the pieces of a cell that each start with a name of their own; the cell if it names one person."""
    cuts = [cell.start, *(match.end() for match in LINES.finditer(text, cell.start, cell.end)), cell.end]
    parts = tuple(trimmed(text, Span(start, end)) for start, end in pairwise(cuts))
    if len(parts) > 1 and all(opens(text, part) for part in parts):
        return parts
    return tuple(strung(text, cell))


def before_name(text: str, piece: Span) -> tuple[tuple[Span, ...], tuple[FunctionMention, ...]]:
    """Return what stands in front of a name: the phrase of an office with its body, or the office alone."""
    office = leading_office(text, piece)
    if office is None:
        return (), ()
    return ((office.span,), ()) if office.rule == PHRASE_RULE else ((), (office,))


def abbreviated(text: str, cells: Cells) -> Iterator[FunctionMention]:
    """Yield what stands in a column of functions and is none by its words: "SB Integration"."""
    for column, cell in cells:
        words = " ".join(cell.of(text).split())
        if column is Column.FUNCTION and SHORT_OFFICE.fullmatch(words):
            yield FunctionMention(cell, "function-by-column", 0.8, words)


def in_two_cells(text: str, cells: Cells) -> PersonMention | None:
    """Return the person whose given name and surname stand in columns of their own."""
    given = next((cell for column, cell in cells if column is Column.GIVEN and cell.of(text)), None)
    surname = next((cell for column, cell in cells if column in {Column.SURNAME, Column.NAME} and cell.of(text)), None)
    if given is None or surname is None:
        return None
    span = Span(min(given.start, surname.start), max(given.end, surname.end))
    return person_of(span, given.of(text), surname.of(text))


def surname_first(text: str, grid: Grid, cells: Cells) -> PersonMention | None:
    """Return the person of a cell "Kern, Ida" in a column "Name, Vorname"."""
    if len(cells) != len(grid.columns):
        return None
    for (column, head), (_, cell) in zip(grid.columns, cells, strict=True):
        given = cell.of(text).partition(",")[2].strip()
        if column is Column.NAME and SURNAME_FIRST.fullmatch(head.of(text)) and given:
            return person_of(cell, given, cell.of(text).partition(",")[0].strip())
    return None


def person_of(span: Span, given: str, surname: str) -> PersonMention | None:
    """Return the person of a given name and a surname, if both are shaped like ones."""
    name = " ".join(f"{given} {surname}".split())
    return PersonMention(span, "entry-name", 0.9, name) if NAMES.fullmatch(name) and plausible(name) else None


def roles_in(text: str, cells: Cells, above: Roles) -> Roles:
    """Return the roles that the cells of a row tell: by a word for one, else a talk for whoever has a topic or time."""
    for wanted in (Column.ROLE, Column.TOPIC):
        for column, cell in cells:
            words = cell.of(text).split()
            if column is not wanted or not words:
                continue
            lead = Span(cell.start, cell.start + len(cell.of(text).split(":")[0])) if ":" in cell.of(text) else cell
            roles = roles_of(text, lead) if len(lead.of(text).split()) <= ROLE_CELL_WORDS else ()
            if roles:
                return roles
            if not above and wanted is Column.TOPIC:
                return (("vortrag", cell),)
    return above
