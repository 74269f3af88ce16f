"""Colours: of the nodes of a network, by group or by kind, told apart by people who see few colours too."""

from typing import Final

from kg.network.network import Node, NodeKind

__all__ = ["Colour", "colour_of", "hexadecimal"]

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

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


def colour_of(node: Node) -> Colour:
    """Return the colour of a node's group, or of its kind if it has none."""
    return _KINDS[node.kind] if node.community is None else _GROUPS[node.community % len(_GROUPS)]


def hexadecimal(colour: Colour) -> str:
    """Return a colour as SVG and GraphML write it, such as ``#0072b2``."""
    return "#{:02x}{:02x}{:02x}".format(*colour)
