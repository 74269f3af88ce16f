"""Contexts of the network around an actor."""

from dataclasses import dataclass

from api.actor_contexts import NearActor
from api.contexts import Ref

__all__ = ["EgoDetail", "EgoEdge", "EgoNode", "EgoPage"]


@dataclass(frozen=True, slots=True)
class EgoNode:
    """A person, an organisation or a theme of a network."""

    ref: Ref
    kind: str


@dataclass(frozen=True, slots=True)
class EgoEdge:
    """What ties two nodes, named by their IRIs: weight, themes by label, and why in a sentence."""

    left: str
    right: str
    weight: float
    themes: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class EgoDetail:
    """An actor, those nearest to it, best first, and the network of all; ``form`` is what the edges tie."""

    actor: Ref
    limit: int
    form: str
    rows: tuple[NearActor, ...]
    nodes: tuple[EgoNode, ...]
    edges: tuple[EgoEdge, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EgoPage:
    """The same for a page, with the network drawn as SVG; empty if there is nobody to draw."""

    detail: EgoDetail
    picture: str
