"""Relative days: the days that a report tells from its own date, such as "gestern" and "am vergangenen Mittwoch"."""

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
BACK: Final = {"heute": 0, "gestern": 1, "vorgestern": 2}
WEEK: Final = 7


def relative_days(text: str, span: Span, told_on: date) -> Iterator[Days]:
    """Yield the days that a passage tells relative to the day it was written on; a date beside them goes before."""
    for match in TOLD.finditer(text, span.start, span.end):
        if match["word"]:
            day = told_on - timedelta(days=BACK[match["word"].lower()])
        else:
            name = match["weekday"].lower()
            wanted = WEEKDAYS.index("sa" if name.startswith("sonna") else name[:2])
            day = told_on - timedelta(days=(told_on.weekday() - wanted - 1) % WEEK + 1)
        yield Days(Span(*match.span()), "relative-day", 0.7, day, day)
