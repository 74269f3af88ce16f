"""Index: every actor's links and strengths, read once from a store and kept until it changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

from kg.store.base import Row, Store
from kg.terms import Literal, NamedNode
from kg.themes import view, weight
from kg.themes.answer import ActorKind, EvidenceKind, Inheritance
from kg.themes.link import Link, fold

__all__ = ["Index", "Strengths", "Tables", "counts", "index_of", "strengths"]

_INHERITED: Final[Mapping[Inheritance, frozenset[EvidenceKind]]] = {
    Inheritance.NONE: frozenset(),
    Inheritance.ORGANISATIONS: frozenset({EvidenceKind.AFFILIATION}),
    Inheritance.BOTH: frozenset({EvidenceKind.AFFILIATION, EvidenceKind.MEMBERSHIP}),
}

Strengths = Mapping[NamedNode, Mapping[NamedNode, float]]


@dataclass(frozen=True, slots=True)
class Tables:
    """Strengths both ways round and rarities, under one kind of inheritance."""

    by_actor: Strengths
    by_theme: Strengths
    rarity: Mapping[NamedNode, float]


@dataclass(frozen=True, slots=True)
class Index:
    """All links of a store at one version, with names and the theme tree."""

    version: str
    links: Mapping[NamedNode, Mapping[NamedNode, tuple[Link, ...]]]
    kinds: Mapping[NamedNode, ActorKind]
    actor_names: Mapping[NamedNode, tuple[Row, ...]]
    theme_names: Mapping[NamedNode, tuple[Literal, ...]]
    broader: Mapping[NamedNode, frozenset[NamedNode]]
    narrower: Mapping[NamedNode, frozenset[NamedNode]]
    near: Mapping[NamedNode, frozenset[NamedNode]]
    tables: Mapping[Inheritance, Tables]
    related: Mapping[NamedNode, frozenset[NamedNode]] = field(repr=False)
    """For each actor those it inherits from, passes to, or has a unit in common with."""

    def below(self, theme: NamedNode) -> frozenset[NamedNode]:
        """Return the theme and all narrower ones, however deep."""
        found: set[NamedNode] = set()
        waiting = [theme]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting.extend(self.narrower.get(current, ()))
        return frozenset(found)


_LOCK: Final = Lock()
_KEPT: Final[WeakKeyDictionary[Store, Index]] = WeakKeyDictionary()


def index_of(store: Store) -> Index:
    """Return the index of the store's present version; it is built anew only after a write."""
    version = store.version()
    with _LOCK:
        index = _KEPT.get(store)
        if index is None or index.version != version:
            index = _build(store, version)
            _KEPT[store] = index
        return index


def counts(link: Link, inherit: Inheritance) -> bool:
    """Return whether a link counts under a kind of inheritance; what an actor did itself always does."""
    return link.through is None or link.kind in _INHERITED[inherit]


def strengths(links: Mapping[NamedNode, Iterable[Link]]) -> dict[NamedNode, float]:
    """Return the strength of each theme from its links."""
    return {theme: weight.strength((link.item, link.tie) for link in found) for theme, found in links.items()}


def _build(store: Store, version: str) -> Index:
    links: dict[NamedNode, dict[NamedNode, tuple[Link, ...]]] = {}
    for link in fold(view.rows(store, "actor_themes")):
        themes = links.setdefault(link.actor, {})
        themes[link.theme] = (*themes.get(link.theme, ()), link)
    kinds, actor_names = _actors(view.rows(store, "actor_names"))
    theme_names, broader = _tree(view.rows(store, "theme_tree"))
    narrower = _turned(broader)
    return Index(
        version=version,
        links=links,
        kinds=kinds,
        actor_names=actor_names,
        theme_names=theme_names,
        broader=broader,
        narrower=narrower,
        near={
            theme: broader.get(theme, frozenset()) | narrower.get(theme, frozenset())
            for theme in broader.keys() | narrower.keys()
        },
        tables={inherit: _tables(links, inherit) for inherit in Inheritance},
        related=_related(links),
    )


def _related(
    links: Mapping[NamedNode, Mapping[NamedNode, tuple[Link, ...]]],
) -> dict[NamedNode, frozenset[NamedNode]]:
    related: dict[NamedNode, set[NamedNode]] = {}
    units: dict[NamedNode, set[NamedNode]] = {}
    for link in (link for themes in links.values() for found in themes.values() for link in found):
        if link.through is not None:
            related.setdefault(link.actor, set()).add(link.through)
            related.setdefault(link.through, set()).add(link.actor)
        if link.kind is EvidenceKind.UNIT:
            units.setdefault(link.item, set()).add(link.actor)
    for actors in units.values():
        for actor in actors:
            related.setdefault(actor, set()).update(actors - {actor})
    return {actor: frozenset(others) for actor, others in related.items()}


def _tables(links: Mapping[NamedNode, Mapping[NamedNode, tuple[Link, ...]]], inherit: Inheritance) -> Tables:
    by_actor: dict[NamedNode, dict[NamedNode, float]] = {}
    by_theme: dict[NamedNode, dict[NamedNode, float]] = {}
    for actor, themes in links.items():
        kept = {theme: [link for link in found if counts(link, inherit)] for theme, found in themes.items()}
        for theme, value in strengths({theme: found for theme, found in kept.items() if found}).items():
            by_actor.setdefault(actor, {})[theme] = value
            by_theme.setdefault(theme, {})[actor] = value
    return Tables(by_actor, by_theme, {theme: weight.rarity(len(found)) for theme, found in by_theme.items()})


def _actors(rows: Iterable[Row]) -> tuple[dict[NamedNode, ActorKind], dict[NamedNode, tuple[Row, ...]]]:
    kinds: dict[NamedNode, ActorKind] = {}
    names: dict[NamedNode, tuple[Row, ...]] = {}
    for row in rows:
        actor = row["actor"]
        if isinstance(actor, NamedNode):
            kinds[actor] = ActorKind.PERSON if "person" in row else ActorKind.ORGANISATION
            names[actor] = (*names.get(actor, ()), row)
    return kinds, names


def _tree(
    rows: Iterable[Row],
) -> tuple[dict[NamedNode, tuple[Literal, ...]], dict[NamedNode, frozenset[NamedNode]]]:
    labels: dict[NamedNode, tuple[Literal, ...]] = {}
    broader: dict[NamedNode, frozenset[NamedNode]] = {}
    for row in rows:
        theme, label, above = row["theme"], row["label"], row.get("broader")
        if isinstance(theme, NamedNode) and isinstance(label, Literal):
            labels[theme] = (*labels.get(theme, ()), label)
            if isinstance(above, NamedNode):
                broader[theme] = broader.get(theme, frozenset()) | {above}
    return labels, broader


def _turned(broader: Mapping[NamedNode, frozenset[NamedNode]]) -> dict[NamedNode, frozenset[NamedNode]]:
    narrower: dict[NamedNode, set[NamedNode]] = {}
    for theme, above in broader.items():
        for parent in above:
            narrower.setdefault(parent, set()).add(theme)
    return {theme: frozenset(found) for theme, found in narrower.items()}
