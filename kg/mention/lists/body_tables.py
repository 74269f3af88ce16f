"""Body tables: the bodies in the rows of tables, with the seats, projects, carriers and funders in their columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from kg.mention.bodies.borders import stops
from kg.mention.lists.columns import Column, column_of
from kg.mention.lists.roster_lines import Roster, roster_at
from kg.mention.named.place_names import PLACE_NAME
from kg.model import PlaceMention, ProgrammeMention, Span, Tie
from kg.vocabulary import Vocabulary

__all__ = ["body_tables"]


class Told(Enum):
    """What stands in a column of a table of bodies."""

    BODY = auto()
    GETTING = auto()
    CARRIER = auto()
    SEAT = auto()
    PROJECT = auto()
    PAYING = auto()
    OTHER = auto()


HEADINGS: Final = (
    (
        re.compile(r"(?:Zuwendungs|Förder|Projekt|Preis)?(?:antragsteller|empfänger|geförderte)\w*", re.IGNORECASE),
        Told.GETTING,
    ),
    (re.compile(r"(?:Projekt|Rechts|Maßnahme|Einrichtungs)?träger(?:in|schaft|verein)?", re.IGNORECASE), Told.CARRIER),
    (
        re.compile(
            r"(?:Name der )?(?:Einrichtung|Organisation|Institution|Verein|Initiative|Mitglied|Partner|Anbieter|Stelle"
            r"|Verband|Kita|Schule|Beratungsstelle|Angebot|Körperschaft|Akteur|\w+partner)\w*",
            re.IGNORECASE,
        ),
        Told.BODY,
    ),
    (re.compile(r"Ort|Sitz|Stadt|Standort", re.IGNORECASE), Told.SEAT),
    (re.compile(r"(?:Projekt|Vorhaben|Maßnahme)\w*|Titel", re.IGNORECASE), Told.PROJECT),
    (
        re.compile(
            r"(?:Förder|Mittel|Geld|Zuwendungs)geber\w*|Gefördert (?:durch|von|aus)|Förderung durch", re.IGNORECASE
        ),
        Told.PAYING,
    ),
)
LINE: Final = re.compile(r"[^\n]+")
SIDE: Final = re.compile(r"[ \t]*(?:\||\t)[ \t]*|[ \u00a0]{3,}")
RULE: Final = re.compile(r"[\s|+:=–—-]+")
QUOTED: Final = re.compile(r"[„\"»](?P<name>[^„“”\"»«\n]{3,80})[“”\"«]")
GRANTS: Final = re.compile(
    r"[Bb]ewillig|[Gg]eförder|[Ff]örder(?:liste|ungen|runde|entscheid)|Vergabe|Zuwendung|[Ss]penden"
)
PERSONAL: Final = frozenset({Column.NAME, Column.GIVEN, Column.SURNAME, Column.FUNCTION, Column.ROLE})
HOLDING: Final = frozenset({Told.BODY, Told.GETTING, Told.CARRIER})
MOST_CELLS: Final = 7
FEWEST_ROWS: Final = 2
LOOKED_BACK: Final = 300


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a line by what stands in their columns."""

    span: Span
    cells: dict[Told, Span]


def body_tables(text: str, vocabulary: Vocabulary) -> Iterator[Roster]:
    """Yield the rows of the tables of bodies, in the order of the text; tables that name people are none.

    Who got a grant by the words above the table is funded by what the page is about.
    """
    columns: tuple[Told, ...] = ()
    rows: list[Row] = []
    above = 0
    for line in [*LINE.finditer(text), None]:
        span = Span(*line.span()) if line else Span(len(text), len(text))
        if line and RULE.fullmatch(line.group()):
            continue
        cells = tuple(cells_of(text, span))
        if columns and len(cells) == len(columns):
            rows.append(Row(span, dict(zip(columns, cells, strict=True))))
            continue
        if len(rows) >= FEWEST_ROWS:
            granted = GRANTS.search(text, max(0, above - LOOKED_BACK), above) is not None
            yield from (one for row in rows for one in rosters_in(text, row, vocabulary, granted=granted))
        columns, rows, above = heads(text, cells), [], span.start


