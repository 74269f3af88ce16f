"""Proposals: the unsure claims of a document in groups that a person can decide on, and how they lie in its graph."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.curation.claim import Claim, claim_address, claim_triples
from kg.curation.doubt import Doubt
from kg.curation.reading import Reading
from kg.slug import short_hash
from kg.terms import DEF, ID, RDF, NamedNode, Triple

__all__ = ["proposal_address", "proposal_triples", "proposed"]


def proposed(unsure: Iterable[Claim]) -> dict[NamedNode, frozenset[Claim]]:
    """Return unsure claims by the thing that they are about.

    A claim that leads to a thing whose class is unsure belongs to that thing: who accepts the event also accepts that
    the document reports on it.
    """
    known = tuple(unsure)
    things = {claim.subject for claim in known if claim.property == RDF["type"]}
    groups: dict[NamedNode, set[Claim]] = defaultdict(set)
    for claim in known:
        led_to = claim.value if isinstance(claim.value, NamedNode) and claim.value in things else claim.subject
        groups[claim.subject if claim.subject in things else led_to].add(claim)
    return {thing: frozenset(claims) for thing, claims in groups.items()}


def proposal_address(document: str, thing: NamedNode) -> NamedNode:
    """Return the address of what is proposed about a thing in a document."""
    return ID[f"proposal/{document}--{short_hash(thing.value)}"]


def proposal_triples(read: Reading, held: Doubt) -> Iterator[Triple]:
    """Yield the claims that are held back, told but not asserted, and the proposals made of the unsure ones."""
    for claim in held.held:
        yield from claim_triples(read.document, claim, read.evidence[claim])
    for thing, claims in proposed(held.unsure).items():
        node = proposal_address(read.document, thing)
        yield Triple(node, RDF["type"], DEF["Proposal"])
        yield Triple(node, DEF["proposedIn"], ID[f"document/{read.document}"])
        yield Triple(node, DEF["proposedThing"], thing)
        for claim in claims:
            yield Triple(node, DEF["proposes"], claim_address(read.document, claim))
