"""Contributors: the entries of lists under role headings, taken apart into person, function, unit, body and seat."""

import re
from dataclasses import replace
from typing import Final

from kg.mention.bodies import names_one, unit_and_body
from kg.mention.entries import entries
from kg.mention.functions import function_phrase, starts_with_function
from kg.mention.inflection import head_of
from kg.mention.names import people_at
from kg.mention.offices import leading_office
from kg.mention.places import PLACE_NAME
from kg.mention.themes import themes_in
from kg.model import (
    Block,
    Contribution,
    FunctionMention,
    OrganisationMention,
    PlaceMention,
    Span,
    UnitMention,
)
from kg.vocabulary import Vocabulary

__all__ = ["contributions", "contributors"]

# A line end parts an entry like a comma does, unless the line broke inside a name: then a small word stands there.
SEPARATOR: Final = re.compile(r"\s*(?:,|;|\s[–—|_/]\s|\s-\s|:)\s*|(?<![a-zäöü]{3} )(?<=\S)[ \t]*\n\s*(?=[A-ZÄÖÜ])")
MANDATE: Final = re.compile(r"MdL|MdB|MdEP|a\.\s?D\.|M\.\s?A\.")
FIELD_OF_WORK: Final = re.compile(
    r"(?:ung|arbeit|hilfe|amt|planung|controlling|management|wesen|förderung|beratung|soziales|jugend|familie|teilhabe|bildung)$",
    re.IGNORECASE,
)
ENTRY_RULE: Final = "contributor-entry"


def contributions(text: str, blocks: tuple[Block, ...], vocabulary: Vocabulary) -> tuple[Contribution, ...]:
    """Return the contributors of a page: of every entry that starts with names, one a name."""
    return tuple(
        one
        for entry in entries(text, blocks)
        for one in contributors(text, entry.span, entry.roles, vocabulary, held=entry.office)
    )


def contributors(
    text: str,
    entry: Span,
    roles: tuple[tuple[str, Span], ...],
    vocabulary: Vocabulary,
    *,
    held: FunctionMention | None = None,
) -> tuple[Contribution, ...]:
    """Return what one entry says of the person it starts with; several names in front share what follows them.

    An office before the name ("Landrätin Ida Kern, Kreis Auental") is the person's function, as is one that is ``held``
    by the words before the entry. Nothing comes back if the entry does not start with a name.
    """
    start, office = entry.start, leading_office(text, entry)
    if office:
        start = office.span.end + 1
    people = people_at(text, Span(start, entry.end))
    if not people:
        return ()
    functions = [office] if office else []
    unit: UnitMention | None = None
    body: OrganisationMention | None = None
    seat: PlaceMention | None = None
    parts = segments(text, Span(people[-1].span.end, entry.end))
    for place, part in enumerate(parts):
        if body and place == len(parts) - 1 and is_seat(text, part, vocabulary):
            seat = PlaceMention(part, "entry-seat", 0.9, " ".join(part.of(text).split()))
        elif starts_with_function(part.of(text)):
            function, found_unit, found_body = function_phrase(text, part, vocabulary)
            functions.append(function)
            unit, body = unit or found_unit, body or found_body
        else:
            found_unit, found_body = unit_and_body(text, part, vocabulary, ENTRY_RULE, 0.92)
            if found_unit is None and found_body is None:
                found_unit = UnitMention(part, "entry-unit", 0.8, " ".join(part.of(text).split()))
            unit, body = unit or found_unit, body or found_body
    functions += [held] if held else []
    told = Contribution(
        span=entry,
        rule=ENTRY_RULE,
        confidence=0.95,
        person=people[0],
        organisation=body,
        functions=tuple(replace(one, themes=themes_in(text, one.span, vocabulary)) for one in functions),
        unit=replace(unit, themes=themes_in(text, unit.span, vocabulary)) if unit else None,
        seat=seat,
        roles=roles,
    )
    return tuple(replace(told, person=person) for person in people)


def segments(text: str, rest: Span) -> tuple[Span, ...]:
    """Return the parts of an entry behind the name; commas inside a body's name do not part it.

    A part that opens a body with "für" takes the next one along while that carries the "und" of its enumeration:
    "Ministerium für Wohnen, Ländliche Räume und Teilhabe" is one.
    """
    cuts = [match.span() for match in SEPARATOR.finditer(text, rest.start, rest.end)]
    edges = [rest.start, *(edge for cut in cuts for edge in cut), rest.end]
    parts = [trimmed(text, Span(edges[i], edges[i + 1])) for i in range(0, len(edges), 2)]
    parts = [part for part in parts if part.end > part.start and not MANDATE.fullmatch(part.of(text))]
    joined: list[Span] = []
    for part in parts:
        if joined and continues_name(joined[-1].of(text), part.of(text)):
            joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return tuple(joined)


def continues_name(before: str, part: str) -> bool:
    """Tell whether a part goes on with the enumeration in a body's name, or is its legal form."""
    if re.match(r"(?:e\.\s?V\.|g?GmbH|gUG|eG)", part):
        return True
    opened = re.search(r"\bfür\s+\S", before) is not None and " und " not in before.split("für", 1)[-1]
    return opened and re.search(r"^[A-ZÄÖÜ][^,]* und [A-ZÄÖÜ]", part) is not None and not names_one(part)


def trimmed(text: str, span: Span) -> Span:
    """Return a span without white space and brackets at its ends."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in "(,;/|_–—"):
        start += 1
    while end > start and (text[end - 1].isspace() or (text[end - 1] == ")" and "(" not in text[start:end])):
        end -= 1
    return Span(start, end)


def is_seat(text: str, part: Span, vocabulary: Vocabulary) -> bool:
    """Tell whether the last part of an entry is the town of the body before it."""
    name = " ".join(part.of(text).split())
    if vocabulary.places.get(name.lower()):
        return True
    return (
        PLACE_NAME.fullmatch(name) is not None and not FIELD_OF_WORK.search(name) and head_of(name.split()[0]) is None
    )
