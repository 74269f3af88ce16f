"""Inflection: names of bodies as they stand in a sentence, put back into the nominative."""

import re
from functools import lru_cache
from typing import Final

from kg.mention.lexicon import BODY_HEADS, NO_BODIES, BodyHead

__all__ = ["head_of", "nominative"]

ENDINGS: Final = {"m": "er", "f": "e", "n": "es"}
ADJECTIVE = re.compile(
    r"^([A-ZÄÖÜa-zäöü][\wäöüß-]*?(?:isch|lich|ig|sam|bar|ein|ent|ut|ot|tsch|iert|frei))(en|em|er|es|e)$"
)
TOKEN = re.compile(r"\S+")


@lru_cache(maxsize=50_000)
def head_of(word: str) -> tuple[str, BodyHead] | None:
    """Return the nominative of a word that heads a body's name, and what the head tells; else ``None``.

    "Landkreises" gives "Landkreis", "Kreisverbandes" gives "Kreisverband". A compound counts where its head allows.
    """
    lowered = word.lower().strip(',.;:()„“"')
    clean = word.strip(',.;:()„“"')
    if not clean or not clean[0].isupper() or lowered in NO_BODIES:
        return None
    for cut in (0, 1, 2):
        base = lowered[: len(lowered) - cut] if cut else lowered
        if cut and lowered[len(lowered) - cut :] not in {"s", "es"}:
            continue
        if base in NO_BODIES:
            return None
        known = BODY_HEADS.get(base)
        if known is None:
            known = next(
                (
                    head
                    for name, head in BODY_HEADS.items()
                    if head.ending and base.endswith(name) and len(base) > len(name) + 1
                ),
                None,
            )
        if known is not None:
            return clean[: len(base)], known
    return None


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
        tail = token[len(token.rstrip(",.;:()")) :] if token.rstrip(",.;:()") != token else ""
        before = [adjusted(word, head.gender) for word in tokens[:place]]
        return " ".join([*before, base + tail, *tokens[place + 1 :]])
    return " ".join(tokens)


def adjusted(word: str, gender: str) -> str:
    """Return an adjective with the strong nominative ending of a gender; other words stay."""
    match = ADJECTIVE.match(word)
    return match.group(1) + ENDINGS[gender] if match else word
