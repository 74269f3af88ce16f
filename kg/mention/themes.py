"""Themes: mentions of the vocabulary's themes, inflected, suspended or in a compound, where a text deals with them."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from kg.mention.theme_labels import Sense, holds_function, sense_at, sense_of
from kg.model import Mention, Span, ThemeMention
from kg.vocabulary import Vocabulary
from kg.words import Word, words

__all__ = ["themes_in", "without_passing"]

SUSPENDED: Final = re.compile(r"\b([A-ZÄÖÜ][^\W\d_]+)-(?:,|\s+(?:und|oder|bzw\.|sowie|&))\s+(?=[^\W\d_])")

NEGATION: Final = frozenset(("nicht", "statt", "anstatt", "weder"))
NEGATION_REACH: Final = 3
# "nicht nur", "nicht genug": what follows is meant after all.
ADDITION: Final = frozenset(
    "nur allein bloß zuletzt lediglich genug genügend ausreichend immer überall ohne mehr".split()
)
CLAUSE_END: Final = re.compile(r"[.;:!?–—,]|\b(?:sondern|aber|doch)\b")
NOT_DEALT_WITH: Final = re.compile(
    r"\b(?:nicht|nie|kaum|weder)\b(?:\s+\w+){0,3}\s+(?:gesprochen|behandelt|thematisiert|besprochen|diskutiert|beraten"
    r"|erörtert|angesprochen|aufgegriffen|vertieft|zur Sprache|auf der Tagesordnung|Thema|Gegenstand)\b"
    r"|\bkein(?:e|en)?\s+(?:Thema|Gegenstand|Tagesordnungspunkt)\b|\b(?:außen vor|ausgeklammert|ausgespart|vertagt)\b"
)

# Words that announce what a text deals with; a passing word behind them, in the same clause, is meant.
ANNOUNCEMENT: Final = re.compile(
    r"\b(?:Thema|Themen|Themas|Themenfeld(?:er|ern)?|Themenbereich(?:e|en)?|Schwerpunkt(?:e|en)?|Handlungsfeld(?:er|ern)?"
    r"|Schwerpunktthem(?:a|en)|Inhalte?|Bereich(?:e|en)?|Arbeitsfeld(?:er|ern)?|Anliegen|Stellenwert|Bedeutung|Rolle"
    r"|(?:Vortrag|Vorträge|Impuls|Input|Workshop|Fachtag|Tagung|Forum|Arbeitsgruppe|AG|AK|Gespräch|Diskussion|Dialog)"
    r"\s+(?:zu[mr]?|über|rund um)|Fragen?\s+(?:de[rs]|zu[mr]?|nach)"
    r"|(?:ging|geht|drehte|dreht)\s+(?:\w+\s+)?(?:um|sich))\b"
)
ANNOUNCED: Final = 60
CERTAIN: Final = 0.5
CONNECTION: Final = re.compile(r"\s*(?:[,/&]|,?\s*\b(?:und|sowie|oder)\b)\s*(?:die|der|das|den)?\s*")
TITLE_WORDS: Final = 9
REPEATED: Final = 4
PLURAL: Final = re.compile(r"(?:zentren|häusern?|stätten|treffs|clubs|stellen|schulen|agenturen|(?:punkt|plätz)en?)$")


def themes_in(
    text: str, span: Span, vocabulary: Vocabulary, blocked: Iterable[Span] = (), *, dealt_with: bool = False
) -> tuple[ThemeMention, ...]:
    """Return the themes named inside a span, longest label first, in the order of the text.

    What lies inside a ``blocked`` span (a body's or a programme's name) names no theme, nor does what the clause says
    was not dealt with. "Sozialraum- und Netzwerkarbeit" names both. An everyday word has the rule "theme-passing" and a
    confidence below one half unless the words around it, or ``dealt_with``, say that it is the matter.
    """
    shut = tuple(blocked)
    tokens = words(text, span)
    found: list[ThemeMention] = []
    place = 0
    while place < len(tokens):
        size, sense = sense_at(tokens, place, vocabulary)
        if sense and sense.theme and not (size == 1 and text.startswith("- ", tokens[place].span.end)):
            covered = Span(tokens[place].span.start, tokens[place + size - 1].span.end)
            if holds_function(covered.of(text)):
                sense = replace(sense, passing=True, venue=True)
            if not any(covered.overlaps(other) for other in shut) and not denied(text, span, tokens, place, covered):
                titled = dealt_with or on_title_line(text, span, covered)
                meant = is_announced(text, span, covered) or (
                    titled and (not sense.venue or PLURAL.search(covered.of(text)) is not None)
                )
                found.append(mention(covered, sense, meant=meant))
        place += size
    found += suspended(text, span, vocabulary, shut)
    return with_neighbours(text, sorted(set(found), key=lambda one: (one.span, one.theme)))


def with_neighbours(text: str, found: list[ThemeMention]) -> tuple[ThemeMention, ...]:
    """Return the mentions; everyday words named in one breath with a theme count too: "Armut und Familie"."""
    joined = {
        place
        for place, (left, right) in enumerate(pairwise(found))
        if CONNECTION.fullmatch(text, left.span.end, right.span.start)
    }
    for place in (*range(1, len(found)), *reversed(range(len(found) - 1))):
        sure = [
            other
            for other, link in ((place - 1, place - 1), (place + 1, place))
            if link in joined and found[other].confidence > CERTAIN
        ]
        if sure and found[place].rule == "theme-passing":
            found[place] = replace(found[place], rule="theme-enumerated", confidence=0.7)
    return tuple(found)


def without_passing(found: Iterable[Mention]) -> list[Mention]:
    """Return the mentions without themes named in passing: by an everyday word, seldom, and nowhere else for sure."""
    everything = list(found)
    themes = [one for one in everything if isinstance(one, ThemeMention)]
    sure = {one.theme for one in themes if one.confidence > CERTAIN}
    often = {theme for theme, count in Counter(one.theme for one in themes).items() if count >= REPEATED}
    kept = sure | often
    return [one for one in everything if not isinstance(one, ThemeMention) or one.theme in kept]


def mention(covered: Span, sense: Sense, *, meant: bool) -> ThemeMention:
    """Return the mention of what words mean."""
    if sense.passing and not meant:
        return ThemeMention(covered, "theme-venue" if sense.venue else "theme-passing", 0.4, sense.theme)
    return ThemeMention(covered, sense.rule, sense.confidence, sense.theme)


def is_announced(text: str, span: Span, covered: Span) -> bool:
    """Tell whether the clause around some words says that they are its matter."""
    start, end = clause_around(text, span, covered)
    return (
        ANNOUNCEMENT.search(text, max(start, covered.start - ANNOUNCED), min(end, covered.end + ANNOUNCED)) is not None
    )


def on_title_line(text: str, span: Span, covered: Span) -> bool:
    """Tell whether words stand on a short line like a title's, inside a span of several lines."""
    first = text.rfind("\n", 0, covered.start) + 1
    last = text.find("\n", covered.end)
    line = text[first : last if last >= 0 else len(text)].strip()
    return first >= span.start and len(line.split()) <= TITLE_WORDS and line[-1:] not in ".!?;,"


