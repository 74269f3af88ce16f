"""Lenses: an index seen under one kind of inheritance and in one language."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kg.errors import NotFound
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes.answer import ActorKind, EvidenceKind, Inheritance
from kg.themes.index import Index, counts
from kg.themes.kept import index_of
from kg.themes.link import About, Link, links_of
from kg.themes.name import best
from kg.themes.strengths import strengths_of, strengths_over
from kg.themes.table import Table, counting

__all__ = ["Lens", "answered"]

Answer = TypeVar("Answer")

TRIES = 3
_LABELS = 50_000
"""Labels kept at most, of some hundred bytes each."""


@dataclass(frozen=True, slots=True)
class Lens:
    """What an index shows: what counts under ``inherit``, labels in ``language``, the links of who is looked at."""

    index: Index
    inherit: Inheritance
    language: str
    held: Mapping[NamedNode, Mapping[NamedNode, tuple[Link, ...]]] = field(default_factory=dict, repr=False)
    """The links, by actor and theme, that ``holding`` was asked for."""

    @property
    def table(self) -> Table:
        """The strengths and rarities that count."""
        return self.index.table(self.inherit)

    def holding(
        self, store: Store, actors: Iterable[NamedNode], *, themes: Collection[NamedNode] | None = None
    ) -> "Lens":
        """Return the lens with the links of some actors, all or those to some themes, read from the store."""
        wanted = tuple(dict.fromkeys(actors))
        about = None if themes is None else About(frozenset(themes), self._items(wanted, themes))
        return replace(self, held=links_of(store, wanted, about=about, recent=self.index.recent))

    def _items(self, actors: Iterable[NamedNode], themes: Iterable[NamedNode]) -> NDArray[np.int64]:
        """Return the items of some actors that bear any of some themes, sorted, each once."""
        index = self.index
        numbers = {number for actor in actors if (number := index.actors.numbers.get(actor)) is not None}
        items = np.unique(index.ties.under(np.array(sorted(numbers), np.int32)).item)
        bearings = index.bearings.under(items)
        asked = [index.themes.numbers[theme] for theme in themes if theme in index.themes.numbers]
        return np.unique(bearings.item[np.isin(bearings.theme, asked)])

    def strengths(self, actor: NamedNode, *, apart_from: NamedNode | None = None) -> dict[NamedNode, float]:
        """Return how strongly an actor works on each of its themes, without what it owes to ``apart_from``."""
        index, number = self.index, self.index.actors.numbers.get(actor)
        if number is None:
            return {}
        if apart_from is None:
            found = self.table.themes_of(number)
        else:
            ties = counting(index.ties_apart(number, apart_from, self.kind), self.inherit)
            found = strengths_of(ties, index.bearings, len(index.themes.nodes)).by_theme()
        return {index.themes.nodes[theme]: value for theme, value in found.items()}

    def strengths_on(self, themes: Iterable[NamedNode]) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """Return who works on any of some themes, by number, and how strongly on all together, by the items of all."""
        bearings = self.index.bearing(themes)
        ties = self.index.ties_on(np.unique(bearings.item))
        return strengths_over(counting(ties, self.inherit), bearings)

    def rarity(self, theme: NamedNode) -> float:
        """Return how much a theme tells; 1 for one that nobody works on."""
        number, rarity = self.index.themes.numbers.get(theme), self.table.rarity
        return 1.0 if number is None or number >= len(rarity) else float(rarity[number])

    def actors_on(self, theme: NamedNode) -> int:
        """Return how many actors work on a theme."""
        number = self.index.themes.numbers.get(theme)
        return 0 if number is None else self.table.actors_on(number)

    def links(self, actor: NamedNode, *, apart_from: Collection[NamedNode] = ()) -> dict[NamedNode, tuple[Link, ...]]:
        """Return an actor's links by theme, without what it owes to one of ``apart_from``.

        That is what passed to it through one of them and, for an organisation, the unit one of them works in:
        the two ends of one employment are no shared theme.
        """
        found = {}
        manned = self._units(apart_from) if self.kind(actor) is ActorKind.ORGANISATION else frozenset()
        for theme, links in self.held.get(actor, {}).items():
            kept = tuple(
                link
                for link in links
                if counts(link, self.inherit)
                and link.through not in apart_from
                and not (link.kind is EvidenceKind.UNIT and link.item in manned)
            )
            if kept:
                found[theme] = kept
        return found

    def _units(self, actors: Collection[NamedNode]) -> frozenset[NamedNode]:
        """Return the units and functions that persons among the actors have."""
        return frozenset(
            link.item
            for actor in actors
            if self.kind(actor) is ActorKind.PERSON
            for links in self.held.get(actor, {}).values()
            for link in links
            if link.kind is EvidenceKind.UNIT
        )

    def kind(self, actor: NamedNode) -> ActorKind:
        """Return what an actor is; whoever is not known as a person is an organisation."""
        return self.index.names.kind(actor) or ActorKind.ORGANISATION

    def actor_label(self, actor: NamedNode) -> str:
        """Return the actor's name, or the end of its address if it has none."""
        labels = self.index.labels
        label = labels.get((actor, self.language))
        if label is None:
            rows = self.index.names.rows(actor)
            label = best(rows, self.language) if rows else actor.value.rsplit("/", 1)[-1]
            if len(labels) >= _LABELS:
                labels.clear()
            labels[actor, self.language] = label
        return label

    def theme_label(self, theme: NamedNode) -> str:
        """Return the theme's label in the language, else in any, else the end of its address."""
        labels = self.index.tree.labels.get(theme)
        if not labels:
            return theme.value.rsplit("/", 1)[-1]
        return min(labels, key=lambda label: (label.language != self.language, label.value)).value

    def must_know(self, actor: NamedNode) -> None:
        """Let pass who is an actor of the store.

        Raises:
            NotFound: nobody of this address takes part in anything, belongs to anything or launched anything.
        """
        if self.index.names.kind(actor) is None and not self.index.is_tied(actor):
            known = len(self.index.names.known())
            raise NotFound(f"no actor {actor.value}; the store knows {known} persons and organisations")


def answered(store: Store, inherit: Inheritance, language: str, answer: Callable[[Lens], Answer]) -> Answer:
    """Return an answer whose index and passages come from the same version of the store.

    Passages are read after the index; if a write came between, the answer is made again. A store that is
    written without pause gets the answer of the last try, in which a passage that just went may be missing.
    """
    for _ in range(TRIES - 1):
        index = index_of(store)
        found = answer(Lens(index, inherit, language))
        if store.version() == index.version:
            return found
    return answer(Lens(index_of(store), inherit, language))
