"""Rosters: the lists of members, partners, carriers or funders on a page, line by line."""

import re
from collections.abc import Iterator
from typing import Final

from kg.mention.bodies.inflection import head_of
from kg.mention.lists.body_tables import body_tables
from kg.mention.lists.list_kinds import announcement, list_kind
from kg.mention.lists.roster_lines import LEGAL_FORM, SENTENCE, Roster, roster_at
from kg.mention.people.firstnames import is_first_name
from kg.mention.people.names import ADDRESS, TITLE
from kg.model import Block, BlockKind, Span
from kg.vocabulary import Vocabulary

__all__ = ["rosters_of"]

LINE: Final = re.compile(r"[^\n]+")
ADDRESSED: Final = re.compile(
    r"(?i:straße|str\.|\bweg|\bplatz|gasse|allee|\bufer|\bring)\s*\d+|^\d{5}\s|@|www\.|https?:|^(?:Tel|Fon|Fax|Mobil|E-Mail|Mail|Web|Internet|Stand)\b"
    r"|\d\d?[./]\d\d?[./]\d{2,4}|\d\s?(?:€|Euro)|[?!]$"
)
PERSON: Final = re.compile(rf"(?:{ADDRESS}|{TITLE})\s")
LEADING: Final = re.compile(r"(?:[-–•*·▪●]\s+|(?:der|die|das|dem|den)\s+)")
FEWEST: Final = 2 / 3


def rosters_of(
    text: str, blocks: tuple[Block, ...], vocabulary: Vocabulary, closed: tuple[Span, ...] = ()
) -> tuple[Roster, ...]:
    """Return the lines of lists of bodies, in the order of the text; lists of persons and sentences are none.

    A list stands under a heading ("Mitglieder", "Förderung") or an announcement with a colon, a body a line. Lines
    that reach into ``closed`` spans name something else.
    """
    found: list[Roster] = []
    for told, lines in lists(text, blocks):
        made = [(line, roster_at(text, line, told, vocabulary)) for line in lines if is_entry(text, line, closed)]
        sure = [line for line, one in made if one and is_body(text, line)]
        if made and len(sure) >= FEWEST * len(made):
            found += [one for _, one in made if one]
    lines = [one.span for one in found]
    tables = (one for one in body_tables(text, vocabulary) if not any(one.span.overlaps(line) for line in lines))
    return tuple(sorted((*found, *tables), key=lambda one: one.span))


def lists(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[tuple[str, bool], list[Span]]]:
    """Yield the lines of every list of bodies with what the words above it say."""
    told: tuple[str, bool] | None = None
    lines: list[Span] = []
    previous: Block | None = None
    for block in blocks:
        goes_on = (
            told is not None
            and previous is not None
            and (block.kind is BlockKind.LIST_ITEM or (not lines and block.kind is BlockKind.PARAGRAPH))
        )
        if goes_on and not (lines and previous and previous.kind is not block.kind):
            lines += [
                bare(text, Span(*match.span())) for match in LINE.finditer(text, block.span.start, block.span.end)
            ]
        else:
            if told and lines:
                yield told, lines
            content = block.span.of(text)
            told = list_kind(content) if block.kind is BlockKind.HEADING else announcement(content)
            lines = []
        previous = block
    if told and lines:
        yield told, lines


def bare(text: str, line: Span) -> Span:
    """Return a line without white space, bullet and full stop at its ends."""
    content = line.of(text)
    start = line.start + len(content) - len(content.lstrip())
    end = line.start + len(content.rstrip())
    mark = LEADING.match(text, start, end)
    start = mark.end() if mark else start
    while end > start and text[end - 1] in ",;":
        end -= 1
    return Span(start, max(start, end))


def is_entry(text: str, line: Span, closed: tuple[Span, ...]) -> bool:
    """Tell whether a line of a list can name bodies: no address, no contact, no date, no heading of a part."""
    words = line.of(text)
    if any(line.overlaps(span) for span in closed):
        return False
    return len(words) > 1 and not ADDRESSED.search(words) and not words.endswith(":")


def is_body(text: str, line: Span) -> bool:
    """Tell whether a line names a body by its words: a head or a legal form, and neither a person nor a sentence."""
    words = line.of(text)
    first = words.split(maxsplit=1)[0]
    if PERSON.match(words) or SENTENCE.search(words) or (is_first_name(first) and not LEGAL_FORM.search(words)):
        return False
    if not (first[0].isupper() or first[0].isdigit() or first[0] in '„"' or LEGAL_FORM.search(words)):
        return False
    return LEGAL_FORM.search(words) is not None or any(head_of(word) for word in words.split()) or "„" in words