def denied(text: str, span: Span, tokens: tuple[Word, ...], place: int, covered: Span) -> bool:
    """Tell whether the clause takes words back: a negation right before them, or that they were no topic."""
    start, end = clause_around(text, span, covered)
    before = [
        token.text.lower() for token in tokens[max(0, place - NEGATION_REACH) : place] if token.span.start >= start
    ]
    for position, word in enumerate(before):
        if word in NEGATION and not ADDITION.intersection(before[position + 1 :]):
            return True
    return NOT_DEALT_WITH.search(text, start, end) is not None


def clause_around(text: str, span: Span, covered: Span) -> tuple[int, int]:
    """Return where the clause around some words starts and ends, inside a span."""
    start = span.start
    for mark in CLAUSE_END.finditer(text, span.start, covered.start):
        start = mark.end()
    behind = CLAUSE_END.search(text, covered.end, span.end)
    return start, behind.start() if behind else span.end


def suspended(text: str, span: Span, vocabulary: Vocabulary, shut: tuple[Span, ...]) -> list[ThemeMention]:
    """Return the themes whose second half stands only once: "Sozialraum-" in "Sozialraum- und Netzwerkarbeit"."""
    found = []
    for match in SUSPENDED.finditer(text, span.start, span.end):
        after = next(iter(words(text, Span(match.end(), span.end))), None)
        if after is None:
            continue
        covered = Span(match.start(), after.span.end)
        for cut in range(3, len(after.text) - 3):
            sense = sense_of(match.group(1) + after.text[cut:].lower(), vocabulary)
            if sense and sense.theme and not any(covered.overlaps(other) for other in shut):
                found.append(ThemeMention(covered, "theme-suspended", 0.85, sense.theme))
                break
    return found
