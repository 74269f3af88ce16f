"""Grounds: who works on some themes, and the sentences that say why, looked up for the actors that are shown."""

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.network.found import Why
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import ActorKind, weight
from kg.themes.lens import Lens
from kg.themes.link import Link
from kg.themes.name import alphabetical
from kg.themes.prose import why_theme
from kg.themes.reason import reasons_for

__all__ = ["Ground", "grounds_of", "holders_of", "of_kind", "strengths_on", "strongest"]

Ground = tuple[NamedNode, frozenset[NamedNode]]
"""An actor, and the themes that it is to be shown to work on."""

_REASONS: Final = 5
"""Reasons shown for one actor; the others say the same again."""


def holders_of(lens: Lens, themes: Iterable[NamedNode]) -> NDArray[np.int64]:
    """Return the numbers of the actors that work on any of some themes, in order."""
    known = lens.index.themes.numbers
    return lens.table.actors_with([known[theme] for theme in themes if theme in known]).astype(np.int64)


def of_kind(lens: Lens, actors: NDArray[np.int64], kind: ActorKind | None) -> NDArray[np.bool_]:
    """Tell of each of some actors whether it is of a kind; all are of None."""
    if kind is None:
        return np.ones(len(actors), np.bool_)
    nodes = lens.index.actors.nodes
    return np.array([lens.kind(nodes[actor]) is kind for actor in actors.tolist()], np.bool_)


def strengths_on(lens: Lens, themes: Iterable[NamedNode]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return who works on any of some themes, by number, and how strongly on all together, 0 to 1."""
    actors, values = lens.strengths_on(themes)
    return actors.astype(np.int64), values


def strongest(
    lens: Lens, actors: NDArray[np.int64], strengths: NDArray[np.float64], count: int
) -> tuple[NamedNode, ...]:
    """Return the strongest of some actors: by strength as it is shown, then name, then address."""
    shown = np.round(strengths, weight.DIGITS)
    if len(shown) > count:  # who is below the last of them is not put in order
        chosen = shown >= np.partition(shown, -count)[-count]
        actors, shown = actors[chosen], shown[chosen]
    found = [(lens.index.actors.nodes[actor], value) for actor, value in zip(actors.tolist(), shown, strict=True)]
    found.sort(key=lambda it: (-it[1], alphabetical(lens.actor_label(it[0])), it[0].value))
    return tuple(actor for actor, _ in found[:count])


def grounds_of(store: Store, lens: Lens, wanted: Iterable[Ground]) -> Mapping[Ground, Why]:
    """Return for every actor and its themes the sentence of the strongest reason, with the first few reasons."""
    grounds = tuple(dict.fromkeys(wanted))
    themes = {theme for _, themes in grounds for theme in themes}
    lens = lens.holding(store, (actor for actor, _ in grounds), themes=themes)
    links = {ground: _strongest_links(lens, ground) for ground in grounds}
    reasons = reasons_for(store, lens, (link for found in links.values() for link in found))
    told: dict[Ground, Why] = {}
    for ground, found in links.items():
        if found:
            shown = reasons.of(found)
            told[ground] = Why(why_theme(lens.actor_label(ground[0]), shown[0], lens.language), shown)
    return told


def _strongest_links(lens: Lens, ground: Ground) -> tuple[Link, ...]:
    actor, themes = ground
    found = [link for theme, held in lens.links(actor).items() if theme in themes for link in held]
    found.sort(key=lambda it: (-it.tie, it.item.value, it.kind, it.theme.value, it.through.value if it.through else ""))
    return tuple(found[:_REASONS])
