"""Words: tokens of German text with offsets and stems, the key under which inflected forms meet."""

import re
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from kg.model import Span

__all__ = ["Word", "stem", "stems", "words"]

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+")
STEMMER = snowballstemmer.stemmer("german")
# Snowball cuts these endings off: "Vereinbarkeit" would meet "Vereinbarung", and "Beteiligung" the "Beteiligten".
ABSTRACT = re.compile(r"(.{3,}(?:ung|heit|keit))(?:en|s)?")
# It does not know the plural of "Kita" and "Café".
FOREIGN = re.compile(r"(.{3,}[aoié])s")
# Small words whose stem is that of others: "sich" would meet "sichere", "will" the "Willen".
WHOLE = frozenset(("sich", "hat", "will"))


class Word(NamedTuple):
    """A word of a text, where it stands, and its stem; a tuple, since pages hold many."""

    text: str
    span: Span
    stem: str

    @property
    def capital(self) -> bool:
        """Tell whether the word starts with a capital letter, as German nouns do."""
        return self.text[0].isupper()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of a German word (Snowball German): "sozialräumlichen" and "sozialräumlich" share one.

    Nouns in -ung, -heit and -keit keep that ending and lose their plural alone; a few small words end with a point.
    """
    lowered = word.lower()
    if lowered in WHOLE:
        return f"{lowered}."
    if abstract := ABSTRACT.fullmatch(lowered):
        return abstract.group(1)
    foreign = FOREIGN.fullmatch(lowered)
    made: str = STEMMER.stemWord(foreign.group(1) if foreign else lowered)
    return made


def stems(name: str) -> tuple[str, ...]:
    """Return the stems of the words of a name, in order."""
    return tuple(map(stem, WORD.findall(name)))


@lru_cache(maxsize=512)  # several rules ask for the same sentence
def words(text: str, span: Span) -> tuple[Word, ...]:
    """Return the words inside a span, in order; a hyphenated compound is one word."""
    return tuple(
        Word(match.group(), Span(*match.span()), stem(match.group()))
        for match in WORD.finditer(text, span.start, span.end)
    )
