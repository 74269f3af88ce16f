"""Programmes: strategies and programmes by their quoted names, and who presented them."""

import re
from collections.abc import Mapping
from typing import Final

from kg.mention.themes import themes_in
from kg.model import OrganisationMention, PersonMention, Presenting, ProgrammeMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["presentings_in", "programmes_in"]

NOUN: Final = re.compile(
    r"(?P<scope>Landes|Bundes|Kreis|Stadt|EU-|Europa|Gemeinde|Kommunal)?-?(?P<noun>[Ss]trategie|[Ff]örderprogramm|[Aa]ktionsprogramm|[Mm]odellprogramm"
    r"|[Pp]rogramm|[Ii]nitiative|[Rr]ahmenkonzept|[Gg]esamtkonzept|[Kk]onzept|[Ll]eitbild|[Aa]ktionsplan|[Mm]asterplan|[Mm]odellprojekt|[Pp]rojekt)s?"
)
GAP: Final = re.compile(r"(?:\s+(?:des|der|von)\s+[^„“\"»]{2,60}?)?,?\s*(?:namens\s+|mit dem (?:Titel|Namen)\s+)?$")
QUOTED: Final = re.compile(
    r"„(?P<low>[^„“”]{3,120})[“”]|»(?P<angle>[^»«]{3,120})«|“(?P<high>[^“”]{3,120})”|\"(?P<plain>[^\"]{3,120})\""
)
SCOPES: Final = {
    "landes": "land",
    "bundes": "bund",
    "kreis": "kreis",
    "stadt": "gemeinde",
    "gemeinde": "gemeinde",
    "kommunal": "gemeinde",
    "eu-": "eu",
    "europa": "eu",
}
ADJECTIVES: Final = (
    (r"städtische\w*|kommunale\w*|gemeindliche\w*", "gemeinde"),
    (r"landesweite\w*", "land"),
    (r"bundesweite\w*", "bund"),
)
PRESENTS: Final = re.compile(
    r"\b(?:stell(?:te|ten|t)\b.*\bvor\b|vorgestellt|präsentier\w+|erläuter\w+|schilder\w+|berichtet\w* (?:von|über)"
    r"|führte\w*\b.*\bein\b|gab\w* (?:einen )?(?:Einblick|Überblick)|skizzier\w+|erklär\w+|zeigte\w*)",
    re.DOTALL,
)
PRONOUN: Final = re.compile(r"(?:Sie|Er)\s")


def programmes_in(text: str, span: Span, vocabulary: Vocabulary) -> tuple[ProgrammeMention, ...]:
    """Return the programmes of a passage: a quoted name right behind a noun such as "Landesstrategie".

    A quote without such a noun is a talk title or a motto, so it names no programme.
    """
    found = []
    for quote in QUOTED.finditer(text, span.start, span.end):
        before = text[span.start : quote.start()]
        noun = last_noun(before)
        if noun is None:
            continue
        group = quote.lastgroup or "low"
        name = " ".join(quote.group(group).split())
        level = level_of(before, noun)
        named = Span(*quote.span(group))
        kind = kind_of(noun.group("noun").lower(), level)
        themes = themes_in(text, named, vocabulary)
        found.append(ProgrammeMention(named, "quoted-programme", 0.92, name, kind, level, themes))
    return tuple(found)


def last_noun(before: str) -> re.Match[str] | None:
    """Return the programme noun that a text ends with, white space and a genitive aside."""
    for noun in reversed(list(NOUN.finditer(before))):
        if GAP.fullmatch(before[noun.end() :]):
            return noun
    return None


def level_of(before: str, noun: re.Match[str]) -> str:
    """Return the level slug that the noun's prefix or the adjective before it tells; empty if none does."""
    if noun.group("scope"):
        return SCOPES[noun.group("scope").lower()]
    for pattern, level in ADJECTIVES:
        if re.search(rf"(?:{pattern})\s*$", before[: noun.start()], re.IGNORECASE):
            return level
    return ""


def kind_of(noun: str, level: str) -> str:
    """Return the ontology class of a programme by its noun and level."""
    if noun == "strategie":
        return "StateStrategy" if level == "land" else "Strategy"
    return "FundingProgramme" if noun == "förderprogramm" else "Programme"


def presentings_in(
    text: str,
    sentence: Span,
    programmes: tuple[ProgrammeMention, ...],
    persons: tuple[PersonMention, ...],
    bodies: Mapping[str, OrganisationMention],
    before: PersonMention | None,
) -> tuple[Presenting, ...]:
    """Return who presents which programme in a sentence with a verb of presenting.

    ``bodies`` are the persons' bodies by name. ``before`` is the last person of the text before: "Sie" or "Er" at the
    start means that one.
    """
    here = [programme for programme in programmes if programme.span.within(sentence)]
    if not here or not PRESENTS.search(outside(text, sentence, here)):
        return ()
    named = [person for person in persons if person.span.within(sentence)]
    rule, confidence = "presents-programme", 0.88
    if not named and before and PRONOUN.match(text, sentence.start):
        named, rule, confidence = [before], "pronoun-presents", 0.8
    return tuple(
        Presenting(sentence, rule, confidence, person, programme, bodies.get(person.name))
        for person in named[:1]
        for programme in here
    )


def outside(text: str, sentence: Span, quotes: list[ProgrammeMention]) -> str:
    """Return a sentence with the names of programmes blanked."""
    blank = sentence.of(text)
    for quote in quotes:
        start, end = quote.span.start - sentence.start, quote.span.end - sentence.start
        blank = blank[:start] + " " * (end - start) + blank[end:]
    return blank
