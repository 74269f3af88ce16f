"""Claim: one fact as a document was read, before any decision, and how it lies in a graph without being asserted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.slug import short_hash
from kg.terms import DEF, ID, RDF, BlankNode, NamedNode, Term, Triple

__all__ = ["Claim", "claim_address", "claim_triples", "claims_in", "evidence_of"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A triple that a document says; two claims of the same content are equal, whatever words they rest on."""

    subject: NamedNode
    property: NamedNode
    value: Term

    def triple(self) -> Triple:
        """Return the claim as a triple."""
        return Triple(self.subject, self.property, self.value)


def claim_address(document: str, claim: Claim) -> NamedNode:
    """Return the address of a document's claim, computed from its content, so that re-import finds it again."""
    content = f"{claim.subject} {claim.property} {claim.value}"
    return ID[f"claim/{document}--{short_hash(content)}{short_hash(content[::-1])}"]


def claim_triples(document: str, claim: Claim, evidence: Iterable[NamedNode] = ()) -> Iterator[Triple]:
    """Yield what tells a claim without asserting it; ``evidence`` are the spans that it rests on."""
    node = claim_address(document, claim)
    yield Triple(node, RDF["type"], DEF["Claim"])
    yield Triple(node, DEF["claimSubject"], claim.subject)
    yield Triple(node, DEF["claimProperty"], claim.property)
    yield Triple(node, DEF["claimValue"], claim.value)
    for one in evidence:
        yield Triple(node, DEF["claimEvidence"], one)


def claims_in(triples: Iterable[Triple]) -> dict[NamedNode, Claim]:
    """Return the claims that triples tell, by address; an incomplete one is left out."""
    ends: dict[str, dict[NamedNode, Term]] = {"claimSubject": {}, "claimProperty": {}, "claimValue": {}}
    names = {DEF[name]: name for name in ends}
    for triple in triples:
        if triple.predicate in names and isinstance(triple.subject, NamedNode):
            ends[names[triple.predicate]][triple.subject] = plain(triple.object)
    found: dict[NamedNode, Claim] = {}
    for node, value in ends["claimValue"].items():
        subject, name = ends["claimSubject"].get(node), ends["claimProperty"].get(node)
        if isinstance(subject, NamedNode) and isinstance(name, NamedNode):
            found[node] = Claim(subject, name, value)
    return found


def evidence_of(triples: Iterable[Triple]) -> dict[NamedNode, frozenset[NamedNode]]:
    """Return the evidence of each claim by the claim's address."""
    found: dict[NamedNode, set[NamedNode]] = {}
    for triple in triples:
        node, evidence = triple.subject, triple.object
        if triple.predicate == DEF["claimEvidence"] and isinstance(node, NamedNode) and isinstance(evidence, NamedNode):
            found.setdefault(node, set()).add(evidence)
    return {node: frozenset(known) for node, known in found.items()}


def plain(term: Term | Triple) -> Term:
    """Return a term; a triple as a term, which no document graph holds, becomes a node without an address."""
    return BlankNode() if isinstance(term, Triple) else term