def cells_of(text: str, line: Span) -> Iterator[Span]:
    """Yield the cells of a line, without the bars at its ends."""
    start = line.start
    end = line.end
    while start < end and text[start] in " \t|":
        start += 1
    while end > start and text[end - 1] in " \t|":
        end -= 1
    for cut in SIDE.finditer(text, start, end):
        yield Span(start, cut.start())
        start = cut.end()
    if end > start:
        yield Span(start, end)


def heads(text: str, cells: tuple[Span, ...]) -> tuple[Told, ...]:
    """Return what the columns hold that a line heads; nothing if it heads no table of bodies."""
    if not 1 < len(cells) <= MOST_CELLS:
        return ()
    found: list[Told] = []
    for cell in cells:
        words = cell.of(text).strip(" :")
        told = next((one for pattern, one in HEADINGS if pattern.fullmatch(words)), None)
        if told is None and column_of(words) in PERSONAL:
            return ()
        found.append(told if told and told not in found else Told.OTHER)
    holding = HOLDING.intersection(found)
    others = [one for one in found if one not in holding and one is not Told.OTHER]
    return tuple(found) if holding and (others or len(holding) > 1) and len(set(found)) > 1 else ()


def rosters_in(text: str, row: Row, vocabulary: Vocabulary, *, granted: bool) -> Iterator[Roster]:
    """Yield what a row says: its body with seat and project, who carries it, and who pays."""
    told = next((one for one in (Told.GETTING, Told.BODY, Told.CARRIER) if one in row.cells), Told.BODY)
    getting = told is Told.GETTING or granted
    first = roster_at(text, row.cells[told], ("fundedBy" if getting else "", True), vocabulary)
    if first is None:
        return
    body = first.bodies[0]
    town = town_of(text, row.cells.get(Told.SEAT))
    body = replace(body, seat=town) if town and body.seat is None else body
    ties = list(first.ties)
    carrier = row.cells.get(Told.CARRIER) if told is not Told.CARRIER else None
    second = roster_at(text, carrier, ("", True), vocabulary) if carrier else None
    if second:
        ties.append(Tie(row.span, "carrier-in-table", 0.85, "carrierOf", second.bodies[0], body))
    project = project_of(text, row.cells.get(Told.PROJECT))
    if project:
        ties.append(Tie(row.span, "project-in-table", 0.8, "carrierOf", body, project))
    paying = row.cells.get(Told.PAYING)
    third = roster_at(text, paying, ("", True), vocabulary) if paying else None
    if third:
        whom = project or body
        ties += [Tie(row.span, "funder-in-table", 0.85, "fundedBy", whom, one) for one in third.bodies]
    more = [one for other in (second, third) if other for one in (*other.bodies, *other.others)]
    yield replace(
        first, span=row.span, bodies=(body, *first.bodies[1:]), others=(*first.others, *more), ties=tuple(ties)
    )


def town_of(text: str, cell: Span | None) -> PlaceMention | None:
    """Return the town that a cell of a column for towns holds."""
    name = " ".join(cell.of(text).split()) if cell else ""
    if cell is None or not PLACE_NAME.fullmatch(name) or any(stops(word) for word in name.split()):
        return None
    return PlaceMention(cell, "seat-in-table", 0.85, name)


def project_of(text: str, cell: Span | None) -> ProgrammeMention | None:
    """Return the project that a cell names in quotes."""
    quoted = QUOTED.search(text, cell.start, cell.end) if cell else None
    if quoted is None:
        return None
    name = " ".join(quoted["name"].split())
    return ProgrammeMention(Span(*quoted.span("name")), "project-in-table", 0.8, name, "Programme", "")
