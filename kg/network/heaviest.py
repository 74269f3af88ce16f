"""Heaviest: of some actors of one kind the pairs that share most, found without holding or weighing all pairs."""

from bisect import insort
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from kg.terms import NamedNode
from kg.themes import weight
from kg.themes.lens import Lens
from kg.themes.name import alphabetical
from kg.themes.rounding import MARGIN, together

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["Heavy", "heaviest"]

Heavy = tuple[float, int, int]
"""Weight and numbers of a pair, that of the first in the list of names first."""

_CELLS: Final = 4_000_000
"""Weights looked at together, 8 bytes each."""


def heaviest(
    lens: Lens,
    actors: NDArray[np.int64],
    fitting: Callable[[int], Callable[[int], bool]],
    *,
    limit: int,
    minimum: float = 0.0,
    one: int | None = None,
) -> list[Heavy]:
    """Return the first pairs by weight, then names, then addresses.

    Actors are looked at in the order of what no pair of theirs can weigh more than: their strengths times the greatest
    that any other has. Once that is less than the last of the first pairs weighs, nobody is left to look at.

    Args:
        lens: what is counted.
        actors: numbers of actors of one kind, without any twice.
        fitting: tells of an actor which others it makes a pair with, both ways the same; asked for few.
        limit: how many pairs.
        minimum: their least weight.
        one: only pairs with this actor, one of ``actors``.
    """
    if limit <= 0 or len(actors) < 2:
        return []
    strengths = lens.table.by_actor[actors]
    telling = strengths @ _factors(lens)
    bounds = telling @ np.asarray(strengths.max(axis=0).todense()).ravel()
    order = np.argsort(-bounds, kind="stable")
    if one is not None:
        asked = actors[order] == one
        order = np.concatenate((order[asked], order[~asked]))
    search = _Search(lens, actors[order], _places(lens, actors), fitting, limit, minimum, [])
    turned = strengths[order].T.tocsc()
    step = max(1, _CELLS // len(actors))
    last = len(order) if one is None else 1
    for start in range(0, last, step):
        if one is None and bounds[order[start]] < search.least - MARGIN:
            break
        weights = (telling[order[start : min(start + step, last)]] @ turned).toarray()
        for row, values in enumerate(weights, start=start):
            values[: row + 1] = 0.0  # these pairs were looked at from their other end
            search.look(row, values)
    return search.found()


def _factors(lens: Lens) -> "csr_array":
    """Return what a strength on one theme and one on another add to a weight: nothing unless the same or neighbours."""
    from scipy.sparse import csr_array  # noqa: PLC0415  # a tenth of a second that only this needs

    themes, rarity = lens.table.shape[1], lens.table.rarity
    index = lens.index
    near = [
        (number, other)
        for number, node in enumerate(index.themes.nodes[:themes])
        for each in index.tree.near.get(node, ())
        if (other := index.themes.numbers.get(each, themes)) < themes
    ]
    left, right = np.array(near, np.int64).reshape(-1, 2).T
    same = np.arange(themes)
    values = np.concatenate((rarity, weight.CLOSENESS * np.minimum(rarity[left], rarity[right])))
    places = (np.concatenate((same, left)), np.concatenate((same, right)))
    return csr_array((values, places), shape=(themes, themes))


def _places(lens: Lens, actors: NDArray[np.int64]) -> dict[int, int]:
    """Return the place of each actor in the list of names."""
    nodes = lens.index.actors.nodes
    named = sorted(
        actors.tolist(), key=lambda number: (alphabetical(lens.actor_label(nodes[number])), nodes[number].value)
    )
    return {number: place for place, number in enumerate(named)}


@dataclass(slots=True)
class _Search:
    """The best pairs so far, never more than ``limit``."""

    lens: Lens
    actors: NDArray[np.int64]
    place: dict[int, int]
    fitting: Callable[[int], Callable[[int], bool]]
    limit: int
    minimum: float
    kept: list[Heavy]
    """Weights below zero and places, so that pairs sort as they are shown."""

    @property
    def least(self) -> float:
        """What a pair must weigh to be among the first."""
        return -self.kept[-1][0] if len(self.kept) == self.limit else self.minimum

    def look(self, row: int, values: NDArray[np.float64]) -> None:
        """Take the pairs of one actor that are among the first, by weights that may differ in the last digits."""
        actor = int(self.actors[row])
        held = np.flatnonzero((values > 0) & (values >= self.least - MARGIN))
        fits = self.fitting(actor) if len(held) else None
        for column in held[np.argsort(-values[held], kind="stable")].tolist():
            if values[column] < self.least - MARGIN:
                break
            other = int(self.actors[column])
            if fits and fits(other):
                exact = together(self.lens, self._strengths(actor), self._strengths(other))
                if exact > 0 and exact >= self.minimum:
                    left, right = sorted((self.place[actor], self.place[other]))
                    insort(self.kept, (-exact, left, right))
                    del self.kept[self.limit :]

    def _strengths(self, actor: int) -> dict[NamedNode, float]:
        return self.lens.strengths(self.lens.index.actors.nodes[actor])

    def found(self) -> list[Heavy]:
        """Return the pairs with the numbers of their actors."""
        named = {place: number for number, place in self.place.items()}
        return [(-heavy, named[left], named[right]) for heavy, left, right in self.kept]
