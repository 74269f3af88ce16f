"""Bodies: links of our organisations to the bodies of an authority file, each with score and with what speaks for it.

A score only puts proposals in order. A ministry and its successor share most words of their names and are two: only
whole names make an exact match, and a person accepts it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.catalogue import view
from kg.link import Justification, Link, Relation
from kg.reconcile import EntityKind, register_of
from kg.store.base import Store
from kg.terms import Literal, NamedNode
from kg.thesaurus.bodyname import Likeness, body_name, likeness
from kg.thesaurus.shelf import Labelled, Shelf

__all__ = ["Body", "bodies_of", "body_proposals"]

_SCORES: Final = {0: 0.9, 1: 0.75, 2: 0.75}
"""By the kind of their label: preferred, other, hidden."""

_SEVERAL: Final = 0.2
"""Taken off where several there bear the name."""

_NO_SEAT: Final = 0.2
"""Taken off where a seat tells theirs from others, and ours is not known."""

_ONE_WORD: Final = 0.15
"""Taken off where the name is one short word: an abbreviation may be anybody's."""

_SHORT: Final = 4
_PARTS: Final = 0.6
"""Names that share less are not proposed; a score of those that share more is at most so high."""

_KINDS: Final = ("Vorzugsbenennung / preferred label", "weitere Benennung / other label")


@dataclass(frozen=True, slots=True)
class Body:
    """One of our organisations, with the names it goes by, and where it sits or is competent."""

    node: NamedNode
    names: tuple[str, ...]
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    """What speaks for a link: how the names compare, which they are, and the score."""

    like: Likeness
    ours: str
    label: Labelled
    score: float

    @property
    def exact(self) -> bool:
        """Whether whole names meet and nothing is left to doubt."""
        return self.like.whole and (self.like.seat is not None or not body_name(self.label.text).apart)


def bodies_of(store: Store) -> tuple[Body, ...]:
    """Return the organisations of a store."""
    seats: dict[NamedNode, list[str]] = {}
    for row in store.select(view("body_seats").filled({})).rows:
        if isinstance(row["body"], NamedNode):
            seats.setdefault(row["body"], []).append(row["seat"].value)
    return tuple(
        Body(one.node, one.names, tuple(dict.fromkeys(seats.get(one.node, ()))))
        for one in register_of(store).entities.values()
        if one.kind is EntityKind.ORGANISATION
    )


def body_proposals(shelf: Shelf, name: str, bodies: Iterable[Body], *, per_body: int = 5) -> tuple[Link, ...]:
    """Return links that may hold between our organisations and a vocabulary on the shelf, by body, the likeliest first.

    Args:
        shelf: where the vocabulary stands.
        name: the vocabulary.
        bodies: our organisations.
        per_body: at most so many for one.

    Raises:
        NotFound: the vocabulary is not on the shelf.
    """
    found: list[Link] = []
    for body in bodies:
        cases = _cases(body, shelf, name)
        whole = sum(1 for one in cases.values() if one.exact)
        links = [_link(body, shelf, name, concept, case, whole) for concept, case in cases.items()]
        found += sorted(links, key=lambda it: (-it.confidence, it.target.value))[:per_body]
    return tuple(found)


def _cases(body: Body, shelf: Shelf, name: str) -> Mapping[str, _Case]:
    """Return the best case for each concept that may be meant; none where the seat is another."""
    found: dict[str, _Case] = {}
    for ours in body.names:
        for label in shelf.bearing(name, ours):
            case = max(_readings(ours, label, body.seats), key=lambda it: it.score)
            if case.score > 0 and (label.concept not in found or found[label.concept].score < case.score):
                found[label.concept] = case
    return found


def _readings(ours: str, label: Labelled, seats: tuple[str, ...]) -> Iterator[_Case]:
    """Yield how one name of ours compares with a label there, for each seat."""
    for seat in seats or ("",):
        like = likeness(body_name(ours), body_name(label.text), seat)
        yield _Case(like, ours, label, _score(like, ours, label))


def _score(like: Likeness, ours: str, label: Labelled) -> float:
    if like.seat is False or like.share < _PARTS:
        return 0.0
    if not like.whole:
        return _PARTS * like.share
    unsure = body_name(label.text).apart and like.seat is None
    short = " " not in ours and len(ours) <= _SHORT
    return _SCORES[label.kind] - (_NO_SEAT if unsure else 0) - (_ONE_WORD if short else 0)


def _link(body: Body, shelf: Shelf, name: str, concept: str, case: _Case, whole: int) -> Link:
    several = case.exact and whole > 1
    short = " " not in case.ours and len(case.ours) <= _SHORT
    if not case.like.whole:
        relation = Relation.RELATED
    else:
        relation = Relation.EXACT if case.exact and not several and not short else Relation.CLOSE
    labels = (
        Literal(one.text, language=one.language) if one.language else Literal(one.text)
        for one in shelf.labels(name, concept)
    )
    return Link(
        body.node,
        relation,
        NamedNode(concept),
        name,
        Justification.COMPOSITE if case.like.seat else Justification.LEXICAL,
        Decimal(f"{max(case.score - (_SEVERAL if several else 0), 0.05):.2f}"),
        "; ".join(_words(body, case, several=several, short=short)),
        tuple(sorted(labels, key=str)),
    )


def _words(body: Body, case: _Case, *, several: bool, short: bool) -> Iterator[str]:
    """Yield what speaks for a link, and what against it."""
    kind = _KINDS[min(case.label.kind, 1)]
    if not case.like.whole:
        yield f"„{case.ours}“ ~ „{case.label.text}“ ({kind})"
        yield f"gemeinsame Wörter und Wortteile / shared words and parts: {case.like.share:.0%}"
        yield "kann Vorgängerin, Nachfolgerin oder eine andere sein / may be predecessor, successor or another"
        return
    yield f"„{case.ours}“ = „{case.label.text}“ ({kind})"
    if case.like.seat:
        yield f"Sitz passt / seat fits: {', '.join(body.seats) or case.ours}"
    elif body_name(case.label.text).apart:
        yield "Sitz unbekannt / seat not known"
    if several:
        yield "dort tragen mehrere diesen Namen / several bear this name there"
    if short:
        yield "Abkürzung / abbreviation"
