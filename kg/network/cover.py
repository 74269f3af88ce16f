"""Cover: the smallest set of candidates that together cover everything wanted, and how sure it is that none is smaller.

Exact by integer programming (HiGHS) within a time limit; else greedy, with the bound that linear programming gives.
"""

import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from kg.errors import WrongParameter

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint, OptimizeResult
    from scipy.sparse import csr_array

__all__ = ["Candidate", "Cover", "cover_of"]

_NEAR: Final = 1e-6
"""How far a figure of the solver may be off a whole number."""
_SEARCHED: Final = 10_000
"""Different candidates up to which the exact way is tried; beyond, the solver keeps no time of seconds."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a candidate covers, by number, and how much it brings beside that: whole, so that sums are exact."""

    covers: frozenset[int]
    strength: int


@dataclass(frozen=True, slots=True)
class Cover:
    """The numbers of the chosen candidates in their order; ``bound`` is a size below which nothing covers all.

    ``exact`` tells that the chosen are as few as that.
    """

    chosen: tuple[int, ...]
    bound: int

    @property
    def exact(self) -> bool:
        """Whether no smaller set covers everything."""
        return len(self.chosen) <= self.bound


def cover_of(candidates: Sequence[Candidate], *, seconds: float = 5.0) -> Cover:
    """Return the smallest set that covers all that any candidate covers.

    Of several such sets the one of the greatest total strength, of equally strong ones that whose first candidate comes
    first, and so on. With ``seconds`` 0, or when the time runs out, a set made step by step: each time the candidate
    that covers most of what is left, the stronger of equal ones, then the first.

    Raises:
        WrongParameter: a negative time.
    """
    if seconds < 0:
        raise WrongParameter(f"seconds {seconds:g} must not be negative")
    wanted = sorted(frozenset().union(*(one.covers for one in candidates)))
    if not wanted:
        return Cover((), 0)
    numbers = _different(candidates)
    greedy = _greedy([candidates[number] for number in numbers])
    problem = _Problem.of([candidates[number] for number in numbers], wanted, seconds)
    if seconds == 0 or len(numbers) > _SEARCHED:
        return _told(numbers, greedy, problem.least())
    places, bound = problem.smallest(greedy)
    return _told(numbers, problem.first_of_equal(places) if len(places) == bound else places, bound)


def _told(numbers: Sequence[int], places: Iterable[int], bound: int) -> Cover:
    return Cover(tuple(sorted(numbers[place] for place in places)), bound)


def _different(candidates: Sequence[Candidate]) -> list[int]:
    """Return the strongest candidate of those that cover the same, the first of equal ones; in their order.

    No smallest set has two that cover the same, and the strongest set has the strongest of them.
    """
    best: dict[frozenset[int], int] = {}
    for number, one in enumerate(candidates):
        held = best.setdefault(one.covers, number)
        if candidates[held].strength < one.strength:
            best[one.covers] = number
    return sorted(number for covers, number in best.items() if covers)


def _greedy(candidates: Sequence[Candidate]) -> tuple[int, ...]:
    left = set().union(*(one.covers for one in candidates))
    chosen: list[int] = []
    while left:
        place = max(
            range(len(candidates)),
            key=lambda at: (len(candidates[at].covers & left), candidates[at].strength, -at),
        )
        chosen.append(place)
        left -= candidates[place].covers
    return tuple(sorted(chosen))


@dataclass(frozen=True, slots=True)
class _Problem:
    """The set cover as an integer programme: a row for each thing wanted, a column for each candidate."""

    covering: "csr_array"
    strength: NDArray[np.float64]
    until: float

    @classmethod
    def of(cls, candidates: Sequence[Candidate], wanted: Sequence[int], seconds: float) -> "_Problem":
        from scipy.sparse import csr_array  # noqa: PLC0415  # only who asks whom to invite needs it

        row = {thing: place for place, thing in enumerate(wanted)}
        pairs = [(row[thing], place) for place, one in enumerate(candidates) for thing in one.covers]
        rows, columns = zip(*pairs, strict=True)
        return cls(
            csr_array((np.ones(len(pairs)), (rows, columns)), shape=(len(wanted), len(candidates))),
            np.array([one.strength for one in candidates], np.float64),
            time.monotonic() + seconds,
        )

    def least(self) -> int:
        """Return the size below which no set covers all, by linear programming."""
        from scipy.optimize import linprog  # noqa: PLC0415  # only who asks whom to invite needs it

        size = self.covering.shape[1]
        found = linprog(np.ones(size), A_ub=-self.covering, b_ub=-np.ones(self.covering.shape[0]), method="highs")
        return math.ceil(found.fun - _NEAR) if found.status == 0 else 1

    def smallest(self, known: tuple[int, ...]) -> tuple[tuple[int, ...], int]:
        """Return the smallest set found, no larger than the known one, and the size below which there is none."""
        found = self._solved(np.ones(self.covering.shape[1]))
        places = _places(found)
        best = places if places and len(places) < len(known) else known
        if found.status == 0:
            return places, len(places)
        bound = getattr(found, "mip_dual_bound", None)
        return best, math.ceil(bound - _NEAR) if bound is not None and math.isfinite(bound) else self.least()

    def first_of_equal(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """Return the strongest set of the same size, of equally strong ones the first; the given one if time is out."""
        size, columns = len(places), self.covering.shape[1]
        as_many = self._constraint(np.ones(columns), size, size)
        found = self._solved(-self.strength, as_many)
        if found.status != 0:
            return places
        places = _places(found)
        as_strong = self._constraint(self.strength, self.strength[list(places)].sum() - 0.5, np.inf)
        for position in range(size):
            kept = places[:position]
            start = kept[-1] + 1 if kept else 0
            while start < places[position]:
                earlier = np.zeros(columns)
                earlier[start : places[position]] = 1
                bounds = _fixed(columns, kept, start)
                order = np.arange(columns, dtype=np.float64)
                found = self._solved(order, as_many, as_strong, self._constraint(earlier, 1, np.inf), bounds=bounds)
                if found.status != 0:
                    break
                places = _places(found)
        return places

    def _constraint(self, factors: NDArray[np.float64], least: float, most: float) -> "LinearConstraint":
        from scipy.optimize import LinearConstraint  # noqa: PLC0415  # only who asks whom to invite needs it

        return LinearConstraint(factors.reshape(1, -1), least, most)

    def _solved(
        self,
        objective: NDArray[np.float64],
        *more: "LinearConstraint",
        bounds: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None,
    ) -> "OptimizeResult":
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415  # only who asks whom to invite needs it

        columns = self.covering.shape[1]
        low, high = bounds or (np.zeros(columns), np.ones(columns))
        return milp(
            objective,
            constraints=[LinearConstraint(self.covering, 1, np.inf), *more],
            integrality=np.ones(columns),
            bounds=Bounds(low, high),
            options={"time_limit": max(0.01, self.until - time.monotonic()), "mip_rel_gap": 0.0},
        )


def _fixed(columns: int, kept: Sequence[int], start: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return bounds under which the kept ones are chosen and nobody else before ``start``."""
    low, high = np.zeros(columns), np.ones(columns)
    high[:start] = 0
    low[list(kept)] = high[list(kept)] = 1
    return low, high


def _places(found: "OptimizeResult") -> tuple[int, ...]:
    return () if found.x is None else tuple(np.flatnonzero(found.x > 0.5).tolist())
