"""Presentings: who presents which programme in a sentence."""

import re
from collections.abc import Mapping
from typing import Final

from kg.mention.people.participation import roles_in
from kg.model import OrganisationMention, PersonMention, Presenting, ProgrammeMention, Span

__all__ = ["presentings_in"]

PRESENTS: Final = re.compile(
    r"\b(?:stell(?:te|ten|t)\b.*\bvor\b|vorgestellt|präsentier\w+|erläuter\w+|schilder\w+|berichtet\w* (?:von|über)"
    r"|führte\w*\b.*\bein\b|gab\w* (?:einen )?(?:Einblick|Überblick)|skizzier\w+|erklär\w+|zeigte\w*)",
    re.DOTALL,
)
TALK: Final = "vortrag"
PRONOUN: Final = re.compile(r"(?:Sie|Er)\s")


def presentings_in(
    text: str,
    sentence: Span,
    programmes: tuple[ProgrammeMention, ...],
    persons: tuple[PersonMention, ...],
    bodies: Mapping[str, OrganisationMention],
    before: PersonMention | None,
) -> tuple[Presenting, ...]:
    """Return who presents which programme in a sentence with a verb of presenting: of several, who speaks in it.

    ``bodies`` are the persons' bodies by name. ``before`` is the last person of the text before: "Sie" or "Er" at the
    start means that one.
    """
    here = [programme for programme in programmes if programme.span.within(sentence)]
    if not here or not PRESENTS.search(outside(text, sentence, here)):
        return ()
    named = [person for person in persons if person.span.within(sentence)]
    speaking = roles_in(text, sentence, named) if len(named) > 1 else {}
    named = [person for person in named if any(role == TALK for role, _ in speaking.get(person, ()))] or named
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
