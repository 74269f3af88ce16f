"""Ranking: who shares most with one actor, counted over all actors at once."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.terms import NamedNode
from kg.themes import weight
from kg.themes.lens import Lens
from kg.themes.name import alphabetical

__all__ = ["Ranked", "ranking"]

_UNSURE: Final = 1e-5
"""How near to the middle between two rounded figures the order of a sum could decide, in units of the last digit."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An actor of a ranking with the weight of what it shares."""

    actor: NamedNode
    weight: float


def ranking(
    lens: Lens,
    actor: NamedNode,
    *,
    count: int,
    minimum: float = 0.0,
    among: Collection[NamedNode] | None = None,
) -> tuple[Ranked, ...]:
    """Return the first ``count`` of those who share themes with an actor: by weight, then name, then address.

    One sweep over the columns of the actor's themes, and of their neighbours, weighs everybody. Few actors pass themes
    to each other; for those the sweep says too much, so they are weighed again, if what it says would bring
    them among the first.

    Only weights of at least ``minimum`` come back, and only actors of ``among``, if that is given.
    """
    if count <= 0:
        return ()
    own = lens.strengths(actor)
    weights = _rounded(lens, own, _swept(lens, own))
    if among is not None:
        weights[~_mask(lens, among, len(weights))] = 0.0
    weights[_mask(lens, (actor,), len(weights))] = 0.0
    weights[weights < minimum] = 0.0
    related = lens.index.related(actor)
    bound = weights.copy()
    weights[_mask(lens, related, len(weights))] = 0.0
    numbers = _first(weights, count)
    least = weights[numbers].min() if len(numbers) >= count else 0.0
    nodes = lens.index.actors.nodes
    found = [Ranked(nodes[number], float(weights[number])) for number in numbers.tolist()]
    hopeful = [nodes[number] for number in np.flatnonzero(bound > weights).tolist() if bound[number] >= least]
    weighed = (Ranked(other, _apart(lens, actor, other)) for other in hopeful)
    found += [one for one in weighed if one.weight > 0 and one.weight >= minimum]
    return tuple(sorted(found, key=lambda it: (-it.weight, alphabetical(lens.actor_label(it.actor)), it.actor.value)))[
        :count
    ]


def _swept(lens: Lens, own: dict[NamedNode, float]) -> NDArray[np.float64]:
    """Return the weight between an actor of these strengths and every actor, before rounding."""
    table, numbers = lens.table, lens.index.themes.numbers
    telling: dict[int, float] = {}
    for theme, value in own.items():
        for other in (theme, *lens.index.tree.near.get(theme, ())):
            if other in numbers:
                closeness = 1.0 if other == theme else weight.CLOSENESS
                rare = min(lens.rarity(theme), lens.rarity(other))
                telling[numbers[other]] = telling.get(numbers[other], 0.0) + value * rare * closeness
    columns = table.by_theme
    actors = columns.shape[0]
    total = np.zeros(actors)
    for column, factor in telling.items():
        if column < columns.shape[1]:
            start, end = columns.indptr[column : column + 2]
            total[columns.indices[start:end]] += columns.data[start:end] * factor
    return total


def _rounded(lens: Lens, own: dict[NamedNode, float], totals: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights as ``weight.pair_weight`` rounds them, which sums exactly and so in no order."""
    units = totals * 10**weight.DIGITS
    found: NDArray[np.float64] = np.rint(units) / 10**weight.DIGITS
    nodes = lens.index.actors.nodes
    unsure = np.flatnonzero((totals > 0) & (np.abs(units - np.floor(units) - 0.5) < _UNSURE))
    for number in unsure.tolist():
        other = lens.strengths(nodes[number])
        found[number] = _weight(lens, own, other)
    return found


def _apart(lens: Lens, left: NamedNode, right: NamedNode) -> float:
    """Return the weight between two actors without what passed from one to the other."""
    return _weight(lens, lens.strengths(left, apart_from=right), lens.strengths(right, apart_from=left))


def _weight(lens: Lens, left: dict[NamedNode, float], right: dict[NamedNode, float]) -> float:
    rare = {theme: lens.rarity(theme) for theme in (*left, *right)}
    return weight.pair_weight(weight.parts(left, right, rare, lens.index.tree.near).values())


def _mask(lens: Lens, actors: Collection[NamedNode], size: int) -> NDArray[np.bool_]:
    mask = np.zeros(size, np.bool_)
    numbers = lens.index.actors.numbers
    for actor in actors:
        number = numbers.get(actor, size)
        if number < size:  # others came after the table was made
            mask[number] = True
    return mask


def _first(weights: NDArray[np.float64], count: int) -> NDArray[np.intp]:
    """Return the places of the ``count`` greatest weights above nothing, and of those equal to the least of them."""
    held = np.flatnonzero(weights > 0)
    if len(held) <= count:
        return held
    least = np.partition(weights[held], -count)[-count]
    first: NDArray[np.intp] = held[weights[held] >= least]
    return first
