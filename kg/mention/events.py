"""Events: what a page's title says about the event it reports on."""

import re
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
ORDINAL: Final = r"(?:\d{1,3}\.(?:/\d{1,3}\.)?\s+)?"
WITHIN: Final = re.compile(rf"(?<![\w-])(?P<name>{ORDINAL}(?P<kind>{WORD}))\b(?=(?P<tail>[^.!?\n]*))")
IN_PROSE: Final = re.compile(
    rf"\b(?:beim|vom|zum|zur|im|am|das|die|der|den|des|dem)\s+(?P<name>{ORDINAL}(?P<kind>{WORD})(?P<tail>(?:\s+(?:{WORD}|\d{{4}}))*))"
)
OPENING_LINES: Final = 6
LINE: Final = re.compile(r"[^\n]+")


def event_of(text: str, blocks: tuple[Block, ...]) -> EventMention | None:
    """Return the event that a page names at its top ("Fachforum 3.2: …", "Einladung zur 5. Fachtagung Wohnen").

    One of the first lines names it: at its start, perhaps behind an ordinal or one word more, or else from the word
    for an event on. After that, the first sentence that has a word for an event behind an article counts.
    """
    spans = [Span(*match.span()) for block in blocks for match in LINE.finditer(text, block.span.start, block.span.end)]
    top = [line for line in spans[:OPENING_LINES] if not line.of(text).strip().endswith((".", "?", ":"))]
    for line in top:
        match = TITLE.match(line.of(text).strip())
        kind = kind_of(match.group("kind")) if match else None
        if match and kind:
            return EventMention(line, "event-title", 0.95, kind, match.group("number") or "", tidy(line.of(text)))
    for pattern, lines, rule, confidence in (
        (WITHIN, top, "event-in-title", 0.8),
        (IN_PROSE, spans[: OPENING_LINES * 2], "event-in-prose", 0.65),
    ):
        for match in (found for line in lines for found in pattern.finditer(text, line.start, line.end)):
            kind = kind_of(match.group("kind"))
            if kind:
                named = Span(match.start("name"), match.end("tail"))
                return EventMention(named, rule, confidence, kind, "", tidy(named.of(text)))
    return None


def tidy(name: str) -> str:
    """Return a name with single spaces."""
    return " ".join(name.split())


def event_by_title(text: str, blocks: tuple[Block, ...]) -> EventMention | None:
    """Return the event that a page's title stands for, where roles are given but no word for an event is."""
    title = next((block.span for block in blocks if block.kind in {BlockKind.TITLE, BlockKind.HEADING}), None)
    if title is None:
        return None
    return EventMention(title, "title-with-roles", 0.6, "Event", "", " ".join(title.of(text).split()))


def kind_of(word: str) -> str | None:
    """Return the ontology class of an event by the word for it."""
    bare = re.sub(r"e?s$", "", word.lower())
    return next(
        (kind for ending, kind in KINDS.items() if word.lower().endswith(ending) or bare.endswith(ending)), None
    )
