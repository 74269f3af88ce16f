"""Affinity: how much two themes go together, as the cosine of who works on them and how strongly."""

from dataclasses import dataclass

import numpy as np

from kg.terms import NamedNode
from kg.themes import weight
from kg.themes.lens import Lens
from kg.themes.name import alphabetical

__all__ = ["Affinity", "affinities", "shared_actors"]


@dataclass(frozen=True, slots=True)
class Affinity:
    """Two themes that have actors in common; ``value`` is 0 to 1, ``left`` stands before ``right`` in a list."""

    left: NamedNode
    right: NamedNode
    value: float


def affinities(lens: Lens) -> tuple[Affinity, ...]:
    """Return all pairs of themes with actors in common: by affinity, then by name, then by address.

    The cosine of two columns of the actor × theme matrix (Salton and McGill 1983): 1 if the same actors work on both in
    the same proportions, 0 if nobody works on both. How many work on either plays no part. Themes of the vocabulary
    only.
    """
    columns = lens.table.by_theme
    lengths = np.sqrt(np.asarray(columns.power(2).sum(axis=0)).ravel())
    products = (columns.T @ columns).tocoo()
    known = lens.index.tree.labels
    nodes = lens.index.themes.nodes
    place = {theme: (alphabetical(lens.theme_label(theme)), theme.value) for theme in nodes if theme in known}
    found = []
    for one, other, product in zip(products.row.tolist(), products.col.tolist(), products.data.tolist(), strict=True):
        left, right = nodes[one], nodes[other]
        if left in place and right in place and place[left] < place[right] and product > 0:
            value = round(min(product / (lengths[one] * lengths[other]), 1.0), weight.DIGITS)
            if value > 0:
                found.append(Affinity(left, right, value))
    return tuple(sorted(found, key=lambda it: (-it.value, place[it.left], place[it.right])))


def shared_actors(lens: Lens, pair: Affinity) -> tuple[NamedNode, ...]:
    """Return who works on both themes: by the product of the strengths, then by name, then by address."""
    columns, numbers = lens.table.by_theme, lens.index.themes.numbers
    left, right = columns[:, [numbers[pair.left]]].tocoo(), columns[:, [numbers[pair.right]]].tocoo()
    one = dict(zip(left.row.tolist(), left.data.tolist(), strict=True))
    nodes = lens.index.actors.nodes
    both = [
        (nodes[actor], round(one[actor] * value, weight.DIGITS))
        for actor, value in zip(right.row.tolist(), right.data.tolist(), strict=True)
        if actor in one
    ]
    both.sort(key=lambda it: (-it[1], alphabetical(lens.actor_label(it[0])), it[0].value))
    return tuple(actor for actor, _ in both)
