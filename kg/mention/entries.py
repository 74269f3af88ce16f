"""Entries: the pieces of a page that each name one contributor, with the roles that the layout gives them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.mention.lexicon import CONTRIBUTOR_HEADINGS, ROLE_HEADINGS
from kg.mention.names import person_at
from kg.model import Block, BlockKind, Span

__all__ = ["Entry", "entries", "roles_of"]

HEADING_WORD: Final = re.compile(r"[A-ZÄÖÜa-zäöüß]+")
GENDERED: Final = re.compile(r"[*:_/]-?in(?:nen)?\b|(?<=[a-zäöü])In(?:nen)?\b")
LINE: Final = re.compile(r"[^\n]+")
# A whole sentence below an entry is prose again.
SENTENCE: Final = re.compile(r"^\s*(?:\S+\s+){5,}\S+(?<!e\. V)(?<!e\.V)[.!?]\s*$")
CLOCK: Final = r"(?:\d{1,2}[.:]\d{2}(?:\s*(?:–|-|bis)\s*\d{1,2}[.:]\d{2})?\s*(?:Uhr)?\s*[:|–-]?\s*)?"
TALK_TITLE: Final = r"(?:[„\"][^“”\"]+[“”\"]\s*[,–|-]?\s*)?"
INLINE: Final = re.compile(rf"{CLOCK}(?P<role>[A-ZÄÖÜ][^:\n„“\"]{{2,40}}?)\s*:\s*{TALK_TITLE}(?=\S)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece and its roles: slugs of the list of participation roles, each with the words that say so."""

    span: Span
    roles: tuple[tuple[str, Span], ...]


def entries(text: str, blocks: tuple[Block, ...]) -> Iterator[Entry]:
    """Yield the entries of a page in its order.

    Under a heading that names a role or announces people, every list item is one, and of a paragraph every line that
    starts with a person's name together with the lines up to the next name. Anywhere, "Moderation: Ida Kern, Kreis X"
    carries its own role.
    """
    for block in blocks:
        governed = governing(text, block)
        for piece in pieces(text, block):
            inline = INLINE.match(text, piece.start, piece.end)
            roles = roles_of(text, Span(*inline.span("role"))) if inline else ()
            if inline and roles:
                yield Entry(Span(inline.end(), piece.end), roles)
            elif governed is not None and (block.kind is not BlockKind.HEADING or stands_alone(text, piece)):
                yield Entry(piece, governed)


def governing(text: str, block: Block) -> tuple[tuple[str, Span], ...] | None:
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


def pieces(text: str, block: Block) -> Iterator[Span]:
    """Yield what may be an entry each: a list item as a whole, of other blocks the runs of lines from name to name."""
    if block.kind is BlockKind.LIST_ITEM:
        yield block.span
        return
    start: int | None = None
    end = block.span.start
    for line in LINE.finditer(text, block.span.start, block.span.end):
        first = line.start() + len(line.group()) - len(line.group().lstrip())
        opens = person_at(text, Span(first, line.end()), "", 0) or INLINE.match(text, first, line.end())
        if opens and start is not None:
            yield Span(start, end)
        if opens:
            start = first
        elif start is not None and SENTENCE.search(line.group()):
            yield Span(start, end)
            start = None
        end = line.start() + len(line.group().rstrip())
    if start is not None:
        yield Span(start, end)


def stands_alone(text: str, span: Span) -> bool:
    """Tell whether a line of its own is a person's entry: a name with a title, or with something behind a separator."""
    person = person_at(text, span, "", 0)
    return person is not None and (bool(person.honorific) or person.span.end < span.end)


def announces_people(text: str, heading: Span) -> bool:
    """Tell whether a heading says that names follow, without naming a role."""
    return any(word.lower() in CONTRIBUTOR_HEADINGS for word in HEADING_WORD.findall(heading.of(text)))


def roles_of(text: str, heading: Span) -> tuple[tuple[str, Span], ...]:
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
