"""Places: towns, counties and Länder that prose names as places."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from kg.model import PlaceMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["PLACE_NAME", "places_in"]

TOWN: Final = r"(?:Bad |Sankt |St\. )?[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*"
ON_RIVER: Final = r"(?: (?:am|an der|im|in der|ob der|vor der|bei) [A-ZÄÖÜ][\wäöüß]+| \([\w ./]+\))?"
PLACE_NAME: Final = re.compile(TOWN + ON_RIVER)
BEHIND: Final = re.compile(rf"(?:\b(?:in|nach|aus|Raum|bei)|\bOrt:)\s+(?P<name>{TOWN})(?![\w-])")
# How German names of towns end; what has none of these endings must be in the vocabulary.
ENDING: Final = re.compile(
    r"(?:burg|stadt|dorf|heim|hausen|ingen|ungen|berg|feld|bach|stein|brück|brücke|brücken|furt|hagen|hofen|kirchen"
    r"|ried|rode|beck|born|münde|haven|hafen|leben|moor|wald|aue?|itz|ow|tal|see|grund|weiler|büttel|loh|horst)"
    r"(?:-[A-ZÄÖÜ]\w+)?$"
)
SHORTEST: Final = 5
LAND: Final = "land"


def places_in(text: str, span: Span, vocabulary: Vocabulary, blocked: Iterable[Span]) -> tuple[PlaceMention, ...]:
    """Return the places of a passage, in its order; what lies inside a name of a body or person is none.

    A Land counts by its name. A town counts behind a preposition of place, if the vocabulary knows it or its name
    ends like one.
    """
    shut = tuple(blocked)
    found: dict[Span, PlaceMention] = {}
    for match in land_names(vocabulary).finditer(text, span.start, span.end):
        where = Span(*match.span())
        found[where] = PlaceMention(where, "land-name", 0.9, match.group())
    for match in BEHIND.finditer(text, span.start, span.end):
        where, name = Span(*match.span("name")), match.group("name")
        known = vocabulary.places.get(name.lower())
        if known or name.startswith("Bad ") or (len(name) > SHORTEST and ENDING.search(name)):
            found.setdefault(where, PlaceMention(where, "town-behind-preposition", 0.85 if known else 0.7, name))
    free = (one for where, one in sorted(found.items()) if not any(where.overlaps(other) for other in shut))
    return tuple(free)


@lru_cache(maxsize=4)
def land_names(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return a pattern for the names of the Länder as words of their own; the longest counts."""
    lands = {entry.name for entries in vocabulary.places.values() for entry in entries if entry.kind == LAND}
    longest_first = sorted(lands, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
