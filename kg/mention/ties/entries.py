"""Entries: what a stretch of a directory is about, by the name that stands alone on the line above it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from kg.mention.ties.parties import Parties, Party
from kg.model import Block, BlockKind, Span

__all__ = ["entry_topic"]

CARRIER: Final = re.compile(r"\n[ \t•*-]*(?:Träger|[Gg]etragen\s|[Ii]n (?:der )?Trägerschaft)")
BLANK: Final = "\n\n"
# What may stand beside a name that has a line of its own: a bullet, quotes, a short name or a town in brackets.
BEFORE: Final = re.compile(r"[ \t]*(?:[•●▪◦·*–-]\s+|\d{1,2}[.)]\s+)?(?:(?:Der|Die|Das)\s)?[„\"»]?")
BEHIND: Final = re.compile(r"[“”\"«]?(?:\s?\([^()\n]{1,40}\)|,\s[A-ZÄÖÜ][^,\n]{2,30})?[ \t]*:?[ \t]*")


def entry_topic(place: int, parties: Parties, blocks: Iterable[Block]) -> Party | None:
    """Return the party that has the line for itself with which the paragraph around a place opens, or its heading.

    ``None`` where the paragraph opens with something else, or the place stands on that line itself.
    """
    text = parties.text
    cut = text.rfind(BLANK, 0, place)
    start = cut + len(BLANK) if cut >= 0 else 0
    end = text.find("\n", start)
    first = Span(start, end if end >= 0 else len(text))
    if place <= first.end:
        block = next((one for one in blocks if one.span.start <= place < one.span.end), None)
        headed = block is not None and block.kind is not BlockKind.HEADING and bool(block.headings)
        return alone(block.headings[0], parties) if block and headed else None
    stop = text.find(BLANK, place)
    return alone(first, parties) or carried(first, Span(first.end, stop if stop >= 0 else len(text)), parties)


def carried(line: Span, below: Span, parties: Parties) -> Party | None:
    """Return the house that a line names, whatever its words, if a line below says who carries it."""
    if not CARRIER.search(below.of(parties.text)) or parties.within(line):
        return None
    house = parties.by_place(line)
    return replace(house, kind="IndependentProvider") if house and house.kind == "Organization" else house


def alone(line: Span, parties: Parties) -> Party | None:
    """Return the party that a line names and nothing else."""
    named = parties.within(line)
    if len(named) != 1 or line.end <= line.start:
        return None
    before, behind = parties.text[line.start : named[0].span.start], parties.text[named[0].span.end : line.end]
    return named[0] if BEFORE.fullmatch(before) and BEHIND.fullmatch(behind) else None
