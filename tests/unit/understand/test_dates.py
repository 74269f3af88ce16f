"""Days in questions: as Germans and others write them, and what only looks like one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.understand.dates import dates_in


@pytest.mark.parametrize(
    ("text", "said", "day"),
    [
        ("neu seit Mai 2025", "Mai 2025", date(2025, 5, 1)),
        ("neu seit Maerz 2025?", "Maerz 2025", date(2025, 3, 1)),
        ("seit dem 15. Juni 2025", "15. Juni 2025", date(2025, 6, 15)),
        ("seit 1.3.2025", "1.3.2025", date(2025, 3, 1)),
        ("seit 2025-03-31 neu", "2025-03-31", date(2025, 3, 31)),
        ("since 2024", "2024", date(2024, 1, 1)),
        ("im Jahr 2024", "2024", date(2024, 1, 1)),
        ("since 3 October 2024", "3 October 2024", date(2024, 10, 3)),
    ],
)
def test_days_are_found_where_they_stand(text, said, day):
    (found,) = dates_in(text)
    assert (text[found.start : found.end], found.day) == (said, day)


@pytest.mark.parametrize("text", ["Forum 3.2", "31.2.2025", "am 45. Mai 2025", "Nummer 20255", "2025-13-01"])
def test_what_is_no_day_of_the_calendar_is_none(text):
    assert [found.day for found in dates_in(text)] == []


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_as_it_is_written(day):
    for written in (day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day:%d.%m.%Y}"):
        assert [found.day for found in dates_in(f"Was ist neu seit dem {written}?")] == [day]
