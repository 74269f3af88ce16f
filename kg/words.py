"""Words: tokens of German text with offsets and stems, the key under which inflected forms meet."""

import re
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from kg.model import Span

__all__ = ["Word", "stem", "words"]

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+")
STEMMER = snowballstemmer.stemmer("german")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, where it stands, and its stem."""

    text: str
    span: Span
    stem: str

    @property
    def capital(self) -> bool:
        """Tell whether the word starts with a capital letter, as German nouns do."""
        return self.text[0].isupper()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of a German word (Snowball German): "sozialräumlichen" and "sozialräumlich" share one."""
    made: str = STEMMER.stemWord(word.lower())
    return made


def words(text: str, span: Span) -> tuple[Word, ...]:
    """Return the words inside a span, in order; a hyphenated compound is one word."""
    return tuple(
        Word(match.group(), Span(*match.span()), stem(match.group()))
        for match in WORD.finditer(text, span.start, span.end)
    )
