"""Tier: for whom a document is, and what a key lets its bearer see."""

from enum import StrEnum
from typing import Final

from kg.keys import Scope

__all__ = ["Tier", "tier_of"]


class Tier(StrEnum):
    """A circle of readers; each sees what the narrower needs of the circles before it allow."""

    PUBLIC = "public"
    """Everybody."""
    NETWORK = "network"
    """Whoever works together here, with a key."""
    INTERNAL = "internal"
    """The office that keeps the graph."""

    def sees(self, other: "Tier") -> bool:
        """Tell whether readers of this tier may see a document of another."""
        order = list(Tier)
        return order.index(other) <= order.index(self)


_SEEN: Final = {
    Scope.READ: Tier.PUBLIC,
    Scope.NETWORK: Tier.NETWORK,
    Scope.INTERNAL: Tier.INTERNAL,
    Scope.WRITE: Tier.INTERNAL,
    Scope.ADMIN: Tier.INTERNAL,
}


def tier_of(scope: Scope) -> Tier:
    """Return what a key of a scope lets its bearer see; who may write sees all, as an update reads all."""
    return _SEEN[scope]
