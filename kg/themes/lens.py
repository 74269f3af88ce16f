"""Lenses: an index seen under one kind of inheritance and in one language."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeVar

from kg.errors import NotFound
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes.answer import ActorKind, EvidenceKind, Inheritance
from kg.themes.index import Index, Tables, counts, index_of
from kg.themes.link import Link
from kg.themes.name import best

__all__ = ["Lens", "answered"]

Answer = TypeVar("Answer")

TRIES = 3


@dataclass(frozen=True, slots=True)
class Lens:
    """What an index shows: links and strengths that count under ``inherit``, labels in ``language``."""

    index: Index
    inherit: Inheritance
    language: str

    @property
    def table(self) -> Tables:
        """The strengths and rarities that count."""
        return self.index.tables[self.inherit]

    def links(self, actor: NamedNode, *, apart_from: Collection[NamedNode] = ()) -> dict[NamedNode, tuple[Link, ...]]:
        """Return an actor's links by theme, without what it owes to one of ``apart_from``.

        That is what passed to it through one of them and, for an organisation, the unit one of them works in:
        the two ends of one employment are no shared theme.
        """
        found = {}
        manned = self._units(apart_from) if self.kind(actor) is ActorKind.ORGANISATION else frozenset()
        for theme, links in self.index.links.get(actor, {}).items():
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
            for links in self.index.links.get(actor, {}).values()
            for link in links
            if link.kind is EvidenceKind.UNIT
        )

    def kind(self, actor: NamedNode) -> ActorKind:
        """Return what an actor is; whoever is not known as a person is an organisation."""
        return self.index.kinds.get(actor, ActorKind.ORGANISATION)

    def actor_label(self, actor: NamedNode) -> str:
        """Return the actor's name, or the end of its address if it has none."""
        rows = self.index.actor_names.get(actor)
        return best(rows, self.language) if rows else actor.value.rsplit("/", 1)[-1]

    def theme_label(self, theme: NamedNode) -> str:
        """Return the theme's label in the language, else in any, else the end of its address."""
        labels = self.index.theme_names.get(theme)
        if not labels:
            return theme.value.rsplit("/", 1)[-1]
        return min(labels, key=lambda label: (label.language != self.language, label.value)).value

    def must_know(self, actor: NamedNode) -> None:
        """Let pass who is an actor of the store.

        Raises:
            NotFound: nobody of this address takes part in anything, belongs to anything or launched anything.
        """
        if actor not in self.index.kinds and actor not in self.index.links:
            known = len(self.index.kinds)
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
