"""Whole: all actors and the themes they work on as one network, or the themes alone where it would be too large."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kg.network.affinity import affinities
from kg.network.between import KINDS
from kg.network.clusters import theme_network
from kg.network.communities import Community, communities
from kg.network.network import Edge, Network, Node
from kg.network.wording import said
from kg.store.base import Store
from kg.themes import Inheritance, weight
from kg.themes.lens import Lens, answered

__all__ = ["MOST_MOVED", "Whole", "whole_of"]

MOST_MOVED: Final = 5_000
"""Nodes that a browser still moves without a graphics card."""
_TIES: Final = 8
"""More lines at one actor show nothing more."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The network, and the groups that its themes fall into.

    ``actors`` and ``ties`` count what there is; ``of_actors`` tells whether the network has the actors, ``left_out``
    how many ties of theirs it has not.
    """

    network: Network
    groups: tuple[Community, ...]
    actors: int
    ties: int
    of_actors: bool
    left_out: int


def whole_of(
    store: Store,
    *,
    inherit: Inheritance = Inheritance.ORGANISATIONS,
    language: str = "de",
    most: int = MOST_MOVED,
    ties: int = _TIES,
) -> Whole:
    """Return the network of all who work on any theme, each in the group of themes that it works on most.

    Each is tied to its strongest themes, ``ties`` at most. With more nodes than ``most`` it is the network of the
    themes, tied by who works on both.
    """
    return answered(store, inherit, language, lambda lens: _whole(lens, most, ties))


def _whole(lens: Lens, most: int, few: int) -> Whole:
    pairs = affinities(lens)
    groups = communities(lens, pairs)
    themes = theme_network(lens, groups, pairs)
    number = lens.index.themes.numbers
    columns = [number[node.thing] for node in themes.nodes]
    table = lens.table.by_theme[:, columns].tocsr()
    actors, ties = int(np.count_nonzero(np.diff(table.indptr))), int(table.nnz)
    if actors + len(columns) > most:
        return Whole(themes, groups, actors, ties, of_actors=False, left_out=ties)
    nodes, edges = list(themes.nodes), []
    for actor in np.flatnonzero(np.diff(table.indptr)).tolist():
        start, end = table.indptr[actor : actor + 2]
        held = list(zip(table.indices[start:end].tolist(), table.data[start:end].tolist(), strict=True))
        held.sort(key=lambda one: (-round(one[1], weight.DIGITS), one[0]))
        thing = lens.index.actors.nodes[actor]
        group = _nearest(themes.nodes, held)
        nodes.append(Node(thing, lens.actor_label(thing), KINDS[lens.kind(thing)], group))
        edges += [Edge(thing, themes.nodes[theme].thing, round(value, weight.DIGITS)) for theme, value in held[:few]]
    network = Network(said("whole-title", lens.language), tuple(nodes), tuple(edges))
    return Whole(network, groups, actors, ties, of_actors=True, left_out=ties - len(edges))


def _nearest(themes: Sequence[Node], held: Sequence[tuple[int, float]]) -> int | None:
    """Return the group whose themes somebody works on most in all; ``None`` if these have none."""

    def sums() -> Iterator[tuple[float, int]]:
        numbers = {group for theme, _ in held if (group := themes[theme].community) is not None}
        for number in numbers:
            total = sum(value for theme, value in held if themes[theme].community == number)
            yield -round(total, weight.DIGITS), number

    return min(sums(), default=(0.0, None))[1]
