"""Trend: in how many documents of each year some themes occur, and how many actors these show to work on them."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from kg.network.testimony import NOWHERE, testimony_of
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import Inheritance
from kg.themes.joins import met, within
from kg.themes.table import INHERITED
from kg.themes.ties import KINDS

__all__ = ["YearOf", "trend_of"]


@dataclass(frozen=True, slots=True)
class YearOf:
    """A year of events, or ``None`` for documents that tell no day: what its documents show of the themes."""

    year: int | None
    documents: frozenset[NamedNode]
    actors: frozenset[NamedNode]


def trend_of(
    store: Store, themes: Collection[NamedNode], *, inherit: Inheritance = Inheritance.ORGANISATIONS
) -> tuple[YearOf, ...]:
    """Return the years in which documents show any of some themes, in order, and at the end those without a day.

    A document has the year of the last day of the events that it reports on. An actor counts for a year if one document
    of it shows both the theme of an item and the actor's tie to that item.
    """
    shown = testimony_of(store)
    numbers, nodes = shown.nodes.numbers, shown.nodes.nodes
    asked = np.array(sorted(numbers[theme] for theme in themes if theme in numbers), np.int64)
    bearings = shown.bearings.where(within(shown.bearings.other, asked) & (shown.bearings.document != NOWHERE))
    allowed = [NOWHERE, *(number for number, kind in enumerate(KINDS) if kind in INHERITED[inherit])]
    ties = shown.ties.where(np.isin(shown.inherited, allowed))
    years = {numbers[one.document]: one.day.year for one in shown.reported if one.day and one.document in numbers}
    documents: dict[int | None, set[NamedNode]] = {}
    for document in set(bearings.document.tolist()):
        documents.setdefault(years.get(document), set()).add(nodes[document])
    actors: dict[int | None, set[NamedNode]] = {}
    tie, bearing = met(ties.item, bearings.item)
    together = ties.document[tie] == bearings.document[bearing]
    pairs = set(zip(ties.other[tie[together]].tolist(), bearings.document[bearing[together]].tolist(), strict=True))
    for actor, document in pairs:
        actors.setdefault(years.get(document), set()).add(nodes[actor])
    order = sorted(documents, key=lambda year: (year is None, year or 0))
    return tuple(YearOf(year, frozenset(documents[year]), frozenset(actors.get(year, ()))) for year in order)
