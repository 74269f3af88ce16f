"""Events: what a page's title says about the event it reports on."""

import re
from itertools import islice
from typing import Final

from kg.model import Block, BlockKind, EventMention, Span

__all__ = ["event_by_title", "event_of"]

# How the word for an event ends → ontology class; compounds such as "Fachforum" share their head's class.
KINDS: Final[dict[str, str]] = {
    "forum": "Forum",
    "workshop": "Event",
    "werkstatt": "Event",
    "arbeitsgruppe": "Event",
    "panel": "Event",
    "fachgespräch": "Event",
    "werkstattgespräch": "Event",
    "gespräche": "Event",
    "sitzung": "Event",
    "symposium": "Event",
    "fachtag": "Congress",
    "tagung": "Congress",
    "kongress": "Congress",
    "konferenz": "Congress",
    "treffen": "Event",
}
WORD: Final = r"[A-ZÄÖÜ][\wäöüß-]*"
TITLE: Final = re.compile(
    rf"(?P<ordinal>\d{{1,3}}\.(?:/\d{{1,3}}\.)?\s+)?(?:{WORD}\s+)??(?P<kind>{WORD})\s*"
    r"(?P<number>(?:[A-Z]?\d+(?:\.\d+)*|[IVX]+|[A-Z])(?=[\s:.–-]|$))?\s*[.:–-]?\s*(?P<title>.*)"
)
OPENING_LINES: Final = 6
LINE: Final = re.compile(r"[^\n]+")


def event_of(text: str, blocks: tuple[Block, ...]) -> EventMention | None:
    """Return the event that a page names at its top ("Fachforum 3.2: …", "7. Fachtag Sozialplanung").

    One of the first lines names it if it starts with a word for an event, perhaps behind an ordinal or one word more.
    """
    lines = (Span(*match.span()) for block in blocks for match in LINE.finditer(text, block.span.start, block.span.end))
    for line in islice(lines, OPENING_LINES):
        content = line.of(text).strip()
        match = TITLE.match(content)
        kind = kind_of(match.group("kind")) if match else None
        if match and kind and not content.endswith((".", "?")):
            whole = " ".join(content.split())
            return EventMention(line, "event-title", 0.95, kind, match.group("number") or "", whole)
    return None


def event_by_title(text: str, blocks: tuple[Block, ...]) -> EventMention | None:
    """Return the event that a page's title stands for, where roles are given but no word for an event is."""
    title = next((block.span for block in blocks if block.kind in {BlockKind.TITLE, BlockKind.HEADING}), None)
    if title is None:
        return None
    return EventMention(title, "title-with-roles", 0.6, "Event", "", " ".join(title.of(text).split()))


def kind_of(word: str) -> str | None:
    """Return the ontology class of an event by the word for it."""
    return next((kind for ending, kind in KINDS.items() if word.lower().endswith(ending)), None)
