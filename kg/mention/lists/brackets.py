"""Brackets: the people whom the bracket behind the title of a session or talk names, each with a role."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.mention.claims.slots import slot_roles
from kg.mention.events.sessionlines import session_at
from kg.mention.lists.headings import Roles, heading_of, roles_of
from kg.mention.lists.lines import Entry, opens, under
from kg.mention.lists.strings import strung, surely_opens
from kg.mention.people.offices import leading_office
from kg.model import Span

__all__ = ["bracketed"]

# The last bracket of a line, with brackets inside it.
BRACKET: Final = re.compile(r"\((?P<inside>(?:[^()]|\([^()]{0,120}\)){4,400})\)\s*[.;]?\s*$")
LABEL: Final = re.compile(r"(?P<role>[A-ZÄÖÜ][\w/*: ]{2,40}?)\s*:\s+")
WITH: Final = re.compile(r"(?:mit|von|durch)\s+(?:Dr\.|Prof|(?:der |dem )?[A-ZÄÖÜ])")
LEAD: Final = re.compile(r"(?:mit|von|durch)\s+(?:(?:der|dem)\s+)?")
ROLE_BEHIND: Final = re.compile(r"(?:;|,|/|\s[–-])\s+(?=(?P<role>[A-ZÄÖÜ][\w/*]{4,30}):\s+[A-ZÄÖÜ])|;\s+")
# An office told in a bracket, held wherever what follows the name says.
# Who hosts a session leads it.
HOST: Final = re.compile(r"(?:Mit)?[Gg]astgeb")
SPOKEN_FOR: Final = "office-before-colon"
NUMBERED: Final = re.compile(r"\s*(?:\d{1,2}[.:]\d{2}|\d{1,2}\.\s|[A-KIV]{1,3}[.):]\s|[a-k][.)]\s)")


def bracketed(text: str, line: Span) -> tuple[Entry, ...]:
    """Return the entries in the bracket that ends a line: "Forum 1: Wohnen (Input: Ida Kern, Werk; Leitung: Bo Rind)".

    A role and a colon make a bracket one of people anywhere; without them the line must be a session's, and its first
    name surely a person's. These contribute to the session, as "mit" says no more either.
    """
    bracket = BRACKET.search(text, line.start, line.end)
    if bracket is None or opens(text, line):
        return ()
    inside = Span(*bracket.span("inside"))
    in_session = session_at(text, line) is not None or NUMBERED.match(text, line.start, line.end) is not None
    number = NUMBERED.match(text, line.start, line.end)
    named = slot_roles(text, Span(number.end(), bracket.start())) if number else ()
    greeted = bool(named) and named[0][0] == "grusswort"
    roles: Roles = named if greeted else (("vortrag", inside),)
    found: list[Entry] = []
    for clause in clauses(text, inside):
        label = LABEL.match(text, clause.start, clause.end)
        lead = heading_of(text, Span(*label.span("role"))) if label else None
        start = label.end() if label else clause.start
        office = lead.office if lead and in_session else None
        if label and not (lead and (lead.roles or not lead.present or office)):
            return ()
        plain = WITH.match(text, clause.start, clause.end)
        behind = LEAD.match(text, clause.start, clause.end) if plain else None
        rest = Span(behind.end() if behind else start, clause.end)
        if lead is None and not (in_session and (found or plain or surely_opens(text, rest))):
            return ()
        if not (opens(text, rest) or leading_office(text, rest)):
            return tuple(found)
        if office:
            found += [Entry(part, roles, held=replace(office, rule=SPOKEN_FOR)) for part in strung(text, rest)]
            continue
        roles = (roles_of(text, lead.span) or lead.roles) if lead else roles
        if lead and in_session and HOST.match(text, lead.span.start):
            roles, lead = (("moderation", lead.span),), None
        found += [under(lead, part) if lead else Entry(part, roles) for part in strung(text, rest)]
    return tuple(found)


def clauses(text: str, inside: Span) -> Iterator[Span]:
    """Yield what semicolons part in a bracket, and what a role with a colon opens behind a comma."""
    start = inside.start
    for cut in ROLE_BEHIND.finditer(text, inside.start, inside.end):
        if text.count("(", start, cut.start()) > text.count(")", start, cut.start()):
            continue
        yield Span(start, cut.start())
        start = cut.end()
    yield Span(start, inside.end)
