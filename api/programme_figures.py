"""Programme figures: the words on period and money in the sentences that name a programme, and nothing concluded."""

import re
from collections.abc import Iterable
from typing import Final

from api.contexts import Passage
from api.programme_contexts import Said

__all__ = ["sums_in", "times_in"]

_YEAR: Final = r"(?:19|20)\d\d"
_TIME: Final = re.compile(
    rf"(?:von\s+)?\b{_YEAR}\s*(?:bis|[–-])\s*(?:{_YEAR}|\d\d)\b"
    rf"|\b(?:seit|ab|bis|Laufzeit|Förderzeitraum)\s+(?:zum\s+)?(?:Ende\s+|Anfang\s+|Mitte\s+|Jahr\s+)?{_YEAR}\b",
)
_SUM: Final = re.compile(
    r"\b\d+(?:[.\u00a0 ]\d{3})*(?:,\d+)?\s*"
    r"(?:Mio\.?|Millionen|Mrd\.?|Milliarden|Tsd\.?|Tausend)?\s*(?:Euro\b|EUR\b|€)"
)


def times_in(passages: Iterable[Passage]) -> tuple[Said, ...]:
    """Return the spans of years that the passages tell, each once; a year in a name alone is none."""
    return _found(_TIME, passages)


def sums_in(passages: Iterable[Passage]) -> tuple[Said, ...]:
    """Return the amounts of money that the passages tell, each once."""
    return _found(_SUM, passages)


def _found(pattern: re.Pattern[str], passages: Iterable[Passage]) -> tuple[Said, ...]:
    found: dict[str, Said] = {}
    for passage in passages:
        for match in pattern.finditer(passage.text):
            words = " ".join(match[0].split())
            found.setdefault(words, Said(words, passage))
    return tuple(found.values())
