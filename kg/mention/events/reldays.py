"""Relative days: the days that a report tells from its own date, such as "gestern" and "am vergangenen Mittwoch"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from kg.cues import Cued
from kg.mention.events.dates import WEEKDAYS
from kg.model import Days, Span

__all__ = ["relative_days"]

TOLD: Final = Cued(
    r"\b(?:(?P<word>[Gg]estern|[Hh]eute|[Vv]orgestern)(?!\s+noch)"
    r"|[Aa]m\s+(?:vergangenen|letzten)\s+(?P<weekday>Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag))\b"
    r"(?!\s*\(?,?\s*(?:den\s+|dem\s+)?\d)"
)
# "am Samstagabend" alone was before the page if the words around it tell of what was.
BARE: Final = Cued(
    r"\b[Aa]m\s+(?P<weekday>Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)"
    r"(?:morgen|vormittag|mittag|nachmittag|abend)?\b(?!\s*\(?,?\s*(?:den\s+|dem\s+)?\d)"
)
PAST: Final = re.compile(r"\b(?:worden|wurden?|war(?:en)?|fand(?:en)?|kam(?:en)?|hatten?|[a-zäöü]{3,}te[n]?)\b")
AHEAD: Final = re.compile(r"\b(?:wird|werden|findet|finden|lädt|laden|nächsten|kommenden|können|beginnt)\b")
REACH: Final = 160
BACK: Final = {"heute": 0, "gestern": 1, "vorgestern": 2}
WEEK: Final = 7


def relative_days(text: str, span: Span, told_on: date) -> Iterator[Days]:
    """Yield the days that a passage tells relative to the day it was written on; a date beside them goes before."""
    for match in TOLD.finditer(text, span.start, span.end):
        if match["word"]:
            day = told_on - timedelta(days=BACK[match["word"].lower()])
        else:
            day = last_before(told_on, match["weekday"])
        yield Days(Span(*match.span()), "relative-day", 0.7, day, day)
    for match in BARE.finditer(text, span.start, span.end):
        around = text[max(span.start, match.start() - REACH) : min(span.end, match.end() + REACH)]
        if PAST.search(around) and not AHEAD.search(around):
            day = last_before(told_on, match["weekday"])
            yield Days(Span(*match.span()), "weekday-before", 0.6, day, day)


def last_before(told_on: date, weekday: str) -> date:
    """Return the last day of a name before the day that a page was written on."""
    wanted = WEEKDAYS.index("sa" if weekday.lower().startswith("sonna") else weekday.lower()[:2])
    return told_on - timedelta(days=(told_on.weekday() - wanted - 1) % WEEK + 1)
