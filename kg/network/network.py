"""Network: actors and themes as nodes, what ties them as edges, for programs that draw or count networks."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kg.terms import NamedNode

__all__ = ["MOST_DRAWN", "Edge", "Network", "Node", "NodeKind"]

MOST_DRAWN: Final = 150
"""Nodes of a network that is drawn for people; more make a ball of wool."""


class NodeKind(StrEnum):
    """What a node stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class Node:
    """A person, an organisation or a theme; ``community`` numbers the group it belongs to, where there are groups."""

    thing: NamedNode
    label: str
    kind: NodeKind
    community: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """What ties two nodes, without direction: ``weight`` above 0, the themes it rests on, and why in a sentence."""

    left: NamedNode
    right: NamedNode
    weight: float
    themes: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes in their order and the edges between them; of an ego network ``centre`` is the one it is about."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    centre: NamedNode | None = None
