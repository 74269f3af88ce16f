"""Sessions: the numbered forums and workshops that the programme of an event lists, with the people in each."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from kg.mention.events.eventwords import kind_of
from kg.mention.events.sessionlines import CLOCK, PEOPLE, session_at
from kg.mention.themes.themes import themes_in
from kg.model import Block, BlockKind, Contribution, EventMention, SessionMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["sessions_in"]

LINE: Final = re.compile(r"[^\n]+")
SPELT: Final = {"AG": "Arbeitsgruppe", "WS": "Workshop"}


def sessions_in(
    text: str,
    blocks: tuple[Block, ...],
    event: EventMention | None,
    people: Iterable[Contribution],
    vocabulary: Vocabulary,
) -> tuple[SessionMention, ...]:
    """Return the sessions of an event in the order of the text, each with the contributors between it and the next.

    Lines that open with the word for a session and its number are sessions; what stands in prose is none, nor is the
    event itself.
    """
    if event is None:
        return ()
    lines = [Span(*match.span()) for block in blocks if block.kind is not BlockKind.TITLE
             for match in LINE.finditer(text, block.span.start, block.span.end)]  # fmt: skip
    opened = [(line, match) for line in lines if (match := session_at(text, line)) and not line.overlaps(event.span)]
    items = [block.span for block in blocks if block.kind is BlockKind.LIST_ITEM]
    known = sorted(people, key=lambda one: one.span)
    ends = [*(line.start for line, _ in opened), len(text)]
    found: dict[str, SessionMention] = {}
    for (line, match), (_, following) in zip(opened, pairwise(ends), strict=True):
        item = next((one for one in items if line.within(one)), None)
        stop = item.end if item else stop_of(text, lines, line, following)
        inside = tuple(one for one in known if line.start <= one.span.start < stop)
        session = session_of(text, match, inside, vocabulary)
        found.setdefault(session.title, session)
    return tuple(found.values())


def stop_of(text: str, lines: list[Span], line: Span, following: int) -> int:
    """Return where the people of a session end: at the next session or time of the programme, or an empty line."""
    behind = [one for one in lines if line.end <= one.start < following]
    timed = (one.start for one in behind if CLOCK.match(text, one.start, one.end))
    gap = text.find("\n\n", line.end + 2, following)
    return min([following, *timed, *([gap] if gap > 0 else [])])


def session_of(
    text: str, match: re.Match[str], people: tuple[Contribution, ...], vocabulary: Vocabulary
) -> SessionMention:
    """Return the session of a line, without people and room in its title."""
    title = PEOPLE.sub("", match["title"]).strip(" .:|–-")
    start = match.start("title") + match["title"].find(title) if title else match.end("number")
    word = SPELT.get(match["word"], match["word"])
    kind = kind_of(word)
    span = Span(match.start(), start + len(title) if title else match.end("number"))
    return SessionMention(
        span=span,
        rule="session-line",
        confidence=0.85,
        kind=kind[1].type if kind else "Event",
        number=match["number"],
        title=" ".join(f"{word} {match['number']}{f': {title}' if title else ''}".split()),
        people=people,
        themes=themes_in(text, Span(start, start + len(title)), vocabulary, dealt_with=True) if title else (),
    )
