"""Themes: mentions of the vocabulary's themes, inflected, suspended or in a compound, where a text deals with them."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from kg.cues import Cued
from kg.mention.themes.paraphrases import paraphrases_in
from kg.mention.themes.shut import Shut, shut_of
from kg.mention.themes.theme_clauses import clause_of, clause_starts, denied, is_announced
from kg.mention.themes.theme_labels import Sense, holds_function, sense_at, sense_of
from kg.model import Mention, Span, ThemeMention
from kg.vocabulary import Vocabulary
from kg.words import Word, stem, words

__all__ = ["CERTAIN", "themes_in", "without_passing"]

SUSPENDED: Final = Cued(r"\b([A-ZÄÖÜ][^\W\d_]+)-(?:,|\s+(?:und|oder|bzw\.|sowie|&))\s+(?=[^\W\d_])")
CONNECTION: Final = re.compile(r"\s*(?:[,/&]|,?\s*\b(?:und|sowie|oder)\b)\s*(?:die|der|das|den)?\s*")
PLURAL: Final = re.compile(
    r"(?:zentren|häusern?|stätten|treffs|clubs|stellen|schulen|agenturen|(?:punkt|plätz|tisch|heim|dienst)en?|cafés|büros)$"
)
HALF: Final = ("- ", "-,")
OFFICE_WORDS: Final = frozenset("für und sowie der die das des den im".split())
OFFICE_REACH: Final = 7
CERTAIN: Final = 0.5
TITLE_WORDS: Final = 9
TITLE_LENGTH: Final = 120
WORD_LENGTH: Final = 60
LEAD: Final = 8
OPENING: Final = re.compile(r"(?<![^\n])[ \t]*\Z")
ITEM: Final = re.compile(r"(?<![^\n])[ \t]*(?:Zu\s)?(?:TOP|Top|Tagesordnungspunkt)\s\d{1,2}[^\n]{0,40}\Z")
REPEATED: Final = 4
HINTS: Final = 2
REPEATED_CONFIDENCE: Final = 0.7


def themes_in(
    text: str, span: Span, vocabulary: Vocabulary, blocked: Iterable[Span] = (), *, dealt_with: bool = False
) -> tuple[ThemeMention, ...]:
    """Return the themes named inside a span, longest label first, in the order of the text.

    What lies inside a ``blocked`` span (a body's or a programme's name) names no theme, nor does what the clause says
    was not dealt with. "Sozialraum- und Netzwerkarbeit" names both. An everyday word has the rule "theme-passing" and a
    confidence below one half unless the words around it, or ``dealt_with``, say that it is the matter.
    """
    closed = tuple(blocked)
    shut = shut_of(closed)
    tokens = words(text, span)
    starts = clause_starts(text, span)
    found: list[ThemeMention] = []
    place = 0
    while place < len(tokens):
        size, sense = sense_at(tokens, place, vocabulary)
        # The first half of "Wohn- und Teilhabegesetz" is no word by itself.
        if sense and sense.theme and not (size == 1 and text.startswith(HALF, tokens[place].span.end)):
            covered = Span(tokens[place].span.start, tokens[place + size - 1].span.end)
            clause = clause_of(starts, span, covered)
            if not shut.overlaps(covered) and not denied(text, clause, tokens, place) and not of_office(tokens, place):
                found.append(mention(text, span, clause, covered, sense, dealt_with=dealt_with))
        place += size
    found = with_paraphrases(text, span, tokens, starts, found, shut, vocabulary)
    phrases = (one.span for one in found if " " in one.span.of(text))
    halves = suspended(text, span, vocabulary, shut_of((*closed, *phrases)))
    found += [one for one in halves if not is_denied(text, clause_of(starts, span, one.span), tokens, one.span)]
    return with_neighbours(text, sorted(set(found), key=lambda one: (one.span, one.theme)))


def without_passing(text: str, found: Iterable[Mention]) -> list[Mention]:
    """Return the mentions without themes named in passing: by everyday words, by one hint, nowhere for sure."""
    everything = list(found)
    themes = [one for one in everything if isinstance(one, ThemeMention)]
    sure = {one.theme for one in themes if one.confidence > CERTAIN}
    often = {theme for theme, count in Counter(one.theme for one in themes).items() if count >= REPEATED}
    hints = {(one.theme, stem(one.span.of(text))) for one in themes if one.rule == "theme-hint"}
    hinted = Counter(theme for theme, _ in hints)
    often |= {theme for theme, count in hinted.items() if count >= HINTS}
    kept: list[Mention] = []
    for one in everything:
        if isinstance(one, ThemeMention) and one.theme not in sure:
            if one.theme in often:
                kept.append(replace(one, confidence=REPEATED_CONFIDENCE))
        else:
            kept.append(one)
    return kept


def of_office(tokens: tuple[Word, ...], place: int) -> bool:
    """Tell whether a word belongs to an office that a sentence names: "die Referentin für Pflege und Wohnen"."""
    near = tokens[max(0, place - OFFICE_REACH) : place]
    for position in range(len(near) - 1, 0, -1):
        if near[position].text == "für" and holds_function(near[position - 1].text):
            # Where the office is all that is asked for, its themes are wanted.
            return place - len(near) + position > 1
        if not near[position].capital and near[position].text not in OFFICE_WORDS:
            return False
    return False


def mention(text: str, span: Span, clause: Span, covered: Span, sense: Sense, *, dealt_with: bool) -> ThemeMention:
    """Return the mention of what words mean, with less confidence if they do so in passing."""
    venue = sense.venue or holds_function(covered.of(text))
    if sense.passing or venue:
        titled = (dealt_with or on_title_line(text, span, covered)) and not is_label(text, covered)
        if venue and not holds_function(covered.of(text)):
            titled = titled and (PLURAL.search(covered.of(text)) is not None or is_item(text, covered))
        if not titled and not is_announced(text, clause, covered):
            rule = "theme-hint" if sense.hint else "theme-venue" if venue else "theme-passing"
            return ThemeMention(covered, rule, 0.4, sense.theme)
    return ThemeMention(covered, sense.rule, sense.confidence, sense.theme)


def is_label(text: str, covered: Span) -> bool:
    """Tell whether a word is all that stands in front of a colon on its line, as the labels of forms do."""
    return (
        text.startswith(":", covered.end)
        and OPENING.search(text, max(0, covered.start - LEAD), covered.start) is not None
    )


def is_item(text: str, covered: Span) -> bool:
    """Tell whether words stand in an item of an agenda, which deals with the house it names: "TOP 2 Spielplatz"."""
    return ITEM.search(text, max(0, covered.start - TITLE_LENGTH), covered.start) is not None


def on_title_line(text: str, span: Span, covered: Span) -> bool:
    """Tell whether words stand on a short line like a title's, inside a span of several lines."""
    before = max(0, covered.start - TITLE_LENGTH)
    first = text.rfind("\n", before, covered.start) + 1
    if before and not first:
        return False
    behind = text.find("\n", covered.end, covered.end + TITLE_LENGTH)
    last = behind if behind >= 0 else min(len(text), covered.end + TITLE_LENGTH)
    line = text[first:last].strip()
    return first >= span.start and len(line.split()) <= TITLE_WORDS and line[-1:] not in ".!?;,"


