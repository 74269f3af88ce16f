"""Cluster contexts: the whole network as groups of themes, and the spots of a network that is moved in a browser."""

from dataclasses import dataclass

from api.actor_contexts import ReasonItem
from api.contexts import Ref

__all__ = ["ClusterActor", "ClusterItem", "ClustersDetail", "ClustersPage", "GroupName", "PositionNode", "Positions"]


@dataclass(frozen=True, slots=True)
class ClusterActor:
    """One of those who work most on a group's themes, and why it counts: a sentence and its reasons."""

    actor: Ref
    why: str
    reasons: tuple[ReasonItem, ...]


@dataclass(frozen=True, slots=True)
class ClusterItem:
    """A group of themes that go together: its number and name, all themes, how many work on them, and who most.

    ``colour`` is that of the group in pictures; ``actors_href`` shows all that work on it, as far as a page does.
    """

    number: int
    label: str
    colour: str
    themes: tuple[Ref, ...]
    actors: int
    actors_href: str
    strength: float
    strongest: tuple[ClusterActor, ...]


@dataclass(frozen=True, slots=True)
class ClustersDetail:
    """The groups, largest first, and the themes that go with no other.

    ``shown`` is how many actors each group shows at most.
    """

    rows: tuple[ClusterItem, ...]
    alone: tuple[Ref, ...]
    shown: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClustersPage:
    """The same for a page, with the themes drawn as SVG; empty if no two have actors in common."""

    detail: ClustersDetail
    picture: str


@dataclass(frozen=True, slots=True)
class PositionNode:
    """A node of a network that is moved in a browser: where its page is, where it stands, y upwards."""

    label: str
    href: str
    kind: str
    group: int | None
    colour: str
    x: float
    y: float
    tied: int
    """To how many others."""


@dataclass(frozen=True, slots=True)
class GroupName:
    """The number, the name and the colour of a group of themes."""

    number: int
    label: str
    colour: str


@dataclass(frozen=True, slots=True)
class Positions:
    """A network to be moved; an edge is the places of two nodes in the list, and its weight.

    ``centre`` is the place of the node that it is about. ``notes`` say what it leaves out.
    """

    title: str
    nodes: tuple[PositionNode, ...]
    edges: tuple[tuple[int, int, float], ...]
    groups: tuple[GroupName, ...]
    notes: tuple[str, ...]
    centre: int | None = None
