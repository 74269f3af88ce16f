"""Index: what every shared-theme answer counts on, as columns of numbers, with names and the theme tree."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.terms import NamedNode
from kg.themes.actor_names import Names
from kg.themes.answer import ActorKind, EvidenceKind, Inheritance
from kg.themes.layers import Layers, is_in
from kg.themes.link import Link
from kg.themes.recent import Recent
from kg.themes.strengths import strengths_of
from kg.themes.table import INHERITED, Table, counting, table_of
from kg.themes.ties import KINDS, NOBODY, Bearings, Numbering, Ties
from kg.themes.tree import Tree

__all__ = ["Index", "counts"]

_UNIT: Final = KINDS.index(EvidenceKind.UNIT)


@dataclass(frozen=True, slots=True)
class Index:
    """The ties and bearings of a store at one version, with names and the theme tree."""

    version: str
    actors: Numbering
    themes: Numbering
    ties: Layers[Ties]
    bearings: Layers[Bearings]
    names: Names
    tree: Tree
    tables: dict[Inheritance, Table] = field(default_factory=dict, repr=False)
    """Made when first asked for; see ``table``."""
    recent: Recent = field(default_factory=Recent, repr=False)
    """What was read of the store at this version."""
    labels: dict[tuple[NamedNode, str], str] = field(default_factory=dict, repr=False)
    """The labels of actors that were asked for lately, by language."""

    @property
    def shape(self) -> tuple[int, int]:
        """How many actors and themes there are."""
        return len(self.actors.nodes), len(self.themes.nodes)

    def table(self, inherit: Inheritance) -> Table:
        """Return the strengths that count under a kind of inheritance."""
        found = self.tables.get(inherit)
        if found is None:
            ties = counting(self.ties.whole(), inherit)
            found = table_of(strengths_of(ties, self.bearings, self.shape[1]), self.shape)
            self.tables[inherit] = found
        return found

    def is_tied(self, actor: NamedNode) -> bool:
        """Tell whether anything ties an actor to an item that bears a theme."""
        number = self.actors.numbers.get(actor)
        return number is not None and len(self.bearings.under(np.unique(self.ties_of(number).item))) > 0

    def bearing(self, themes: Iterable[NamedNode]) -> Bearings:
        """Return which items bear any of some themes."""
        numbers = [self.themes.numbers[theme] for theme in themes if theme in self.themes.numbers]
        bearings = self.bearings.whole()
        return bearings.where(np.isin(bearings.theme, numbers))

    def ties_of(self, number: int) -> Ties:
        """Return the ties of one actor."""
        return self.ties.under(np.array([number], np.int32))

    def ties_on(self, items: NDArray[np.int64]) -> Ties:
        """Return the ties to some items, which are sorted and each there once."""
        return self.ties.chosen(self.ties.base.on(items), is_in(self.ties.over.item, items))

    def ties_owed_to(self, number: int) -> Ties:
        """Return the ties that pass through an actor."""
        below = self.ties.base.owed_to(np.array([number], np.int32))
        return self.ties.chosen(below, self.ties.over.through == number)

    def ties_apart(self, number: int, other: NamedNode, kind: Callable[[NamedNode], ActorKind]) -> Ties:
        """Return an actor's ties without what it owes to another: see ``kg.themes.lens.Lens.links``."""
        own = self.ties_of(number)
        owed = own.through == self.actors.numbers.get(other, NOBODY - 1)
        if kind(self.actors.nodes[number]) is ActorKind.ORGANISATION and kind(other) is ActorKind.PERSON:
            theirs = self.ties_of(self.actors.numbers.get(other, NOBODY - 1))
            manned = theirs.item[theirs.kind == _UNIT]
            owed |= (own.kind == _UNIT) & np.isin(own.item, manned)
        return own.where(~owed)

    def related(self, actor: NamedNode) -> frozenset[NamedNode]:
        """Return those an actor inherits from or passes to, and those it has a unit in common with."""
        number = self.actors.numbers.get(actor)
        if number is None:
            return frozenset()
        own = self.ties_of(number)
        others = [own.through[own.through != NOBODY], self.ties_owed_to(number).actor]
        if len(units := own.item[own.kind == _UNIT]):
            mates = self.ties_on(np.unique(units))
            others.append(mates.actor[mates.kind == _UNIT])
        found = np.unique(np.concatenate(others)).tolist()
        return frozenset(self.actors.nodes[other] for other in found if other != number)


def counts(link: Link, inherit: Inheritance) -> bool:
    """Return whether a link counts under a kind of inheritance; what an actor did itself always does."""
    return link.through is None or link.kind in INHERITED[inherit]
