"""Seats: the town that a text names right behind a body, as the place where the body sits."""

import re
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.borders import stops
from kg.mention.named.place_names import PLACE_NAME, Sureness, sureness
from kg.model import OrganisationMention, PlaceMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["seat_behind", "seat_named"]

TOWN: Final = rf"(?P<town>{PLACE_NAME.pattern})"
NUMBER: Final = r"\d{1,4}(?:\s?[-–/]\s?\d{1,4})?\s?[a-z]?"
STREET: Final = rf"[ \t]*[,|·\n][ \t]*[A-ZÄÖÜ][^,\n|·]{{2,40}}\s{NUMBER}[ \t]*[,|·\n][ \t]*(?:D-)?\d{{5}}[ \t]+"
SHORT_NAME: Final = r"(?:\s?\([A-ZÄÖÜ][\w&.-]{1,11}\))?"
PATTERNS: Final = (
    re.compile(rf"{SHORT_NAME}{STREET}{TOWN}(?![\w-])"),
    re.compile(rf"{SHORT_NAME},[ \t]*(?:Sitz(?: in)?[ \t]+)?{TOWN}(?=[ \t]*(?:[,.;:)\n]|\s[–-]\s|$))"),
    re.compile(rf"{SHORT_NAME}[ \t]?\({TOWN}\)"),
    re.compile(rf"{SHORT_NAME}[ \t](?:aus|in|mit Sitz in)[ \t]{TOWN}(?![\w-])"),
)
# The lines of an address below the name, and what may stand between: a carrier, a person, a telephone.
ADDRESS: Final = re.compile(
    rf"(?:\n(?!\d{{5}}\s)[^\n]{{2,90}}){{0,5}}?(?:\n|[,|·][ \t]+)(?:D-)?\d{{5}}[ \t]+{TOWN}(?=[ \t]*(?:[,.;|·\n]|$))"
)
OPENS_ENTRY: Final = re.compile(r"(?:\A|\n[ \t]*\n)[ \t]*(?:[•●▪*–-]\s+)?[„\"»]?\Z")
LABELLED: Final = Cued(
    r"(?:\A|\n[ \t]*\n)[^\n:]{3,80}\n[ \t]*[A-ZÄÖÜ]\w*[Tt]?räger(?:in|schaft|verein)?[ \t]*:?[ \t]*"
    r"(?:ist\s(?:der|die|das)\s)?\Z"
)
SETTLED: Final = frozenset({"TerritorialAuthority", "AdministrativeUnit"})
LOOKED_BACK: Final = 140


def seat_behind(text: str, body: OrganisationMention, vocabulary: Vocabulary) -> PlaceMention | None:
    """Return the town beside a body's name: "…, Kassel", "… (Celle)", "… in Marburg", or that of the address there.

    The address of an entry is that of the body on its first line, also with its carrier between. A town must be known
    or look like one. Authorities and offices sit where their name says.
    """
    if body.kind in SETTLED:
        return None
    before = text[max(0, body.span.start - LOOKED_BACK) : body.span.start]
    if LABELLED.search(before):
        return None
    for pattern in (*PATTERNS, *((ADDRESS,) if OPENS_ENTRY.search(before) else ())):
        match = pattern.match(text, body.span.end)
        if match is None:
            continue
        name = " ".join(match.group("town").split())
        if any(stops(word) for word in name.split()):
            continue
        sure = sureness(name, vocabulary)
        if sure >= Sureness.FORM or pattern in {PATTERNS[0], ADDRESS}:
            known = sure is Sureness.KNOWN
            return PlaceMention(Span(*match.span("town")), "seat-behind-body", 0.85 if known else 0.7, name)
    return None


def seat_named(span: Span, words: str, vocabulary: Vocabulary) -> PlaceMention | None:
    """Return the town that some words beside a body name and nothing else; it must be known or look like one."""
    name = " ".join(words.split())
    if not PLACE_NAME.fullmatch(name) or any(stops(word) for word in name.split()):
        return None
    sure = sureness(name, vocabulary)
    if sure < Sureness.FORM:
        return None
    return PlaceMention(span, "seat-behind-body", 0.85 if sure is Sureness.KNOWN else 0.7, name)
