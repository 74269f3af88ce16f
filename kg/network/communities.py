"""Communities: groups of themes that the same actors work on, found by the Louvain method."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.network.affinity import Affinity
from kg.terms import NamedNode
from kg.themes.lens import Lens
from kg.themes.name import alphabetical

__all__ = ["Community", "communities"]

_SEED: Final = 5
_NAMED: Final = 3
"""Themes that a group is named by, the strongest."""


@dataclass(frozen=True, slots=True)
class Community:
    """A group of themes with their labels, those first that most is done on; ``label`` names the first few."""

    themes: tuple[NamedNode, ...]
    labels: tuple[str, ...]

    @property
    def label(self) -> str:
        """What the group is called."""
        return ", ".join(self.labels[:_NAMED])


def communities(lens: Lens, pairs: Sequence[Affinity]) -> tuple[Community, ...]:
    """Return the groups that the themes fall into, the largest first, then by name; each theme is in one.

    The Louvain method (Blondel and others 2008) on the themes that anybody works on, joined by their affinities. It
    visits themes in an order drawn with a fixed seed from a fixed list, so that equal graphs give equal groups. A theme
    that has no actor in common with another is a group of its own.
    """
    import networkx as nx  # noqa: PLC0415  # a fifth of a second that only this needs

    columns, nodes = lens.table.by_theme, lens.index.themes.nodes
    sums = columns.sum(axis=0).tolist()
    strong = {nodes[number]: total for number, total in enumerate(sums) if total > 0}
    themes = sorted((theme for theme in strong if theme in lens.index.tree.labels), key=lambda it: it.value)
    numbers = {theme: number for number, theme in enumerate(themes)}
    graph = nx.Graph()
    graph.add_nodes_from(range(len(themes)))
    graph.add_weighted_edges_from(
        sorted((numbers[pair.left], numbers[pair.right], pair.value) for pair in pairs if pair.left in numbers)
    )
    groups = nx.community.louvain_communities(graph, seed=_SEED) if graph.size() else [{one} for one in graph]

    def named(group: set[int]) -> Community:
        order = sorted(
            (themes[number] for number in group),
            key=lambda it: (-round(strong[it], 6), alphabetical(lens.theme_label(it)), it.value),
        )
        return Community(tuple(order), tuple(lens.theme_label(theme) for theme in order))

    found = [named(group) for group in groups]
    return tuple(sorted(found, key=lambda it: (-len(it.themes), alphabetical(it.label), it.themes[0].value)))
