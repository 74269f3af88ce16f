"""Plurals: the bodies of one kind that a text names together: "die Landkreise Stade und Harburg"."""

import re
from collections.abc import Iterator
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.borders import stops
from kg.mention.bodies.nameparts import LEGAL, SPACE
from kg.mention.named.place_names import Sureness, name_at, sureness
from kg.model import Span
from kg.vocabulary import Vocabulary

__all__ = ["plurals"]

# Plural stems and their singulars; the dative adds an n.
SINGULARS: Final = {
    "Landkreise": "Landkreis",
    "Kreise": "Kreis",
    "Städte": "Stadt",
    "Gemeinden": "Gemeinde",
    "Samtgemeinden": "Samtgemeinde",
    "Verbandsgemeinden": "Verbandsgemeinde",
    "Ortsgemeinden": "Ortsgemeinde",
    "Bezirke": "Bezirk",
    "Länder": "Land",
    "Bundesländer": "Land",
    "Pflegestützpunkte": "Pflegestützpunkt",
    "Bezirksämter": "Bezirksamt",
    "Jugendämter": "Jugendamt",
    "Gesundheitsämter": "Gesundheitsamt",
    "Landratsämter": "Landratsamt",
    "Agenturen für Arbeit": "Agentur für Arbeit",
    "Universitäten": "Universität",
    "Hochschulen": "Hochschule",
    "Volkshochschulen": "Volkshochschule",
    "Sparkassen": "Sparkasse",
    "Kirchenkreise": "Kirchenkreis",
    "Kirchengemeinden": "Kirchengemeinde",
    "Diakonischen Werke": "Diakonisches Werk",
    "Caritasverbände": "Caritasverband",
    "Mehrgenerationenhäuser": "Mehrgenerationenhaus",
    "Familienzentren": "Familienzentrum",
    "Sozialstationen": "Sozialstation",
}
# "Die Städte und Gemeinden" are none; "Kommunen" name no kind.
TERRITORIES: Final = frozenset(
    "Landkreis Kreis Stadt Gemeinde Samtgemeinde Verbandsgemeinde Ortsgemeinde Bezirk Land".split()
)
TOGETHER: Final = Cued(
    rf"(?<![\w-])(?P<plural>{'|'.join(sorted(SINGULARS, key=len, reverse=True))})n?{SPACE}(?=[A-ZÄÖÜ„])"
)
INSIDE: Final = re.compile(r"\b(?:[Ii]n|[Aa]us)\s+(?:den|beiden|allen|de[nr] beiden)\s+\Z")
MORE: Final = re.compile(r"\s*(?:,|und|sowie|&|/)\s*")
SAINT: Final = re.compile(r"(?:St\.|Sankt)\s[A-ZÄÖÜ][\w-]+|„[^“\n]{2,40}“")
BEHIND: Final = re.compile(rf"\s(?:Land|Höhe|Heide|{LEGAL})(?![\w-])")
SEVERAL: Final = 2
LOOKED_BACK: Final = 24


def plurals(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[tuple[Span, str]]:
    """Yield the spans of bodies that a plural names together, each with its name in the singular.

    The first span holds the plural as well. What lies in a territory ("in den Landkreisen …") is no body.
    """
    for match in TOGETHER.finditer(text, span.start, span.end):
        if INSIDE.search(text, max(span.start, match.start() - LOOKED_BACK), match.start()):
            continue
        kind = SINGULARS[match["plural"]]
        names = list(named(text, match.end(), span.end, kind, vocabulary))
        if len(names) < SEVERAL:
            continue
        for place, name in enumerate(names):
            where = Span(match.start(), name.end) if place == 0 else name
            yield where, f"{kind} {' '.join(name.of(text).split())}"


def named(text: str, start: int, limit: int, kind: str, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield the names of an enumeration that begins at a place."""
    while True:
        saint = SAINT.match(text, start, limit)
        name = Span(*saint.span()) if saint else name_at(text, start, limit, vocabulary)
        if name is None or not (saint or fits(name.of(text), kind, vocabulary)):
            return
        behind = BEHIND.match(text, name.end, limit)
        name = Span(name.start, behind.end()) if behind and kind in TERRITORIES else name
        yield name
        more = MORE.match(text, name.end, limit)
        if more is None:
            return
        start = more.end()


def fits(name: str, kind: str, vocabulary: Vocabulary) -> bool:
    """Tell whether words can be the name of a body of a kind: a place's name, for territories also one not known."""
    asked = Sureness.CONTEXT if kind in TERRITORIES else Sureness.FORM
    return not any(stops(word) for word in name.split()) and sureness(name, vocabulary) >= asked
