"""Identity graph: by which rule and key each person, body and programme of a document got its address."""

from collections.abc import Iterable, Iterator

from kg.model import Document, Identity
from kg.slug import short_hash
from kg.terms import DEF, ID, RDF, Literal, Triple

__all__ = ["identity_graph"]


def identity_graph(document: Document, identities: Iterable[Identity]) -> frozenset[Triple]:
    """Return what tells why a document's names mean what they mean; documents with one key speak of one thing."""
    return frozenset(triple for one in identities for triple in triples(document, one))


def triples(document: Document, one: Identity) -> Iterator[Triple]:
    """Yield the triples of one identification."""
    node = ID[f"identification/{document.slug}--{short_hash(f'{one.thing.value} {one.name}')}"]
    yield Triple(node, RDF["type"], DEF["Identification"])
    yield Triple(node, DEF["identifiedIn"], ID[f"document/{document.slug}"])
    yield Triple(node, DEF["identifies"], one.thing)
    yield Triple(node, DEF["identityName"], Literal(one.name))
    yield Triple(node, DEF["identityRule"], Literal(one.rule))
    yield Triple(node, DEF["identityKey"], Literal(one.key))
    if one.body:
        yield Triple(node, DEF["identityBody"], one.body)
    for key in one.candidates:
        yield Triple(node, DEF["identityCandidate"], Literal(key))
