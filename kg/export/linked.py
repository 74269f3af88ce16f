"""Linked data: a listing as JSON-LD, its rows as a list, its reasons as evidence under their own addresses."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from kg.export.listing import Listing
from kg.export.sources import attribution
from kg.network import Why
from kg.resources import ontology
from kg.store.base import Row
from kg.terms import Literal, NamedNode, Term
from kg.themes import Passage, Reason

__all__ = ["linked_data"]

_MORE: Final = {"schema": "https://schema.org/"}
"""What the ontology's context lacks: schema.org has words for lists and their entries."""


def linked_data(listing: Listing) -> bytes:
    """Return JSON-LD 1.1 under the ontology's own context, which the file holds, so that nothing must be fetched.

    The list is a ``schema:ItemList``. Each entry has its position, the thing it is about, and every value by the name
    of its column; each sentence that says why is a ``schema:Claim`` about themes, which mentions events or units and is
    ``prov:wasDerivedFrom`` the evidence. Evidence and documents have the addresses and properties that they have in
    the graph.
    """
    entries = [_entry(listing, number, row) for number, row in enumerate(listing.rows, start=1)]
    top = {
        "@type": "schema:ItemList",
        "schema:name": {"@value": listing.title, "@language": listing.language},
        "schema:numberOfItems": len(entries),
        "schema:creditText": {"@value": attribution(listing), "@language": listing.language},
        "schema:description": [{"@value": note, "@language": listing.language} for note in listing.notes],
        "schema:itemListElement": {"@list": entries},
    }
    things = [{"@id": thing.value, "prefLabel": label} for thing, label in _called(listing).items()]
    document = {
        "@context": {**_context(), **_MORE},
        "@graph": [top, *things, *_evidence(listing), *_documents(listing)],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


@cache
def _context() -> dict[str, object]:
    found: dict[str, object] = json.loads((ontology() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    return found


def _entry(listing: Listing, number: int, row: Row) -> dict[str, object]:
    why = listing.why[number - 1] if listing.why else ()
    thing = next((term for column in listing.columns if isinstance(term := row.get(column.name), NamedNode)), None)
    return {
        "@type": "schema:ListItem",
        "schema:position": number,
        **({"schema:item": {"@id": thing.value}} if thing is not None else {}),
        "schema:additionalProperty": [
            {"@type": "schema:PropertyValue", "schema:propertyID": name, "schema:value": _written(term)}
            for name, term in row.items()
        ],
        "schema:subjectOf": [_claim(one, listing.language) for one in why],
    }


def _claim(why: Why, language: str) -> dict[str, object]:
    evidence = (passage.evidence for reason in why.reasons for passage in _passages(reason))
    return {
        "@type": "schema:Claim",
        "schema:text": {"@value": why.sentence, "@language": language},
        "schema:about": _addresses(reason.theme for reason in why.reasons),
        "schema:mentions": _addresses(reason.item for reason in why.reasons),
        "prov:wasDerivedFrom": _addresses(evidence),
    }


def _addresses(things: Iterable[NamedNode]) -> list[dict[str, str]]:
    return [{"@id": thing.value} for thing in dict.fromkeys(things)]


def _written(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"@id": term.value}
    if not isinstance(term, Literal):
        return {"@value": term.value}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    return {"@value": term.value, "@type": term.datatype.value}


def _called(listing: Listing) -> dict[NamedNode, str]:
    """Return what the things of the rows and of their reasons are called."""
    held = {term for row in listing.rows for term in row.values() if isinstance(term, NamedNode)}
    reasons = [reason for whys in listing.why for why in whys for reason in why.reasons]
    return {
        **{thing: label for thing, label in listing.labels.items() if thing in held},
        **{reason.item: reason.item_label for reason in reasons},
        **{reason.theme: reason.theme_label for reason in reasons},
    }


def _passages(reason: Reason) -> tuple[Passage, ...]:
    return (*reason.passages, *reason.theme_passages)


def _evidence(listing: Listing) -> Iterator[dict[str, object]]:
    reasons = (reason for whys in listing.why for why in whys for reason in why.reasons)
    for passage in dict.fromkeys(passage for reason in reasons for passage in _passages(reason)):
        yield {
            "@id": passage.evidence.value,
            "@type": "TextEvidence",
            "inDocument": passage.document.value,
            "passageText": passage.text,
            "quoteText": passage.text[passage.start : passage.end],
            "evidenceStatus": passage.status.value,
            "confidence": f"{passage.confidence:f}",
        }


def _documents(listing: Listing) -> Iterator[dict[str, object]]:
    for document, origin in listing.origins.documents.items():
        yield {
            "@id": document.value,
            "@type": "SourceDocument",
            "title": origin.title,
            "dcterms:source": origin.source,
            "madeUp": origin.made_up,
        }
