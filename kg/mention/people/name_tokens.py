"""Name tokens: the words of a sentence by what they can be in a personal name."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from kg.mention.bodies.inflection import head_of
from kg.mention.people.names import ADDRESS, CAPITALISED, INITIAL, PARTICLE, TITLE
from kg.model import Span

__all__ = ["Token", "adjacent", "is_noun", "is_particle", "leads_home", "name_of", "tokens_in"]

TOKEN: Final = re.compile(
    rf"(?P<title>(?<![\w.])(?:{TITLE})(?!\w))|(?P<address>(?<!\w){ADDRESS}(?!\w))"
    rf"|(?P<initial>(?<!\w){INITIAL}(?!\w))|(?P<name>(?<![\w-]){CAPITALISED}(?!\w|-|[*:_]\w))"
    rf"|(?P<particle>(?<!\w){PARTICLE}(?!\w))|(?P<word>\w[\w*:_-]*)|(?P<mark>[^\w\s])"
)
CAPITAL_PARTICLES: Final = frozenset(
    "Di De Del Della Dalla Da Dos Lo La Le El Al Abu Ben Bin Van Von Ten Ter Mac Abd Oude".split()
)
NOUN: Final = re.compile(
    r"(?:ungs?|heit|keit|schaft|tion|ität|ismus|hilfen?|arbeit|wesen|dienste?|politik|tage?|gruppen?|projekte?|fragen?)$"
)


class Token(NamedTuple):
    """A word or mark: ``kind`` is title, address, initial, name (a capitalised word), particle, word or mark."""

    kind: str
    start: int
    end: int
    text: str


@lru_cache(maxsize=512)  # three rules ask for the same sentence
def tokens_in(text: str, span: Span) -> tuple[Token, ...]:
    """Return the tokens of a span in the order of the text."""
    return tuple(
        Token(str(match.lastgroup), match.start(), match.end(), match.group())
        for match in TOKEN.finditer(text, span.start, span.end)
    )


def name_of(tokens: Sequence[Token]) -> str:
    """Return a name as one line."""
    return " ".join(" ".join(token.text.split()) for token in tokens)


def adjacent(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Tell whether only white space of one line lies between a token and the next."""
    if place + 1 >= len(tokens):
        return False
    gap = text[tokens[place].end : tokens[place + 1].start]
    return gap == " " or (gap.isspace() and "\n" not in gap)


def is_particle(token: Token) -> bool:
    """Tell whether a token is a particle inside a name."""
    return token.kind == "particle" or token.text in CAPITAL_PARTICLES


def leads_home(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a body stands behind what may be a particle: "Ida Henning vom Zentrum"."""
    if tokens[place].kind != "particle" or place + 1 >= len(tokens):
        return False
    return tokens[place + 1].kind == "name" and head_of(tokens[place + 1].text) is not None


def is_noun(word: str) -> bool:
    """Tell whether a capitalised word ends like an abstract noun."""
    return NOUN.search(word) is not None
