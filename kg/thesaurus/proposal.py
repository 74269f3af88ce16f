"""Proposals: links of our themes to the concepts of a vocabulary, each with a score and with what speaks for it.

A score only puts proposals in order. What is accepted is accepted by a person.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.link import Justification, Link, Relation
from kg.terms import SKOS, THEME, Literal, NamedNode, Triple
from kg.thesaurus.shelf import Labelled, Shelf
from kg.thesaurus.tables import key_of

__all__ = ["proposals"]

_SCORES: Final = {(0, 0): 0.9, (0, 1): 0.75, (1, 0): 0.75, (1, 1): 0.6}
"""By the kinds of our label and theirs: 0 preferred, 1 other or hidden."""

_OTHER_FORM: Final = 0.05
"""Taken off where the words meet by their stems only."""

_SEVERAL: Final = 0.2
"""Taken off where several concepts bear the label: one of them may be a homonym."""

_NEIGHBOUR: Final = 0.05
"""Added for each neighbour in our hierarchy that meets a neighbour in theirs, twice at most."""

_AROUND: Final = "Nachbarn in beiden Hierarchien / neighbours in both hierarchies"

_HEAD: Final = 0.4
"""Where the last part of our compound is a concept there: it is probably the broader one."""

_SHORTEST_HEAD: Final = 5

_KINDS: Final = ("Vorzugsbenennung / preferred label", "weitere Benennung / other label")


@dataclass(frozen=True, slots=True)
class _Theme:
    """A theme with its labels as (kind, language, text), and its neighbours."""

    node: NamedNode
    labels: tuple[tuple[int, str, str], ...]
    near: frozenset[NamedNode]


@dataclass(frozen=True, slots=True)
class _Case:
    """What speaks for a link: how well the labels fit, by which, and how many concepts bear the label."""

    score: float
    relation: Relation
    words: str


def proposals(shelf: Shelf, name: str, vocabulary: Iterable[Triple], *, per_theme: int = 5) -> tuple[Link, ...]:
    """Return links that may hold between our themes and a vocabulary on the shelf, by theme, the likeliest first.

    Args:
        shelf: where the vocabulary stands.
        name: the vocabulary.
        vocabulary: our themes as triples.
        per_theme: at most so many for one theme.

    Raises:
        NotFound: the vocabulary is not on the shelf.
    """
    themes = _themes(vocabulary)
    keys = {key for theme in themes.values() for _, _, text in theme.labels for key in (key_of(text), *_heads(text))}
    known = shelf.named(name, keys)
    meeting = {theme.node: {one.concept for one in _exact(theme, known)} for theme in themes.values()}
    found: list[Link] = []
    for theme in themes.values():
        cases = _cases(theme, known)
        links = []
        for concept, case in cases.items():
            around = shelf.neighbours(name, concept)
            shared = sum(1 for near in theme.near if meeting.get(near, set()) & around)
            score = min(case.score + _NEIGHBOUR * min(shared, 2), 0.99)
            words = case.words + (
                f"; Nachbarn in beiden Hierarchien / neighbours in both hierarchies: {shared}" if shared else ""
            )
            links.append(_link(shelf, name, theme, concept, case, score, words, composite=bool(shared)))
        found += sorted(links, key=lambda it: (-it.confidence, it.target.value))[:per_theme]
    return tuple(found)


def _themes(vocabulary: Iterable[Triple]) -> dict[NamedNode, _Theme]:
    labels: dict[NamedNode, list[tuple[int, str, str]]] = {}
    near: dict[NamedNode, set[NamedNode]] = {}
    kinds = {SKOS["prefLabel"]: 0, SKOS["altLabel"]: 1}
    for subject, predicate, value in vocabulary:
        if not isinstance(subject, NamedNode) or not subject.value.startswith(THEME):
            continue
        if predicate in kinds and isinstance(value, Literal):
            labels.setdefault(subject, []).append((kinds[predicate], value.language or "", value.value))
        elif predicate in {SKOS["broader"], SKOS["narrower"]} and isinstance(value, NamedNode):
            near.setdefault(subject, set()).add(value)
            near.setdefault(value, set()).add(subject)
    return {
        node: _Theme(node, tuple(sorted(texts)), frozenset(near.get(node, ())))
        for node, texts in sorted(labels.items(), key=lambda it: it[0].value)
    }


def _exact(theme: _Theme, known: Mapping[str, tuple[Labelled, ...]]) -> Iterator[Labelled]:
    """Yield the labels there that are one of ours, in the same language or one that is not told."""
    for _, language, text in theme.labels:
        for one in known.get(key_of(text), ()):
            if one.language in {language, ""}:
                yield one


def _cases(theme: _Theme, known: Mapping[str, tuple[Labelled, ...]]) -> dict[str, _Case]:
    """Return the best case for each concept."""
    found: dict[str, _Case] = {}
    for kind, language, text in theme.labels:
        there = [one for one in known.get(key_of(text), ()) if one.language in {language, ""}]
        several = len({one.concept for one in there}) > 1
        for one in there:
            case = _case(kind, text, one, several=several)
            if one.concept not in found or found[one.concept].score < case.score:
                found[one.concept] = case
    for _, language, text in theme.labels:
        for head in _heads(text):
            for one in known.get(head, ()):
                if one.language == language and one.kind == 0 and one.concept not in found:
                    words = f"„{text}“ endet auf / ends on „{one.text}“"
                    found[one.concept] = _Case(_HEAD, Relation.BROAD, words)
    return found


def _case(kind: int, text: str, one: Labelled, *, several: bool) -> _Case:
    theirs = min(one.kind, 1)
    score = _SCORES[kind, theirs]
    words = f"„{text}“ ({_KINDS[kind]}) = „{one.text}“ ({_KINDS[theirs]})"
    if text.casefold() != one.text.casefold():
        score -= _OTHER_FORM
        words += "; andere Form / another form"
    if several:
        score -= _SEVERAL
        words += "; dort tragen mehrere diese Benennung / several bear this label there"
    exact = kind == theirs == 0 and not several
    return _Case(score, Relation.EXACT if exact else Relation.CLOSE, words)


def _heads(text: str) -> Iterator[str]:
    """Yield the keys of what a German compound of one word may end on ("Kinderarmut": "armut" among others)."""
    if " " in text or not text.isalpha():
        return
    lowered = text.lower()
    for start in range(2, len(lowered) - _SHORTEST_HEAD + 1):
        yield key_of(lowered[start:])


def _link(  # noqa: PLR0913 - what a link is made of
    shelf: Shelf, name: str, theme: _Theme, concept: str, case: _Case, score: float, words: str, *, composite: bool
) -> Link:
    labels = (
        Literal(one.text, language=one.language) if one.language else Literal(one.text)
        for one in shelf.labels(name, concept)
    )
    return Link(
        theme.node,
        case.relation,
        NamedNode(concept),
        name,
        Justification.COMPOSITE if composite else Justification.LEXICAL,
        Decimal(f"{score:.2f}"),
        words,
        tuple(sorted(labels, key=str)),
    )
