"""Bridges: actors over whom the shortest chains of shared themes run from one group of themes to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from kg.network.affinity import affinities
from kg.network.communities import Community, communities
from kg.network.grounds import of_kind
from kg.terms import NamedNode
from kg.themes import ActorKind, weight
from kg.themes.codes import codes_of
from kg.themes.lens import Lens
from kg.themes.name import alphabetical

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Bridge", "Bridges", "bridges_of"]

_EDGES: Final = 60_000
"""Edges kept: the commonest themes go until there are no more."""
_STEPS: Final = 2_000_000
"""Edges walked along: a few seconds. A larger graph is searched from as many actors as that allows."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """An actor between groups of themes.

    ``betweenness`` is the part of all pairs of other actors whose shortest chain of shared themes runs over it, 0 to 1;
    ``alone`` tells that without it the network falls into more parts.
    """

    actor: NamedNode
    label: str
    betweenness: float
    alone: bool
    sides: tuple[tuple[Community, tuple[NamedNode, ...]], ...]
    """The groups it has themes in, those of its strongest themes first, with these themes."""


@dataclass(frozen=True, slots=True)
class Bridges:
    """The bridges found, and over what: ``searched`` of ``actors`` were starting points, ``capped`` themes left out."""

    found: tuple[Bridge, ...]
    actors: int
    searched: int
    capped: tuple[NamedNode, ...]


def bridges_of(lens: Lens, *, kind: ActorKind | None = None, cap: int = 200) -> Bridges:
    """Return the actors between groups of themes: by betweenness, then by name, then by address.

    Betweenness (Freeman 1977) is counted by Brandes' algorithm (2001) on the two-mode graph of actors and themes
    (Borgatti and Halgin 2011), never on its projection; above a size it is estimated from some of the starting points
    (Brandes and Pich 2007), always the same ones: those whose addresses have the smallest hashes.

    Args:
        lens: the index to count on.
        kind: which actors there are; both if it is None, and then a delegate and its organisation are two ways.
        cap: a theme with more actors than that is left out: it joins everybody, and so tells nothing.
    """
    actors, themes, capped = _edges(lens, kind, cap)
    people = sorted(set(actors.tolist()))
    groups = communities(lens, affinities(lens))
    side = {theme: group for group in groups for theme in group.themes}
    nodes = lens.index.themes.nodes
    own: dict[int, list[NamedNode]] = {}
    for actor, theme in zip(actors.tolist(), themes.tolist(), strict=True):
        own.setdefault(actor, []).append(nodes[theme])
    graph = _graph(actors, themes)
    starts = _starts(lens, people, 2 * len(actors))
    between = _betweenness(graph, people, starts)
    alone = _cutting(graph)
    found = []
    for actor in (actor for actor in people if between[actor] > 0):
        address = lens.index.actors.nodes[actor]
        sides = _sides(lens, address, own[actor], side)
        if len(sides) > 1:
            found.append(Bridge(address, lens.actor_label(address), between[actor], actor in alone, sides))
    found.sort(key=lambda it: (-it.betweenness, alphabetical(it.label), it.actor.value))
    return Bridges(tuple(found), len(people), len(starts), capped)


def _edges(
    lens: Lens, kind: ActorKind | None, cap: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], tuple[NamedNode, ...]]:
    """Return actors and themes of the edges, and the themes left out because they are too common, those first."""
    places = lens.table.by_theme.tocoo()
    actors, themes = places.row.astype(np.int64), places.col.astype(np.int64)
    everybody = np.unique(actors)
    wanted = np.isin(actors, everybody[of_kind(lens, everybody, kind)])
    actors, themes = actors[wanted], themes[wanted]
    counts = np.bincount(themes, minlength=len(lens.index.themes.nodes))
    # rarest first; a theme of one actor joins nobody
    order = [number for number in np.argsort(counts, kind="stable").tolist() if counts[number] > 1]
    total = 0
    kept: list[int] = []
    capped: list[int] = []
    for number in order:
        total += int(counts[number])
        (kept if counts[number] <= cap and total <= _EDGES else capped).append(number)
    chosen = np.isin(themes, kept)
    named = sorted(
        (lens.index.themes.nodes[number] for number in capped),
        key=lambda it: (alphabetical(lens.theme_label(it)), it.value),
    )
    return actors[chosen], themes[chosen], tuple(named)


def _graph(actors: NDArray[np.int64], themes: NDArray[np.int64]) -> "nx.Graph":
    """Return the graph: actors by their numbers, themes by theirs below zero."""
    import networkx as nx  # noqa: PLC0415  # a fifth of a second that only this needs

    graph = nx.Graph()
    graph.add_edges_from(sorted(zip(actors.tolist(), (-1 - themes).tolist(), strict=True)))
    return graph


def _starts(lens: Lens, people: Sequence[int], steps: int) -> list[int]:
    """Return the actors to search from: all, if one search of so many steps for each is within bounds."""
    count = max(_STEPS // max(steps, 1), 1)
    if count >= len(people):
        return list(people)
    nodes = lens.index.actors.nodes
    order = np.argsort(codes_of(nodes[actor] for actor in people), kind="stable")
    return sorted(people[place] for place in order[:count].tolist())


def _betweenness(graph: "nx.Graph", people: Sequence[int], starts: Sequence[int]) -> dict[int, float]:
    """Return for each actor the part of the pairs of others that are joined over it."""
    import networkx as nx  # noqa: PLC0415  # see _graph

    if len(people) < 3:
        return dict.fromkeys(people, 0.0)
    sums = nx.betweenness_centrality_subset(graph, starts, people)
    scale = len(people) / len(starts) / ((len(people) - 1) * (len(people) - 2) / 2)
    return {actor: round(min(sums[actor] * scale, 1.0), weight.DIGITS) for actor in people}


def _cutting(graph: "nx.Graph") -> frozenset[int]:
    import networkx as nx  # noqa: PLC0415  # see _graph

    return frozenset(nx.articulation_points(graph))


def _sides(
    lens: Lens, actor: NamedNode, themes: Sequence[NamedNode], side: dict[NamedNode, Community]
) -> tuple[tuple[Community, tuple[NamedNode, ...]], ...]:
    strong = lens.strengths(actor)
    order = sorted(
        themes, key=lambda it: (-round(strong[it], weight.DIGITS), alphabetical(lens.theme_label(it)), it.value)
    )
    found: dict[Community, list[NamedNode]] = {}
    for theme in order:
        if theme in side:
            found.setdefault(side[theme], []).append(theme)
    return tuple((group, tuple(held)) for group, held in found.items())
