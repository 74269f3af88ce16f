"""Placed: the themes of the organisations of a place, how many documents show them, and what is usual at its level."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from kg.network.grounds import of_kind
from kg.network.testimony import NOWHERE, Testimony, testimony_of
from kg.network.traits import Trait, traits_of
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import ActorKind, Inheritance
from kg.themes.joins import within
from kg.themes.lens import Lens, answered
from kg.themes.name import alphabetical
from kg.themes.table import INHERITED
from kg.themes.ties import KINDS

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["FEWEST", "Placed", "PlacedTheme", "Standing", "placed"]

FEWEST: Final = 3
"""So many organisations a place must have, and so many places a level, before one is held against the others."""
_APART: Final = 0.1
"""By how much a share must differ from the usual one to be called higher or lower: ten in a hundred."""


class Standing(StrEnum):
    """How common a theme is in a place beside the other places of its level."""

    ABOVE = "above"
    USUAL = "usual"
    BELOW = "below"
    UNKNOWN = "unknown"
    """There is too little to compare."""


@dataclass(frozen=True, slots=True)
class PlacedTheme:
    """A theme, its narrower ones included: how many organisations of the place work on it, which documents show it.

    ``share`` is the part of the organisations that work on any theme, ``usual`` its mean over the other places.
    """

    theme: NamedNode
    label: str
    actors: int
    documents: frozenset[NamedNode]
    share: float
    usual: float
    standing: Standing


@dataclass(frozen=True, slots=True)
class Placed:
    """The themes of a place, those of most organisations first.

    ``actors`` organisations work on any theme; ``compared`` other places of the level have enough of such.
    """

    actors: int
    compared: int
    themes: tuple[PlacedTheme, ...]


def placed(
    store: Store,
    place: NamedNode,
    *,
    peers: Collection[NamedNode] = (),
    events: Collection[NamedNode] = (),
    language: str,
) -> Placed:
    """Return what the organisations of a place work on; whoever sits in an area within it belongs to it, too.

    Args:
        store: the graph.
        place: a territory or another space.
        peers: the places of its level, which tell what is usual.
        events: what took place there; documents that show a theme of these count as well.
        language: of the labels.
    """

    def told(lens: Lens) -> Placed:
        others = [peer for peer in dict.fromkeys(peers) if peer != place]
        members, size = _members(store, lens, (place, *others))
        themes, held = _held(lens, members)
        own = int(size[0])
        enough = [number for number in range(1, len(size)) if size[number] >= FEWEST]
        usual = (held[enough] / size[enough, None]).mean(axis=0) if enough else np.zeros(len(themes))
        comparable = own >= FEWEST and len(enough) + 1 >= FEWEST
        documents = _documents(testimony_of(store), lens, members, themes, events)
        found = []
        for number in (n for n, theme in enumerate(themes) if held[0, n] or documents[theme]):
            share = float(held[0, number]) / own if own else 0.0
            found.append(
                PlacedTheme(
                    theme=themes[number],
                    label=lens.theme_label(themes[number]),
                    actors=int(held[0, number]),
                    documents=documents[themes[number]],
                    share=round(share, 4),
                    usual=round(float(usual[number]), 4),
                    standing=_standing(share, float(usual[number])) if comparable else Standing.UNKNOWN,
                )
            )
        found.sort(key=lambda it: (-it.actors, -len(it.documents), alphabetical(it.label), it.theme.value))
        return Placed(own, len(enough), tuple(found))

    return answered(store, Inheritance.ORGANISATIONS, language, told)


def _standing(share: float, usual: float) -> Standing:
    if share - usual >= _APART:
        return Standing.ABOVE
    return Standing.BELOW if usual - share >= _APART else Standing.USUAL


def _members(store: Store, lens: Lens, places: Sequence[NamedNode]) -> tuple["csr_array", NDArray[np.int64]]:
    """Return which organisations are of which place, places × actors, and how many each place has."""
    from scipy.sparse import csr_array  # noqa: PLC0415  # a tenth of a second that only this needs

    traits = traits_of(store, lens.index, Trait.PLACE)
    numbers = {place: number for number, place in enumerate(places)}
    rows = np.array([numbers.get(value, -1) for value in traits.values] or [-1], np.int64)
    row = rows[traits.value]
    chosen = (row >= 0) & (traits.actor >= 0)
    row, actor = row[chosen], traits.actor[chosen]
    everybody = np.unique(actor)
    bodies = within(actor, everybody[of_kind(lens, everybody, ActorKind.ORGANISATION)])
    pairs = np.unique(np.stack((row[bodies], actor[bodies])), axis=1)
    shape = (len(places), max(len(lens.index.actors.nodes), 1))
    members = csr_array((np.ones(pairs.shape[1]), (pairs[0], pairs[1])), shape=shape)
    return members, np.bincount(pairs[0], minlength=len(places))


def _held(lens: Lens, members: "csr_array") -> tuple[list[NamedNode], NDArray[np.float64]]:
    """Return the themes of the vocabulary, and how many members of each place work on each or what is narrower."""
    from scipy.sparse import csr_array  # noqa: PLC0415  # see _members

    themes = sorted(lens.index.tree.labels, key=lambda theme: theme.value)
    column = {theme: number for number, theme in enumerate(themes)}
    known = lens.index.themes.numbers
    pairs = [
        (known[below], column[theme]) for theme in themes for below in lens.index.tree.below(theme) if below in known
    ]
    up = np.array(pairs, np.int64).reshape(-1, 2)
    strengths = lens.table.by_actor
    known_actors, width = strengths.shape
    up = up[up[:, 0] < width]
    wider = csr_array((np.ones(len(up)), (up[:, 0], up[:, 1])), shape=(width, len(themes)))
    works = ((strengths > 0).astype(np.float64) @ wider > 0).astype(np.float64)
    held: NDArray[np.float64] = (members[:, :known_actors] @ works).toarray()
    return themes, held


def _documents(
    shown: Testimony,
    lens: Lens,
    members: "csr_array",
    themes: Sequence[NamedNode],
    events: Collection[NamedNode],
) -> dict[NamedNode, frozenset[NamedNode]]:
    """Return which documents show each theme of what the members of the first place are tied to, or of the events."""
    actors = [lens.index.actors.nodes[number] for number in members[[0]].indices.tolist()]
    numbers = shown.nodes.numbers
    tied = np.array(sorted(numbers[actor] for actor in actors if actor in numbers), np.int64)
    allowed = [NOWHERE, *(number for number, kind in enumerate(KINDS) if kind in INHERITED[lens.inherit])]
    counting = shown.ties.where(np.isin(shown.inherited, allowed))
    own = [numbers[event] for event in events if event in numbers]
    items = np.union1d(counting.item[within(counting.other, tied)], np.array(own, np.int64))
    bearings = shown.bearings.where(within(shown.bearings.item, items))
    nodes = shown.nodes.nodes
    by_theme: dict[NamedNode, set[NamedNode]] = {}
    for theme, document in set(zip(bearings.other.tolist(), bearings.document.tolist(), strict=True)):
        if document != NOWHERE:
            by_theme.setdefault(nodes[theme], set()).add(nodes[document])
    tree = lens.index.tree
    return {theme: frozenset(one for below in tree.below(theme) for one in by_theme.get(below, ())) for theme in themes}
