"""Name parts: the patterns that names of bodies are made of, and how far a name reaches."""

import re
from dataclasses import dataclass
from typing import Final

from kg.mention.named.place_names import ENDING, SHORTEST
from kg.vocabulary import Vocabulary

__all__ = ["CAP", "FIELD", "LEGAL", "LOWER", "NAME_WINDOW", "NEXT", "SOFT", "SPACE", "TAIL", "Extent", "place_like"]

# How far before a name its surroundings are looked at, in characters.
NAME_WINDOW: Final = 90
SPACE: Final = r"[ \t\u00a0]+"
# Behind a small word a name may go on in the next line.
SOFT: Final = r"(?:[ \t\u00a0]+|[ \t\u00a0]*\n[ \t\u00a0]*)"
CAP: Final = r"(?:St\.\s?)?[A-ZÄÖÜ][\w’']*(?:[-&.:][A-ZÄÖÜ0-9][\w’']*)*"
HALVED: Final = rf"(?:{CAP}-(?:,{SPACE}|{SPACE}(?:und|oder|&){SPACE}))*"
LOWER: Final = (
    r"(?!(?:ihr|sein|unser|dies|jed|all|ein|kein|viel|mehr|welch|ander|weiter|manch|solch|beid|d)\w{0,3}\s)"
    r"(?:[a-zäöüß]{3,}-)?[a-zäöüß]{3,}(?:e|en|er|es)"
)
DESCRIBED: Final = rf"(?:(?:{LOWER}(?:{SPACE}und{SPACE}{LOWER})?|[A-ZÄÖÜ][a-zäöüß]+(?:e|en|er|es)){SPACE}(?=[A-ZÄÖÜ]))?"
FIELD: Final = rf"{DESCRIBED}{HALVED}{CAP}(?:{SPACE}mit{SPACE}(?:{LOWER}{SPACE})?{CAP})?"
LEGAL: Final = (
    r"(?:e\.\s?V\.|e\.V|eV|gemeinnützige GmbH|g?GmbH(?:\s?&\s?Co\.?\s?KG)?|g?UG|eG|e\.\s?G\.|gAG|SE|mbH|KG|AöR|KöR|KdöR"
    r"|AG(?![ \t]+[A-ZÄÖÜ\d])|Stiftung (?:bürgerlichen|öffentlichen) Rechts)(?![\w])"
)
TAIL: Final = re.compile(rf"(?:,?{SPACE}){LEGAL}")
NEXT: Final = re.compile(
    rf"(?:{SPACE}|(?<=\d)(?=[A-ZÄÖÜ][a-zäöü]))(?P<word>{HALVED}{CAP}|\d{{1,3}}(?![\d.:])|[IVX]+(?!\w))"
)


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a name ends, and what stands in it behind the head.

    ``named`` tells that something follows the head at all, ``proper`` that it is a place, a legal form, a quoted name
    or another part that only a name has.
    """

    end: int
    named: bool = False
    proper: bool = False

    def to(self, end: int, *, proper: bool = True) -> "Extent":
        """Return the extent with what stands before ``end`` taken in."""
        return Extent(end, named=True, proper=self.proper or proper)


def place_like(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a word is or looks like a place's name."""
    if vocabulary.places.get(word.lower()):
        return True
    return len(word) > SHORTEST and ENDING.search(word) is not None
