"""Dates: the days and ranges of days that a text names, in the many ways German texts write them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date
from typing import Final

from kg.model import Days, Span

__all__ = ["WEEKDAYS", "days_in", "years_in"]

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner jan",
            "februar feber feb febr",
            "märz mär mrz maerz",
            "april apr",
            "mai",
            "juni jun",
            "juli jul",
            "august aug",
            "september sep sept",
            "oktober okt",
            "november nov",
            "dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: Final = ("mo", "di", "mi", "do", "fr", "sa", "so")
WEEKDAY_WORD: Final = (
    r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|(?:Mo|Di|Mi|Do|Fr|Sa|So)\b\.?)"
    r"(?:abend|nachmittag|vormittag|morgen|s)?"
)
DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH_WORD: Final = rf"(?:{'|'.join(sorted(MONTHS, key=lambda name: (-len(name), name)))})(?![a-zäöüß])\.?"
MONTH_NUMBER: Final = r"(?:0?[1-9]|1[0-2])"
YEAR: Final = r"(?:(?:19|20)\d\d(?!\d)|['’]\d\d(?!\d))"
SHORT_YEAR: Final = r"\d\d(?![\d:]|[.,]\d)(?!\s*Uhr)"
CLOCK: Final = r"(?:,?\s*(?:ab\s+|um\s+)?\d{1,2}(?:[.:]\d{2})?\s*(?:Uhr|h)\b)?"
BETWEEN: Final = (
    rf"{CLOCK}\s*(?:[–—/+&-]|bis(?:\s+(?:zum|einschließlich))?\s|auf(?=\s+den\s)|und\s|u\.\s)\s*(?:(?:am|dem|den)\s+)?"
)


def point(name: str, *, month_needed: bool) -> str:
    """Return the pattern of one day; its groups end with ``name``. Without ``month_needed`` the day alone will do."""
    month = (
        rf"(?:\s?(?P<word{name}>{MONTH_WORD})(?:[ \t]*,?\s?(?P<year{name}>{YEAR}))?"
        rf"|\s?(?P<number{name}>{MONTH_NUMBER})(?:\.\s?(?P<long{name}>{YEAR})|\.(?P<short{name}>{SHORT_YEAR})|\.))"
    )
    return (
        rf"(?:(?P<weekday{name}>{WEEKDAY_WORD}),?\s+(?:(?:den|dem|der)\s+)?)?"
        rf"(?P<day{name}>{DAY})\.{month}{'' if month_needed else '?'}"
    )


WRITTEN: Final = re.compile(
    rf"(?<![\d.,§/–-])(?:{point('1', month_needed=False)}{BETWEEN})?{point('2', month_needed=True)}"
    r"(?!\d|[.,:]\d|\s*Uhr)",
    re.IGNORECASE,
)
# "am 24., 25. und 26. April": the first day of an enumeration of three opens the range.
OPENING: Final = re.compile(rf"(?<![\d.,§/–-])(?P<day>{DAY})\.,\s*$")
DOTLESS: Final = re.compile(rf"(?<![\d.,§/–-])(?P<day>{DAY})\s(?P<word>{MONTH_WORD})\s(?P<year>{YEAR})", re.IGNORECASE)
ISO: Final = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
# Without a year "3.2." is a section number, unless a word before it announces a date.
ANNOUNCED: Final = re.compile(
    rf"(?:\b(?:am|vom|ab|seit|bis|bis zum|zum|den|dem|der|Termin|Datum|Wann|Tag|Zeit)\s*:?|{WEEKDAY_WORD},?)\s*$",
    re.IGNORECASE,
)
YEAR_ALONE: Final = re.compile(r"(?<![\d./-])20\d\d(?![\d./-])")
# What each form of a date holds; a look for that spares most lines the long pattern.
DAY_POINT: Final = re.compile(r"\d\.\s?(?:\d{1,2}\.|[jfmasond])", re.IGNORECASE)
DAY_WORD: Final = re.compile(r"\d\s[^\W\d_]")
DAY_DASH: Final = re.compile(r"\d-\d")
LOOKED_BACK: Final = 24


@dataclass(frozen=True, slots=True)
class Part:
    """What one end of a range says; ``None`` for what is not said. ``weekday`` counts from Monday as 0."""

    day: int
    month: int | None
    year: int | None
    weekday: int | None


def days_in(text: str, span: Span, known: Iterable[date] = ()) -> tuple[Days, ...]:
    """Return the days and ranges that a passage names, in its order, what one end leaves out filled from the other.

    A date without a year takes the one that puts it nearest to the first of the ``known`` dates, on its weekday if
    that is told; without known dates it is left out. So is what no calendar has ("31. Juni").
    """
    near = next(iter(known), None)
    return tuple(sorted(found(text, span, near), key=lambda one: one.span))


def years_in(text: str, span: Span) -> tuple[int, ...]:
    """Return the years that stand alone in a passage ("Landeskonferenz 2029")."""
    return tuple(int(match.group()) for match in YEAR_ALONE.finditer(text, span.start, span.end))


def found(text: str, span: Span, near: date | None) -> Iterator[Days]:
    """Yield the days of a passage, form by form."""
    for match in forms(WRITTEN, DAY_POINT, text, span):
        opened = match["day1"] is not None
        first, last = part(match, "1") if opened else None, part(match, "2")
        bare = match["number2"] and last.year is None
        if bare and not opened and not announced(text, span, match.start()) and match["weekday2"] is None:
            continue
        if match["short2"] and heads_a_section(text, span, match):
            continue
        start = match.start()
        if opened and first and first.month is None:
            start, first = opening(text, span, start, first)
        yield from told(Span(start, match.end() - trailing(match)), first, last, near)
    for match in forms(DOTLESS, DAY_WORD, text, span):
        yield from told(Span(*match.span()), None, Part(int(match["day"]), MONTHS[word(match["word"])],
                                                        full_year(match["year"]), None), near)  # fmt: skip
    for match in forms(ISO, DAY_DASH, text, span):
        yield from told(
            Span(*match.span()), None, Part(int(match["day"]), int(match["month"]), int(match["year"]), None), near
        )


def forms(pattern: re.Pattern[str], sign: re.Pattern[str], text: str, span: Span) -> Iterable[re.Match[str]]:
    """Return the dates of one form in a passage, none at once without the form's sign."""
    return pattern.finditer(text, span.start, span.end) if sign.search(text, span.start, span.end) else ()


