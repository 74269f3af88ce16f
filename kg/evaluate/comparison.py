"""Comparisons: what was found of what is there, what was missed, what is a false alarm."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.evaluate.items import KINDS, Item, items, same_bodies
from kg.evaluate.record import Record

__all__ = ["Comparison", "compare", "total"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The statements of one kind: matched, missed by the extraction, and claimed without ground; labels in order."""

    matched: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    alarms: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        """Return the share of what was claimed that is right; 1.0 where nothing was claimed."""
        return share(len(self.matched), len(self.alarms))

    @property
    def recall(self) -> float:
        """Return the share of what is there that was found; 1.0 where nothing is there."""
        return share(len(self.matched), len(self.missed))

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall, computed from the counts."""
        return share(2 * len(self.matched), len(self.missed) + len(self.alarms))


def share(right: int, wrong: int) -> float:
    """Return how much of the whole is right; an empty whole is wholly right."""
    return right / (right + wrong) if right + wrong else 1.0


def compare(gold: Record, found: Record) -> dict[str, Comparison]:
    """Return the comparison of two records of one document, by kind in the order of ``KINDS``."""
    expected = items(gold)
    claimed = items(found, same_bodies(gold, found))
    return {kind: matching(expected[kind], claimed[kind]) for kind in KINDS}


def matching(expected: Iterable[Item], claimed: Iterable[Item]) -> Comparison:
    """Return which of the claimed statements are expected, each expected one taken once."""
    open_keys = Counter(item.key for item in expected)
    matched: list[str] = []
    alarms: list[str] = []
    for item in claimed:
        hit = open_keys[item.key] > 0
        open_keys[item.key] -= hit
        (matched if hit else alarms).append(item.label)
    missed = []
    for item in expected:
        left = open_keys[item.key] > 0
        open_keys[item.key] -= left
        if left:
            missed.append(item.label)
    return Comparison(tuple(matched), tuple(missed), tuple(alarms))


def total(comparisons: Iterable[Mapping[str, Comparison]]) -> dict[str, Comparison]:
    """Return the statements of many documents by kind; its figures are micro averages."""
    known = tuple(comparisons)
    return {
        kind: Comparison(
            matched=tuple(label for one in known for label in one[kind].matched),
            missed=tuple(label for one in known for label in one[kind].missed),
            alarms=tuple(label for one in known for label in one[kind].alarms),
        )
        for kind in KINDS
    }
