"""News: what a store tells now that it did not tell before, of documents, events, actors, themes and pairs."""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.network.state import State, documents_of, state_of
from kg.network.testimony import Reported
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import ActorKind, Inheritance, Reason, SharedTheme, weight
from kg.themes.lens import Lens, answered
from kg.themes.name import alphabetical
from kg.themes.pair import pair_of
from kg.themes.reason import reasons_for
from kg.themes.shared import shared_themes

__all__ = ["NewActor", "NewPair", "NewTheme", "News", "news"]


Held = tuple[NamedNode, str, tuple[Reason, ...]]
"""An actor or a theme with its name, and what shows that the one works on the other."""


@dataclass(frozen=True, slots=True)
class NewActor:
    """Somebody whom no document named before, with the themes in the order of their names."""

    actor: NamedNode
    label: str
    kind: ActorKind
    themes: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class NewTheme:
    """A theme with those who were known and work on it now; ``first`` if nobody at all did before."""

    theme: NamedNode
    label: str
    first: bool
    actors: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class NewPair:
    """Two of one kind who were known both, with what they share now and did not before."""

    left: NamedNode
    right: NamedNode
    left_label: str
    right_label: str
    weight: float
    shared: tuple[SharedTheme, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What is new, each in the order in which people look for it, documents by day; and how much there is of it all."""

    documents: tuple[Reported, ...]
    events: int
    actors: tuple[NewActor, ...]
    themes: tuple[NewTheme, ...]
    pairs: tuple[NewPair, ...]
    all_actors: int
    all_themes: int
    gone: int
    """Documents that were there before and are no more."""


def news(
    store: Store,
    before: State,
    after: State | None = None,
    *,
    kind: ActorKind = ActorKind.ORGANISATION,
    limit: int = 50,
    inherit: Inheritance = Inheritance.ORGANISATIONS,
    language: str = "de",
) -> News:
    """Return what a store tells that an older state did not, at most ``limit`` actors, themes and pairs.

    With ``after``, what later documents tell does not count.
    Themes and pairs are those of actors that were known. Of pairs, which are of one kind, the weightiest come first,
    all else in the order of names.
    """
    now = after or state_of(store, inherit=inherit)

    def answer(lens: Lens) -> News:
        gained = _gained(before, now)
        actors = _in_order(lens, (now.actors - before.actors).intersection(lens.index.names.known()))
        by_theme: dict[NamedNode, set[NamedNode]] = {}
        for actor, themes in gained.items():
            for theme in themes:
                by_theme.setdefault(theme, set()).add(actor)
        fresh = now.documents - before.documents
        reported = (one for one in documents_of(store) if one.document in fresh)
        return News(
            documents=tuple(sorted(reported, key=lambda one: (str(one.day or ""), alphabetical(one.title)))),
            events=len(now.events - before.events),
            actors=_actors(store, lens, actors[:limit], now),
            themes=_themes(store, lens, by_theme, before, limit),
            pairs=_pairs(store, lens, _newly(lens, kind, gained, before, now), limit),
            all_actors=len(actors),
            all_themes=len(by_theme),
            gone=len(before.documents - now.documents),
        )

    return answered(store, inherit, language, answer)


def _gained(before: State, now: State) -> dict[NamedNode, frozenset[NamedNode]]:
    """Return the themes that known actors work on now and did not before; nobody without any."""
    nothing: frozenset[NamedNode] = frozenset()
    found = {
        actor: now.themes.get(actor, nothing) - before.themes.get(actor, nothing)
        for actor in before.actors & now.actors
    }
    return {actor: themes for actor, themes in found.items() if themes}


def _actors(store: Store, lens: Lens, actors: Sequence[NamedNode], now: State) -> tuple[NewActor, ...]:
    shown = _shown(store, lens, actors)
    return tuple(
        NewActor(
            actor=actor,
            label=lens.actor_label(actor),
            kind=lens.kind(actor),
            themes=tuple(
                (theme, lens.theme_label(theme), shown[actor][theme])
                for theme in sorted(
                    now.themes.get(actor, frozenset()) & shown[actor].keys(),
                    key=lambda it: (alphabetical(lens.theme_label(it)), it.value),
                )
            ),
        )
        for actor in actors
    )


def _themes(
    store: Store, lens: Lens, by_theme: Mapping[NamedNode, set[NamedNode]], before: State, limit: int
) -> tuple[NewTheme, ...]:
    worked_on = {theme for held in before.themes.values() for theme in held}
    themes = sorted(by_theme, key=lambda it: (alphabetical(lens.theme_label(it)), it.value))[:limit]
    shown = _shown(store, lens, {actor for theme in themes for actor in by_theme[theme]})
    return tuple(
        NewTheme(
            theme=theme,
            label=lens.theme_label(theme),
            first=theme not in worked_on,
            actors=tuple(
                (actor, lens.actor_label(actor), shown[actor].get(theme, ()))
                for actor in _in_order(lens, by_theme[theme])
            ),
        )
        for theme in themes
    )


def _shown(
    store: Store, lens: Lens, actors: Iterable[NamedNode]
) -> Mapping[NamedNode, Mapping[NamedNode, tuple[Reason, ...]]]:
    """Return what shows that actors work on their themes, by actor and theme."""
    looked = lens.holding(store, actors)
    links = {actor: looked.links(actor) for actor in actors}
    reasons = reasons_for(store, looked, (link for held in links.values() for found in held.values() for link in found))
    return {actor: {theme: reasons.of(found) for theme, found in held.items()} for actor, held in links.items()}


def _in_order(lens: Lens, actors: Iterable[NamedNode]) -> list[NamedNode]:
    return sorted(actors, key=lambda actor: (alphabetical(lens.actor_label(actor)), actor.value))


_Newly = tuple[NamedNode, NamedNode, frozenset[NamedNode]]


def _newly(
    lens: Lens, kind: ActorKind, gained: Mapping[NamedNode, frozenset[NamedNode]], before: State, now: State
) -> Iterator[_Newly]:
    """Yield each two known actors of a kind, in the order of their names, with the themes that they share only now."""
    holders: dict[NamedNode, list[NamedNode]] = {}
    for actor in _in_order(lens, before.actors & now.actors):
        if lens.kind(actor) is kind:
            for theme in now.themes.get(actor, ()):
                holders.setdefault(theme, []).append(actor)
    place = {actor: number for number, actor in enumerate(_in_order(lens, before.actors & now.actors))}
    for actor in gained:
        if lens.kind(actor) is not kind:
            continue
        for other in {other for theme in now.themes[actor] for other in holders[theme]} - {actor}:
            if other in gained and place[other] < place[actor]:
                continue  # this pair comes from its other end
            old = before.themes.get(actor, frozenset()) & before.themes.get(other, frozenset())
            if themes := (now.themes[actor] & now.themes[other]) - old:
                left, right = sorted((actor, other), key=place.__getitem__)
                yield left, right, themes


def _pairs(store: Store, lens: Lens, found: Iterator[_Newly], count: int) -> tuple[NewPair, ...]:
    def heavy(pair: _Newly) -> float:
        left, right = lens.strengths(pair[0]), lens.strengths(pair[1])
        return weight.pair_weight(
            weight.part(left.get(theme, 0.0), right.get(theme, 0.0), lens.rarity(theme)) for theme in pair[2]
        )

    def order(weighed: tuple[float, _Newly]) -> tuple[float, str, str, str, str]:
        value, (left, right, _) = weighed
        names = alphabetical(lens.actor_label(left)), alphabetical(lens.actor_label(right))
        return (-value, *names, left.value, right.value)

    first = heapq.nsmallest(count, ((heavy(pair), pair) for pair in found), key=order)
    looked = lens.holding(store, (actor for _, (left, right, _) in first for actor in (left, right)))
    pairs = [pair_of(looked, left, right) for _, (left, right, _) in first]
    reasons = reasons_for(store, looked, (link for pair in pairs for link in pair.links()))
    return tuple(
        NewPair(
            left=left,
            right=right,
            left_label=lens.actor_label(left),
            right_label=lens.actor_label(right),
            weight=value,
            shared=tuple(one for one in shared_themes(looked, pair, reasons) if one.same and one.theme in themes),
        )
        for (value, (left, right, themes)), pair in zip(first, pairs, strict=True)
    )
