"""Actors and their themes: what one actor works on, and who works on one theme."""

from kg.errors import NotFound
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import weight
from kg.themes.answer import ActorTheme, Inheritance, ThemeStrength
from kg.themes.lens import Lens, answered
from kg.themes.link import Link
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
        links = lens.links(actor)
        table = lens.table
        reasons = reasons_for(store, lens, (link for found in links.values() for link in found))
        themes = (
            ThemeStrength(
                theme=theme,
                label=lens.theme_label(theme),
                weight=round(table.by_actor[actor][theme], weight.DIGITS),
                rarity=round(table.rarity[theme], weight.DIGITS),
                reasons=reasons.of(found),
            )
            for theme, found in links.items()
        )
        return tuple(sorted(themes, key=lambda it: (-it.weight, alphabetical(it.label), it.theme.value)))

    return answered(store, inherit, language, answer)


def actors_of(
    store: Store,
    theme: NamedNode,
    *,
    narrower: bool = True,
    inherit: Inheritance = Inheritance.ORGANISATIONS,
    language: str = "de",
) -> tuple[ActorTheme, ...]:
    """Return who works on a theme, or with ``narrower`` on any theme below it, the strongest first.

    Items of narrower themes count in full: who works on "Kinderarmut" works on "Armut".

    Raises:
        NotFound: the store's vocabulary has no such theme.
    """

    def answer(lens: Lens) -> tuple[ActorTheme, ...]:
        if theme not in lens.index.theme_names:
            raise NotFound(f"no theme {theme.value}; the vocabulary has {len(lens.index.theme_names)} themes")
        wanted = lens.index.below(theme) if narrower else frozenset({theme})
        actors = {actor for each in wanted for actor in lens.table.by_theme.get(each, ())}
        links = {
            actor: tuple(link for each, found in lens.links(actor).items() if each in wanted for link in found)
            for actor in actors
        }
        reasons = reasons_for(store, lens, (link for found in links.values() for link in found))
        rows = (
            ActorTheme(
                actor=actor,
                label=lens.actor_label(actor),
                kind=lens.kind(actor),
                weight=_strength(found),
                reasons=reasons.of(found),
            )
            for actor, found in links.items()
        )
        return tuple(sorted(rows, key=lambda it: (-it.weight, alphabetical(it.label), it.actor.value)))

    return answered(store, inherit, language, answer)


def _strength(links: tuple[Link, ...]) -> float:
    return round(weight.strength((link.item, link.tie) for link in links), weight.DIGITS)
