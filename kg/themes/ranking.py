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

__all__ = ["Ranked", "ranking", "weights_with"]

_UNSURE: Final = 1e-5
"""How near to the middle between two rounded figures the order of a sum could decide, in units of the last digit."""


_MARGIN: Final = 1.5 * 10**-weight.DIGITS
"""How far below another a total may be and yet have the same weight, once both are rounded."""

_HALF: Final = 0.4 * 10**-weight.DIGITS
"""A total below this is rounded to nothing."""

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
    apart = related[(bounds > 0) & (bounds >= least - _MARGIN)]
    if pool is not None:
        apart = apart[np.isin(apart, pool)]
    weighed = (Ranked(nodes[number], _apart(lens, actor, nodes[number])) for number in apart.tolist())
    found += [one for one in weighed if one.weight > 0 and one.weight >= minimum]
    return tuple(sorted(found, key=lambda it: (-it.weight, alphabetical(lens.actor_label(it.actor)), it.actor.value)))[
        :count
    ]


def weights_with(lens: Lens, actor: NamedNode) -> NDArray[np.float64]:
    """Return the weight between an actor and everybody, by their numbers: 0 where nothing is shared.

    What passes between a person and an organisation counts too; of two of one kind nothing does.
    """
    own = lens.strengths(actor)
    weights = lens.table.swept(_telling(lens, own))
    held = np.flatnonzero(weights)
    weights[held] = _rounded(lens, own, held, weights[held])
    return weights


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
    least = _HALF
    sample = values[:: max(1, len(values) // (_SAMPLE * count))]
    if len(sample) >= count:
        least = max(least, float(np.partition(sample, -count)[-count]) - _MARGIN)
    found = np.flatnonzero(values >= least)
    if len(found) > count:
        nearer = np.partition(values[found], -count)[-count] - _MARGIN
        found = found[values[found] >= nearer]
    return found if pool is None else pool[found]


def _rounded(
    lens: Lens, own: dict[NamedNode, float], numbers: NDArray[np.intp], totals: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return totals of some actors as ``weight.pair_weight`` rounds them, which sums exactly and so in no order."""
    units = totals * 10**weight.DIGITS
    found: NDArray[np.float64] = np.rint(units) / 10**weight.DIGITS
    nodes = lens.index.actors.nodes
    for place in np.flatnonzero(np.abs(units - np.floor(units) - 0.5) < _UNSURE).tolist():
        found[place] = _weight(lens, own, lens.strengths(nodes[numbers[place]]))
    return found


def _apart(lens: Lens, left: NamedNode, right: NamedNode) -> float:
    """Return the weight between two actors without what passed from one to the other."""
    return _weight(lens, lens.strengths(left, apart_from=right), lens.strengths(right, apart_from=left))


def _weight(lens: Lens, left: dict[NamedNode, float], right: dict[NamedNode, float]) -> float:
    rare = {theme: lens.rarity(theme) for theme in (*left, *right)}
    return weight.pair_weight(weight.parts(left, right, rare, lens.index.tree.near).values())


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
