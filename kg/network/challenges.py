"""Challenges: which have no approach that addresses them, and what is known on their themes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.catalogue import load_catalogue
from kg.question import Question
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes.view import each_row, node_in

__all__ = ["Challenge", "unanswered"]


@dataclass(frozen=True, slots=True)
class Challenge:
    """A challenge without an approach: where it is named, its themes, and approaches on these themes all the same."""

    node: NamedNode
    sentence: str
    document: NamedNode
    document_label: str
    themes: frozenset[NamedNode]
    approaches: tuple[NamedNode, ...]


def unanswered(store: Store) -> tuple[Challenge, ...]:
    """Return the challenges that ``queries/cq/cq06_challenges_without_approach.rq`` finds, each once, by address."""
    themes: dict[NamedNode, set[NamedNode]] = {}
    approaches: dict[NamedNode, set[NamedNode]] = {}
    for row in each_row(store, "challenge_themes"):
        challenge, approach = node_in(row, "challenge"), row.get("approach")
        themes.setdefault(challenge, set()).add(node_in(row, "theme"))
        if isinstance(approach, NamedNode):
            approaches.setdefault(challenge, set()).add(approach)
    found: dict[NamedNode, Challenge] = {}
    rows = store.select(_question().filled({})).rows
    for row in sorted(rows, key=lambda it: (it["challenge"].value, it["document"].value, it["sentence"].value)):
        node = node_in(row, "challenge")
        if node not in found:
            found[node] = Challenge(
                node,
                row["sentence"].value,
                node_in(row, "document"),
                row["documentLabel"].value,
                frozenset(themes.get(node, ())),
                _of(approaches, node),
            )
    return tuple(found.values())


def _of(known: Mapping[NamedNode, set[NamedNode]], node: NamedNode) -> tuple[NamedNode, ...]:
    return tuple(sorted(known.get(node, ()), key=lambda it: it.value))


@cache
def _question() -> Question:
    question = load_catalogue()["CQ06"]
    if not isinstance(question, Question):
        raise TypeError("CQ06 is a stored query")
    return question
