"""Doubt: which claims of a document wait for a person, because they are unsure, rejected, or lean on such."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.curation.claim import Claim
from kg.curation.reading import Reading
from kg.curation.relation import ends, tail
from kg.terms import RDF, NamedNode

__all__ = ["Doubt", "doubt"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """``unsure`` claims are asked about, ``rejected`` ones stay out, ``leaning`` ones enter with what they lean on."""

    unsure: frozenset[Claim]
    rejected: frozenset[Claim]
    leaning: frozenset[Claim]

    @property
    def held(self) -> frozenset[Claim]:
        """All claims that do not enter the graph of facts."""
        return self.unsure | self.rejected | self.leaning


def doubt(read: Reading, verdicts: Mapping[Claim, bool], below: Decimal) -> Doubt:
    """Return what is held back: surest evidence under ``below`` and not accepted, or rejected, or leaning on such.

    A thing whose class is held back is not there, so claims that name it lean on it. A relation (an address made of the
    addresses of its ends) leans on its ends as a whole. What a person wrote is never in doubt.
    """
    if read.family:
        return Doubt(frozenset(), frozenset(), frozenset())
    rejected = frozenset(claim for claim in read.evidence if verdicts.get(claim) is False)
    unsure = frozenset(
        claim
        for claim in read.evidence
        if claim not in rejected and claim not in verdicts and read.confidence(claim) < below
    )
    held = set(unsure | rejected)
    while fresh := leaning_on(missing(read.evidence, held), read.evidence) - held:
        held |= fresh
    return Doubt(unsure, rejected, frozenset(held) - unsure - rejected)


def missing(claims: Iterable[Claim], held: set[Claim]) -> frozenset[NamedNode]:
    """Return the things of which the document says what they are only in claims that are held back."""
    typed = [claim for claim in claims if claim.property == RDF["type"]]
    out = {claim.subject for claim in typed if claim in held}
    return frozenset(out - {claim.subject for claim in typed if claim not in held})


def leaning_on(things: frozenset[NamedNode], claims: Iterable[Claim]) -> frozenset[Claim]:
    """Return the claims that name one of these things, and all claims on relations that have one for an end."""
    if not things:
        return frozenset()
    known = tuple(claims)
    relations = {claim.subject for claim in known if claim.value in things and tail(claim.value) in ends(claim.subject)}
    return frozenset(
        claim for claim in known if claim.subject in things or claim.value in things or claim.subject in relations
    )
