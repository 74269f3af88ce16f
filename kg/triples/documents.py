"""Document graphs: the text itself, its sections, and the run that read it."""

import re
from collections.abc import Iterator
from typing import Final

from kg.model import Block, BlockKind, Document, EventMention, Span
from kg.terms import DCTERMS, DEF, ID, PROV, RDF, XSD, Literal, NamedNode, Triple

__all__ = ["document_graph", "extraction_run"]

OPENING: Final = 6
LINES: Final = 3
WORDS: Final = 24
EARLY: Final = 1_500
# A date, a number, or a word for the kind of page and nothing else, with the signs that go around them.
UNTELLING: Final = re.compile(
    r"\W*(?:Sperrfrist:.*"
    r"|(?:[A-ZÄÖÜ][\w/ -]{2,30},\s*(?:den\s+)?)?(?:Stand|Datum|Gespeichert am|Anlage|Seite)?"
    r"\W*(?:\d[\d./:-]*|\d{1,2}\.\s*\w+\s+\d{4})(?:\s*Uhr)?"
    r"|(?:Presse|Medien)(?:mitteilung|information|dienst)(?:\s+(?:Nr\.?\s*)?[\d/]+)?|Programm|Protokoll|Niederschrift"
    r"|Einladung|Dokumentation|Aktuelles|Druckansicht|Start(?:seite)?|Home|Suche|Menü|Navigation|Zur? \w+ springen"
    r"|Zum (?:Inhalt|Hauptinhalt)(?: springen)?|Anzeige|Newsletter|Sie sind hier\W*)?\W*",
    re.IGNORECASE,
)
PATH: Final = re.compile(r"\s[›»>|]\s")


def extraction_run(version: str) -> NamedNode:
    """Return the address of the run that a version of the rules makes; the same rules give the same facts."""
    return ID[f"run/rules-{version}"]


def document_graph(
    document: Document, blocks: tuple[Block, ...], run: NamedNode, event: EventMention | None = None
) -> frozenset[Triple]:
    """Return what the store keeps of a document: title, text, hash, source, sections and the run."""
    return frozenset(triples(document, blocks, run, event))


def triples(
    document: Document, blocks: tuple[Block, ...], run: NamedNode, event: EventMention | None
) -> Iterator[Triple]:
    """Yield the triples of a document's own graph."""
    node = ID[f"document/{document.slug}"]
    yield Triple(node, RDF["type"], DEF["SourceDocument"])
    yield Triple(node, DCTERMS["title"], Literal(title(document, blocks, event), language=document.language))
    yield Triple(node, DCTERMS["source"], Literal(document.source))
    yield Triple(node, DCTERMS["language"], Literal(document.language))
    yield Triple(node, DEF["text"], Literal(document.text))
    yield Triple(node, DEF["textHash"], Literal(document.text_hash))
    yield Triple(node, DEF["madeUp"], Literal("true" if document.made_up else "false", datatype=XSD["boolean"]))
    yield Triple(node, PROV["wasGeneratedBy"], run)
    yield Triple(run, RDF["type"], DEF["ExtractionRun"])
    for heading, span in sections(blocks):
        section = ID[f"section/{document.slug}--{heading.start}"]
        yield Triple(section, RDF["type"], DEF["DocumentSection"])
        yield Triple(section, DEF["sectionOf"], node)
        yield Triple(
            section,
            DEF["headingText"],
            Literal(" ".join(heading.of(document.text).split()), language=document.language),
        )
        yield Triple(section, DEF["startOffset"], Literal(str(span.start), datatype=XSD["integer"]))
        yield Triple(section, DEF["endOffset"], Literal(str(span.end), datatype=XSD["integer"]))


def title(document: Document, blocks: tuple[Block, ...], event: EventMention | None) -> str:
    """Return the title of a document: the line that names its event, else the first that says something.

    Dates, menus, the path through a site and words for the kind of page ("Pressemitteilung") say nothing of it. A line
    that goes on with a sentence gives way to the event's name. At most 24 words.
    """
    opening = [line for block in blocks[:OPENING] for line in block.span.of(document.text).splitlines()[:LINES]]
    named = line_at(document.text, event.span.start) if event and event.span.start < EARLY else ""
    if event and named and (not named[0].isupper() or len(named.split()) > WORDS):
        named = event.title
    telling = (line for line in opening if not UNTELLING.fullmatch(line.strip()) and not PATH.search(line))
    words = (named or next(telling, opening[0] if opening else document.text)).split()
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")


def line_at(text: str, place: int) -> str:
    """Return the line at a place of a text, without bullets and blanks around it."""
    end = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)].strip(" \t•●|*–-")


def sections(blocks: tuple[Block, ...]) -> Iterator[tuple[Span, Span]]:
    """Yield every heading with the range from it to the end of what it governs."""
    ends: dict[Span, int] = {}
    for block in blocks:
        for heading in block.headings:
            ends[heading] = max(ends.get(heading, 0), block.span.end)
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            yield block.span, Span(block.span.start, ends.get(block.span, block.span.end))
