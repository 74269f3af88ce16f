"""Entries: the pieces of a page that each name one contributor, with the roles that the layout gives them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from kg.mention.bodies import names_one
from kg.mention.functions import is_function, starts_with_function
from kg.mention.lexicon import CONTRIBUTOR_HEADINGS, ROLE_HEADINGS
from kg.mention.names import people_at, person_at
from kg.mention.offices import leading_office
from kg.model import Block, BlockKind, FunctionMention, Span

__all__ = ["Entry", "entries", "roles_of"]

HEADING_WORD: Final = re.compile(r"[A-ZÄÖÜa-zäöüß]+")
GENDERED: Final = re.compile(r"[*:_/]-?in(?:nen)?\b|(?<=[a-zäöü])In(?:nen)?\b")
LINE: Final = re.compile(r"[^\n]+")
# A whole sentence below an entry is prose again.
SENTENCE: Final = re.compile(r"^\s*(?:\S+\s+){5,}\S+(?<!e\. V)(?<!e\.V)[.!?]\s*$")
TIME: Final = r"\d{1,2}[.:]\d{2}(?:\s*(?:–|-|bis)\s*\d{1,2}[.:]\d{2})?\s*(?:Uhr|h)?\s*[:|–-]?\s+"
TIMED: Final = re.compile(TIME)
CLOCK: Final = rf"(?:{TIME})?"
PAUSES: Final = frozenset(
    "pause mittagspause kaffeepause mittag kaffee ankommen anmeldung ausklang imbiss ende einlass".split()
)
ROLE_WORD: Final = re.compile(rf"{CLOCK}(?P<role>[A-ZÄÖÜ][a-zäöü]+)\s+(?=[A-ZÄÖÜ])")
BRACKET_END: Final = re.compile(r"\)\s*(?:,|und)\s+")
ROLE_WORDS: Final = 5
TALK_TITLE: Final = r"(?:[„\"][^“”\"]+[“”\"]\s*[,–|-]?\s*)?"
INLINE: Final = re.compile(rf"{CLOCK}(?P<role>[A-ZÄÖÜ][^:\n„“\"]{{2,40}}?)\s*:\s*{TALK_TITLE}(?=\S)")


Roles = tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece and its roles: slugs of the list of participation roles, each with the words that say so.

    ``office`` is the function that stands before a colon ("Sprecherin: Ida Kern").
    """

    span: Span
    roles: Roles
    office: FunctionMention | None = None


def entries(text: str, blocks: tuple[Block, ...]) -> Iterator[Entry]:
    """Yield the entries of a page in its order.

    Under a heading that names a role or announces people, every list item is one, and of other blocks every line that
    starts with a person's name together with the lines up to the next name. A line that only names a role, or a point
    of a programme with its time, is the heading of the lines below it. Anywhere, "Moderation: Ida Kern, Kreis X"
    carries its own role.
    """
    announced: Roles | None = None
    for block in blocks:
        headed = governing(text, block)
        governed = announced if headed is None else headed
        is_item = block.kind is BlockKind.LIST_ITEM
        announced = announced if is_item else announcement(text, block)
        for entry in listed(text, block.span, governed) if is_item else walked(text, block, governed):
            yield from (replace(entry, span=part) for part in bracketed(text, entry.span))


def announcement(text: str, block: Block) -> Roles | None:
    """Return the roles that a paragraph gives to the block below it by ending with a colon: "Vorträge hielten:"."""
    content = block.span.of(text)
    if not content.endswith(":"):
        return None
    start = block.span.start + max(content.rfind(mark) for mark in (". ", "! ", "? ", "\n", " – ")) + 1
    last = Span(start, block.span.end)
    return roles_of(text, last) or (() if announces_people(text, last) else None)


def listed(text: str, item: Span, governed: Roles | None) -> Iterator[Entry]:
    """Yield a list item with the role it names itself, else with the role of its heading."""
    inline = role_in_front(text, item)
    if inline:
        yield inline
    elif governed is not None:
        yield Entry(item, governed)


def walked(text: str, block: Block, governed: Roles | None) -> Iterator[Entry]:
    """Yield the entries of a block, line by line."""
    roles = governed
    entry: Entry | None = None
    for match in LINE.finditer(text, block.span.start, block.span.end):
        line = trimmed(match)
        fresh = role_in_front(text, line)
        goes_on = entry is not None and starts_with_function(line.of(text))
        named = own_role(text, line) if fresh is None and not goes_on else None
        if fresh is None and named is None and roles is not None and opens(text, line):
            alone = block.kind is BlockKind.HEADING
            fresh = Entry(line, roles) if not alone or stands_alone(text, line) else None
        ends = entry is not None and not continues(text, entry.span, line)
        if fresh or named is not None or ends:
            if entry:
                yield entry
            entry = fresh
            roles = named if named is not None else roles
        elif entry:
            entry = replace(entry, span=Span(entry.span.start, line.end))
    if entry:
        yield entry


