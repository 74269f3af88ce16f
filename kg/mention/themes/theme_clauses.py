"""Clauses around themes: where they begin and end, and whether one takes a word back or announces it."""

import re
from bisect import bisect_right
from typing import Final

from kg.cues import Cued
from kg.model import Span
from kg.words import Word

__all__ = ["clause_of", "clause_starts", "denied", "is_announced"]

# How many words a negation reaches: "nicht um die Armut", but "statt Armut steht Demenz im Mittelpunkt".
NEGATION: Final = {"nicht": 3, "weder": 3, "statt": 2, "anstatt": 2}
NEGATION_REACH: Final = max(NEGATION.values())
# "nicht nur", "nicht genug": what follows is meant after all.
ADDITION: Final = frozenset(
    "nur allein bloß zuletzt lediglich genug genügend ausreichend immer überall ohne mehr".split()
)
CLAUSE_END: Final = re.compile(r"[.;:!?–—,]|\b(?:sondern|aber|doch)\b")
NOT_DEALT_WITH: Final = Cued(
    r"\b(?:[Nn]icht|nie|kaum|weder)\b(?:\s+\w+){0,3}\s+(?:gesprochen|behandelt|thematisiert|besprochen|diskutiert|beraten"
    r"|erörtert|angesprochen|aufgegriffen|vertieft|zur Sprache|auf der Tagesordnung|Thema|Gegenstand)\b"
    r"|\b[Nn]icht\s(?:\w+\s){0,2}?(?:förderfähig|gefördert|vorgesehen|enthalten|Bestandteil|Inhalt|Ziel|berücksichtigt|untersucht|betrachtet)\b"
    r"|\b(?:sind|ist|bleib(?:t|en))\s(?:hiervon\s|davon\s|ausdrücklich\s|von der Förderung\s)?ausgeschlossen\b"
    r"|\bbleib(?:t|en)\s[^.]{0,80}\bvorbehalten\b"
    r"|\bkein(?:e|en)?\s+(?:Thema|Gegenstand|Tagesordnungspunkt)\b|\b(?:außen vor|ausgeklammert|ausgespart|vertagt"
    r"|auf (?:die|eine der) (?:nächsten?|kommenden?) Sitzung(?:en)? verschoben)\b"
)

# Words that announce what a text deals with; an everyday word beside them, in the same clause, is meant.
ANNOUNCEMENT: Final = re.compile(
    r"\b(?:Thema|Themen|Themas|Themenfeld(?:er|ern)?|Themenbereich(?:e|en)?|Schwerpunkt(?:e|en)?|Handlungsfeld(?:er|ern)?"
    r"|Schwerpunktthem(?:a|en)|Inhalte?|Bereich(?:e|en)?|Arbeitsfeld(?:er|ern)?|Anliegen|Stellenwert|Bedeutung|Rolle"
    r"|(?:Vortrag|Vorträge|Impuls|Input|Workshop|Fachtag|Tagung|Forum|Arbeitsgruppe|AG|AK|Gespräch|Diskussion|Dialog)"
    r"\s+(?:zu[mr]?|über|rund um)|Fragen?\s+(?:de[rs]|zu[mr]?|nach)"
    r"|(?:ging|geht|drehte|dreht)\s+(?:\w+\s+)?(?:um|sich))\b"
)
ANNOUNCED: Final = 60
REACH: Final = 200


def clause_starts(text: str, span: Span) -> list[int]:
    """Return where the clauses inside a span begin, the first at its start."""
    return [span.start, *(mark.end() for mark in CLAUSE_END.finditer(text, span.start, span.end))]


def clause_of(starts: list[int], span: Span, covered: Span) -> Span:
    """Return the clause around some words, at most 200 characters to either side."""
    place = bisect_right(starts, covered.start) - 1
    behind = bisect_right(starts, covered.end)
    end = starts[behind] if behind < len(starts) else span.end
    return Span(max(starts[max(place, 0)], covered.start - REACH), min(end, covered.end + REACH))


def is_announced(text: str, clause: Span, covered: Span) -> bool:
    """Tell whether a clause says that some of its words are the matter."""
    start, end = max(clause.start, covered.start - ANNOUNCED), min(clause.end, covered.end + ANNOUNCED)
    return ANNOUNCEMENT.search(text, start, end) is not None


def denied(text: str, clause: Span, tokens: tuple[Word, ...], place: int) -> bool:
    """Tell whether a clause takes the word at a place back: a negation right before it, or that it was no topic."""
    near = tokens[max(0, place - NEGATION_REACH) : place]
    before = [token.text.lower() for token in near if token.span.start >= clause.start]
    for position, word in enumerate(before):
        if NEGATION.get(word, 0) >= len(before) - position and not ADDITION.intersection(before[position + 1 :]):
            return True
    return NOT_DEALT_WITH.search(text, clause.start, clause.end) is not None
