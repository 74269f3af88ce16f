"""Name keys: two spellings of one name give one key, two names never do."""

import re
import unicodedata
from typing import Final

__all__ = ["name_key"]

QUOTES: Final = re.compile("[\"'„“”‟‚‘’‛«»‹›`´]")
DASHES: Final = re.compile(r"\s*[-‐‑‒–—―−]\s*")
ABBREVIATION: Final = re.compile(r"\b(\w)\.\s+(?=\w\.)")
REGISTERED: Final = re.compile(r"\be\.\s?v\b\.?")
SECTION: Final = re.compile(r"(§+)\s*")


def name_key(name: str) -> str:
    """Return a name without what spelling is free in: case, white space, quotes, dashes, "e.V." or "e. V.".

    Nothing else is levelled, so that a name that is nearly right counts as another one.
    """
    key = unicodedata.normalize("NFKC", name).casefold()
    key = QUOTES.sub("", key)
    key = DASHES.sub("-", key)
    key = ABBREVIATION.sub(r"\1.", key)
    key = REGISTERED.sub("e.v.", key)
    key = SECTION.sub(r"\1 ", key)
    return " ".join(key.split())