def continues(text: str, entry: Span, line: Span) -> bool:
    """Tell whether a line goes on with the entry above it: after a comma or a bare name, or with function or body."""
    content = line.of(text)
    if SENTENCE.search(content):
        return False
    above = entry.of(text).rstrip()
    bare = "\n" not in above and all(person.span.end == entry.end for person in people_at(text, entry)[-1:])
    return above.endswith((",", "-", "/")) or bare or starts_with_function(content) or names_one(content)


def role_in_front(text: str, line: Span) -> Entry | None:
    """Return the entry behind a role and a colon, or behind a word for a role alone, where there is one."""
    match = INLINE.match(text, line.start, line.end) or ROLE_WORD.match(text, line.start, line.end)
    if match is None or not opens(text, Span(match.end(), line.end)):
        return None
    words = Span(*match.span("role"))
    roles = roles_of(text, words)
    office = words.of(text).split()
    if not roles and match.re is INLINE and is_function(office[-1]):
        held = FunctionMention(words, "office-before-colon", 0.85, " ".join(office))
        return Entry(Span(match.end(), line.end), (), held)
    announced = match.re is INLINE and announces_people(text, words)
    return Entry(Span(match.end(), line.end), roles) if roles or announced else None


def own_role(text: str, line: Span) -> Roles | None:
    """Return the roles of a line that is a heading by its words: a role, or a point of a programme with its time."""
    clock = TIMED.match(text, line.start, line.end)
    rest = Span(clock.end() if clock else line.start, line.end)
    if rest.end <= rest.start or opens(text, rest):
        return None
    words = rest.of(text).split()
    if clock:
        roles = roles_of(text, Span(rest.start, rest.start + len(words[0])))
        pause = any(word.strip(",.").lower() in PAUSES for word in words)
        return roles or (() if pause else (("vortrag", rest),))
    if len(words) > ROLE_WORDS or "," in rest.of(text) or rest.of(text).rstrip().endswith((".", "!", "?")):
        return None
    return roles_of(text, rest) or (() if announces_people(text, rest) else None)


def opens(text: str, span: Span) -> bool:
    """Tell whether a line starts with a person: with the name, with several, or with an office before it."""
    return bool(people_at(text, span)) or leading_office(text, span) is not None


def bracketed(text: str, entry: Span) -> Iterator[Span]:
    """Yield the entries of a line that strings them together: "Ida Kern (Werk), Bo Rind (Stadt)"."""
    start = entry.start
    for match in BRACKET_END.finditer(text, entry.start, entry.end):
        if opens(text, Span(match.end(), entry.end)):
            yield Span(start, match.start() + 1)
            start = match.end()
    yield Span(start, entry.end)


def trimmed(match: re.Match[str]) -> Span:
    """Return a line without white space at its ends."""
    line = match.group()
    return Span(match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip()))


def governing(text: str, block: Block) -> Roles | None:
    """Return the roles that the headings above a block give it; ``None`` if none of them is about people.

    A heading that is itself a person's entry ("Ida Kern, Kreis X" on a line of its own) is looked through.
    """
    announced = False
    for heading in block.headings:
        roles = roles_of(text, heading)
        if roles:
            return roles
        announced = announced or announces_people(text, heading)
        if not announced and not stands_alone(text, heading):
            return None
    return () if announced else None


def stands_alone(text: str, span: Span) -> bool:
    """Tell whether a line of its own is a person's entry: a name with a title, or with something behind a separator."""
    person = person_at(text, span, "", 0)
    return person is not None and (bool(person.honorific) or person.span.end < span.end)


def announces_people(text: str, heading: Span) -> bool:
    """Tell whether a heading says that names follow, without naming a role."""
    return any(word.lower() in CONTRIBUTOR_HEADINGS for word in HEADING_WORD.findall(heading.of(text)))


def roles_of(text: str, heading: Span) -> Roles:
    """Return the participation roles that some words name, each with their span.

    "Vortrag/Diskussion" is one role of the list; other pairs ("Impuls und Gespräch") are two.
    """
    found: dict[str, Span] = {}
    for word in HEADING_WORD.findall(GENDERED.sub("", heading.of(text))):
        bare = re.sub(r"(?:innen|in)$", "", word.lower())
        role = ROLE_HEADINGS.get(word.lower()) or ROLE_HEADINGS.get(bare)
        if role:
            found.setdefault(role, heading)
    names = heading.of(text).lower()
    if {"vortrag", "podium"} <= found.keys() and "vortrag" in names and "diskussion" in names:
        return (("vortrag-diskussion", heading),)
    return tuple(found.items())
