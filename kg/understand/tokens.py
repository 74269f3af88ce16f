"""Tokens: the words of a question, each with the key under which inflected and umlaut-free spellings meet."""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple, cast

from kg.folding import unspelt
from kg.resources import said_in_yaml
from kg.words import stem

__all__ = ["Token", "fillers", "key_of", "keys_of", "prepositions", "tokens_of"]

_WORD: Final = re.compile(r"\d+(?:\.\d+)+|[^\W_]+(?:['’][^\W_]+)?")


class Token(NamedTuple):
    """A word or number of a question, where it stands, and the key it is compared by.

    ``corrected`` is the word that it was taken for, where it was none as typed.
    """

    text: str
    start: int
    end: int
    key: str
    corrected: str = ""

    @property
    def filler(self) -> bool:
        """Tell whether the word means nothing by itself."""
        return unspelt(self.corrected or self.text) in fillers()


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words and numbers of a text in order; compounds with a hyphen are several."""
    whole = unicodedata.normalize("NFC", text)
    return tuple(Token(match.group(), *match.span(), key_of(match.group())) for match in _WORD.finditer(whole))


@lru_cache(maxsize=100_000)
def key_of(word: str) -> str:
    """Return the key of a word: its stem, with ``ä`` and ``ae`` as ``a``, so that both spellings are one."""
    return stem(unspelt(word))


def keys_of(text: str) -> tuple[str, ...]:
    """Return the keys of the words of a text."""
    return tuple(token.key for token in tokens_of(text))


@cache
def fillers() -> frozenset[str]:
    """Return the words that mean nothing by themselves, folded; prepositions among them."""
    return _listed("words") | prepositions()


@cache
def prepositions() -> frozenset[str]:
    """Return the prepositions, folded."""
    return _listed("prepositions")


def _listed(kind: str) -> frozenset[str]:
    listed = said_in_yaml((files("kg.understand") / "fillers.yaml").read_text("utf-8"))
    by_language = cast("dict[str, dict[str, str]]", listed)[kind]
    return frozenset(unspelt(word) for words in by_language.values() for word in words.split())
