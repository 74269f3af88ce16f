"""Actors and their themes: what one actor works on, and who works on one theme."""

from collections.abc import Collection

from kg.errors import NotFound
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import weight
from kg.themes.answer import ActorTheme, Inheritance, ThemeStrength
from kg.themes.lens import Lens, answered
from kg.themes.name import alphabetical
from kg.themes.reason import reasons_for

__all__ = ["actors_of", "themes_of"]


def themes_of(
    store: Store,
    actor: NamedNode,
    *,
    inherit: Inheritance = Inheritance.ORGANISATIONS,
    language: str = "de",
) -> tuple[ThemeStrength, ...]:
    """Return the themes an actor works on, the strongest first, each with its reasons.

    Raises:
        NotFound: the store knows no such actor.
    """

    def answer(lens: Lens) -> tuple[ThemeStrength, ...]:
        lens.must_know(actor)
        lens = lens.holding(store, [actor])
        links = lens.links(actor)
        strong = lens.strengths(actor)
        reasons = reasons_for(store, lens, (link for found in links.values() for link in found))
        themes = (
            ThemeStrength(
                theme=theme,
                label=lens.theme_label(theme),
                weight=round(strong[theme], weight.DIGITS),
                rarity=round(lens.rarity(theme), weight.DIGITS),
                reasons=reasons.of(found),
            )
            for theme, found in links.items()
        )
        return tuple(sorted(themes, key=lambda it: (-it.weight, alphabetical(it.label), it.theme.value)))

    return answered(store, inherit, language, answer)


def actors_of(  # noqa: PLR0913  # each narrows the list by itself, and all are given by name
    store: Store,
    theme: NamedNode,
    *,
    also: Collection[NamedNode] = (),
    narrower: bool = True,
    limit: int | None = None,
    offset: int = 0,
    among: Collection[NamedNode] | None = None,
    inherit: Inheritance = Inheritance.ORGANISATIONS,
    language: str = "de",
) -> tuple[ActorTheme, ...]:
    """Return who works on a theme, or with ``narrower`` on any theme below it, the strongest first.

    Items of narrower themes count in full: who works on "Kinderarmut" works on "Armut". Items of the themes in ``also``
    count, too. Of all rows, or if ``among`` is given of those of its actors, ``limit`` from ``offset`` on come back.

    Raises:
        NotFound: the store's vocabulary has no such theme.
    """

    def answer(lens: Lens) -> tuple[ActorTheme, ...]:
        tree = lens.index.tree
        chosen = frozenset({theme, *also})
        if unknown := chosen - tree.labels.keys():
            named = ", ".join(sorted(one.value for one in unknown))
            raise NotFound(f"no theme {named}; the vocabulary has {len(tree.labels)} themes")
        wanted = frozenset(below for one in chosen for below in tree.below(one)) if narrower else chosen
        found = _on_any(lens, wanted, among)[offset : None if limit is None else offset + limit]
        lens = lens.holding(store, (actor for actor, _ in found), themes=wanted)
        links = {
            actor: tuple(link for each, held in lens.links(actor).items() if each in wanted for link in held)
            for actor, _ in found
        }
        reasons = reasons_for(store, lens, (link for held in links.values() for link in held))
        return tuple(
            ActorTheme(
                actor=actor,
                label=lens.actor_label(actor),
                kind=lens.kind(actor),
                weight=strength,
                reasons=reasons.of(links[actor]),
            )
            for actor, strength in found
        )

    return answered(store, inherit, language, answer)


def _on_any(
    lens: Lens, themes: frozenset[NamedNode], among: Collection[NamedNode] | None
) -> list[tuple[NamedNode, float]]:
    """Return who works on any of some themes, and how strongly on all together: the strongest first, then by name."""
    actors, values = lens.strengths_on(themes)
    nodes = lens.index.actors.nodes
    found = [
        (nodes[actor], round(value, weight.DIGITS))
        for actor, value in zip(actors.tolist(), values.tolist(), strict=True)
        if among is None or nodes[actor] in among
    ]
    return sorted(found, key=lambda it: (-it[1], alphabetical(lens.actor_label(it[0])), it[0].value))
