"""Graphs: the facts of a document by evidence status, each with its evidence beside it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from kg.model import Document, Evidence, Fact, Passage, Span, Status
from kg.slug import short_hash
from kg.terms import DEF, GRAPH, ID, LIST, RDF, XSD, Literal, NamedNode, Triple

__all__ = ["fact_graphs"]

# Each is used a thousand times a page, so none is looked up again.
TYPE: Final = RDF["type"]
INTEGER: Final = XSD["integer"]
DECIMAL: Final = XSD["decimal"]
EVIDENCE: Final = DEF["evidence"]
TEXT_EVIDENCE: Final = DEF["TextEvidence"]
IN_DOCUMENT: Final = DEF["inDocument"]
START: Final = DEF["startOffset"]
END: Final = DEF["endOffset"]
QUOTE: Final = DEF["quoteText"]
PASSAGE_START: Final = DEF["passageStart"]
PASSAGE: Final = DEF["passageText"]
STATUS: Final = DEF["evidenceStatus"]
CONFIDENCE: Final = DEF["confidence"]
RULE: Final = DEF["rule"]
EXTRACTED_BY: Final = DEF["extractedBy"]
ATTESTS: Final = DEF["attests"]
ATTESTED_VALUE: Final = DEF["attestedValue"]
STATUS_IN_LIST: Final = {status: LIST[f"beleg/{status}"] for status in Status}


def fact_graphs(
    document: Document, facts: Iterable[Fact], passages: tuple[Passage, ...], run: NamedNode
) -> Mapping[NamedNode, frozenset[Triple]]:
    """Return the three graphs of a document, one a status, also where one is empty.

    Facts about one thing that rest on the same words by the same rule share one evidence node.
    """
    graphs: dict[Status, list[Triple]] = {status: [] for status in Status}
    grouped: dict[tuple[NamedNode, Status, Evidence], list[Fact]] = defaultdict(list)
    for fact in facts:
        graphs[fact.status].append(Triple(fact.subject, fact.property, fact.object))
        grouped[fact.subject, fact.status, fact.evidence].append(fact)
    here = ID[f"document/{document.slug}"]
    for (subject, status, evidence), supported in grouped.items():
        node = evidence_address(document, subject, status, evidence)
        passage = passage_around(evidence.span, passages)
        triples = graphs[status]
        triples += (
            Triple(subject, EVIDENCE, node),
            Triple(node, TYPE, TEXT_EVIDENCE),
            Triple(node, IN_DOCUMENT, here),
            Triple(node, START, number(evidence.span.start)),
            Triple(node, END, number(evidence.span.end)),
            Triple(node, QUOTE, words_at(document.text, evidence.span)),
            Triple(node, PASSAGE_START, number(passage.start)),
            Triple(node, PASSAGE, words_at(document.text, passage)),
            Triple(node, STATUS, STATUS_IN_LIST[status]),
            Triple(node, CONFIDENCE, decimal(str(evidence.confidence))),
            Triple(node, RULE, named(evidence.rule)),
            Triple(node, EXTRACTED_BY, run),
        )
        triples += [Triple(node, ATTESTS, name) for name in dict.fromkeys(fact.property for fact in supported)]
        triples += [Triple(node, ATTESTED_VALUE, fact.object) for fact in supported]
    return {GRAPH[f"{document.slug}/{status}"]: frozenset(triples) for status, triples in graphs.items()}


def evidence_address(document: Document, subject: NamedNode, status: Status, evidence: Evidence) -> NamedNode:
    """Return the address of an evidence node, computed from what it says."""
    where = f"{document.slug}-{evidence.span.start}-{evidence.span.end}"
    said = f"{subject.value} {status} {evidence.rule} {evidence.confidence}"
    # Each is asked for once, so it would only fill the cache of terms.
    return NamedNode(f"{ID}evidence/{where}-{short_hash(said)}")


def passage_around(span: Span, passages: tuple[Passage, ...]) -> Span:
    """Return the passage that holds a span; a span across passages is its own.

    Passages stand in the order of the text and do not overlap.
    """
    place = bisect_right(passages, span.start, key=lambda passage: passage.span.start) - 1
    return passages[place].span if place >= 0 and span.within(passages[place].span) else span


# A page has some hundred spans, passages and rules for thousands of triples: made once, they take half the time.
@lru_cache(maxsize=10_000)
def number(value: int) -> Literal:
    """Return an offset."""
    return Literal(str(value), datatype=INTEGER)


@lru_cache(maxsize=1_000)
def decimal(confidence: str) -> Literal:
    """Return how sure a reading is."""
    return Literal(str(Decimal(confidence)), datatype=DECIMAL)


@lru_cache(maxsize=1_000)
def named(rule: str) -> Literal:
    """Return the name of a rule."""
    return Literal(rule)


@lru_cache(maxsize=1_000)
def words_at(text: str, span: Span) -> Literal:
    """Return the words of a span as they stand in the text."""
    return Literal(span.of(text))
