"""Strings of entries: one line that names several people, taken apart into one piece for each."""

import re
from collections.abc import Iterator
from typing import Final

from kg.cues import Cued
from kg.mention.people.firstnames import is_first_name
from kg.mention.people.names import ADDRESS, TITLE, people_at, person_at
from kg.mention.people.offices import leading_office
from kg.model import Span

__all__ = ["deputies", "pieces", "strung", "surely_opens"]

BRACKET_END: Final = re.compile(r"\)\s*(?:,|;|und|sowie|\+)\s+")
PARTING: Final = re.compile(
    r"[ \t]*[,;]\s+(?:(?:und|sowie)\s+)?(?:(?:der|dem|den)\s+)?"
    r"|[ \t]+(?:und|u\.|sowie|&|\+|/|\||·|•)\s+(?:(?:der|dem|den)\s+)?|[ ]{3,}|[ ]*\t\s*"
)
BETWEEN: Final = re.compile(r"\s*[,;]\s+|\s+(?:und|u\.|sowie|&|\+)\s+")
# "Ida Kern, Bo Rind (beide Werk)": what names share stands behind the last.
SHARED: Final = re.compile(r"\((?:beide|alle|jeweils)\s")
DEPUTY: Final = Cued(
    r"\s*[,;(–]?\s*\(?(?:(?:i\.\s?V\.|in Vertretung|Vertretung|Vertr\.|vertritt)(?:\s+(?:für|von))?:?"
    r"|(?:persönliche |1\. |2\. )?(?:Stellv\.|Stellvertret(?:er|erin|ung|ende[rn]?)):)\s+"
)
ADDRESSED: Final = re.compile(rf"{ADDRESS}\s|{TITLE}\s")
STRONG: Final = frozenset("·•|")
FEWEST: Final = 3


def strung(text: str, entry: Span, fewest: int = FEWEST) -> Iterator[Span]:
    """Yield the entries of a line that strings them together: "Ida Kern (Werk), Bo Rind (Stadt)", "A, B und C".

    Names without anything behind them make a string only from ``fewest`` on, as two may be a name and a body;
    with "Frau", "Herr", a title or an office before each of them, or a common first name in it, two do.
    """
    names = tuple(pieces(text, entry))
    addressed = len(names) > 1 and all(ADDRESSED.match(text, name.start, name.end) for name in names)
    called = len(names) > 1 and all(surely_opens(text, name) for name in names)
    if (addressed or called) and any(one.span.start == names[-1].start for one in people_at(text, entry)):
        yield entry  # "Frau Kern und Herr Rind (Werk)" share what the bracket says
        return
    if (addressed or called or len(names) >= fewest) and all(is_bare_name(text, name) for name in names):
        yield from sharing(text, names)
        return
    start = entry.start
    bracketed = (
        SHARED.search(text, entry.start, entry.end)
        or BRACKET_END.search(text, entry.start, entry.end)
        or ")" in text[entry.end - 1 : entry.end]
    )
    for match in PARTING.finditer(text, entry.start, entry.end):
        behind = text[match.start() - 1] == ")"
        rest = Span(match.end(), entry.end)
        inside = text.count("(", start, match.start()) > text.count(")", start, match.start())
        if match.start() < named_up_to(text, Span(start, entry.end)) or match.start() <= start or inside:
            continue
        if match.group().strip() in STRONG:
            opens = surely_opens(text, rest)
        elif behind or ";" in match.group():
            opens = bool(people_at(text, rest)) or leading_office(text, rest) is not None
        elif bracketed and match.group().strip() == ",":
            opens = surely_opens(text, rest)
        else:
            called = "," in match.group() and ADDRESSED.match(text, rest.start, rest.end) is not None
            further = (
                called or leading_office(text, rest) is not None or goes_before(text, Span(start, match.start()), rest)
            )
            opens = further and surely_opens(text, rest)
        if opens:
            yield Span(start, match.start())
            start = match.end()
    yield Span(start, entry.end)


def named_up_to(text: str, piece: Span) -> int:
    """Return where the name that a piece starts with ends: the last of several, with the surname first or an office."""
    office = leading_office(text, piece)
    if office:
        return office.span.end + 1
    people = people_at(text, piece)
    return people[-1].span.end if people and "," in text[people[0].span.start : people[0].span.end] else piece.start


def sharing(text: str, names: tuple[Span, ...]) -> Iterator[Span]:
    """Yield pieces of a string, two in one that "und" joins where only the second has a bracket, as others do alone."""
    bare = ["(" not in name.of(text) for name in names]
    place = 0
    while place < len(names):
        both = 0 < place < len(names) - 1 and bare[place] and not bare[place + 1] and not all(bare[:place])
        if both and "," not in text[names[place].end : names[place + 1].start]:
            yield Span(names[place].start, names[place + 1].end)
            place += 2
        else:
            yield names[place]
            place += 1


def goes_before(text: str, piece: Span, rest: Span) -> bool:
    """Tell whether a piece says more than a name, so that the person behind it is another entry: "Ida Kern, Werk / …".

    What follows has a separator behind the name as well; bare names share what stands behind the last of them.
    """
    office = leading_office(text, rest)
    people = people_at(text, Span(office.span.end + 1, rest.end) if office else rest)
    own = people and text[people[-1].span.end : rest.end].lstrip()[:1] in {",", "(", "–", "|", "/", "["}
    names = [one for one in pieces(text, piece) if not is_bare_name(text, one)]
    return bool(own and names)


def surely_opens(text: str, rest: Span) -> bool:
    """Tell whether a piece of a string starts with a person by more than its shape: address, office or first name."""
    office = leading_office(text, rest)
    people = people_at(text, Span(office.span.end + 1, rest.end) if office else rest)
    if not people:
        return False
    return bool(office or ADDRESSED.match(text, rest.start, rest.end)) or is_first_name(people[0].name.split()[0])


def pieces(text: str, span: Span) -> Iterator[Span]:
    """Yield what commas and "und" part outside brackets, in the order of the text."""
    start = span.start
    for match in BETWEEN.finditer(text, span.start, span.end):
        inside = text[start : match.start()]
        if match.start() > start and inside.count("(") <= inside.count(")"):
            yield Span(start, match.start())
            start = match.end()
    if start < span.end:
        yield Span(start, span.end)


def is_bare_name(text: str, piece: Span) -> bool:
    """Tell whether a piece is a person's name with nothing but a title or an office before it and a bracket behind."""
    office = leading_office(text, piece)
    named = Span(office.span.end + 1, piece.end) if office else piece
    person = person_at(text, named, "", 0)
    return person is not None and (
        person.span.end == piece.end or text[person.span.end : piece.end].lstrip()[:1] == "("
    )


def deputies(text: str, entry: Span) -> tuple[Span, ...]:
    """Return what an entry says up to "i. V. für", and behind these words, if a person is named there."""
    match = DEPUTY.search(text, entry.start + 1, entry.end)
    if match is None or match.start() == entry.start:
        return (entry,)
    end = entry.end - 1 if "(" in match.group() and text[entry.end - 1] == ")" else entry.end
    rest = Span(match.end(), end)
    named = rest.end > rest.start and (people_at(text, rest) or leading_office(text, rest))
    return (Span(entry.start, match.start()), rest) if named else (entry,)
