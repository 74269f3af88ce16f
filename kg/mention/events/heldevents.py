"""Held events: the one counted or quoted event of a page on many things that it tells the day of."""

import re
from collections.abc import Sequence
from typing import Final

from kg.mention.events.dates import days_in
from kg.mention.events.occasion_phrases import occasions_in_prose
from kg.mention.events.occasions import ORDINAL, SOME_DAY, Occasion
from kg.model import Span

__all__ = ["held_event"]

# That an event takes place, or that people are asked to come: no more than named is what somebody went to.
HOLDS: Final = re.compile(
    r"\b(?:fand|findet|tagte|tagt|stattfindet|lädt|laden|lud|luden|einladen|eingeladen"
    r"|freuen uns auf|steht an|Höhepunkt (?:war|ist|bildete))\b"
)
COUNTED: Final = re.compile(rf"{ORDINAL}\s|[^„\"]*[„\"]")
# "Er findet am 26. Mai statt": the sentence goes on with the event of the one before.
GOES_ON: Final = re.compile(r"(?:Er|Sie|Es|Diese[rs]?)\s(?:findet|fand|tagt|tagte|beginnt|begann|startet)\b")


def held_event(text: str, sentences: Sequence[Span]) -> Occasion | None:
    """Return the event with a number or a quoted title that sentences say is held on a day; ``None`` for several."""
    found: dict[str, Occasion] = {}
    for place, sentence in enumerate(sentences):
        for one in occasions_in_prose(text, [sentence]):
            after = sentences[place + 1] if place + 1 < len(sentences) else sentence
            end = after.end if GOES_ON.match(text, after.start) else sentence.end
            told = Span(sentence.start, end)
            if COUNTED.match(one.name) and HOLDS.search(text, told.start, told.end) and days_in(text, told, SOME_DAY):
                found.setdefault(one.name, one)
    return next(iter(found.values())) if len(found) == 1 else None
