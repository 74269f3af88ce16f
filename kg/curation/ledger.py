"""Ledger: all decisions of a store, and what follows from them for an address or a claim."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import product
from typing import Final

from kg.curation.claim import Claim
from kg.curation.decision import Decision, Kind, Signature, decision_triples, decisions_in
from kg.errors import DecisionRefused
from kg.store.base import Store
from kg.terms import DCTERMS, GRAPH, NamedNode, Triple

__all__ = ["AGREEMENT_GRAPH", "CURATION_GRAPH", "DEFAULT_THRESHOLD", "VERDICTS", "Ledger", "read_ledger"]

CURATION_GRAPH: Final = GRAPH["kuratierung"]
AGREEMENT_GRAPH: Final = GRAPH["abgleich"]
DEFAULT_THRESHOLD: Final = Decimal("0.7")
VERDICTS: Final = (Kind.ACCEPTANCE, Kind.REJECTION, Kind.CORRECTION)
"""The kinds of decisions on claims."""


@dataclass(frozen=True)
class Ledger:
    """The decisions of a store, revoked ones too, and the confidence under which a fact waits for one.

    ``agreed`` is what a rule over all documents merges into what; decisions go before it.
    """

    decisions: tuple[Decision, ...] = ()
    threshold: Decimal = DEFAULT_THRESHOLD
    agreed: Mapping[NamedNode, NamedNode] = field(default_factory=dict)

    @cached_property
    def merges(self) -> Mapping[NamedNode, NamedNode]:
        """What was merged into what, by decision or by rule."""
        return {**self.agreed, **{one.things[0]: one.things[1] for one in self.holding(Kind.MERGE)}}

    @cached_property
    def separations(self) -> Mapping[tuple[NamedNode, str], NamedNode]:
        """The address of a thing in a document that means another thing by it."""
        return {(one.things[0], one.document): one.things[1] for one in self.holding(Kind.SEPARATION)}

    @cached_property
    def documents(self) -> frozenset[str]:
        """The documents for which a separation or a verdict holds."""
        return frozenset(one.document for one in self.decisions if one.holds)

    def holding(self, kind: Kind) -> tuple[Decision, ...]:
        """Return the decisions of a kind that nobody has taken back."""
        return tuple(one for one in self.decisions if one.kind is kind and one.holds)

    def canonical(self, thing: NamedNode) -> NamedNode:
        """Return the address that a thing has after all merges.

        Raises:
            DecisionRefused: the merges lead in a circle, which can only come from a graph edited by hand.
        """
        passed = [thing]
        while (following := self.merges.get(passed[-1])) is not None:
            if following in passed:
                circle = " → ".join(one.value for one in (*passed, following))
                raise DecisionRefused(f"merges lead in a circle: {circle}; take one of them back with 'split'")
            passed.append(following)
        return passed[-1]

    def target(self, thing: NamedNode, document: str) -> NamedNode:
        """Return the address under which a document's thing is written."""
        return self.canonical(self.separations.get((thing, document), thing))

    def members(self, thing: NamedNode) -> frozenset[NamedNode]:
        """Return all addresses that are one with this one, itself among them."""
        whole = self.canonical(thing)
        return frozenset({thing, whole, *(one for one in self.merges if self.canonical(one) == whole)})

    def parting(self, left: NamedNode, right: NamedNode) -> Decision | None:
        """Return the decision by which two things are not the same, if there is one."""
        pairs = {frozenset(pair) for pair in product(self.members(left), self.members(right))}
        return next((one for one in self.holding(Kind.DISTINCTION) if frozenset(one.things) in pairs), None)

    def verdicts(self, document: str) -> Mapping[Claim, bool]:
        """Return what was accepted (true), with another value perhaps, or rejected; the latest word counts."""
        return {claim: one.kind is not Kind.REJECTION for claim, one in self._latest(document).items()}

    def corrections(self, document: str) -> Mapping[Claim, Claim]:
        """Return what claims of a document say since somebody gave them another value."""
        return {
            claim: Claim(claim.subject, claim.property, one.things[1])
            for claim, one in self._latest(document).items()
            if one.kind is Kind.CORRECTION
        }

    def _latest(self, document: str) -> Mapping[Claim, Decision]:
        found: dict[Claim, Decision] = {}
        for one in self.decisions:
            if one.holds and one.document == document and one.kind in VERDICTS:
                found |= dict.fromkeys(one.claims, one)
        return found

    def of(self, things: Iterable[NamedNode]) -> tuple[Decision, ...]:
        """Return the decisions about things: sameness of these, and verdicts on what is said of them."""
        known = frozenset(things)
        return tuple(
            one
            for one in self.decisions
            if not known.isdisjoint(one.things) or any(claim.subject in known for claim in one.claims)
        )

    def with_new(self, *fresh: Decision) -> "Ledger":
        """Return the ledger with more decisions."""
        return replace(self, decisions=(*self.decisions, *fresh))

    def without(self, revoked: Iterable[Decision], signed: Signature) -> "Ledger":
        """Return the ledger with some decisions taken back."""
        gone = frozenset(revoked)
        return replace(self, decisions=tuple(one.revoke(signed) if one in gone else one for one in self.decisions))

    def agreeing(self, found: Mapping[NamedNode, NamedNode]) -> "Ledger":
        """Return the ledger with other merges by rule."""
        return replace(self, agreed=found)

    def triples(self) -> frozenset[Triple]:
        """Return the graph of decisions."""
        return frozenset(triple for one in self.decisions for triple in decision_triples(one))


def read_ledger(store: Store, threshold: Decimal = DEFAULT_THRESHOLD) -> Ledger:
    """Return the decisions of a store, and what rules merged in it."""
    agreed = {
        quad.subject: quad.object
        for quad in store.quads(AGREEMENT_GRAPH)
        if quad.predicate == DCTERMS["isReplacedBy"]
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
    }
    return Ledger(decisions_in(quad.triple for quad in store.quads(CURATION_GRAPH)), threshold, agreed)
