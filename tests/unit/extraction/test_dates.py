"""Dates: every valid day comes back from every way of writing it, and what is no date gives none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mention.events.dates import days_in
from kg.model import Span

MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
SHORT = ["Jan.", "Feb.", "März", "Apr.", "Mai", "Jun.", "Jul.", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."]
WEEKDAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
DAYS = st.dates(date(2000, 1, 1), date(2098, 12, 31))
SINGLE = {
    "spelt": lambda d: f"{d.day}. {MONTHS[d.month - 1]} {d.year}",
    "spelt close": lambda d: f"{d.day:02}.{MONTHS[d.month - 1]} {d.year}",
    "no full stop": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "short month": lambda d: f"{d.day}. {SHORT[d.month - 1]} {d.year}",
    "numbers": lambda d: f"{d.day}.{d.month}.{d.year}",
    "padded": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "spaced": lambda d: f"{d.day}. {d.month}. {d.year}",
    "two digits": lambda d: f"am {d.day:02}.{d.month:02}.{d.year % 100:02}",
    "apostrophe": lambda d: f"{d.day}. {MONTHS[d.month - 1]} ’{d.year % 100:02}",
    "weekday": lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day}. {MONTHS[d.month - 1]} {d.year}",
    "weekday dem": lambda d: f"am {WEEKDAYS[d.weekday()]}, dem {d.day}. {MONTHS[d.month - 1]} {d.year}, 14.00 Uhr",
    "short weekday": lambda d: f"{WEEKDAYS[d.weekday()][:2]}., {d.day:02}.{d.month:02}.{d.year}",
    "iso": lambda d: d.isoformat(),
}
RANGES = {
    "both whole": lambda a, b: f"{a.day:02}.{a.month:02}.{a.year} – {b.day:02}.{b.month:02}.{b.year}",
    "spelt": lambda a, b: f"vom {a.day}. {MONTHS[a.month - 1]} {a.year} bis {b.day}. {MONTHS[b.month - 1]} {b.year}",
    "weekdays": lambda a, b: (
        f"{WEEKDAYS[a.weekday()]}, {a.day}. {MONTHS[a.month - 1]} {a.year}, 13.30 Uhr bis "
        f"{WEEKDAYS[b.weekday()]}, {b.day}. {MONTHS[b.month - 1]} {b.year}, 16 Uhr"
    ),
    "year once": lambda a, b: f"{a.day}. {MONTHS[a.month - 1]} – {b.day}. {MONTHS[b.month - 1]} {b.year}",
    "numbers, year once": lambda a, b: f"{a.day:02}.{a.month:02}.–{b.day:02}.{b.month:02}.{b.year}",
}
IN_MONTH = {
    "dash": lambda a, b: f"{a.day}. – {b.day}. {MONTHS[b.month - 1]} {b.year}",
    "close": lambda a, b: f"{a.day:02}.-{b.day:02}.{b.month:02}.{b.year}",
    "words": lambda a, b: f"vom {a.day}. bis {b.day}. {MONTHS[b.month - 1]} {b.year}",
    "slash": lambda a, b: f"{a.day}./{b.day}. {MONTHS[b.month - 1]} {b.year}",
    "and": lambda a, b: f"am {a.day}. und {b.day}. {MONTHS[b.month - 1]} {b.year}",
}


def read(text: str, *known: date) -> list[tuple[date, date]]:
    return [(one.first, one.last) for one in days_in(text, Span(0, len(text)), known)]


@pytest.mark.parametrize("form", SINGLE.values(), ids=SINGLE.keys())
@given(day=DAYS)
def test_every_day_is_read_back(form, day):
    assert read(form(day)) == [(day, day)]
    assert read(f"Die Tagung fand {form(day)} in Talheim statt.") == [(day, day)]


@pytest.mark.parametrize("form", RANGES.values(), ids=RANGES.keys())
@given(first=DAYS, more=st.integers(1, 300))
def test_every_range_is_read_back(form, first, more):
    last = first + timedelta(days=more)
    assert read(form(first, last)) == [(first, last)]


@pytest.mark.parametrize("form", IN_MONTH.values(), ids=IN_MONTH.keys())
@given(last=DAYS.filter(lambda day: day.day > 1), data=st.data())
def test_every_range_within_a_month_is_read_back(form, last, data):
    first = last.replace(day=data.draw(st.integers(1, last.day - 1)))
    assert read(form(first, last)) == [(first, last)]


@given(known=DAYS.filter(lambda day: 2001 < day.year < 2098), days=st.integers(-120, 120))
def test_a_date_without_a_year_is_the_one_nearest_to_a_known_day(known, days):
    day = known + timedelta(days=days)
    if (day.month, day.day) != (2, 29):
        assert read(f"am {day.day:02}.{day.month:02}.", known) == [(day, day)]
        assert read(f"Am {day.day}. {MONTHS[day.month - 1]} kamen", known) == [(day, day)]


def test_the_weekday_decides_the_year():
    assert read("Donnerstag, 22. August", date(2025, 3, 1)) == [(date(2024, 8, 22), date(2024, 8, 22))]
    assert read("Donnerstag, 22. August") == []


def test_an_enumeration_of_days_is_one_range():
    assert read("am 24., 25. und 26. April 2026") == [(date(2026, 4, 24), date(2026, 4, 26))]


@pytest.mark.parametrize(
    "text",
    [
        "14.00 Uhr",
        "9.30 – 16.00 Uhr",
        "3.2 Pflege",
        "3.2.14 Haushalt",
        "4.2. Bericht",
        "Quartier 2020",
        "Raum 2.04",
        "31. Juni 2026",
        "30. Februar 2027",
        "§ 3.4. Satz",
        "41./42. Mustertag",
        "Tel. 06421 12.05.99.31",
        "10.000 Euro",
        "5. – 3. Juni 2031",
    ],
)
def test_what_is_no_date_gives_none(text):
    assert read(text, date(2026, 5, 1)) == []


def test_the_span_holds_the_date_and_no_full_stop_of_the_sentence():
    text = "Wir trafen uns am 3. Mai 2026. Danach am Montag, 8.6.26, noch einmal."
    assert [one.span.of(text) for one in days_in(text, Span(0, len(text)))] == ["3. Mai 2026", "Montag, 8.6.26"]
