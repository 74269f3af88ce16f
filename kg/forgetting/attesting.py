"""Attesting: evidence that lost something it attested, attesting what is left."""

from collections import defaultdict
from collections.abc import Set as AbstractSet
from typing import Final

from kg.terms import DEF, NamedNode, Term, Triple

__all__ = ["ATTESTED", "EVIDENCE", "attested"]

EVIDENCE: Final = DEF["evidence"]
ATTESTED: Final = DEF["attestedValue"]
_ATTESTS: Final = DEF["attests"]


def attested(triples: list[Triple], lost: AbstractSet[Term | Triple]) -> list[Triple]:
    """Return triples in which evidence that lost a value attests what is left, and is gone where nothing is."""
    values: dict[object, set[object]] = defaultdict(set)
    facts: dict[object, set[tuple[NamedNode, object]]] = defaultdict(set)
    owner: dict[object, object] = {}
    for one in triples:
        if one.predicate == ATTESTED and one.subject in lost:
            values[one.subject].add(one.object)
        elif one.predicate == EVIDENCE and one.object in lost:
            owner[one.object] = one.subject
    about = set(owner.values())
    for one in triples:
        if one.subject in about:
            facts[one.subject].add((one.predicate, one.object))
    holds = {node: {name for name, value in facts[owner.get(node)] if value in values[node]} for node in lost}
    empty = {node for node in lost if not holds[node]}
    return [
        one
        for one in triples
        if one.subject not in empty
        and one.object not in empty
        and not (one.subject in lost and one.predicate == _ATTESTS and one.object not in holds[one.subject])
    ]
