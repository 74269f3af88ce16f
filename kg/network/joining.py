"""Joining: the actors that share themes with each of several others, and so can bring them together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.errors import WrongParameter
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import ActorKind, SharedRow, page_of
from kg.themes.name import alphabetical

__all__ = ["Joining", "joining"]

_NEAREST: Final = 200
"""Actors nearest to each of the others that are looked at; who joins must be near to all."""


@dataclass(frozen=True, slots=True)
class Joining:
    """An actor between others: ``weight`` is the least of what it shares with any, ``sides`` have each by itself."""

    actor: NamedNode
    label: str
    kind: ActorKind
    weight: float
    sides: tuple[SharedRow, ...]


def joining(store: Store, actors: Sequence[NamedNode], *, limit: int, language: str) -> tuple[Joining, ...]:
    """Return who shares themes with every one of some actors: by the least of the weights, then by name and address.

    ``sides`` are in the order of ``actors``, without reasons.

    Raises:
        NotFound: the store does not know one of the actors.
        WrongParameter: fewer than two different actors.
    """
    group = tuple(dict.fromkeys(actors))
    if len(group) < 2:
        raise WrongParameter(f"joining takes at least two different actors, {len(group)} given")
    near = [
        {row.actor: row for row in page_of(store, one, limit=_NEAREST, language=language, explained=False).rows}
        for one in group
    ]
    common = set(near[0]).intersection(*near[1:]) - set(group)
    found = [
        Joining(actor, rows[0].label, rows[0].kind, min(row.weight for row in rows), rows)
        for actor in common
        for rows in (tuple(side[actor] for side in near),)
    ]
    found.sort(key=lambda it: (-it.weight, alphabetical(it.label), it.actor.value))
    return tuple(found[:limit])
