"""Dates: the days that a question names, as their first day where it names a month or a year."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Final, NamedTuple

from kg.folding import unspelt

__all__ = ["Dated", "dates_in"]

_MONTHS: Final = {
    unspelt(name): number
    for names in (
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "January February March April May June July August September October November December",
    )
    for number, name in enumerate(names.split(), start=1)
}
_DATE: Final = re.compile(
    r"""(?<![\w.]) (?:
        (?P<iso>\d{4}-\d{2}-\d{2})
      | (?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>\d{4})
      | (?:(?P<day_of>\d{1,2})\.?\s+)?(?P<named>[^\W\d_]{3,9})\s+(?P<year_of>(?:19|20)\d{2})
      | (?P<alone>(?:19|20)\d{2})
    ) (?!\w|[.-]\d)""",
    re.VERBOSE,
)


class Dated(NamedTuple):
    """A day, and where in the text it is named."""

    start: int
    end: int
    day: date


def dates_in(text: str) -> Iterator[Dated]:
    """Yield the days named in a text, in order; what is no date of the calendar is left out."""
    place = 0
    while match := _DATE.search(text, place):
        named = match["named"]
        month = _MONTHS.get(unspelt(named)) if named else None
        start = match.start()
        if named and month is None:  # some other word before a year
            start = match.start("year_of")
        with suppress(ValueError):
            yield Dated(start, match.end(), _day(match, month))
        place = match.end()


def _day(match: re.Match[str], month: int | None) -> date:
    if match["iso"]:
        return date.fromisoformat(match["iso"])
    if match["day"]:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    if match["named"]:
        return date(int(match["year_of"]), month or 1, int(match["day_of"] or 1) if month else 1)
    return date(int(match["alone"]), 1, 1)
