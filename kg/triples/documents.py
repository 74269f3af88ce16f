"""Document graphs: the text itself, its sections, and the run that read it."""

from collections.abc import Iterator

from kg.model import Block, BlockKind, Document, Span
from kg.terms import DCTERMS, DEF, ID, PROV, RDF, XSD, Literal, NamedNode, Triple

__all__ = ["document_graph", "extraction_run"]


def extraction_run(version: str) -> NamedNode:
    """Return the address of the run that a version of the rules makes; the same rules give the same facts."""
    return ID[f"run/rules-{version}"]


def document_graph(document: Document, blocks: tuple[Block, ...], run: NamedNode) -> frozenset[Triple]:
    """Return what the store keeps of a document: title, text, hash, source, sections and the run."""
    return frozenset(triples(document, blocks, run))


def triples(document: Document, blocks: tuple[Block, ...], run: NamedNode) -> Iterator[Triple]:
    """Yield the triples of a document's own graph."""
    node = ID[f"document/{document.slug}"]
    yield Triple(node, RDF["type"], DEF["SourceDocument"])
    yield Triple(node, DCTERMS["title"], Literal(title(document, blocks), language=document.language))
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


def title(document: Document, blocks: tuple[Block, ...]) -> str:
    """Return the title of a document, or its first words where it has none."""
    found = next((block.span for block in blocks if block.kind is BlockKind.TITLE), None)
    if found:
        return " ".join(found.of(document.text).split())
    words = document.text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def sections(blocks: tuple[Block, ...]) -> Iterator[tuple[Span, Span]]:
    """Yield every heading with the range from it to the end of what it governs."""
    ends: dict[Span, int] = {}
    for block in blocks:
        for heading in block.headings:
            ends[heading] = max(ends.get(heading, 0), block.span.end)
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            yield block.span, Span(block.span.start, ends.get(block.span, block.span.end))
