"""Making facts: the small words in which the rules for facts are written."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Evidence, Fact, Mention, Span, Status
from kg.terms import Literal, NamedNode, Term

__all__ = ["About", "about", "german", "tail"]


@dataclass(frozen=True, slots=True)
class About:
    """A thing, and the words on which everything said of it here rests."""

    subject: NamedNode
    evidence: Evidence
    status: Status

    def says(self, *pairs: tuple[NamedNode, Term]) -> Iterator[Fact]:
        """Yield one fact a pair of property and value."""
        for name, value in pairs:
            yield Fact(self.subject, name, value, self.status, self.evidence)


def about(
    subject: NamedNode,
    mention: Mention,
    *,
    span: Span | None = None,
    rule: str = "",
    confidence: float | None = None,
    status: Status = Status.STATED,
) -> About:
    """Return a thing with the mention's words as evidence, where not told otherwise."""
    sure = mention.confidence if confidence is None else confidence
    return About(subject, Evidence(span or mention.span, rule or mention.rule, sure), status)


def german(text: str) -> Literal:
    """Return a German text."""
    return Literal(text, language="de")


def tail(node: NamedNode) -> str:
    """Return the last part of an address, to build the address of a relation from its two ends."""
    return node.value.rsplit("/", 1)[-1]
