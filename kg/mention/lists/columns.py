"""Columns: what the headings of a table's columns say of the cells below them, and what a cell looks like by itself."""

import re
from enum import Enum, auto
from typing import Final

from kg.mention.bodies.bodies import LEGAL_FORM, names_one
from kg.mention.lists.headings import is_role
from kg.mention.lists.lines import opens
from kg.mention.people.functions import starts_with_function
from kg.model import Span

__all__ = ["Column", "column_of", "is_clock", "looks_like"]


class Column(Enum):
    """What stands in a column."""

    NAME = auto()
    GIVEN = auto()
    SURNAME = auto()
    FUNCTION = auto()
    BODY = auto()
    TOWN = auto()
    ROLE = auto()
    TOPIC = auto()
    TIME = auto()
    OTHER = auto()


HEADINGS: Final[dict[str, Column]] = {
    word: column
    for column, words in {
        Column.NAME: "name namen person personen wer referent referentin referenten referierende referierender sprecher"
        " sprecherin vortragende vortragender mitwirkende teilnehmer teilnehmerin teilnehmende mitglied mitglieder"
        " vertreter vertreterin delegierte delegierter"
        " stellvertretung stellvertreter stellvertreterin redner rednerin moderation speaker ansprechperson"
        " leitung workshopleitung gastgeber gastgeberin"
        " ansprechpartner ansprechpartnerin nachnamevorname namevorname vornamename vornamenachname durch",
        Column.GIVEN: "vorname vornamen",
        Column.SURNAME: "nachname familienname zuname",
        Column.FUNCTION: "funktion funktionen position tätigkeit beruf amt titelfunktion dienststellung",
        Column.BODY: "einrichtung organisation institution träger verband behörde dienststelle stelle firma verein"
        " arbeitgeber herkunft vertretung körperschaft einrichtungen institutionen organisationen kommune gremium"
        " entsendende für",
        Column.TOWN: "ort sitz wohnort dienstort",
        Column.ROLE: "rolle beitrag mitwirkung aufgabe art format part",
        Column.TOPIC: "thema titel vortrag inhalt programmpunkt programm was themen vortragstitel"
        " tagesordnungspunkt top workshop forum werkstatt tisch arbeitsgruppe",
        Column.TIME: "uhrzeit zeit beginn wann datum tag von bis",
        Column.OTHER: "nr telefon tel email mail kontakt raum unterschrift bemerkung bemerkungen anmerkung anwesend"
        " status gruppe lfd lfdnr fon fax anw anwes anwesenheit teilgenommen unterschr",
    }.items()
    for word in words.split()
}
LETTERS: Final = re.compile(r"[^a-zäöüß]")
GENDERED: Final = re.compile(r"[*:_/]-?(?:in(?:nen)?|r)\b|\(in(?:nen)?\)")
CLOCK: Final = re.compile(r"(?:ab\s|ca\.\s)?\d{1,2}[.:]\d{2}(?:\s*(?:–|-|bis)\s*\d{1,2}[.:]\d{2})?\s*(?:Uhr|h)?")
LONGEST: Final = 32
MOST_WORDS: Final = 3


def column_of(heading: str) -> Column | None:
    """Return what a column holds by its heading, ``None`` if the words head no column."""
    if len(heading) > LONGEST:
        return None
    lowered = GENDERED.sub("", heading.lower())
    whole = HEADINGS.get(LETTERS.sub("", lowered)) or HEADINGS.get(LETTERS.sub("", re.split(r"[/,(]", lowered)[0]))
    # "entsendende Stelle", "Name der Einrichtung": the last of a few words says what stands there
    words = LETTERS.sub(" ", lowered).split()
    last = HEADINGS.get(words[-1]) if 1 < len(words) <= MOST_WORDS else None
    return whole or (last if last in {Column.BODY, Column.FUNCTION} else None)


def is_clock(cell: str) -> bool:
    """Tell whether a cell holds a time of the day, or from when to when."""
    return CLOCK.fullmatch(cell) is not None


def looks_like(text: str, cell: Span) -> Column:
    """Return what a cell without a heading looks like."""
    phrase = cell.of(text)
    if is_clock(phrase):
        return Column.TIME
    if is_role(phrase):
        return Column.ROLE
    if starts_with_function(phrase) and not opens(text, cell):
        return Column.FUNCTION
    if names_one(phrase) or LEGAL_FORM.search(phrase):
        return Column.BODY
    return Column.NAME if opens(text, cell) else Column.TOPIC
