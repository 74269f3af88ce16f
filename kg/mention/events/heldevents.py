"""Held events: the one counted or quoted event of a page on many things that it tells the day of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.mention.events.dates import days_in
from kg.mention.events.occasion_phrases import occasions_in_prose
from kg.mention.events.occasions import ORDINAL, SOME_DAY, Occasion
from kg.model import Span

__all__ = ["Held", "held_event"]

# That an event takes place, or that people are asked to come: no more than named is what somebody went to.
HOLDS: Final = re.compile(
    r"\b(?:fand|findet|tagte|tagt|stattfindet|lädt|laden|lud|luden|einladen|eingeladen"
    r"|freuen uns auf|steht an|Höhepunkt (?:war|ist|bildete))\b"
)
# What happens there or beside is told, not the event: "im Rahmen des 5. Dorfgipfels", "am Rande der 3. Tagung".
ASIDE: Final = re.compile(r"\b(?:[Ii]m (?:Rahmen|Vorfeld|Umfeld|Nachgang)|[Aa]m Rande?)\s+(?:der|des|dieser)\s+$")
BEHIND: Final = 8
AHEAD: Final = 24
COUNTED: Final = re.compile(rf"{ORDINAL}\s|[^„\"]*[„\"]")
# "Er findet am 26. Mai statt": the sentence goes on with the event of the one before.
GOES_ON: Final = re.compile(r"(?:Er|Sie|Es|Diese[rs]?)\s(?:findet|fand|tagt|tagte|beginnt|begann|startet)\b")


@dataclass(frozen=True, slots=True)
class Held:
    """An event, and the sentence that says when it is, with the next one where that goes on."""

    named: Occasion
    told: Span


def held_event(text: str, sentences: Sequence[Span], *, loosely: bool) -> Held | None:
    """Return the event with a number or a quoted title that sentences say is held on a day; ``None`` for several.

    Where none is, with ``loosely`` it will do that the day stands right behind the name: "beim 4. Jugendtag am 2. Mai".
    """
    held: dict[str, Held] = {}
    dated: dict[str, Held] = {}
    for place, sentence in enumerate(sentences):
        for one in occasions_in_prose(text, [sentence]):
            after = sentences[place + 1] if place + 1 < len(sentences) else sentence
            told = Span(sentence.start, after.end if GOES_ON.match(text, after.start) else sentence.end)
            days = days_in(text, told, SOME_DAY)
            if not (days and COUNTED.match(one.name)) or ASIDE.search(
                text[max(0, one.span.start - AHEAD) : one.span.start]
            ):
                continue
            if HOLDS.search(text, told.start, told.end):
                held.setdefault(one.name, Held(one, told))
            elif any(0 <= day.span.start - one.span.end <= BEHIND for day in days):
                dated.setdefault(one.name, Held(one, told))
    found = held or (dated if loosely else {})
    return next(iter(found.values())) if len(found) == 1 else None
