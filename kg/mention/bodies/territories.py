"""Territories: where the name of a town, a county or a Land ends behind the word for its kind."""

import re
from typing import Final

from kg.mention.bodies.borders import stops
from kg.mention.bodies.inflection import head_of, is_adjective
from kg.mention.bodies.nameparts import NEXT, SPACE, TAIL, Extent
from kg.mention.named.place_names import ENDING, SHORTEST
from kg.vocabulary import Vocabulary

__all__ = ["territory"]

RIVER: Final = re.compile(
    rf"{SPACE}(?:am|an der|ob der|vor der|im|in|a\.\s?d\.|a\.|i\.\s?d\.|i\.|v\.\s?d\.){SPACE}?(?:Main|Rhein|Neckar|Oder"
    r"|Elbe|Havel|Saale|Spree|Donau|Isar|Inn|Lech|Ruhr|Weser|Aller|Leine|Mosel|Lahn|Nahe|Ems|Lippe|Tauber|Waldnaab|Aisch"
    r"|Ilm|Pegnitz|Bodensee|See|Harz|Höhe|Weinstraße|Bergstraße|Allgäu|Holstein|Hessen|Westfalen|Schwarzwald|Taunus"
    r"|Odenwald|Steinhuder Meer|Berge|Teutoburger Wald|Breisgau|Oberbayern|Oberpfalz|Mittelfranken)(?!\w)"
    rf"|{SPACE}(?:a|i|b|v)\.\s?(?:d\.\s?)?[A-ZÄÖÜ][a-zäöüß]+(?!\w)"
)
SLASH: Final = re.compile(r"/(?:Vogtl\.|Westf\.|Sa\.|[A-ZÄÖÜ][a-zäöüß]+)(?![\w-])")  # "Auerbach/Vogtl."
BRACKETED: Final = re.compile(rf"{SPACE}?\([A-ZÄÖÜ][\w. ]+\)")
LANDSCAPES: Final = frozenset("Land Höhe Heide Wald Seenplatte Börde Alb Aue".split())
BEFORE_TOWN: Final = frozenset("Bad Sankt St. Groß Klein Neu Alt Hohen Ober Unter Nieder Hann. Markt".split())


def territory(text: str, here: Extent, limit: int, vocabulary: Vocabulary) -> Extent:
    """Return the extent of an authority's name: up to three words, a river, a bracket that tells it apart."""
    for _ in range(3):
        match = NEXT.match(text, here.end, limit)
        if match is None or stops(match.group("word")):
            break
        last = text[max(0, here.end - 40) : here.end].rsplit(maxsplit=1)[-1]
        landscape = here.named and last.endswith("er") and match.group("word") in LANDSCAPES
        if head_of(match.group("word")) and not landscape:
            break
        if match.group("word").isdigit() and NEXT.match(text, match.end(), limit):
            break  # "So fördert das Land 23 Städte"
        more = text[here.end - 1].isalnum() and goes_on(last, match.group("word"))
        if here.named and not landscape and not more:
            break
        here = here.to(match.end())
    if not here.named:
        return here
    river = RIVER.match(text, here.end, limit)
    here = here.to(river.end()) if river else here
    slash = SLASH.match(text, here.end, limit)
    if slash and not river and head_of(slash.group()[1:]) is None:
        return here.to(slash.end())
    bracket = BRACKETED.match(text, here.end, limit)
    word = text[max(0, here.end - 40) : here.end].rsplit(maxsplit=1)[-1]
    tail = TAIL.match(text, here.end, limit)
    if tail:
        return here.to(tail.end())
    if bracket and vocabulary.places.get(f"{word}{text[here.end : bracket.end()]}".lower()):
        here = here.to(bracket.end())
    return here


def goes_on(last: str, word: str) -> bool:
    """Tell whether a territory's name goes on: "Bad Ems", "Groß Illen", "Hann. Münden", "Halle West"."""
    return last in BEFORE_TOWN or is_adjective(last) or len(last) < SHORTEST or ENDING.search(word) is not None
