"""Redirection: the address under which each thing of a document is written, by what was decided."""

from collections.abc import Callable, Iterable

from kg.curation.claim import Claim
from kg.curation.relation import ends, tail
from kg.terms import NamedNode

__all__ = ["redirected", "redirections"]


def redirections(claims: Iterable[Claim], target: Callable[[NamedNode], NamedNode]) -> dict[NamedNode, NamedNode]:
    """Return the new address of every thing that gets one.

    ``target`` tells it for things that were merged or separated. A relation is named by its ends
    (``affiliation/person--body``): it follows them, and so do relations of relations.
    """
    known = tuple(claims)
    nodes = {claim.subject for claim in known} | {one.value for one in known if isinstance(one.value, NamedNode)}
    moved = {node: target(node) for node in nodes}
    moved = {node: there for node, there in moved.items() if there != node}
    names = dict(moved)
    while True:
        fresh = {node: name for node, name in renamed(known, names).items() if names.get(node) != name}
        if not fresh:
            return names
        names |= fresh


def renamed(claims: tuple[Claim, ...], names: dict[NamedNode, NamedNode]) -> dict[NamedNode, NamedNode]:
    """Return the relations with an end that has a new address, under names made of the new ends."""
    wanted: dict[NamedNode, set[NamedNode]] = {}
    for claim in claims:
        end = claim.value
        if isinstance(end, NamedNode) and end in names and tail(end) in ends(claim.subject):
            wanted.setdefault(claim.subject, set()).add(end)
    return {
        relation: joined(relation, {tail(end): tail(names[end]) for end in ends_}) for relation, ends_ in wanted.items()
    }


def joined(relation: NamedNode, parts: dict[str, str]) -> NamedNode:
    """Return a relation's address with parts of its last part exchanged, the longest first."""
    start, _, last = relation.value.rpartition("/")
    padded = f"--{last}--"
    for old in sorted(parts, key=len, reverse=True):
        padded = padded.replace(f"--{old}--", f"--{parts[old]}--")
    return NamedNode(f"{start}/{padded[2:-2]}")


def redirected(claim: Claim, names: dict[NamedNode, NamedNode]) -> Claim:
    """Return a claim with the new addresses in place of the old."""
    value = names.get(claim.value, claim.value) if isinstance(claim.value, NamedNode) else claim.value
    return Claim(names.get(claim.subject, claim.subject), claim.property, value)
