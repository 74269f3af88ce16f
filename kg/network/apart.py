"""Apart: the pairs of one kind that share themes and never came together, the weightiest first."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.network.meetings import Meeting, Meetings, meetings_of
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import ActorKind, Inheritance, SharedTheme, weight
from kg.themes.lens import Lens, answered
from kg.themes.name import alphabetical
from kg.themes.pair import pair_of
from kg.themes.ranking import weights_with
from kg.themes.reason import reasons_for
from kg.themes.shared import shared_themes
from kg.themes.view import each_row, node_in

__all__ = ["Apart", "Wanted", "never_met"]

_SLACK = 1e-6
"""Half of it is what rounding may add to a weight, the rest is for the order of sums."""


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
        found = _Search(lens, wanted, meetings, _parts(store, lens)).best(limit)
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


@dataclass(frozen=True, slots=True)
class _Search:
    """Looks at one actor after the other, those first that could have the weightiest pairs, and keeps the best."""

    lens: Lens
    wanted: Wanted
    meetings: Meetings
    parts: dict[int, set[int]]

    def best(self, limit: int) -> list[tuple[float, int, int]]:
        """Return weight and numbers of the first pairs."""
        if limit <= 0:
            return []
        allowed = self._allowed()
        place = self._places(allowed)
        kept: list[tuple[float, int, int]] = []
        for bound, actor in self._hopeful(allowed):
            least = -kept[-1][0] if len(kept) == limit else 0.0
            if bound + _SLACK < least:
                break
            weights = self._weights(actor, allowed)
            for other in _first(weights, max(least, self.wanted.minimum), place, limit).tolist():
                ends = sorted((place[actor], place[other]))
                kept.append((-float(weights[other]), int(ends[0]), int(ends[1])))
            kept = sorted(kept)[:limit]
            allowed[actor] = False
        order = np.argsort(place)
        return [(-heavy, int(order[left]), int(order[right])) for heavy, left, right in kept]

    def _allowed(self) -> NDArray[np.bool_]:
        """Tell of each actor of the table whether it can be in a pair."""
        nodes, wanted = self.lens.index.actors.nodes, self.wanted
        return np.array(
            [
                self.lens.kind(node) is wanted.kind and (wanted.among is None or node in wanted.among)
                for node in nodes[: self.lens.table.shape[0]]
            ],
            np.bool_,
        )

    def _places(self, allowed: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return the place of each actor in the list of names; those that cannot be in a pair come last."""
        nodes = self.lens.index.actors.nodes
        named = sorted(
            np.flatnonzero(allowed).tolist(),
            key=lambda number: (alphabetical(self.lens.actor_label(nodes[number])), nodes[number].value),
        )
        place = np.empty(len(allowed), np.int64)
        place[np.concatenate((np.array(named, np.int64), np.flatnonzero(~allowed)))] = np.arange(len(allowed))
        return place

    def _hopeful(self, allowed: NDArray[np.bool_]) -> Iterator[tuple[float, int]]:
        """Yield the actors to look at, each with what no pair of it can weigh more than, the greatest first."""
        if self.wanted.actor is not None:
            number = self.lens.index.actors.numbers.get(self.wanted.actor, len(allowed))
            if number < len(allowed) and allowed[number]:
                yield np.inf, number
            return
        bounds = self.lens.table.by_actor @ self._most(allowed)
        numbers = np.flatnonzero(allowed & (bounds > 0))
        for number in numbers[np.argsort(-bounds[numbers], kind="stable")].tolist():
            yield float(bounds[number]), number

    def _most(self, allowed: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return for each theme what full strength on it can add to a pair at most."""
        columns, index = self.lens.table.by_theme, self.lens.index
        strongest = np.zeros(columns.shape[1])
        for theme in range(columns.shape[1]):
            rows = slice(columns.indptr[theme], columns.indptr[theme + 1])
            strongest[theme] = columns.data[rows][allowed[columns.indices[rows]]].max(initial=0.0)
        rarity = self.lens.table.rarity
        most: NDArray[np.float64] = rarity * strongest
        for theme, node in enumerate(index.themes.nodes[: columns.shape[1]]):
            near = [index.themes.numbers.get(other, columns.shape[1]) for other in index.tree.near.get(node, ())]
            for other in near:
                if other < columns.shape[1]:
                    most[theme] += weight.CLOSENESS * min(rarity[theme], rarity[other]) * strongest[other]
        return most

    def _weights(self, actor: int, allowed: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return what an actor's pairs weigh, by the number of the other; 0 for all that are not meant."""
        weights = weights_with(self.lens, self.lens.index.actors.nodes[actor])
        fitting = allowed & self._sharing(actor)
        others = {actor, *self.parts.get(actor, ()), *self.meetings.met(actor).tolist()}
        fitting[[other for other in others if other < len(fitting)]] = False  # some came after the table was made
        weights[~fitting] = 0.0
        return weights

    def _sharing(self, actor: int) -> NDArray[np.bool_]:
        """Tell who works on one of an actor's themes, or of those that are asked for."""
        index, table = self.lens.index, self.lens.table
        asked = None if self.wanted.theme is None else index.tree.below(self.wanted.theme)
        themes = [theme for theme in table.themes_of(actor) if asked is None or index.themes.nodes[theme] in asked]
        sharing = np.zeros(table.shape[0], np.bool_)
        sharing[table.actors_with(themes)] = True
        return sharing


def _first(weights: NDArray[np.float64], least: float, place: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Return who has the greatest weights above nothing and of at least ``least``, equal ones by their places."""
    held = np.flatnonzero((weights > 0) & (weights >= least))
    order = np.lexsort((place[held], -weights[held]))
    return held[order[:count]]
