"""Index: what every shared-theme answer counts on, as columns of numbers, with names and the theme tree."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from kg.terms import NamedNode
from kg.themes.actor_names import Names
from kg.themes.answer import ActorKind, EvidenceKind, Inheritance
from kg.themes.link import Link
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
    ties: Ties
    bearings: Bearings
    names: Names
    tree: Tree
    tables: dict[Inheritance, Table] = field(default_factory=dict, repr=False)
    """Made when first asked for; see ``table``."""

    @property
    def shape(self) -> tuple[int, int]:
        """How many actors and themes there are."""
        return len(self.actors.nodes), len(self.themes.nodes)

    def table(self, inherit: Inheritance) -> Table:
        """Return the strengths that count under a kind of inheritance."""
        found = self.tables.get(inherit)
        if found is None:
            found = table_of(counting(self.ties, inherit), self.bearings, self.shape)
            self.tables[inherit] = found
        return found

    def is_tied(self, actor: NamedNode) -> bool:
        """Tell whether anything ties an actor to an item that bears a theme."""
        number = self.actors.numbers.get(actor)
        return number is not None and bool(np.isin(self.ties.item[self.ties.of(number)], self.bearings.item).any())

    def ties_apart(self, number: int, other: NamedNode, kind: Callable[[NamedNode], ActorKind]) -> Ties:
        """Return an actor's ties without what it owes to another: see ``kg.themes.lens.Lens.links``."""
        rows = self.ties.of(number)
        own = self.ties.where(np.arange(rows.start, rows.stop))
        owed = own.through == self.actors.numbers.get(other, NOBODY - 1)
        if kind(self.actors.nodes[number]) is ActorKind.ORGANISATION and kind(other) is ActorKind.PERSON:
            theirs = self.ties.of(self.actors.numbers.get(other, NOBODY - 1))
            manned = self.ties.item[theirs][self.ties.kind[theirs] == _UNIT]
            owed |= (own.kind == _UNIT) & np.isin(own.item, manned)
        return own.where(~owed)

    def related(self, actor: NamedNode) -> frozenset[NamedNode]:
        """Return those an actor inherits from or passes to, and those it has a unit in common with."""
        number = self.actors.numbers.get(actor)
        if number is None:
            return frozenset()
        rows = self.ties.of(number)
        through, kind, item = self.ties.through[rows], self.ties.kind[rows], self.ties.item[rows]
        others = [through[through != NOBODY], self.ties.actor[self.ties.through == number]]
        if len(units := item[kind == _UNIT]):
            others.append(self.ties.actor[(self.ties.kind == _UNIT) & np.isin(self.ties.item, units)])
        found = np.unique(np.concatenate(others)).tolist()
        return frozenset(self.actors.nodes[other] for other in found if other != number)


def counts(link: Link, inherit: Inheritance) -> bool:
    """Return whether a link counts under a kind of inheritance; what an actor did itself always does."""
    return link.through is None or link.kind in INHERITED[inherit]
