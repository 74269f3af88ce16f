"""Paraphrases: the themes whose words a clause holds in another order, form or distance than their label."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from kg.cues import Cued
from kg.model import Span
from kg.vocabulary import Vocabulary
from kg.words import Word, words

__all__ = ["Paraphrase", "paraphrases_in", "root"]

REACH: Final = 6
FEWEST: Final = 2
# "Leben im Dorf" is a label, "gut leben im alten Dorf" only a sentence.
LOOSE: Final = ("Leben",)
SMALL: Final = frozenset(
    "und oder sowie der die das des dem den ein eine einer eines einem einen für von vom mit in im ins an am auf aus zu"
    " zum zur bei beim als wie um sich es".split()
)
BREAK: Final = re.compile(r"[.,;:!?/|]|\n\s*\n")
CONJUNCTION: Final = re.compile(r"\b(?:und|oder|sowie)\b|&")
NOUN: Final = Cued(r"(?:ung|heit|keit)(?:en)?$")
FOLDED: Final = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "s"})
# "Entlastung", "entlasten" and "entlastet" share a root, as "Einsamkeit" and "einsame" do.
ABSTRACT: Final = re.compile(r"(?<=.{3})(?:ung|heit|keit)(?:en|s)?$")
ENDING: Final = re.compile(r"(?<=.{4})(?:enden?|ende[rs]|e?te[nrs]?|tet|[ei]?t|ern|e[nmrs]?|[ns])$")


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """A theme by the words that name it: ``places`` are the positions of these among the tokens, in order."""

    theme: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A label of several words: the roots beside its longest one, those of its small words, and its theme."""

    others: frozenset[str]
    small: frozenset[str]
    theme: str


def paraphrases_in(text: str, tokens: Sequence[Word], vocabulary: Vocabulary) -> Iterator[Paraphrase]:
    """Yield the themes whose labels' words stand near each other, whatever their order and ending.

    "Angebote, die Angehörige entlasten" holds the words of "Entlastung von Angehörigen". All words of a label lie in
    one clause, the farthest at most six words from the first; nouns joined by "und" are two things.
    """
    labels = labels_of(vocabulary)
    roots = [root(token.text) for token in tokens]
    there = frozenset(roots)
    for place, here in enumerate(roots):
        for label in labels.get(here, ()):
            places = near(roots, place, label.others) if label.others <= there else ()
            if places and is_said(text, tokens, roots, places, label):
                yield Paraphrase(label.theme, places)


def is_said(text: str, tokens: Sequence[Word], roots: Sequence[str], places: tuple[int, ...], label: Label) -> bool:
    """Tell whether some words say a label: in one breath, and no "Soziales" where the label has "soziale"."""
    nouns = (one for one in places if one and tokens[one].capital and not NOUN.search(tokens[one].text))
    return in_one_breath(text, [tokens[one] for one in places]) and label.small.isdisjoint(roots[one] for one in nouns)


def in_one_breath(text: str, found: Sequence[Word]) -> bool:
    """Tell whether no sign stands between some words, nor an "und" between two nouns."""
    if BREAK.search(text, found[0].span.end, found[-1].span.start):
        return False
    return not any(
        left.capital and right.capital and CONJUNCTION.search(text, left.span.end, right.span.start)
        for left, right in pairwise(found)
    )


def near(roots: Sequence[str], place: int, needed: frozenset[str]) -> tuple[int, ...]:
    """Return the positions of some roots around a place, each the nearest one; none if one of them is missing."""
    nearest: dict[str, int] = {}
    for other in range(max(0, place - REACH), min(len(roots), place + REACH + 1)):
        known = nearest.get(roots[other])
        if roots[other] in needed and (known is None or abs(other - place) < abs(known - place)):
            nearest[roots[other]] = other
    return tuple(sorted((place, *nearest.values()))) if len(nearest) == len(needed) else ()


@lru_cache(maxsize=4)
def labels_of(vocabulary: Vocabulary) -> Mapping[str, tuple[Label, ...]]:
    """Return the labels of several words by the longest of their roots."""
    found: dict[str, list[Label]] = defaultdict(list)
    loose = frozenset(map(root, LOOSE))
    for theme in vocabulary.themes.values():
        for name in theme.labels:
            known = {root(one.text): one.capital for one in words(name, Span(0, len(name))) if one.text not in SMALL}
            if len(known) >= FEWEST and loose.isdisjoint(known) and "-" not in name:
                first = max(known, key=lambda one: (len(one), one))
                small = frozenset(one for one, capital in known.items() if not capital)
                found[first].append(Label(frozenset(known) - {first}, small, theme.slug))
    return {first: tuple(labels) for first, labels in found.items()}


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """Return what a word shares with the others of its family, as far as their endings tell."""
    return ENDING.sub("", ABSTRACT.sub("", word.lower().translate(FOLDED)))
