"""Link: a thing of ours, a thing elsewhere, how they relate, why it is thought so, and what was decided."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Final

from kg.curation.decision import Signature
from kg.terms import ID, SKOS, Literal, NamedNode

__all__ = ["Justification", "Link", "Relation", "Standing", "Verdict"]


class Relation(StrEnum):
    """How the foreign thing relates to ours; the value is the SKOS mapping property (SKOS reference, section 10)."""

    EXACT = "exactMatch"
    CLOSE = "closeMatch"
    BROAD = "broadMatch"
    """The foreign thing is the broader one."""
    NARROW = "narrowMatch"
    RELATED = "relatedMatch"

    @property
    def property(self) -> NamedNode:
        """The SKOS property."""
        return SKOS[self]


class Justification(StrEnum):
    """What a link rests on; the value is the local name of a term of SSSOM's Semantic Mapping Vocabulary."""

    MANUAL = "ManualMappingCuration"
    LEXICAL = "LexicalMatching"
    STRUCTURAL = "StructuralMatching"
    COMPOSITE = "CompositeMatching"
    LOGICAL = "LogicalReasoning"
    """Computed from a key that both sides have, such as the official key of a place."""
    UNSPECIFIED = "UnspecifiedMatching"


class Standing(StrEnum):
    """Where a link stands; the value is what programs read."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


NOBODY: Final = Signature()
"""Of a verdict that nobody took back."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody decided on a link, when and why; one that was taken back is ``revoked`` and counts no more."""

    accepted: bool
    signed: Signature
    reason: str = ""
    revoked: Signature = NOBODY
    node: NamedNode | None = field(default=None, compare=False)
    """The address under which it was read, where it comes from a store: that one may spell the time otherwise."""

    @property
    def holds(self) -> bool:
        """Whether nobody has taken it back."""
        return not self.revoked.at


@dataclass(frozen=True, slots=True)
class Link:
    """One mapping of a thing of ours to a foreign one.

    ``labels`` are the foreign thing's names as its source gives them, ``source`` the vocabulary or service it comes
    from, ``confidence`` 0 to 1, ``explanation`` says in words what the proposal rests on, ``verdicts`` are in the
    order of time. Subject, relation and target make the link; two sources of one are one link.
    """

    subject: NamedNode
    relation: Relation
    target: NamedNode
    source: str
    justification: Justification
    confidence: Decimal
    explanation: str = ""
    labels: tuple[Literal, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    @property
    def address(self) -> NamedNode:
        """The link's own address, computed from what it links."""
        content = f"{self.subject.value} {self.relation} {self.target.value}"
        return ID[f"link/{sha256(content.encode()).hexdigest()[:16]}"]

    @property
    def id(self) -> str:
        """The last part of the address, by which commands take it."""
        return self.address.value.rsplit("/", 1)[-1]

    @property
    def verdict(self) -> Verdict | None:
        """The last verdict that holds."""
        return next((one for one in reversed(self.verdicts) if one.holds), None)

    @property
    def standing(self) -> Standing:
        """Where the link stands by the last verdict that holds."""
        verdict = self.verdict
        if verdict is None:
            return Standing.PROPOSED
        return Standing.ACCEPTED if verdict.accepted else Standing.REJECTED

    def decided(self, verdict: Verdict, /) -> "Link":
        """Return the link with one more verdict; one that held before is taken back by the same hand."""
        earlier = tuple(replace(one, revoked=verdict.signed) if one.holds else one for one in self.verdicts)
        return replace(self, verdicts=(*earlier, verdict))

    def undecided(self, signed: Signature, /) -> "Link":
        """Return the link as proposed again, its verdict taken back."""
        return replace(
            self, verdicts=tuple(replace(one, revoked=signed) if one.holds else one for one in self.verdicts)
        )
