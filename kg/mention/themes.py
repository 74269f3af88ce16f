"""Themes: mentions of the vocabulary's themes, inflected, suspended or as the head of a compound."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.model import Span, ThemeMention
from kg.vocabulary import Vocabulary
from kg.words import Word, stem, words

__all__ = ["themes_in"]

SUSPENDED: Final = re.compile(r"\b([A-ZÄÖÜ][^\W\d_]+)-(?:,|\s+(?:und|oder|bzw\.|sowie))\s+(?=[^\W\d_])")
NEGATION: Final = frozenset("nicht kein keine keinen keiner keines keinem ohne statt weder".split())
NEGATION_REACH: Final = 3
COMPOUND_STEM: Final = 9
CONTRARY: Final = ("des", "un", "anti", "ent", "nicht")


@dataclass(frozen=True, slots=True)
class Index:
    """The labels of all themes by their stems; ``heads`` are one-word labels that may end a compound.

    ``endings`` are the stems of these, ``longest_behind`` the numbers of words of the longest label by its first stem.
    """

    labels: dict[tuple[str, ...], tuple[str, bool]]
    heads: dict[str, str]
    endings: tuple[str, ...]
    longest_behind: dict[str, int]


def themes_in(text: str, span: Span, vocabulary: Vocabulary, blocked: Iterable[Span] = ()) -> tuple[ThemeMention, ...]:
    """Return the themes named inside a span, longest label first, in the order of the text.

    What lies inside a ``blocked`` span (a body's or a programme's name) names no theme, nor does what a negation
    right before it takes back. "Sozialraum- und Netzwerkarbeit" names both.
    """
    index = index_of(vocabulary)
    shut = tuple(blocked)
    tokens = words(text, span)
    found: list[ThemeMention] = []
    place = 0
    while place < len(tokens):
        size, theme, rule, confidence = longest_at(tokens, place, index)
        if theme is None:
            place += 1
            continue
        covered = Span(tokens[place].span.start, tokens[place + size - 1].span.end)
        if not any(covered.overlaps(other) for other in shut) and not negated(tokens, place):
            found.append(ThemeMention(covered, rule, confidence, theme))
        place += size
    found += suspended(text, span, index, shut)
    return tuple(sorted(set(found), key=lambda mention: (mention.span, mention.theme)))


@lru_cache(maxsize=4)
def index_of(vocabulary: Vocabulary) -> Index:
    """Return the stems of all labels of a vocabulary; where two themes share a label, the preferred label wins."""
    known: dict[tuple[str, ...], tuple[str, bool]] = {}
    for preferred in (True, False):
        for theme in vocabulary.themes.values():
            for name in theme.labels[:1] if preferred else theme.labels[1:]:
                tokens = words(name, Span(0, len(name)))
                known.setdefault(tuple(token.stem for token in tokens), (theme.slug, tokens[-1].capital))
    heads = {key[0]: theme for key, (theme, _) in known.items() if len(key) == 1 and len(key[0]) >= COMPOUND_STEM}
    longest: dict[str, int] = {}
    for key in known:
        longest[key[0]] = max(len(key), longest.get(key[0], 0))
    return Index(known, heads, tuple(heads), longest)


def longest_at(tokens: tuple[Word, ...], place: int, index: Index) -> tuple[int, str | None, str, float]:
    """Return how many words from ``place`` on name a theme, which, by which rule, and how surely."""
    longest = index.longest_behind.get(tokens[place].stem, 0)
    for size in range(min(longest, len(tokens) - place), 0, -1):
        window = tokens[place : place + size]
        known = index.labels.get(tuple(token.stem for token in window))
        if known and (window[-1].capital or not known[1]):
            return size, known[0], "theme-label", 0.9
    word = tokens[place]
    if word.capital and word.stem.endswith(index.endings):
        for head, theme in index.heads.items():
            rest = word.stem.removesuffix(head)
            if rest != word.stem and len(rest) > 2 and rest not in CONTRARY:
                return 1, theme, "theme-compound", 0.7
    return 0, None, "", 0.0


def negated(tokens: tuple[Word, ...], place: int) -> bool:
    """Tell whether a negation stands right before a word."""
    return any(token.text.lower() in NEGATION for token in tokens[max(0, place - NEGATION_REACH) : place])


def suspended(text: str, span: Span, index: Index, shut: tuple[Span, ...]) -> list[ThemeMention]:
    """Return the themes whose second half stands only once: "Sozialraum-" in "Sozialraum- und Netzwerkarbeit"."""
    found = []
    for match in SUSPENDED.finditer(text, span.start, span.end):
        after = next(iter(words(text, Span(match.end(), span.end))), None)
        if after is None:
            continue
        covered = Span(match.start(), after.span.end)
        for cut in range(3, len(after.text) - 2):
            known = index.labels.get((stem(match.group(1) + after.text[cut:].lower()),))
            if known and not any(covered.overlaps(other) for other in shut):
                found.append(ThemeMention(covered, "theme-suspended", 0.85, known[0]))
                break
    return found
