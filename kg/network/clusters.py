"""Clusters: groups of themes that go together, each with those who work most on it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.network.affinity import Affinity, affinities
from kg.network.choosing import counted, inheritance, weighed, whole
from kg.network.communities import Community, communities
from kg.network.found import Asked, Found, FoundRow, Why
from kg.network.grounds import grounds_of, strengths_on, strongest
from kg.network.network import Edge, Network, Node, NodeKind
from kg.network.wording import listed, said
from kg.terms import Literal, NamedNode
from kg.themes.lens import Lens, answered

__all__ = ["Cluster", "Clusters", "clusters", "clusters_of", "theme_network", "thinned"]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group of two and more themes: how many work on it and how strongly in all, who most, and why each of these.

    ``strongest`` has names by actor, ``sentence`` says it all.
    """

    number: int
    group: Community
    actors: int
    strength: float
    sentence: str
    strongest: Mapping[NamedNode, str]
    why: Mapping[NamedNode, Why]


@dataclass(frozen=True, slots=True)
class Clusters:
    """The clusters, largest first, and the groups of one theme ``alone``.

    ``network`` ties the themes that have actors in common, ``None`` if none have.
    """

    rows: tuple[Cluster, ...]
    alone: tuple[Community, ...]
    notes: tuple[str, ...]
    network: Network | None


def clusters(asked: Asked) -> Found:
    """Return the groups of two and more themes, largest first, with their strongest actors and why these are there."""
    found = clusters_of(asked)
    return Found(tuple(map(_row, found.rows)), found.notes, found.network)


def clusters_of(asked: Asked) -> Clusters:
    """Return the same before it becomes rows."""
    count = whole(asked, "actors", 5)
    return answered(asked.store, inheritance(asked), asked.language, lambda lens: _clusters(asked, lens, count))


def theme_network(lens: Lens, groups: Sequence[Community], pairs: Sequence[Affinity]) -> Network:
    """Return the themes as nodes, tied by their affinities; groups of two and more are numbered from 1."""
    return Network(
        said("clusters-title", lens.language),
        tuple(
            Node(theme, lens.theme_label(theme), NodeKind.THEME, number if len(group.themes) > 1 else None)
            for number, group in enumerate(groups, start=1)
            for theme in group.themes
        ),
        tuple(Edge(pair.left, pair.right, pair.value) for pair in pairs),
    )


def thinned(network: Network, *, most: int = 60, ties: int = 3) -> Network:
    """Return so much of a network of themes as can be looked at, the number of its group before each label.

    These are the first so many nodes, each with its strongest ties.
    """
    nodes = network.nodes[:most]
    there = {node.thing for node in nodes}
    taken: Counter[NamedNode] = Counter()
    edges = []
    for edge in sorted(network.edges, key=lambda one: -one.weight):
        if {edge.left, edge.right} <= there and min(taken[edge.left], taken[edge.right]) < ties:
            edges.append(edge)
            taken.update((edge.left, edge.right))
    labelled = (
        replace(node, label=f"{node.community} {node.label}") if node.community is not None else node for node in nodes
    )
    return replace(network, nodes=tuple(labelled), edges=tuple(edges))


def _clusters(asked: Asked, lens: Lens, count: int) -> Clusters:
    pairs = affinities(lens)
    every = communities(lens, pairs)
    groups = tuple(one for one in every if len(one.themes) > 1)
    holding = [strengths_on(lens, group.themes) for group in groups]
    actors = [strongest(lens, *held, count) for held in holding]
    why = grounds_of(
        asked.store,
        lens,
        ((actor, frozenset(group.themes)) for group, there in zip(groups, actors, strict=True) for actor in there),
    )
    rows = []
    for number, (group, held, there) in enumerate(zip(groups, holding, actors, strict=True), start=1):
        names = {actor: lens.actor_label(actor) for actor in there}
        sentence = said(
            "clusters-row",
            lens.language,
            themes=listed(group.labels, lens.language),
            actors=len(held[0]),
            names=listed(tuple(names.values()), lens.language),
        )
        grounds = {actor: why[ground] for actor in there if (ground := (actor, frozenset(group.themes))) in why}
        rows.append(Cluster(number, group, len(held[0]), float(held[1].sum()), sentence, names, grounds))
    alone = every[len(groups) :]
    notes = [said("clusters-measure" if groups else "clusters-none", lens.language)]
    if alone:
        notes.append(said("clusters-alone", lens.language, count=len(alone)))
    return Clusters(tuple(rows), alone, tuple(notes), theme_network(lens, every, pairs) if pairs else None)


def _row(found: Cluster) -> FoundRow:
    return FoundRow(
        {
            "cluster": counted(found.number),
            "name": Literal(found.group.label),
            "themes": Literal(" | ".join(found.group.labels)),
            "actors": counted(found.actors),
            "strength": weighed(found.strength),
            "strongest": Literal(" | ".join(found.strongest.values())),
        },
        (Why(found.sentence), *found.why.values()),
    )
