"""Shared themes: who shares most with one actor, and on which themes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.errors import WrongParameter
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import weight
from kg.themes.answer import Inheritance, Nearness, SharedRow, SharedTheme
from kg.themes.index import strengths
from kg.themes.lens import Lens, answered
from kg.themes.link import Link
from kg.themes.name import alphabetical
from kg.themes.reason import Reasons, reasons_for

__all__ = ["Pair", "pair_of", "shared_with"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors' links by theme, without what passes between the two, and the parts of their weight."""

    left: Mapping[NamedNode, tuple[Link, ...]]
    right: Mapping[NamedNode, tuple[Link, ...]]
    parts: Mapping[tuple[NamedNode, NamedNode], float]

    @property
    def weight(self) -> float:
        """The sum of the parts, rounded."""
        return weight.pair_weight(self.parts.values())

    def links(self) -> Iterable[Link]:
        """Yield the links of both sides that the parts rest on."""
        for left, right in self.parts:
            yield from self.left[left]
            yield from self.right[right]


def shared_with(
    store: Store,
    actor: NamedNode,
    *,
    limit: int = 20,
    offset: int = 0,
    minimum: float = 0.0,
    inherit: Inheritance = Inheritance.ORGANISATIONS,
    language: str = "de",
) -> tuple[SharedRow, ...]:
    """Return who shares themes with an actor: by weight, then name, then address.

    Only rows of at least ``minimum`` weight are counted, and of those ``limit`` from ``offset`` on come back.

    Raises:
        NotFound: the store knows no such actor.
        WrongParameter: a negative limit or offset.
    """
    if limit < 0 or offset < 0:
        raise WrongParameter(f"limit {limit} and offset {offset} must not be negative")

    def answer(lens: Lens) -> tuple[SharedRow, ...]:
        lens.must_know(actor)
        ranked = sorted(
            (
                (-total, alphabetical(lens.actor_label(other)), other.value, other)
                for other, total in _totals(lens, actor).items()
                if total > 0 and total >= minimum
            ),
            key=lambda it: it[:3],
        )[offset : offset + limit]
        pairs = {other: pair_of(lens, actor, other) for *_, other in ranked}
        reasons = reasons_for(store, lens, (link for pair in pairs.values() for link in pair.links()))
        return tuple(
            SharedRow(
                actor=other,
                label=lens.actor_label(other),
                kind=lens.kind(other),
                weight=-total,
                shared=_shared(lens, pairs[other], reasons),
            )
            for total, _, _, other in ranked
        )

    return answered(store, inherit, language, answer)


def _totals(lens: Lens, actor: NamedNode) -> dict[NamedNode, float]:
    """Return the weight between an actor and everyone it shares a theme or a neighbouring theme with.

    This is the one place that looks at all actors; a sparse matrix product can take it over.
    """
    table = lens.table
    found: dict[NamedNode, list[float]] = {}
    for theme, own in table.by_actor.get(actor, {}).items():
        for other_theme in (theme, *lens.index.near.get(theme, ())):
            same = other_theme == theme
            rare = min(table.rarity[theme], table.rarity.get(other_theme, 1.0))
            closeness = 1.0 if same else weight.CLOSENESS
            for other, value in table.by_theme.get(other_theme, {}).items():
                found.setdefault(other, []).append(weight.part(own, value, rare, closeness))
    found.pop(actor, None)
    totals = {other: weight.pair_weight(values) for other, values in found.items()}
    # Few actors pass themes to each other; for those the strengths of the table say too much.
    for other in lens.index.related.get(actor, frozenset()) & found.keys():
        totals[other] = pair_of(lens, actor, other).weight
    return totals


def pair_of(lens: Lens, left: NamedNode, right: NamedNode) -> Pair:
    """Return what two actors share, leaving out what only passed from one to the other."""
    ours = lens.links(left, apart_from=(right,))
    theirs = lens.links(right, apart_from=(left,))
    found = weight.parts(strengths(ours), strengths(theirs), lens.table.rarity, lens.index.near)
    return Pair(ours, theirs, found)


def _shared(lens: Lens, pair: Pair, reasons: Reasons) -> tuple[SharedTheme, ...]:
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
    table = lens.table
    commoner = min((left, right), key=lambda theme: table.rarity[theme])
    nearness = Nearness.SAME
    if left != right:
        above = right in lens.index.broader.get(left, frozenset())
        nearness = Nearness.BROADER if above else Nearness.NARROWER
    return SharedTheme(
        theme=left,
        label=lens.theme_label(left),
        right_theme=right,
        right_label=lens.theme_label(right),
        nearness=nearness,
        closeness=1.0 if left == right else weight.CLOSENESS,
        rarity=round(table.rarity[commoner], weight.DIGITS),
        actors=len(table.by_theme[commoner]),
        weight=round(pair.parts[left, right], weight.DIGITS),
        left=reasons.of(pair.left[left]),
        right=reasons.of(pair.right[right]),
    )
