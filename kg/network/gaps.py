"""Gaps: themes that one level or perspective has to itself, that a side is missing from, or that nobody took up yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.network.grounds import holders_of
from kg.network.traits import Trait, Traits, items_of, traits_of
from kg.store.base import Store
from kg.terms import DEF, LIST, NamedNode
from kg.themes.lens import Lens
from kg.themes.name import alphabetical

__all__ = ["Gap", "GapKind", "gaps_of"]


class GapKind(StrEnum):
    """What is missing of a theme; the order is that of answers."""

    LEVEL = "level"
    """All actors whose level is known have the same one."""
    PERSPECTIVE = "perspective"
    """It was looked at from one perspective only."""
    CIVIL = "civil"
    """No civil society organisation works on it, and nobody spoke for civil society."""
    MUNICIPAL = "municipal"
    """No municipality, county or association of them works on it, and nobody spoke for municipalities."""
    UNTOUCHED = "untouched"
    """Nobody works on it, though somebody works on its broader theme."""


_ONLY: Final = {GapKind.LEVEL: Trait.LEVEL, GapKind.PERSPECTIVE: Trait.PERSPECTIVE}

_SIDES: Final[Mapping[GapKind, Mapping[Trait, frozenset[NamedNode]]]] = {
    GapKind.CIVIL: {
        Trait.TYPE: frozenset(
            {DEF["CivilSocietyOrganisation"], DEF["IndependentProvider"], DEF["ProfessionalAssociation"]}
        ),
        Trait.PERSPECTIVE: frozenset({LIST["perspektive/zivilgesellschaft"]}),
    },
    GapKind.MUNICIPAL: {
        Trait.TYPE: frozenset({DEF["LocalAuthority"]}),
        Trait.LEVEL: frozenset(LIST[f"ebene/{level}"] for level in ("kreis", "gemeindeverband", "gemeinde", "bezirk")),
        Trait.PERSPECTIVE: frozenset({LIST["perspektive/kommune"]}),
    },
}
"""By what it is seen that a side is there."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A theme with what is missing of it.

    ``around`` are the themes whose actors are there: the theme and what is narrower, or of one that nobody works on its
    broader themes and what is below these; ``actors`` counts who works on any of them. ``present`` and ``missing`` are
    values of the trait that the gap is about; for a side that is missing as a whole, and for a theme that nobody took
    up, they are empty.
    """

    kind: GapKind
    theme: NamedNode
    around: frozenset[NamedNode]
    actors: int
    present: tuple[NamedNode, ...] = ()
    missing: tuple[NamedNode, ...] = ()


def gaps_of(
    store: Store, lens: Lens, kinds: frozenset[GapKind], *, under: NamedNode | None = None, least: int = 1
) -> tuple[Gap, ...]:
    """Return the gaps of some kinds: by kind, then those with most actors around, by name, by address.

    Args:
        store: the graph that the lens was made from.
        lens: what counts.
        kinds: of which kinds.
        under: only this theme and what is narrower.
        least: only gaps with so many actors around.
    """
    tree = lens.index.tree
    themes = tree.below(under) if under else frozenset(tree.labels)
    direct = {theme: lens.actors_on(theme) for theme in themes}
    traits = {trait: traits_of(store, lens.index, trait) for trait in Trait}
    found = [
        gap
        for theme in themes
        for gap in (_worked_on(lens, theme, traits, kinds) if direct[theme] else _untouched(lens, theme, kinds))
        if gap.actors >= least
    ]
    order = list(GapKind)
    found.sort(
        key=lambda it: (
            order.index(it.kind),
            -it.actors,
            alphabetical(lens.theme_label(it.theme)),
            it.theme.value,
        )
    )
    return tuple(found)


def _worked_on(
    lens: Lens, theme: NamedNode, traits: Mapping[Trait, Traits], kinds: frozenset[GapKind]
) -> Iterator[Gap]:
    below = lens.index.tree.below(theme)
    actors, items = holders_of(lens, below), items_of(lens.index, below)
    for kind, trait in _ONLY.items():
        if kind in kinds:
            present = traits[trait].among(actors, items)
            missing = traits[trait].named - present
            if len(present) == 1 and missing:
                yield Gap(kind, theme, below, len(actors), tuple(present), _in_order(missing))
    for kind, signs in _SIDES.items():
        if kind in kinds and not _there(traits, signs, actors, items):
            yield Gap(kind, theme, below, len(actors))


def _untouched(lens: Lens, theme: NamedNode, kinds: frozenset[GapKind]) -> Iterator[Gap]:
    tree = lens.index.tree
    if GapKind.UNTOUCHED in kinds and not len(holders_of(lens, tree.below(theme))):
        around = frozenset(one for broader in tree.broader.get(theme, ()) for one in tree.below(broader))
        if count := len(holders_of(lens, around)):
            yield Gap(GapKind.UNTOUCHED, theme, around, count)


def _there(
    traits: Mapping[Trait, Traits],
    signs: Mapping[Trait, frozenset[NamedNode]],
    actors: NDArray[np.int64],
    items: NDArray[np.int64],
) -> bool:
    return any(traits[trait].among(actors, items) & values for trait, values in signs.items())


def _in_order(nodes: frozenset[NamedNode]) -> tuple[NamedNode, ...]:
    return tuple(sorted(nodes, key=lambda node: node.value))