def with_neighbours(text: str, found: list[ThemeMention]) -> tuple[ThemeMention, ...]:
    """Return the mentions; everyday words named in one breath with a theme count too: "Armut und Familie"."""
    joined = {
        place
        for place, (left, right) in enumerate(pairwise(found))
        if CONNECTION.fullmatch(text, left.span.end, right.span.start)
    }
    for place in (*range(1, len(found)), *reversed(range(len(found) - 1))):
        links = ((place - 1, place - 1), (place + 1, place))
        sure = any(link in joined and found[other].confidence > CERTAIN for other, link in links)
        if sure and found[place].rule == "theme-passing":
            found[place] = replace(found[place], rule="theme-enumerated", confidence=0.7)
    return tuple(found)


def with_paraphrases(
    text: str,
    span: Span,
    tokens: tuple[Word, ...],
    starts: list[int],
    found: list[ThemeMention],
    shut: Shut,
    vocabulary: Vocabulary,
) -> list[ThemeMention]:
    """Return the mentions with those whose words stand apart; what a single one of these words means gives way."""
    told: list[ThemeMention] = []
    taken: list[Span] = []
    for one in paraphrases_in(text, tokens, vocabulary):
        parts = [tokens[place].span for place in one.places]
        covered = Span(parts[0].start, parts[-1].end)
        clause = clause_of(starts, span, covered)
        if any(shut.overlaps(part) for part in parts) or any(covered.within(other.span) for other in found):
            continue
        if any(denied(text, clause, tokens, place) or of_office(tokens, place) for place in one.places):
            continue
        told.append(ThemeMention(covered, "theme-paraphrase", 0.75, one.theme))
        taken += parts
    return [*(other for other in found if not any(other.span.within(part) for part in taken)), *told]


def is_denied(text: str, clause: Span, tokens: tuple[Word, ...], covered: Span) -> bool:
    """Tell whether a clause takes back what some words name."""
    place = next((number for number, token in enumerate(tokens) if token.span.start >= covered.start), len(tokens))
    return denied(text, clause, tokens, place)


def is_idiom(text: str, covered: Span, vocabulary: Vocabulary) -> bool:
    """Tell whether words begin with a turn of phrase that names no theme: "Presse- und Öffentlichkeitsarbeit"."""
    _, sense = sense_at(words(text, covered), 0, vocabulary)
    return sense is not None and not sense.theme


def suspended(text: str, span: Span, vocabulary: Vocabulary, shut: Shut) -> list[ThemeMention]:
    """Return the themes whose second half stands only once: "Sozialraum-" in "Sozialraum- und Netzwerkarbeit"."""
    found = []
    for match in SUSPENDED.finditer(text, span.start, span.end):
        behind = words(text, Span(match.end(), min(span.end, match.end() + WORD_LENGTH)))
        after = next((one for one in behind if one.capital and not text.startswith(HALF, one.span.end)), None)
        covered = Span(match.start(), after.span.end) if after else None
        if after is None or covered is None or shut.overlaps(covered) or is_idiom(text, covered, vocabulary):
            continue
        for cut in range(3, len(after.text) - 3):
            sense = sense_of(match.group(1) + after.text[cut:].lower(), vocabulary)
            if sense and sense.theme:
                found.append(ThemeMention(covered, "theme-suspended", 0.85, sense.theme))
                break
    return found
