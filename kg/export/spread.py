"""Spread: where the nodes of a network of thousands stand: themes in their groups, actors between their themes."""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from kg.network.network import Network, Node, NodeKind
from kg.terms import NamedNode

__all__ = ["Spot", "spread"]

Spot = tuple[float, float]

_THEMES_APART: Final = 160.0
_MARGIN: Final = 0.9
_APART: Final = 36.0
"""How far nodes stand apart that would have the same spot."""
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))


def spread(network: Network) -> Mapping[NamedNode, Spot]:
    """Return a spot for every node, the middle at 0, 0 and y upwards; the same every time.

    The groups of themes stand around the middle, the first on top, each as a disc with its first theme in the centre.
    Everybody else stands in the weighted mean of the themes it is tied to, so that who works on the themes of two
    groups stands between these; those of one mean stand around it. Discs are filled like the head of a sunflower
    (Vogel 1979).
    """
    found = _themes([node for node in network.nodes if node.kind is NodeKind.THEME])
    ties: dict[NamedNode, list[tuple[Spot, float]]] = {}
    for edge in network.edges:
        for one, other in ((edge.left, edge.right), (edge.right, edge.left)):
            if one not in found and other in found:
                ties.setdefault(one, []).append((found[other], edge.weight))
    taken = {_cell(spot): 1 for spot in found.values()}
    for node in network.nodes:
        if node.kind is not NodeKind.THEME:
            middle = _mean(ties.get(node.thing, ()))
            before = taken.get(_cell(middle), 0)
            taken[_cell(middle)] = before + 1
            found[node.thing] = _seed(middle, before, _APART)
    return found


def _themes(themes: Iterable[Node]) -> dict[NamedNode, Spot]:
    def group(node: Node) -> tuple[bool, int]:
        return node.community is None, node.community or 0

    groups = [list(members) for _, members in groupby(sorted(themes, key=group), group)]
    reaches = [_THEMES_APART * (math.sqrt(len(members)) + _MARGIN) for members in groups]
    total = sum(reaches)
    around = total / 2 if len(groups) > 1 else 0.0  # two discs on this circle never meet, as sin(x) > 2x/pi below pi/2
    found: dict[NamedNode, Spot] = {}
    turn = math.pi / 2 + (math.pi * reaches[0] / total if groups else 0.0)
    for members, reach in zip(groups, reaches, strict=True):
        turn -= math.pi * reach / total
        middle = (around * math.cos(turn), around * math.sin(turn))
        turn -= math.pi * reach / total
        found |= {node.thing: _seed(middle, place, _THEMES_APART) for place, node in enumerate(members)}
    return found


def _mean(ties: Sequence[tuple[Spot, float]]) -> Spot:
    total = sum(weight for _, weight in ties)
    if not total:
        return 0.0, 0.0
    return sum(spot[0] * weight for spot, weight in ties) / total, sum(
        spot[1] * weight for spot, weight in ties
    ) / total


def _seed(middle: Spot, place: int, apart: float) -> Spot:
    """Return the spot of a seed of a sunflower, the first in the middle."""
    reach, turn = apart * math.sqrt(place), place * _GOLDEN
    return round(middle[0] + reach * math.cos(turn), 1), round(middle[1] + reach * math.sin(turn), 1)


def _cell(spot: Spot) -> tuple[int, int]:
    return round(spot[0] / _APART), round(spot[1] / _APART)
