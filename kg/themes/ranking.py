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
from kg.themes.rounding import LEAST, MARGIN, apart, is_unsure, rounded, together

__all__ = ["Ranked", "ranking"]

_SAMPLE: Final = 200
"""Totals looked at for each of the first that are wanted, to learn about how great these are."""


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
    own, nodes = lens.strengths(actor), lens.index.actors.nodes
    totals = lens.table.swept(_telling(lens, own))
    pool = None if among is None else _numbers(lens, among, len(totals))
    totals[_numbers(lens, (actor,), len(totals))] = 0.0
    related = _numbers(lens, lens.index.related(actor), len(totals))
    bounds = totals[related]
    totals[related] = 0.0
    hopeful = _promising(totals, count, pool)
    numbers, weights = _first(hopeful, _rounded(lens, own, hopeful, totals[hopeful]), count, minimum)
    least = weights.min() if len(numbers) >= count else 0.0
    found = [Ranked(nodes[number], value) for number, value in zip(numbers.tolist(), weights.tolist(), strict=True)]
    nearest = related[(bounds > 0) & (bounds >= least - MARGIN)]
    if pool is not None:
        nearest = nearest[np.isin(nearest, pool)]
    weighed = (Ranked(nodes[number], apart(lens, actor, nodes[number])) for number in nearest.tolist())
    found += [one for one in weighed if one.weight > 0 and one.weight >= minimum]
    return tuple(sorted(found, key=lambda it: (-it.weight, alphabetical(lens.actor_label(it.actor)), it.actor.value)))[
        :count
    ]


def _telling(lens: Lens, own: dict[NamedNode, float]) -> dict[int, float]:
    """Return what an actor's strength on each theme adds to the weight with one of these strengths."""
    numbers = lens.index.themes.numbers
    telling: dict[int, float] = {}
    for theme, value in own.items():
        for other in (theme, *lens.index.tree.near.get(theme, ())):
            if other in numbers:
                closeness = 1.0 if other == theme else weight.CLOSENESS
                rare = min(lens.rarity(theme), lens.rarity(other))
                telling[numbers[other]] = telling.get(numbers[other], 0.0) + value * rare * closeness
    return telling


def _promising(totals: NDArray[np.float64], count: int, pool: NDArray[np.intp] | None) -> NDArray[np.intp]:
    """Return the places, of all or of a pool, that hold the ``count`` greatest totals, and some more.

    The least of the first ``count`` in a sample is at most the least of the first ``count`` of all. So one look at each
    total tells those that may be among the first from nearly all others.
    """
    values = totals if pool is None else totals[pool]
    least = LEAST
    sample = values[:: max(1, len(values) // (_SAMPLE * count))]
    if len(sample) >= count:
        least = max(least, float(np.partition(sample, -count)[-count]) - MARGIN)
    found = np.flatnonzero(values >= least)
    if len(found) > count:
        nearer = np.partition(values[found], -count)[-count] - MARGIN
        found = found[values[found] >= nearer]
    return found if pool is None else pool[found]


def _rounded(
    lens: Lens, own: dict[NamedNode, float], numbers: NDArray[np.intp], totals: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return totals of some actors as ``weight.pair_weight`` rounds them, which sums exactly and so in no order."""
    found = rounded(totals)
    nodes = lens.index.actors.nodes
    for place in np.flatnonzero(is_unsure(totals)).tolist():
        found[place] = together(lens, own, lens.strengths(nodes[numbers[place]]))
    return found


def _numbers(lens: Lens, actors: Collection[NamedNode], size: int) -> NDArray[np.intp]:
    """Return the numbers of actors, sorted, without those who came after a table of this size was made."""
    known = lens.index.actors.numbers
    found = {number for actor in actors if (number := known.get(actor, size)) < size}
    return np.array(sorted(found), np.intp)


def _first(
    numbers: NDArray[np.intp], weights: NDArray[np.float64], count: int, minimum: float
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return the ``count`` greatest weights above nothing, those equal to the least of them, and whose they are."""
    held = (weights > 0) & (weights >= minimum)
    numbers, weights = numbers[held], weights[held]
    if len(weights) > count:
        first = weights >= np.partition(weights, -count)[-count]
        numbers, weights = numbers[first], weights[first]
    return numbers, weights
