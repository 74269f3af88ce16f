"""Inflection: names of bodies as they stand in a sentence, put back into the nominative."""

import re
from functools import lru_cache
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.heads import BODY_HEADS, NO_BODIES, BodyHead
from kg.mention.bodies.lexicon import FUNCTION_ENDINGS

__all__ = ["head_of", "is_adjective", "is_office", "nominative"]

ENDINGS: Final = {"m": "er", "f": "e", "n": "es", "p": "e"}
STEMS: Final = (
    r"(?:isch|lich|ig|sam|bar|ein|ent|ut|ot|tsch|iert|frei|al|iv|sund|[Oo]ffen|[Bb]unt|[Nn]eu|[Gg]roß|[Jj]ung|[Rr]und|[Ff]örmig"
    r"|[Gg]eschützt|[Aa]mbulant|[Hh]öher|[Vv]ereint|[Vv]ernetzt)"
)
ADJECTIVE: Final = Cued(rf"^([A-ZÄÖÜa-zäöü]?[\wäöüß-]*?{STEMS})(en|em|er|es|e)$")
TOKEN: Final = re.compile(r"\S+")
MARKS: Final = ',.;:!?()[]„“”"»«|'
CASES: Final = ("", "s", "es", "ses", "n")
SHORTEST_PREFIX: Final = 2
GENDER_FORM: Final = re.compile(r"(?:[:*_/]-?in(?:nen)?|innen|in|en|s)$")


@lru_cache(maxsize=50_000)
def head_of(word: str) -> tuple[str, BodyHead] | None:
    """Return the nominative of a word that heads a body's name, and what the head tells; else ``None``.

    "Landkreises" gives "Landkreis", "Kreisverbandes" gives "Kreisverband". A compound counts where its head allows,
    and the longest head it ends with tells.
    """
    clean = word.strip(MARKS)
    lowered = clean.lower()
    if not clean or not clean[0].isupper() or lowered in NO_BODIES:
        return None
    for case in CASES:
        if not lowered.endswith(case):
            continue
        base = lowered[: len(lowered) - len(case)]
        if base in NO_BODIES:
            return None
        known = longest_head(base)
        if known is not None and (case != "n" or known.gender == "p"):
            return clean[: len(base)], known
    return None


def longest_head(base: str) -> BodyHead | None:
    """Return the longest head that a word is, or ends with where the head allows compounds."""
    known = BODY_HEADS.get(base)
    if known is not None:
        return known
    ends = (BODY_HEADS.get(base[start:]) for start in range(SHORTEST_PREFIX, len(base) - 2))
    return next((head for head in ends if head is not None and head.ending), None)


@lru_cache(maxsize=50_000)
def is_office(word: str) -> bool:
    """Tell whether a noun says what a person is or does, so that it is no part of a body's name."""
    lowered = word.strip(MARKS).lower()
    stems = (lowered, GENDER_FORM.sub("", lowered))
    return word[:1].isupper() and any(stem.endswith(ending) for stem in stems for ending in FUNCTION_ENDINGS)


def is_adjective(word: str) -> bool:
    """Tell whether a word is a capitalised adjective, as in "Evangelische Gesellschaft"."""
    return word[:1].isupper() and ADJECTIVE.match(word) is not None


def nominative(phrase: str) -> str:
    """Return a body's name with its head noun and the adjectives before it in the nominative.

    "Deutschen Verein für öffentliche Fürsorge" gives "Deutscher Verein für öffentliche Fürsorge". What follows the
    head stays as it is. White space becomes single spaces.
    """
    tokens = TOKEN.findall(phrase)
    for place, token in enumerate(tokens):
        found = head_of(token)
        if found is None:
            continue
        base, head = found
        bare = token.rstrip(MARKS)
        start = token[: len(token) - len(token.lstrip(MARKS))]
        before = [adjusted(word, head.gender) for word in tokens[:place]]
        return " ".join([*before, start + base + token[len(bare) :], *tokens[place + 1 :]])
    return " ".join(tokens)


def adjusted(word: str, gender: str) -> str:
    """Return an adjective with the strong nominative ending of a gender; other words stay."""
    match = ADJECTIVE.match(word)
    return match.group(1) + ENDINGS[gender] if match else word
