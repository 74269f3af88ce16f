"""Attendance: where minutes list who was there, so that every group of such a list counts, whatever it is called."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from kg.mention.lists.headings import Heading
from kg.mention.lists.lines import Entry, opens
from kg.model import Block, Span

__all__ = ["Attendance", "as_group", "attendances", "attending", "group_above", "is_group", "listed_at", "up_to_end"]

OPENING: Final = re.compile(
    r"[ \t]*(?:[a-z\d][.)][ \t]+)?"
    r"(?P<words>(?:[Aa]nwesen(?:d|heit)\w*|Teilnehmende|Teilnehmer\S{0,6}(?:liste)?|TN|Teilnahme|[Dd]abei)"
    r"(?:[ \t]+(?:sind|waren|ist|war|Personen|Mitglieder|und Gäste|vom Ausschuss))?(?=[ \t]*(?::|$))"
    r"|(?:An der \w+ (?:nahmen|haben)|Es (?:sind|waren|nahmen))[^\n:]{0,30}\b(?:teil|teilgenommen|anwesend)"
    r"(?=[ \t]*(?::|$)))"
)
# What stands below a list of who was there: the absent, the agenda, the papers.
CLOSING: Final = re.compile(
    r"[ \t]*(?:TOP\b|Tagesordnung|Top \d|Zu (?:TOP )?\d"
    r"|[Ee]ntschuldigt|Unentschuldigt|[Aa]bwesend|[Nn]icht (?:anwesend|dabei)|Es fehl|Fehlend|Verhindert|Abgemeldet"
    r"|Verteiler|Beginn\b|Ende\b|Datum\b|Ort\b|Zeit\b|Dauer\b|Beschluss|Nächste|Anlage|Protokoll\b[^:\n]*$|Öffentlich"
    r"|Begrüßung|Ergebnis|\d{1,2}(?:\.\d)*\.?[ \t]+(?=[A-ZÄÖÜ]))"
)
# "Teilnehmende: siehe Liste": they are named on another paper.
ELSEWHERE: Final = re.compile(r"[ \t]*:?[ \t]*(?:s\.|siehe|vgl\.|laut|gemäß|lt\.)[ \t]")
SENTENCE: Final = re.compile(r"^\s*(?:\S+\s+){5,}\S+(?<!e\. V)(?<!e\.V)[.!?]\s*$")
LINE: Final = re.compile(r"[^\n]+")
# The number of a line in a list that counts who was there, whatever the line opens with.
COUNT: Final = re.compile(r"[ \t]*(\d{1,2})[.)][ \t]")
CHAIR: Final = re.compile(r"(?:Co-|1\. |Erste[r]? )?(?:Ausschuss)?[Vv]orsitz(?:ende[rn]?)?")
GROUP_WORDS: Final = 7


@dataclass(frozen=True, slots=True)
class Attendance:
    """A stretch of a page that lists who was there, and the words that say so."""

    span: Span
    words: Span


def attendances(text: str) -> tuple[Attendance, ...]:
    """Return the lists of who was there, each up to the absent, the agenda, a sentence or the next such list."""
    found: list[Attendance] = []
    words: Span | None = None
    end = count = 0
    first = False
    for match in LINE.finditer(text):
        opening = OPENING.match(text, match.start(), match.end())
        numbered = opens(text, Span(shut.end(), match.end())) if (shut := closing(text, match)) else False
        number = COUNT.match(match.group())
        if number:
            numbered = numbered or (int(number[1]) == count + 1 and (count > 0 or first))
            count = int(number[1])
        count, first = (0, True) if opening else (count, False)
        if words and (opening or (shut and not numbered) or SENTENCE.match(match.group())):
            found.append(Attendance(Span(words.start, end), words))
            words = None
        if opening and not ELSEWHERE.match(text, opening.end(), match.end()):
            words = Span(*opening.span("words"))
        end = match.end()
    return (*found, Attendance(Span(words.start, end), words)) if words else tuple(found)


def closing(text: str, line: re.Match[str]) -> re.Match[str] | None:
    """Return the words that open a line below a list of who was there."""
    return CLOSING.match(text, line.start(), line.end())


def listed_at(found: Iterable[Attendance], place: int) -> Attendance | None:
    """Return the list of who was there in which a place lies, behind the words that open it."""
    return next((one for one in found if one.words.end <= place < one.span.end), None)


def as_group(attendance: Attendance) -> Heading:
    """Return what a group of such a list gives the people below it, when its heading says nothing else."""
    return Heading(attendance.words, (("teilnahme", attendance.words),))


def group_above(block: Block, ruling: Heading | None, found: Iterable[Attendance]) -> Heading | None:
    """Return what rules a block: in a list of who was there, a heading of its own that says nothing is a group."""
    attendance = listed_at(found, block.span.start)
    if attendance is None:
        return ruling
    nearest = block.headings[0] if block.headings else None
    grouped = nearest and attendance.words.end <= nearest.start and (ruling is None or ruling.span != nearest)
    return as_group(attendance) if ruling is None or grouped else ruling


def up_to_end(ruling: Heading | None, line: Span, found: Iterable[Attendance]) -> Heading | None:
    """Return what rules a line; the words that open a list of who was there rule nothing behind its end."""
    ended = ruling and any(one.words == ruling.span and one.span.end <= line.start for one in found)
    return None if ended else ruling


def is_group(text: str, line: Span) -> bool:
    """Tell whether a line in a list of who was there can head a group: few words, none of them a sentence's end."""
    words = line.of(text).split()
    return len(words) <= GROUP_WORDS and not line.of(text).rstrip().endswith((".", "!", "?", ",")) and "(" not in words


def attending(entry: Entry, found: Iterable[Attendance]) -> Entry:
    """Return an entry of a list of who was there with that role; who chairs the meeting leads it."""
    attendance = listed_at(found, entry.span.start)
    if attendance is None or entry.roles or not entry.present:
        return entry
    if entry.held and CHAIR.fullmatch(entry.held.text):
        return replace(entry, roles=(("moderation", entry.held.span),))
    return replace(entry, roles=(("teilnahme", attendance.words),))
