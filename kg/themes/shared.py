"""Shared themes: who shares most with one actor, and on which themes."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from kg.errors import WrongParameter
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import weight
from kg.themes.answer import Inheritance, Nearness, SharedRow, SharedTheme
from kg.themes.lens import Lens, answered
from kg.themes.name import alphabetical
from kg.themes.pair import Pair, counted_pairs, pair_of
from kg.themes.ranking import ranking
from kg.themes.reason import Reasons, reasons_for

__all__ = ["SharedPage", "page_of", "shared_themes", "shared_with"]

_NONE: Final[frozenset[NamedNode]] = frozenset()


@dataclass(frozen=True, slots=True)
class SharedPage:
    """Some rows of a ranking in their order, and whether there are more after them."""

    rows: tuple[SharedRow, ...]
    more: bool


def shared_with(  # noqa: PLR0913  # each narrows the ranking by itself, and all are given by name
    store: Store,
    actor: NamedNode,
    *,
    limit: int = 20,
    offset: int = 0,
    minimum: float = 0.0,
    among: Collection[NamedNode] | None = None,
    inherit: Inheritance = Inheritance.ORGANISATIONS,
    language: str = "de",
) -> tuple[SharedRow, ...]:
    """Return who shares themes with an actor: by weight, then name, then address.

    Only rows of at least ``minimum`` weight are counted, if ``among`` is given only those of its actors, and of these
    ``limit`` from ``offset`` on come back.

    Raises:
        NotFound: the store knows no such actor.
        WrongParameter: a negative limit or offset.
    """
    return page_of(
        store,
        actor,
        limit=limit,
        offset=offset,
        minimum=minimum,
        among=among,
        inherit=inherit,
        language=language,
    ).rows


def page_of(  # noqa: PLR0913  # as ``shared_with``
    store: Store,
    actor: NamedNode,
    *,
    limit: int,
    offset: int = 0,
    minimum: float = 0.0,
    among: Collection[NamedNode] | None = None,
    inherit: Inheritance = Inheritance.ORGANISATIONS,
    language: str = "de",
    explained: bool = True,
) -> SharedPage:
    """Return the rows that ``shared_with`` returns, and whether there are more; reasons are looked up for no others.

    Rows that are not ``explained`` have no reasons; nothing is looked up in the store for them.

    Raises:
        NotFound: the store knows no such actor.
        WrongParameter: a negative limit or offset.
    """
    if limit < 0 or offset < 0:
        raise WrongParameter(f"limit {limit} and offset {offset} must not be negative")

    def answer(lens: Lens) -> SharedPage:
        lens.must_know(actor)
        found = ranking(lens, actor, count=offset + limit + 1, minimum=minimum, among=among)[offset:]
        rows = found[:limit]
        others = [one.actor for one in rows]
        if explained:
            looked = lens.holding(store, (actor, *others), themes=_meeting(lens, actor, others))
            pairs = {other: pair_of(looked, actor, other) for other in others}
        else:
            looked, pairs = lens, counted_pairs(lens, actor, others)
        reasons = reasons_for(store, looked, (link for pair in pairs.values() for link in pair.links()))
        return SharedPage(
            tuple(
                SharedRow(
                    actor=one.actor,
                    label=lens.actor_label(one.actor),
                    kind=lens.kind(one.actor),
                    weight=one.weight,
                    shared=shared_themes(looked, pairs[one.actor], reasons),
                )
                for one in rows
            ),
            more=len(found) > limit,
        )

    return answered(store, inherit, language, answer)


def _meeting(lens: Lens, actor: NamedNode, others: Collection[NamedNode]) -> frozenset[NamedNode]:
    """Return the themes that an actor can share with any of some others, and those that these can share with it."""
    near = lens.index.tree.near
    own = lens.strengths(actor).keys()
    around = own | {other for theme in own for other in near.get(theme, ())}
    theirs = {theme for other in others for theme in lens.strengths(other)} & around
    met = {theme for theme in own if theme in theirs or not near.get(theme, _NONE).isdisjoint(theirs)}
    return frozenset(theirs | met)


def shared_themes(lens: Lens, pair: Pair, reasons: Reasons) -> tuple[SharedTheme, ...]:
    """Return what a pair shares, by weight, then name, then address, with the reasons of both sides."""
    themes = (_theme(lens, pair, reasons, left, right) for left, right in pair.parts)
    return tuple(
        sorted(
            themes,
            key=lambda it: (
                -it.weight,
                alphabetical(it.label),
                alphabetical(it.right_label),
                it.theme.value,
                it.right_theme.value,
            ),
        )
    )


def _theme(lens: Lens, pair: Pair, reasons: Reasons, left: NamedNode, right: NamedNode) -> SharedTheme:
    commoner = left if left == right else min((left, right), key=lens.rarity)
    nearness = Nearness.SAME
    if left != right:
        above = right in lens.index.tree.broader.get(left, frozenset())
        nearness = Nearness.BROADER if above else Nearness.NARROWER
    return SharedTheme(
        theme=left,
        label=lens.theme_label(left),
        right_theme=right,
        right_label=lens.theme_label(right),
        nearness=nearness,
        closeness=1.0 if left == right else weight.CLOSENESS,
        rarity=round(lens.rarity(commoner), weight.DIGITS),
        actors=lens.actors_on(commoner),
        weight=round(pair.parts[left, right], weight.DIGITS),
        left=reasons.of(pair.left.get(left, ())),
        right=reasons.of(pair.right.get(right, ())),
    )
