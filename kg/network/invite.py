"""Invite: the fewest actors who together work on all chosen themes, why each of them, and who could come instead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kg.errors import NotFound, WrongParameter
from kg.network.cover import Candidate, Cover, cover_of
from kg.network.found import Why
from kg.network.grounds import Ground, grounds_of, of_kind, strengths_on
from kg.network.posts import Post, posts_of
from kg.network.traits import Trait, traits_of
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import ActorKind, Inheritance, weight
from kg.themes.lens import Lens, answered
from kg.themes.name import alphabetical

__all__ = ["Invitation", "Invited", "Wish", "invitation_of"]

_INSTEAD = 5
"""Others named who could come instead of one."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What an invitation is to cover, and who may be in it.

    ``strength`` is the least with which an actor must work on a theme to count for it, 0 to 1. Themes of those
    ``invited`` already need nobody else; whoever is in ``without`` is not chosen.
    """

    themes: tuple[NamedNode, ...]
    place: NamedNode | None = None
    kind: ActorKind | None = None
    strength: float = 0.0
    invited: frozenset[NamedNode] = frozenset()
    without: frozenset[NamedNode] = frozenset()


@dataclass(frozen=True, slots=True)
class Invited:
    """One chosen actor: its posts, the chosen themes it works on by label, and who could come instead, by label.

    ``strength`` is the sum over these themes.
    """

    actor: NamedNode
    label: str
    kind: ActorKind
    post: Post
    themes: tuple[str, ...]
    strength: float
    instead: tuple[str, ...]
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Invitation:
    """The chosen actors by name; the themes that those invited already bring, and those that nobody can.

    ``bound`` is a number below which no set covers all that can be covered; ``exact`` if there are no more.
    """

    chosen: tuple[Invited, ...]
    brought: tuple[str, ...]
    missing: tuple[str, ...]
    bound: int
    exact: bool


@dataclass(frozen=True, slots=True)
class _Holder:
    """An actor that may be chosen, with its strength on each wish by the number of the wish."""

    actor: NamedNode
    label: str
    strengths: Mapping[int, float]


def invitation_of(
    store: Store,
    wish: Wish,
    *,
    seconds: float = 5.0,
    inherit: Inheritance = Inheritance.ORGANISATIONS,
    language: str = "de",
) -> Invitation:
    """Return the smallest set of actors that covers the themes of a wish, what is narrower included.

    Raises:
        NotFound: the vocabulary lacks one of the themes.
        WrongParameter: no theme, a strength outside 0 to 1, or a negative time.
    """
    themes = tuple(dict.fromkeys(wish.themes))
    if not themes:
        raise WrongParameter("a theme must be given, such as theme=Armut")
    if not 0 <= wish.strength <= 1:
        raise WrongParameter(f"strength {wish.strength:g} must lie between 0 and 1")

    def answer(lens: Lens) -> Invitation:
        tree = lens.index.tree
        unknown = [theme.value for theme in themes if theme not in tree.labels]
        if unknown:
            raise NotFound(f"no theme {', '.join(unknown)}; the vocabulary has {len(tree.labels)} themes")
        labels = [lens.theme_label(theme) for theme in themes]
        wishes = [tree.below(theme) for theme in themes]
        held = _strengths(lens, wishes, wish.strength)
        brought = {number for actor in wish.invited for number in held.get(actor, ())}
        holders = _holders(store, lens, wish, held, brought)
        cover = cover_of([_candidate(holder) for holder in holders], seconds=seconds)
        coverable = {number for holder in holders for number in holder.strengths}
        return Invitation(
            chosen=_chosen(store, lens, holders, cover, wishes, labels),
            brought=tuple(labels[number] for number in sorted(brought)),
            missing=tuple(label for number, label in enumerate(labels) if number not in coverable | brought),
            bound=cover.bound,
            exact=cover.exact,
        )

    return answered(store, inherit, language, answer)


def _strengths(lens: Lens, wishes: Sequence[frozenset[NamedNode]], least: float) -> dict[NamedNode, dict[int, float]]:
    """Return how strongly who works on which wish, where it is at least so strongly."""
    found: dict[NamedNode, dict[int, float]] = {}
    for number, themes in enumerate(wishes):
        actors, strengths = strengths_on(lens, themes)
        for actor, strength in zip(actors.tolist(), np.round(strengths, weight.DIGITS).tolist(), strict=True):
            if strength >= least and strength > 0:
                found.setdefault(lens.index.actors.nodes[actor], {})[number] = strength
    return found


def _holders(
    store: Store, lens: Lens, wish: Wish, held: Mapping[NamedNode, Mapping[int, float]], brought: Iterable[int]
) -> list[_Holder]:
    """Return who may be chosen, by name, with what is still needed."""
    numbers = lens.index.actors.numbers
    nodes = [actor for actor in held if actor not in wish.invited | wish.without]
    allowed = np.array([numbers[actor] for actor in nodes], np.int64)
    fitting = of_kind(lens, allowed, wish.kind)
    if wish.place is not None:
        anywhere = np.empty(0, np.int64)
        fitting &= np.isin(allowed, traits_of(store, lens.index, Trait.PLACE).having(wish.place, anywhere))
    needless = frozenset(brought)
    found = (
        _Holder(
            actor,
            lens.actor_label(actor),
            {number: strength for number, strength in held[actor].items() if number not in needless},
        )
        for actor, fits in zip(nodes, fitting.tolist(), strict=True)
        if fits
    )
    return sorted(
        (holder for holder in found if holder.strengths),
        key=lambda holder: (alphabetical(holder.label), holder.actor.value),
    )


def _candidate(holder: _Holder) -> Candidate:
    """Return a holder as a candidate; its strength in thousandths, as finer differences mean nothing to anybody."""
    return Candidate(frozenset(holder.strengths), round(1000 * sum(holder.strengths.values())))


def _chosen(
    store: Store,
    lens: Lens,
    holders: Sequence[_Holder],
    cover: Cover,
    wishes: Sequence[frozenset[NamedNode]],
    labels: Sequence[str],
) -> tuple[Invited, ...]:
    chosen = [holders[number] for number in cover.chosen]
    others = [holder for number, holder in enumerate(holders) if number not in cover.chosen]
    grounds: dict[tuple[NamedNode, int], Ground] = {
        (holder.actor, number): (holder.actor, wishes[number]) for holder in chosen for number in holder.strengths
    }
    told = grounds_of(store, lens, grounds.values())
    posts = posts_of(store, [holder.actor for holder in chosen], lens.language)
    return tuple(
        Invited(
            actor=holder.actor,
            label=holder.label,
            kind=lens.kind(holder.actor),
            post=posts[holder.actor],
            themes=tuple(labels[number] for number in sorted(holder.strengths)),
            strength=round(sum(holder.strengths.values()), weight.DIGITS),
            instead=_instead(holder, chosen, others),
            why=tuple(
                told[ground] for number in sorted(holder.strengths) if (ground := grounds[holder.actor, number]) in told
            ),
        )
        for holder in chosen
    )


def _instead(holder: _Holder, chosen: Sequence[_Holder], others: Sequence[_Holder]) -> tuple[str, ...]:
    """Return who covers all that only this one of the chosen covers, the strongest there first."""
    elsewhere = {number for other in chosen if other is not holder for number in other.strengths}
    alone = holder.strengths.keys() - elsewhere
    able = [other for other in others if alone <= other.strengths.keys()]
    able.sort(key=lambda other: (-sum(other.strengths[number] for number in sorted(alone)), alphabetical(other.label)))
    return tuple(other.label for other in able[:_INSTEAD])