def part(match: re.Match[str], name: str) -> Part:
    """Return what one end of a match says."""
    month = match[f"word{name}"]
    number = match[f"number{name}"]
    year = match[f"year{name}"] or match[f"long{name}"] or match[f"short{name}"]
    weekday = match[f"weekday{name}"]
    return Part(
        day=int(match[f"day{name}"]),
        month=MONTHS[word(month)] if month else int(number) if number else None,
        year=full_year(year) if year else None,
        weekday=weekday_of(weekday) if weekday else None,
    )


def word(month: str) -> str:
    """Return the name of a month as the table of months has it."""
    return month.lower().rstrip(".")


def weekday_of(name: str) -> int:
    """Return the number of a weekday; "Sonnabend" begins like "Sonntag" and is the day before it."""
    lowered = name.lower()
    return WEEKDAYS.index("sa" if lowered.startswith("sonna") else lowered[:2])


def full_year(year: str) -> int:
    """Return a year in four digits; "’26" and "26" are of this century."""
    digits = year.lstrip("'’")
    return int(digits) if len(digits) > len("26") else 2000 + int(digits)


def announced(text: str, span: Span, start: int) -> bool:
    """Tell whether the words before a date say that it is one."""
    return ANNOUNCED.search(text[max(span.start, start - LOOKED_BACK) : start]) is not None


def heads_a_section(text: str, span: Span, match: re.Match[str]) -> bool:
    """Tell whether three numbers open a line and words follow: "3.2.14 Haushalt" is a section."""
    before = text[max(span.start, match.start() - 1) : match.start()]
    return before in {"", "\n"} and re.match(r"[ \t]+[A-ZÄÖÜ]", text[match.end() : match.end() + 4]) is not None


def trailing(match: re.Match[str]) -> int:
    """Return how many characters at the end belong to the sentence: the full stop behind the name of a month."""
    spelt = match["word2"] and match["year2"] is None and match.group().endswith(".")
    return int(bool(spelt) and word(match["word2"]) in {"mai", "juni", "juli", "april", "august", "märz"})


def opening(text: str, span: Span, start: int, first: Part) -> tuple[int, Part]:
    """Return where an enumeration of days begins and its first day, if one more stands before the two that matched."""
    before = max(span.start, start - LOOKED_BACK)
    match = OPENING.search(text[before:start])
    if match is None or int(match["day"]) >= first.day:
        return start, first
    return before + match.start(), Part(int(match["day"]), None, None, first.weekday)


def told(where: Span, first: Part | None, last: Part, near: date | None) -> Iterator[Days]:
    """Yield the days between two ends, if the calendar has them and they are in order."""
    if last.year is None and first and first.year:
        wraps = first.month is not None and last.month is not None and first.month > last.month
        last = Part(last.day, last.month, first.year + wraps, last.weekday)
    end = on_calendar(last) if last.year else nearest(last, near)
    begin = start_of(first, end) if first and end else end
    if begin and end and begin <= end:
        yield Days(where, "date", 0.95 if last.year else 0.8, begin, end)


def start_of(first: Part, end: date) -> date | None:
    """Return the first day of a range: in the last day's month and year where it does not say another."""
    month = first.month or end.month
    year = first.year or end.year - (month > end.month)
    return on_calendar(Part(first.day, month, year, first.weekday))


def nearest(part: Part, near: date | None) -> date | None:
    """Return the day of this date, in whatever year, that lies nearest to a known one and on the weekday told."""
    if near is None:
        return None
    days = (on_calendar(Part(part.day, part.month, near.year + step, None)) for step in (0, 1, -1))
    fitting = [day for day in days if day and part.weekday in {None, day.weekday()}]
    return min(fitting, key=lambda day: (abs((day - near).days), day), default=None)


def on_calendar(part: Part) -> date | None:
    """Return the date, ``None`` if there is no such day."""
    if part.month is None or part.year is None or not 1 <= part.year <= MAXYEAR:
        return None
    try:
        return date(part.year, part.month, part.day)
    except ValueError:
        return None
