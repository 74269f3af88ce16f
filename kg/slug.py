"""Slugs: readable address parts and keys that are computed from names alone."""

import hashlib
import re
import unicodedata
from functools import lru_cache

__all__ = ["short_hash", "slug"]

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
FOREIGN = re.compile(r"[^a-z0-9]+")
LONGEST = 80


@lru_cache(maxsize=20_000)
def slug(name: str) -> str:
    """Return ``name`` as an address part: a to z, 0 to 9 and single hyphens, at most 80 characters.

    A name without a single Latin letter or digit becomes its hash; a longer one is cut and told apart by its hash.
    """
    lowered = unicodedata.normalize("NFC", name).lower().translate(UMLAUTS)
    plain = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    made = FOREIGN.sub("-", plain).strip("-")
    if not made:
        return short_hash(name)
    if len(made) <= LONGEST:
        return made
    return f"{made[: LONGEST - 7].rstrip('-')}-{short_hash(name)}"


def short_hash(text: str) -> str:
    """Return six hexadecimal digits that depend on the text alone."""
    return hashlib.sha256(text.encode()).hexdigest()[:6]
