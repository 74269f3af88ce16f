"""Body brackets: whom the bracket right behind a body's name names, and in which office."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.cues import Cued
from kg.mention.lists.strings import pieces
from kg.mention.people.firstnames import is_first_name
from kg.mention.people.functions import is_function
from kg.mention.people.names import people_at, person_at
from kg.mention.people.offices import leading_office
from kg.model import Contribution, FunctionMention, Mention, OrganisationMention, Span

__all__ = ["in_body_brackets"]

BRACKET: Final = Cued(r"[ ]?\((?P<inside>(?:\d\.\s)?[A-ZÄÖÜ][^()\n]{4,90})\)")
LABEL: Final = re.compile(r"(?P<office>(?:\d\.\s|[Ss]tellv\S*\s)?[A-ZÄÖÜ][a-zäöüß-]+):\s+")
RULE: Final = "body-bracket"


def in_body_brackets(text: str, found: Iterable[Mention]) -> Iterator[Contribution]:
    """Yield the people in brackets behind bodies: "Werk Auental (Ida Kern), Bund Nord (Leiter Bo Rind und Pia Holm)".

    A bracket counts if names alone fill it, with offices before them, each with a common first name; who belongs
    somewhere by another reading is left to that.
    """
    everything = tuple(found)
    placed = [one.person.span for one in everything if isinstance(one, Contribution) and one.organisation]
    for body in everything:
        bracket = BRACKET.match(text, body.span.end) if isinstance(body, OrganisationMention) else None
        inside = Span(*bracket.span("inside")) if bracket else body.span
        if isinstance(body, OrganisationMention) and bracket and not any(one.overlaps(inside) for one in placed):
            yield from people_of(text, body, inside)


def people_of(text: str, body: OrganisationMention, inside: Span) -> tuple[Contribution, ...]:
    """Return the people who fill a bracket behind a body; none if anything else stands in it."""
    people: list[Contribution] = []
    labelled = LABEL.match(text, inside.start, inside.end)
    if labelled and (one := by_label(text, body, inside, labelled)):
        return (one,)
    for piece in pieces(text, inside):
        office = leading_office(text, piece)
        person = person_at(text, Span(office.span.end + 1, piece.end) if office else piece, RULE, 0.85)
        if person is None or person.span.end != piece.end or not is_called(person.name):
            return ()
        functions = (office,) if office else ()
        people.append(Contribution(piece, RULE, 0.85, person, body, functions, None, None, ()))
    return tuple(people)


def by_label(text: str, body: OrganisationMention, inside: Span, label: re.Match[str]) -> Contribution | None:
    """Return who holds an office in a body by the label before the name: "AG Pflege (Sprecherin: Ida Kern, Werk)"."""
    if not is_function(label["office"].split()[-1]):
        return None
    rest = Span(label.end(), inside.end)
    people = people_at(text, rest)
    if len(people) != 1:
        return None
    held = FunctionMention(Span(*label.span("office")), RULE, 0.8, " ".join(label["office"].split()))
    return Contribution(inside, RULE, 0.8, people[0], body, (held,), None, None, ())


def is_called(name: str) -> bool:
    """Tell whether a name has a common first name and a surname."""
    words = name.split()
    return len(words) > 1 and is_first_name(words[0])
