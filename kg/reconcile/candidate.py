"""Candidate: which entities a name may mean, how well each fits and by what; a match only where there is no doubt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz, process

from kg.folding import alphabetical, bare
from kg.reconcile.entity import Entity, EntityKind, Register

__all__ = ["Candidate", "Feature", "Quantifier", "Wanted", "match"]

_LEAST: Final = 60.0
"""Names less alike than this are no candidates (0 to 100)."""

_SURE: Final = 90.0
"""What is given beside the name must fit at least so well for a match."""

_BESIDE: Final = 0.3
"""How much of the score is what is given beside the name; the rest is the name."""

_DIGITS: Final = 2


class Quantifier(StrEnum):
    """How many of the values that are given for a property must be known of a thing."""

    ANY = "any"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: a name, perhaps its kinds, and what else is known of it by property (its address).

    Of several values of a property any may fit, unless ``quantifiers`` says otherwise; what misses a property that is
    ``required`` is no candidate.
    """

    name: str
    kinds: frozenset[EntityKind] = frozenset()
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    limit: int = 5
    quantifiers: Mapping[str, Quantifier] = field(default_factory=dict)
    required: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Feature:
    """One part of a score: ``name``, ``exact_name``, ``key`` or the address of a property; 0 to 100."""

    id: str
    value: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that may be meant: ``score`` 0 to 100, explained by ``features``; ``sure`` if there is no doubt.

    Doubt is left where the name is only alike, where another thing of the kinds bears the same name, where something
    given beside the name does not fit, and for a person of whom nothing but the name is given: others bear it too.
    """

    entity: Entity
    score: float
    features: tuple[Feature, ...]
    sure: bool


def match(
    register: Register, wanted: Wanted, values: Mapping[str, Mapping[str, Sequence[str]]] | None = None
) -> tuple[Candidate, ...]:
    """Return who may be meant, the best first, then by name and id.

    Args:
        register: the things of the graph.
        wanted: the name, with what is known beside it.
        values: by id and property, what the graph says of the candidates; see ``kg.reconcile.values``.
    """
    name = bare(wanted.name)
    if not name:
        return ()
    likeness = _likeness(register, wanted, name)
    same = [id_ for id_ in likeness if _bears(register.entities[id_], wanted.name, name)]
    found = []
    for id_, alike in likeness.items():
        entity = register.entities[id_]
        beside = [
            Feature(
                property_,
                _fit(given, (values or {}).get(id_, {}).get(property_, ()), wanted.quantifiers.get(property_)),
            )
            for property_, given in wanted.beside.items()
        ]
        if any(feature.id in wanted.required and feature.value < _SURE for feature in beside):
            continue
        exact = id_ in same
        score = alike if not beside else alike * (1 - _BESIDE) + _BESIDE * sum(f.value for f in beside) / len(beside)
        features = (Feature("name", round(alike, _DIGITS)), Feature("exact_name", 100.0 if exact else 0.0), *beside)
        told = bool(beside) or entity.kind is not EntityKind.PERSON
        certain = exact and told and all(feature.value >= _SURE for feature in beside)
        found.append(Candidate(entity, round(score, _DIGITS), features, certain))
    alone = sum(one.sure for one in found) == 1 and (bool(wanted.beside) or len(same) == 1)
    ordered = sorted(found, key=lambda it: (-it.score, -_exactness(it), alphabetical(it.entity.names[0]), it.entity.id))
    return tuple(
        Candidate(one.entity, one.score, one.features, sure=one.sure and alone) for one in ordered[: wanted.limit]
    )


def _likeness(register: Register, wanted: Wanted, name: str) -> dict[str, float]:
    """Return by id how alike the best name of each candidate is, at most a few more than are wanted."""
    found: dict[str, float] = {}
    for entity in (*register.by_name.get(name, ()), *register.by_name.get(wanted.name.strip(), ())):
        if not wanted.kinds or entity.kind in wanted.kinds:
            found[entity.id] = 100.0
    for kind in wanted.kinds or frozenset(EntityKind):
        names, entities = register.by_kind[kind]
        # words in any order: "Bode, Sara"; a name that only contains the other is not taken for it
        alike = process.extract(
            name, names, scorer=fuzz.token_sort_ratio, limit=4 * wanted.limit, score_cutoff=_LEAST, processor=None
        )
        for _, score, place in alike:
            id_ = entities[place].id
            found[id_] = max(found.get(id_, 0.0), score)
    return found


def _bears(entity: Entity, typed: str, name: str) -> bool:
    """Tell whether an entity goes by a name, a person's words in any order, or has it as a key."""
    if typed.strip() in entity.keys:
        return True
    if entity.kind is EntityKind.PERSON:
        words = sorted(name.split())
        return any(sorted(bare(one).split()) == words for one in entity.names)
    return any(bare(one) == name for one in entity.names)


def _fit(given: Sequence[str], known: Sequence[str], quantifier: Quantifier | None) -> float:
    """Return how well what is given fits what is known: the best given value, the worst, or whether none does."""
    each = [max((fuzz.token_sort_ratio(bare(one), bare(other)) for other in known), default=0.0) for one in given]
    best, worst = max(each, default=0.0), min(each, default=0.0)
    match quantifier:
        case Quantifier.ALL:
            return round(worst, _DIGITS)
        case Quantifier.NONE:
            return 0.0 if best >= _SURE else 100.0
        case _:
            return round(best, _DIGITS)


def _exactness(candidate: Candidate) -> float:
    return next(feature.value for feature in candidate.features if feature.id == "exact_name")
