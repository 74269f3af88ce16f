"""Apart: the pairs of one kind that share themes and never came together, the weightiest first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.network.heaviest import heaviest
from kg.network.meetings import Meeting, Meetings, meetings_of
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import ActorKind, Inheritance, SharedTheme
from kg.themes.lens import Lens, answered
from kg.themes.pair import pair_of
from kg.themes.reason import reasons_for
from kg.themes.shared import shared_themes
from kg.themes.view import each_row, node_in

__all__ = ["Apart", "Wanted", "never_met"]


@dataclass(frozen=True, slots=True)
class Apart:
    """Two of one kind that share themes; ``left`` comes first in a German list, ``meetings`` say where each was."""

    left: NamedNode
    right: NamedNode
    left_label: str
    right_label: str
    left_meetings: int
    right_meetings: int
    weight: float
    shared: tuple[SharedTheme, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pairs are meant: of which kind, both among some actors, one of them a certain one, sharing some theme."""

    kind: ActorKind = ActorKind.ORGANISATION
    among: frozenset[NamedNode] | None = None
    actor: NamedNode | None = None
    theme: NamedNode | None = None
    """They share this theme or one below it."""
    minimum: float = 0.0
    meeting: Meeting = Meeting.EVENT


def never_met(
    store: Store,
    wanted: Wanted,
    *,
    limit: int = 20,
    inherit: Inheritance = Inheritance.ORGANISATIONS,
    language: str = "de",
) -> tuple[Apart, ...]:
    """Return pairs that share a theme and never came together: by weight, then names, then addresses.

    A body and the one it is part of are no pair. Weights are those of the ranking, so neighbouring themes count in
    part, but one theme at least is the very same.

    Raises:
        NotFound: the store knows no such actor.
    """

    def answer(lens: Lens) -> tuple[Apart, ...]:
        if wanted.actor is not None:
            lens.must_know(wanted.actor)
        meetings = meetings_of(store, lens.index, wanted.meeting)
        allowed = _allowed(lens, wanted)
        one = None if wanted.actor is None else lens.index.actors.numbers.get(wanted.actor, -1)
        found = heaviest(
            lens,
            allowed if one is None or one in allowed else allowed[:0],
            _fitting(lens, wanted, meetings, _parts(store, lens)),
            limit=limit,
            minimum=wanted.minimum,
            one=one,
        )
        nodes = lens.index.actors.nodes
        looked = lens.holding(store, (nodes[number] for _, left, right in found for number in (left, right)))
        pairs = [pair_of(looked, nodes[left], nodes[right]) for _, left, right in found]
        reasons = reasons_for(store, looked, (link for pair in pairs for link in pair.links()))
        return tuple(
            Apart(
                left=nodes[left],
                right=nodes[right],
                left_label=lens.actor_label(nodes[left]),
                right_label=lens.actor_label(nodes[right]),
                left_meetings=meetings.count(left),
                right_meetings=meetings.count(right),
                weight=heavy,
                shared=shared_themes(looked, pair, reasons),
            )
            for (heavy, left, right), pair in zip(found, pairs, strict=True)
        )

    return answered(store, inherit, language, answer)


def _parts(store: Store, lens: Lens) -> dict[int, set[int]]:
    """Return by the number of each body those that it is part of, or that are part of it."""
    numbers = lens.index.actors.numbers
    found: dict[int, set[int]] = {}
    for row in each_row(store, "suborganisations"):
        ends = numbers.get(node_in(row, "part")), numbers.get(node_in(row, "whole"))
        if ends[0] is not None and ends[1] is not None:
            found.setdefault(ends[0], set()).add(ends[1])
            found.setdefault(ends[1], set()).add(ends[0])
    return found


def _allowed(lens: Lens, wanted: Wanted) -> NDArray[np.int64]:
    """Return the numbers of the actors that can be in a pair."""
    nodes = lens.index.actors.nodes[: lens.table.shape[0]]
    allowed = [
        number
        for number, node in enumerate(nodes)
        if lens.kind(node) is wanted.kind and (wanted.among is None or node in wanted.among)
    ]
    return np.array(allowed, np.int64)


def _fitting(
    lens: Lens, wanted: Wanted, meetings: Meetings, parts: Mapping[int, set[int]]
) -> Callable[[int], Callable[[int], bool]]:
    """Return what tells of an actor with whom it shares a theme, one of those that are asked for, and never met."""
    index, table = lens.index, lens.table
    below = None if wanted.theme is None else index.tree.below(wanted.theme)
    asked = None if below is None else {index.themes.numbers[theme] for theme in below if theme in index.themes.numbers}

    def themes(actor: int) -> set[int]:
        held = table.themes_of(actor).keys()
        return set(held) if asked is None else held & asked

    def of(actor: int) -> Callable[[int], bool]:
        own, away = themes(actor), {*parts.get(actor, ()), *meetings.met(actor).tolist()}
        return lambda other: other not in away and not own.isdisjoint(themes(other))

    return of
