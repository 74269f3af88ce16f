"""Groups: the themes that two or more actors hold together, those of all first."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.errors import WrongParameter
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import weight
from kg.themes.answer import CommonTheme, Holding, Inheritance, PairWeight, SharedBetween
from kg.themes.index import Index
from kg.themes.lens import Lens, answered
from kg.themes.link import Link
from kg.themes.name import alphabetical
from kg.themes.pair import pair_of, strengths
from kg.themes.reason import Reasons, reasons_for

__all__ = ["shared_between"]

_Links = Mapping[NamedNode, Mapping[NamedNode, tuple[Link, ...]]]


@dataclass(frozen=True, slots=True)
class _Holder:
    """An actor holding a theme, by the theme itself (closeness 1) or by a direct narrower one."""

    actor: NamedNode
    theme: NamedNode
    strength: float
    closeness: float
    links: tuple[Link, ...]


def shared_between(
    store: Store,
    actors: Sequence[NamedNode],
    *,
    inherit: Inheritance = Inheritance.ORGANISATIONS,
    language: str = "de",
) -> SharedBetween:
    """Return what two or more actors share: themes of all first, then those that most of them hold.

    An actor who works on a direct narrower theme holds the broader one in part (``closeness`` below 1), if
    somebody of the group works on the broader one itself. What an actor inherited from another of the group
    is left out: an organisation shares nothing with its own delegate by that alone.

    Raises:
        NotFound: the store does not know one of the actors.
        WrongParameter: fewer than two different actors.
    """
    group = tuple(dict.fromkeys(actors))
    if len(group) < 2:
        raise WrongParameter(f"sharing takes at least two different actors, {len(group)} given")

    def answer(lens: Lens) -> SharedBetween:
        for actor in group:
            lens.must_know(actor)
        lens = lens.holding(store, group)
        links = {actor: lens.links(actor, apart_from=group) for actor in group}
        held = {theme for themes in links.values() for theme in themes}
        common = {theme: found for theme in held if len(found := _holders(lens.index, theme, links)) >= 2}
        links_held = (link for found in common.values() for holder in found for link in holder.links)
        reasons = reasons_for(store, lens, links_held)
        themes = [
            _common(lens, theme, found, reasons, of_all=len(found) == len(group)) for theme, found in common.items()
        ]
        return SharedBetween(
            actors=group,
            labels=tuple(lens.actor_label(actor) for actor in group),
            kinds=tuple(lens.kind(actor) for actor in group),
            themes=tuple(sorted(themes, key=_order)),
            pairs=tuple(
                PairWeight(left, right, pair_of(lens, left, right).weight) for left, right in combinations(group, 2)
            ),
        )

    return answered(store, inherit, language, answer)


def _holders(index: Index, theme: NamedNode, links: _Links) -> tuple[_Holder, ...]:
    """Return who holds a theme, in the order of ``links``; of several narrower themes by the strongest."""
    found: list[_Holder] = []
    for actor, themes in links.items():
        below = index.tree.narrower.get(theme, frozenset()) & themes.keys()
        candidates = {theme} if theme in themes else below
        values = strengths({each: themes[each] for each in candidates})
        if values:
            best = min(values, key=lambda each: (-values[each], each.value))
            closeness = 1.0 if best == theme else weight.CLOSENESS
            found.append(_Holder(actor, best, values[best], closeness, themes[best]))
    return tuple(found)


def _common(lens: Lens, theme: NamedNode, holders: Sequence[_Holder], reasons: Reasons, *, of_all: bool) -> CommonTheme:
    rarity = min(lens.rarity(holder.theme) for holder in holders)
    together = math.prod(sorted(holder.strength * holder.closeness for holder in holders))
    return CommonTheme(
        theme=theme,
        label=lens.theme_label(theme),
        rarity=round(rarity, weight.DIGITS),
        weight=round(together * rarity, weight.DIGITS),
        shared_by_all=of_all,
        holdings=tuple(
            Holding(
                actor=holder.actor,
                label=lens.actor_label(holder.actor),
                theme=holder.theme,
                theme_label=lens.theme_label(holder.theme),
                strength=round(holder.strength, weight.DIGITS),
                closeness=holder.closeness,
                reasons=reasons.of(holder.links),
            )
            for holder in holders
        ),
    )


def _order(common: CommonTheme) -> tuple[int, int, float, str, str]:
    whole = sum(1 for holding in common.holdings if holding.closeness == 1.0)
    return (
        -len(common.holdings),
        -whole,
        -common.weight,
        alphabetical(common.label),
        common.theme.value,
    )
