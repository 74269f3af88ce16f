"""Layout: where the nodes of a network stand in a picture, and where their labels; the same every time.

Around a centre the nodes stand on two rings, themes on the inner and actors on the outer one, each ring in two halves
whose labels point away from the middle and stand line under line: no label can cover another. Without a centre
there is one ring: themes on one half and actors on the other, or one kind of nodes, group beside group.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.network.network import Network, Node, NodeKind
from kg.terms import NamedNode

__all__ = ["FONT", "Layout", "Place", "laid_out", "shortened", "width_of"]

FONT: Final = 14.0
_LETTER: Final = 0.56
"""Width of a letter on average, in heights of the font; a bit more than common fonts have."""
_LONGEST: Final = 40
_LINE, _INNER_LINE = 27.0, 56.0
_GAP: Final = 16.0
_REACH: Final = 120.0
"""How far the halves of a ring without a centre stand from the middle."""
_SWEEPS: Final = 6


_Sides = tuple[Sequence[Node], Sequence[Node]]
_Ties = Mapping[NamedNode, Mapping[NamedNode, float]]


@dataclass(frozen=True, slots=True)
class Place:
    """A node at ``x``, ``y``; its label starts, ends or is centred there (``anchor``)."""

    node: Node
    x: float
    y: float
    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Layout:
    """All nodes within ``width`` and ``height``, the origin in the upper left."""

    width: float
    height: float
    places: tuple[Place, ...]


def laid_out(network: Network) -> Layout:
    """Return the layout of a network of at most some 150 nodes."""
    centre = next((node for node in network.nodes if node.thing == network.centre), None)
    places = _in_halves(network) if centre is None else _in_rings(network, centre)
    left = min(_extent(place)[0] for place in places) - _GAP
    right = max(_extent(place)[1] for place in places) + _GAP
    top = min(place.y for place in places) - 2 * _GAP
    bottom = max(place.y for place in places) + 2 * _GAP
    moved = (Place(place.node, place.x - left, place.y - top, place.anchor, place.label) for place in places)
    return Layout(right - left, bottom - top, tuple(moved))


def shortened(label: str) -> str:
    """Return a label as it stands in a picture: a long one is cut, its title holds it in full."""
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1].rstrip()}…"


def width_of(label: str) -> float:
    """Return about how wide a label is."""
    return len(label) * FONT * _LETTER


def _extent(place: Place) -> tuple[float, float]:
    width = width_of(place.label)
    before = {"start": _GAP, "end": width + _GAP, "middle": width / 2 + _GAP}[place.anchor]
    after = {"start": width + _GAP, "end": _GAP, "middle": width / 2 + _GAP}[place.anchor]
    return place.x - before, place.x + after


def _in_rings(network: Network, centre: Node) -> list[Place]:
    themes = [node for node in network.nodes if node.kind is NodeKind.THEME]
    actors = [node for node in network.nodes if node.kind is not NodeKind.THEME and node != centre]
    ties = _ties(network)
    sides = _parted(themes, ties)
    outer = _sided(actors, sides, ties)
    sides, outer = _untangled(sides, outer, ties)
    middle = Place(centre, 0.0, 0.0, "middle", shortened(centre.label))
    inner = [place for sign, side in zip((1, -1), sides, strict=True) for place in _pills(side, sign, middle)]
    reach = max((abs(place.x) + width_of(place.label) / 2 for place in inner), default=width_of(middle.label) / 2)
    return [
        middle,
        *inner,
        *(place for sign, side in zip((1, -1), outer, strict=True) for place in _rim(side, sign, reach, len(inner))),
    ]


def _ties(network: Network) -> _Ties:
    found: dict[NamedNode, dict[NamedNode, float]] = {node.thing: {} for node in network.nodes}
    for edge in network.edges:
        found[edge.left][edge.right] = found[edge.right][edge.left] = edge.weight
    return found


def _parted(themes: Sequence[Node], ties: _Ties) -> _Sides:
    """Return the themes in two halves, those of the same actors as the first theme on its side."""
    first = ties[themes[0].thing].keys() if themes else frozenset()
    return _split(themes, [-len(ties[theme.thing].keys() & first) for theme in themes])


def _sided(actors: Sequence[Node], themes: _Sides, ties: _Ties) -> _Sides:
    """Return the actors in two halves, each on the side of its themes as far as there is room."""

    def lean(actor: Node) -> float:
        right, left = (sum(ties[actor.thing].get(theme.thing, 0.0) for theme in side) for side in themes)
        return left - right

    return _split(actors, [lean(actor) for actor in actors])


def _split(nodes: Sequence[Node], values: Sequence[float]) -> _Sides:
    """Return nodes by value in two parts, none below a quarter, cut where values differ most; else in the middle."""
    order = sorted(range(len(nodes)), key=lambda place: (values[place], place))
    half, quarter = math.ceil(len(order) / 2), math.ceil(len(order) / 4)
    cuts = range(quarter, len(order) - quarter + 1)

    def gap(cut: int) -> tuple[float, int]:
        differ = values[order[cut]] - values[order[cut - 1]] if 0 < cut < len(order) else 0.0
        return round(differ, 9), -abs(cut - half)

    cut = max(cuts, key=gap, default=half)
    return [nodes[place] for place in sorted(order[:cut])], [nodes[place] for place in sorted(order[cut:])]


def _untangled(themes: _Sides, actors: _Sides, ties: _Ties) -> tuple[_Sides, _Sides]:
    """Return both rings in an order in which edges cross less: each node at the mean height of those it is tied to."""
    for _ in range(_SWEEPS):
        actors = _ordered(actors, _heights(themes), ties)
        themes = _ordered(themes, _heights(actors), ties)
    return themes, actors


def _heights(sides: _Sides) -> dict[NamedNode, float]:
    return {node.thing: (place + 0.5) / len(side) for side in sides for place, node in enumerate(side)}


def _ordered(sides: _Sides, heights: Mapping[NamedNode, float], ties: _Ties) -> _Sides:
    def height(node: Node) -> float:
        near = {other: weight for other, weight in ties[node.thing].items() if other in heights}
        total = sum(near.values())
        return sum(heights[other] * weight for other, weight in near.items()) / total if total else 0.5

    right, left = (sorted(side, key=lambda node: (round(height(node), 9), node.thing.value)) for side in sides)
    return right, left


def _pills(side: Sequence[Node], sign: int, middle: Place) -> list[Place]:
    """Return the themes of one half of the inner ring, clear of the centre and of the other half."""
    labels = [shortened(node.label) for node in side]
    widest = max((width_of(label) for label in labels), default=0.0)
    radius = width_of(middle.label) / 2 + widest / 2 + 4 * _GAP
    found = []
    for node, label, y in zip(side, labels, _lines(len(side), _INNER_LINE), strict=True):
        x = radius * math.sqrt(max(0.0, 1 - (y / (len(side) * _INNER_LINE)) ** 2))
        found.append(Place(node, sign * max(x, width_of(label) / 2 + 2 * _GAP), y, "middle", label))
    return found


def _rim(side: Sequence[Node], sign: int, reach: float, inner: int) -> list[Place]:
    """Return the actors of one half of the outer ring, clear of the inner one, as tall as that at least."""
    line = max(_LINE, min(3 * _LINE, inner * _INNER_LINE / 2 / max(1, len(side))))
    half = len(side) * line / 2 + line
    return [
        Place(
            node,
            sign * (reach + 2 * _GAP + 6 * _GAP * math.sqrt(1 - (y / half) ** 2)),
            y,
            "start" if sign > 0 else "end",
            shortened(node.label),
        )
        for node, y in zip(side, _lines(len(side), line), strict=True)
    ]


def _lines(count: int, distance: float) -> list[float]:
    return [(place - (count - 1) / 2) * distance for place in range(count)]


def _in_halves(network: Network) -> list[Place]:
    """Return the nodes on one ring: themes on one half and actors on the other, or group beside group."""
    ties = _ties(network)
    themes = [node for node in network.nodes if node.kind is NodeKind.THEME]
    actors = [node for node in network.nodes if node.kind is not NodeKind.THEME]
    sides: _Sides = (themes, actors)
    if themes and actors:
        for _ in range(_SWEEPS):
            sides = (_ordered((themes, ()), _heights(((), sides[1])), ties)[0], sides[1])
            sides = (sides[0], _ordered(((), actors), _heights((sides[0], ())), ties)[1])
    else:
        order = sorted(network.nodes, key=lambda node: _by_group(node, ties))
        half = math.ceil(len(order) / 2)
        sides = (order[:half], order[half:][::-1])
    return [place for sign, side in zip((1, -1), sides, strict=True) for place in _rim(side, sign, _REACH, 0)]


def _by_group(node: Node, ties: _Ties) -> tuple[bool, int, float, str]:
    """Return where a node stands: by group, those without one last; within a group the most tied first."""
    return node.community is None, node.community or 0, -round(sum(ties[node.thing].values()), 9), node.thing.value
