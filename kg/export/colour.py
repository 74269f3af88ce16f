"""Colours: of the nodes of a network, by group or by kind, told apart by people who see few colours too."""

from typing import Final

from kg.network.network import Network, Node, NodeKind
from kg.terms import NamedNode

__all__ = ["Colour", "colours_of", "group_colour", "hexadecimal"]

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

_ALONE: Final = (200, 200, 200)

_KINDS: Final = {
    NodeKind.PERSON: (0, 114, 178),
    NodeKind.ORGANISATION: (213, 94, 0),
    NodeKind.THEME: (0, 158, 115),
}
_GROUPS: Final = (
    *((0, 114, 178), (213, 94, 0), (0, 158, 115), (204, 121, 167)),
    *((86, 180, 233), (230, 159, 0), (240, 228, 66), (102, 102, 102)),
)
"""The palette of Okabe and Ito (2008), grey instead of black; the ninth group begins anew."""


def colours_of(network: Network) -> dict[NamedNode, Colour]:
    """Return the colour of every node: that of its group, else of its kind, or grey where others of it have groups."""
    grouped = {node.kind for node in network.nodes if node.community is not None}
    return {node.thing: _colour(node, grouped=node.kind in grouped) for node in network.nodes}


def _colour(node: Node, *, grouped: bool) -> Colour:
    if node.community is not None:
        return group_colour(node.community)
    return _ALONE if grouped else _KINDS[node.kind]


def group_colour(number: int) -> Colour:
    """Return the colour of a group."""
    return _GROUPS[number % len(_GROUPS)]


def hexadecimal(colour: Colour) -> str:
    """Return a colour as SVG and GraphML write it, such as ``#0072b2``."""
    return "#{:02x}{:02x}{:02x}".format(*colour)
