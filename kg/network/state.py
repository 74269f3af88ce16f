"""State: what a store tells, or some of its documents: events, actors, and the themes that these work on."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np

from kg.network.testimony import NOWHERE, Reported, Testimony, testimony_of
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import Inheritance
from kg.themes.joins import met
from kg.themes.table import INHERITED
from kg.themes.ties import KINDS

__all__ = ["State", "documents_of", "state_of"]


@dataclass(frozen=True, slots=True)
class State:
    """Documents, the events that they report on, the actors that they name, and who works on which themes."""

    documents: frozenset[NamedNode]
    events: frozenset[NamedNode]
    actors: frozenset[NamedNode]
    themes: Mapping[NamedNode, frozenset[NamedNode]]
    """By actor; nobody without a theme."""


def documents_of(store: Store) -> tuple[Reported, ...]:
    """Return the documents of a store, by address."""
    return testimony_of(store).reported


def state_of(
    store: Store,
    *,
    documents: Collection[NamedNode] | None = None,
    inherit: Inheritance = Inheritance.ORGANISATIONS,
) -> State:
    """Return what a store tells; with ``documents`` what it would tell if it held only those.

    Decisions of persons are those of today: who was merged since has one address in both.
    """
    shown = testimony_of(store)
    held = frozenset(one.document for one in shown.reported if documents is None or one.document in documents)
    return State(
        documents=held,
        events=frozenset(event for one in shown.reported if one.document in held for event in one.events),
        actors=frozenset(actor for document in held for actor in shown.named.get(document, ())),
        themes=_themes(shown, None if documents is None else held, inherit),
    )


def _themes(
    shown: Testimony, documents: frozenset[NamedNode] | None, inherit: Inheritance
) -> dict[NamedNode, frozenset[NamedNode]]:
    allowed = [NOWHERE, *(number for number, kind in enumerate(KINDS) if kind in INHERITED[inherit])]
    ties, bearings = shown.ties.where(np.isin(shown.inherited, allowed)), shown.bearings
    if documents is not None:
        numbers = shown.numbers(documents)
        ties = ties.where(np.isin(ties.document, numbers))
        bearings = bearings.where(np.isin(bearings.document, numbers))
    tie, bearing = met(ties.item, bearings.item)
    pairs = np.unique(np.stack((ties.other[tie], bearings.other[bearing])), axis=1).T.tolist()
    nodes = shown.nodes.nodes
    return {
        nodes[actor]: frozenset(nodes[theme] for _, theme in found) for actor, found in groupby(pairs, itemgetter(0))
    }
