"""Decision: what a person settled about the graph, who, when and why, and how it lies in the graph of decisions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from kg.curation.claim import Claim, claim_address, claim_triples, claims_in, plain
from kg.slug import short_hash
from kg.terms import DCTERMS, DEF, ID, RDF, XSD, Literal, NamedNode, Term, Triple

__all__ = ["Decision", "Kind", "Signature", "decision_triples", "decisions_in"]


class Kind(StrEnum):
    """What was decided; the value is the ontology class of the decision."""

    MERGE = "Merging"
    """``things``: the one that goes, and the one that stays."""
    DISTINCTION = "Distinction"
    """``things``: two that are not the same."""
    SEPARATION = "Separation"
    """``things``: what ``document`` was read to name, and its new address for that document."""
    ACCEPTANCE = "Acceptance"
    """``claims`` of ``document`` are facts."""
    REJECTION = "Rejection"
    """``claims`` of ``document`` are no facts."""
    CORRECTION = "Correction"
    """``claims`` of ``document`` are facts with another value: of ``things`` the second for the first."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decided and when (ISO 8601, UTC); empty where nobody has."""

    by: str = ""
    at: str = ""

    @property
    def order(self) -> str:
        """The time as text that sorts as time does, however many digits a store keeps of the fraction."""
        return self.at.removesuffix("Z")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; one that was taken back is ``revoked`` and counts no more."""

    kind: Kind
    things: tuple[NamedNode, ...]
    signed: Signature
    reason: str = ""
    document: str = ""
    claims: frozenset[Claim] = frozenset()
    revoked: Signature = Signature()
    node: NamedNode | None = None
    """The address under which it was read, where it comes from a store."""

    @property
    def holds(self) -> bool:
        """Whether nobody has taken it back."""
        return not self.revoked.at

    @property
    def address(self) -> NamedNode:
        """The decision's own address, computed from what was decided and when."""
        if self.node is not None:
            return self.node
        claims = sorted(str(claim.triple()) for claim in self.claims)
        content = " ".join((self.kind, *map(str, self.things), self.document, *claims, self.signed.by, self.signed.at))
        return ID[f"decision/{self.kind.lower()}-{short_hash(content)}{short_hash(content[::-1])}"]

    def revoke(self, signed: Signature) -> "Decision":
        """Return the decision as taken back by somebody."""
        return replace(self, revoked=signed)


FIRST: Final = {
    Kind.MERGE: "mergedThing",
    Kind.DISTINCTION: "distinctThing",
    Kind.SEPARATION: "separatedThing",
    Kind.CORRECTION: "correctedThing",
}
SECOND: Final = {
    Kind.MERGE: "mergedInto",
    Kind.DISTINCTION: "distinctThing",
    Kind.SEPARATION: "separatedInto",
    Kind.CORRECTION: "correctedInto",
}


def decision_triples(decision: Decision) -> Iterator[Triple]:
    """Yield a decision's triples; a merge that holds also says by what the old address is replaced."""
    node, kind = decision.address, decision.kind
    yield Triple(node, RDF["type"], DEF[kind])
    yield Triple(node, DEF["decidedBy"], Literal(decision.signed.by))
    yield Triple(node, DEF["decidedAt"], moment(decision.signed.at))
    if decision.reason:
        yield Triple(node, DEF["decisionReason"], Literal(decision.reason))
    if decision.things:
        first, second = decision.things
        yield Triple(node, DEF[FIRST[kind]], first)
        yield Triple(node, DEF[SECOND[kind]], second)
        if kind is Kind.MERGE and decision.holds:
            yield Triple(first, DCTERMS["isReplacedBy"], second)
    if decision.document:
        yield Triple(node, DEF["decidedFor"], ID[f"document/{decision.document}"])
    for claim in decision.claims:
        yield Triple(node, DEF["decides"], claim_address(decision.document, claim))
        yield from claim_triples(decision.document, claim)
    if not decision.holds:
        yield Triple(node, DEF["revokedBy"], Literal(decision.revoked.by))
        yield Triple(node, DEF["revokedAt"], moment(decision.revoked.at))


def decisions_in(triples: Iterable[Triple]) -> tuple[Decision, ...]:
    """Return the decisions that triples tell, the oldest first; what is incomplete is no decision."""
    given = tuple(triples)
    claims = claims_in(given)
    said: dict[NamedNode, dict[NamedNode, list[Term]]] = {}
    for triple in given:
        if isinstance(triple.subject, NamedNode):
            said.setdefault(triple.subject, {}).setdefault(triple.predicate, []).append(plain(triple.object))
    found = (decision_of(node, known, claims) for node, known in said.items())
    return tuple(sorted((one for one in found if one), key=lambda one: (one.signed.order, one.address.value)))


def decision_of(node: NamedNode, said: dict[NamedNode, list[Term]], claims: dict[NamedNode, Claim]) -> Decision | None:
    """Return the decision that a node's properties tell, if it is one."""
    classes = {DEF[kind]: kind for kind in Kind}
    kind = next(
        (classes[one] for one in said.get(RDF["type"], ()) if isinstance(one, NamedNode) and one in classes), None
    )
    if kind is None:
        return None
    things: list[NamedNode] = []
    if kind in FIRST:
        names = dict.fromkeys((FIRST[kind], SECOND[kind]))
        ends = [
            sorted((one for one in said.get(DEF[name], ()) if isinstance(one, NamedNode)), key=str) for name in names
        ]
        things = [one for end in ends for one in end]
        if len(things) != 2:
            return None
    decided = [one for one in said.get(DEF["decides"], ()) if isinstance(one, NamedNode)]
    return Decision(
        kind,
        tuple(things),
        Signature(text(said, "decidedBy"), text(said, "decidedAt")),
        text(said, "decisionReason"),
        text(said, "decidedFor").removeprefix(ID["document/"].value),
        frozenset(claims[one] for one in decided if one in claims),
        Signature(text(said, "revokedBy"), text(said, "revokedAt")),
        node,
    )


def text(said: dict[NamedNode, list[Term]], name: str) -> str:
    """Return the value of a property as text, or nothing."""
    return next((one.value for one in said.get(DEF[name], ())), "")


def moment(at: str) -> Literal:
    """Return a point in time."""
    return Literal(at, datatype=XSD["dateTime"])
