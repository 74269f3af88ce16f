"""Days: the calendar day that a literal names, and how a day is written."""

from datetime import date

from kg.terms import Literal

__all__ = ["day_of", "written"]


def day_of(term: object) -> date | None:
    """Return the day that a literal names; nothing for a day that no calendar has."""
    try:
        return date.fromisoformat(term.value[:10]) if isinstance(term, Literal) else None
    except ValueError:
        return None


def written(day: date, language: str) -> str:
    """Return a day as people write it: "10.03.2026" in German, "2026-03-10" in English."""
    return f"{day:%d.%m.%Y}" if language == "de" else day.isoformat()
