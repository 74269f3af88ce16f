"""Fields: where an enumeration of fields of work ends in a name: "Kinder, Jugend und Sport"."""

import re
from collections.abc import Iterator
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.borders import LANDS, no_field
from kg.mention.bodies.nameparts import CAP, FIELD, SOFT, SPACE, Extent
from kg.model import Span

__all__ = ["FOR", "enumerations", "fields", "fields_end", "joined", "numbered"]

FIELDS: Final = re.compile(rf"{SOFT}(?P<first>{FIELD})")
COMMA: Final = Cued(rf",{SOFT}(?P<field>{FIELD})(?=,|{SOFT}(?:und|sowie|&){SOFT})")
LAST: Final = re.compile(rf"{SOFT}(?:und|sowie|&){SOFT}(?:für{SPACE})?(?P<field>{FIELD})")
UNIT: Final = Cued(
    r"\b(?:Dezernat|Fachbereich|Fachdienst|Fachamt|Abteilung|Referat|Sachgebiet|Geschäftsbereich|Fachgebiet|Amt)"
    r"(?:[ \t]+(?:[IVX]+|\d[\d.]*)(?!\w))?(?=[ \t]+[A-ZÄÖÜ])"
)
HALF: Final = re.compile(rf"(?<![\w-]){CAP}-(?=[,\s])")  # "Land- und Ernährungswirtschaft"
FOR: Final = Cued(rf"{SPACE}für")
NUMBER: Final = re.compile(r"(?<=\s)(?:\d{1,3}|[IVX]{1,4})$")
# "Dezernat II – Soziales, Jugend, Gesundheit" on a line of its own.
LAST_FIELDS: Final = re.compile(rf"(?:,{SPACE}{FIELD}){{1,4}}(?=[ \t]*(?:\n|$))")
BEHIND_NUMBER: Final = re.compile(rf"{SPACE}[–-]{SPACE}")


def fields(text: str, here: Extent, start: int, limit: int) -> Extent:
    """Return the extent with an enumeration of fields: "Wohnen", "Arbeit und Soziales", "Kinder, Jugend und Sport".

    Commas count only where "und" closes them; another body, an office or a form of address ends the enumeration.
    """
    first = FIELDS.match(text, start, limit)
    land = first is not None and first.group("first") in LANDS
    if first is None or not (land or is_field(first.group("first"))):
        return here
    done = end = first.end()
    while (comma := COMMA.match(text, end, limit)) and is_field(comma.group("field")):
        end = comma.end()
    last = LAST.match(text, end, limit)
    while last and (is_field(last.group("field")) or (land and last.group("field") in LANDS)):
        done = end = last.end()
        while (comma := COMMA.match(text, end, limit)) and is_field(comma.group("field")):
            end = comma.end()
        last = LAST.match(text, end, limit)
    return here.to(done, proper=False)


def enumerations(text: str, span: Span) -> Iterator[Span]:
    """Yield the enumerations of fields behind "für", or behind the word for a unit, in a span.

    Their commas part nothing.
    """
    for opened in (*FOR.finditer(text, span.start, span.end), *UNIT.finditer(text, span.start, span.end)):
        yield Span(opened.end(), fields(text, Extent(opened.end()), opened.end(), span.end).end)


def fields_end(text: str, start: int, limit: int) -> int:
    """Return where the enumeration of fields ends that "für" opens at a place; the place itself if none does."""
    opened = FOR.match(text, start, limit)
    return fields(text, Extent(start), opened.end(), limit).end if opened else start


def joined(text: str, here: Extent, limit: int) -> Extent:
    """Return the extent with the words that "und" or commas join: "Fachbereich Jugend, Familie und Soziales"."""
    end = here.end
    while (comma := COMMA.match(text, end, limit)) and is_field(comma.group("field")):
        end = comma.end()
    last = LAST.match(text, end, limit)
    return here.to(last.end(), proper=False) if last and is_field(last.group("field")) else here


def numbered(text: str, here: Extent, limit: int) -> Extent:
    """Return the extent with the fields behind the number of a unit: "Referat 25 – Integration und Teilhabe"."""
    opened = BEHIND_NUMBER.match(text, here.end, limit)
    if opened is None or not NUMBER.search(text, max(0, here.end - 8), here.end):
        return here
    told = fields(text, here, opened.end() - 1, limit)
    rest = LAST_FIELDS.match(text, told.end, limit) if told != here else None
    return told.to(rest.end(), proper=False) if rest and is_field(rest.group()) else told


def is_field(words: str) -> bool:
    """Tell whether words name a field of work."""
    return not any(no_field(noun) for noun in re.findall(CAP, HALF.sub("", words)))
