"""Appearances: persons in prose with the office, body and role that the sentence gives them."""

import re
from dataclasses import replace
from typing import Final

from kg.mention.bodies import right_behind
from kg.mention.functions import function_phrase, is_function, starts_with_function, without_abbreviation
from kg.mention.themes import themes_in
from kg.model import Contribution, FunctionMention, OrganisationMention, PersonMention, Span, UnitMention
from kg.vocabulary import Vocabulary

__all__ = ["appearances_in"]

ROLE_VERBS: Final = (
    (
        "moderation",
        re.compile(
            r"\b(?:moderier\w+|führte\w* durch (?:das|den|die) \w+"
            r"|leitete\w*\b.{0,80}\b(?:Diskussion|Arbeitsgruppe|Runde|Workshop))"
        ),
    ),
    (
        "grusswort",
        re.compile(
            r"\b(?:begrüßt\w*|eröffnet\w*|hieß\w* .{0,40}willkommen|sprach\w* (?:ein|das) Grußwort"
            r"|überbrachte\w* .{0,30}Grüße)"
        ),
    ),
    (
        "vortrag",
        re.compile(
            r"\b(?:referiert\w*|hielt\w*\b.{0,60}(?:[Vv]ortrag|Impuls\w*|Referat|Keynote)"
            r"|trug\w*\b.{0,80}\bvor\b|stellte\w*\b.{0,120}\bvor\b|führte\w* in das Thema ein"
            r"|gab\w* (?:einen |den )?(?:Impuls|Input|Einblick\w*|Überblick)|sprach\w* über"
            r"|berichtet\w* (?:über|von|aus))"
        ),
    ),
)
ROUND: Final = re.compile(r"\b(?:[Aa]uf dem Podium|diskutier\w+)")
BEFORE: Final = re.compile(r"(?P<office>[A-ZÄÖÜ][\wäöüß*:-]+)\s+$")
ARTICLE: Final = re.compile(r"^(?:(?:die|der|Die|Der|dem|den|des|von|mit|und|so|durch)\s+)+")
AFTER: Final = re.compile(r"\s*,\s+(?:(?:die|der)\s+)?(?P<phrase>[^,;:()]{4,160}?)(?=\s*(?:,|;|\.$|$))")


def appearances_in(
    text: str,
    sentence: Span,
    persons: tuple[PersonMention, ...],
    bodies: tuple[OrganisationMention, ...],
    listed: frozenset[str],
    vocabulary: Vocabulary,
) -> tuple[Contribution, ...]:
    """Return what one sentence says of the persons it names, where it says more than the name.

    The office stands before the name, the function in apposition before or after it, the body right behind it; a verb
    gives its role to the only person of the sentence, or to the one named last before it, unless a list of the page
    has told the role: ``listed`` names those.
    """
    roles = roles_by_verb(text, sentence, persons)
    found = []
    for person in persons:
        function, unit, body = office_of(text, sentence, person, vocabulary)
        body = body or next((one for one in bodies if right_behind(text, person, one)), None)
        given = () if person.name in listed else roles.get(person, ())
        if function or body or given:
            found.append(
                Contribution(
                    span=sentence,
                    rule="person-in-prose",
                    confidence=0.8,
                    person=person,
                    organisation=body,
                    functions=(replace(function, themes=themes_in(text, function.span, vocabulary)),)
                    if function
                    else (),
                    unit=unit,
                    seat=None,
                    roles=given,
                    present=bool(given),
                )
            )
    return tuple(found)


def office_of(
    text: str, sentence: Span, person: PersonMention, vocabulary: Vocabulary
) -> tuple[FunctionMention | None, UnitMention | None, OrganisationMention | None]:
    """Return the function that stands beside a name in prose, with unit and body where the phrase has them."""
    before = Span(sentence.start, person.span.start)
    office = BEFORE.search(before.of(text))
    if office and is_function(office.group("office")):
        span = Span(before.start + office.start("office"), before.start + office.end("office"))
        named = without_abbreviation(office.group("office"))
        return FunctionMention(span, "office-before-name", 0.85, named), None, None
    clause = clause_before(text, before)
    if clause and starts_with_function(clause.of(text)):
        return function_phrase(text, clause, vocabulary)
    after = AFTER.match(text, person.span.end, sentence.end)
    if after and starts_with_function(after.group("phrase")):
        return function_phrase(text, Span(*after.span("phrase")), vocabulary)
    return None, None, None


def clause_before(text: str, before: Span) -> Span | None:
    """Return the clause between the comma before a name and the one before that, without articles."""
    content = before.of(text)
    if not re.search(r",\s*$", content):
        return None
    trimmed = re.sub(r",\s*$", "", content)
    start = max((match.end() for match in re.finditer(r"[,;:]\s+", trimmed)), default=0)
    article = ARTICLE.match(trimmed[start:])
    start += article.end() if article else 0
    return Span(before.start + start, before.start + len(trimmed)) if start < len(trimmed) else None


def roles_by_verb(
    text: str, sentence: Span, persons: tuple[PersonMention, ...]
) -> dict[PersonMention, tuple[tuple[str, Span], ...]]:
    """Return the roles that verbs give to persons, each with the words that say so; a panel is everybody named."""
    found: dict[PersonMention, tuple[tuple[str, Span], ...]] = {}
    panel = ROUND.search(text, sentence.start, sentence.end)
    if panel:
        found = {person: (("podium", Span(*panel.span())),) for person in persons}
    for role, verb in ROLE_VERBS if persons else ():
        match = verb.search(text, sentence.start, sentence.end)
        if match is None:
            continue
        earlier = [person for person in persons if person.span.end <= match.start()]
        person = earlier[-1] if earlier else persons[0]
        found[person] = (*found.get(person, ()), (role, Span(*match.span())))
    return found
