"""Events: what a page's title says about the event it reports on."""

import re
from typing import Final

from kg.model import Block, BlockKind, EventMention, Span

__all__ = ["event_of"]

# How the word for an event ends → ontology class; compounds such as "Fachforum" share their head's class.
KINDS: Final[dict[str, str]] = {
    "forum": "Forum",
    "workshop": "Event",
    "werkstatt": "Event",
    "arbeitsgruppe": "Event",
    "panel": "Event",
    "fachgespräch": "Event",
    "symposium": "Event",
    "fachtag": "Congress",
    "tagung": "Congress",
    "kongress": "Congress",
    "konferenz": "Congress",
    "treffen": "Event",
}
TITLE: Final = re.compile(
    r"(?P<kind>[A-ZÄÖÜ][\wäöüß-]*)\s*(?P<number>(?:[A-Z]?\d+(?:\.\d+)*|[IVX]+|[A-Z])(?=[\s:.–-]))?\s*[.:–-]?\s*(?P<title>.*)",
    re.DOTALL,
)


def event_of(text: str, blocks: tuple[Block, ...]) -> EventMention | None:
    """Return the event that the title names with its kind ("Fachforum 3.2: …"); ``None`` if it names none."""
    title = next((block.span for block in blocks if block.kind in {BlockKind.TITLE, BlockKind.HEADING}), None)
    match = TITLE.match(text, title.start, title.end) if title else None
    if title is None or match is None:
        return None
    word = match.group("kind").lower()
    kind = next((kind for ending, kind in KINDS.items() if word.endswith(ending)), None)
    if kind is None:
        return None
    whole = " ".join(Span(title.start, title.end).of(text).split())
    return EventMention(title, "event-title", 0.95, kind, match.group("number") or "", whole)
