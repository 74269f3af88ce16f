"""Labels: what classes, list values, themes and places are called in German, and which class is narrower."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.terms import RDFS, SKOS, Literal, NamedNode
from kg.vocabulary import vocabulary_triples

__all__ = ["Labels", "load_labels"]


@dataclass(frozen=True, slots=True)
class Labels:
    """The German labels of the shipped vocabulary, and how many classes stand above each class."""

    german: Mapping[NamedNode, str]
    depth: Mapping[NamedNode, int]

    def of(self, node: NamedNode) -> str | None:
        """Return the label of a term, ``None`` for what the vocabulary does not hold."""
        return self.german.get(node)

    def narrowest(self, classes: frozenset[NamedNode]) -> NamedNode | None:
        """Return the class with most classes above it; of several, the first by address."""
        return min(classes, key=lambda one: (-self.depth.get(one, 0), one.value), default=None)


@cache
def load_labels() -> Labels:
    """Return the labels of the shipped vocabulary.

    Raises:
        VocabularyBroken: one of the ontology's files does not parse.
    """
    german: dict[NamedNode, str] = {}
    above: dict[NamedNode, set[NamedNode]] = {}
    for triple in vocabulary_triples():
        subject, value = triple.subject, triple.object
        if not isinstance(subject, NamedNode):
            continue
        if triple.predicate in {RDFS["label"], SKOS["prefLabel"]}:
            if isinstance(value, Literal) and value.language == "de":
                german[subject] = value.value
        elif triple.predicate == RDFS["subClassOf"] and isinstance(value, NamedNode):
            above.setdefault(subject, set()).add(value)
    return Labels(german, {node: len(reached(node, above)) for node in above})


def reached(node: NamedNode, above: Mapping[NamedNode, set[NamedNode]]) -> set[NamedNode]:
    """Return all classes above a class."""
    found: set[NamedNode] = set()
    waiting = list(above.get(node, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(above.get(one, ()))
    return found
