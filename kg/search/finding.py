"""Finding: the entries for words and tags, in order and page by page, with counts to narrow them by."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.folding import alphabetical
from kg.search.entry import Entry, EntryKind
from kg.search.index import Index
from kg.search.tag import Facet
from kg.search.words import NOWHERE, Wish, wishes_in

__all__ = ["ANY", "Count", "Found", "Hit", "Order", "Sought", "found_in"]

ANY: Final = frozenset(Facet) - {Facet.THEME}
"""Facets of which any of several values will do; of themes an entry must have all."""
_KINDS: Final = {kind: place for place, kind in enumerate(EntryKind)}

Mask = NDArray[np.bool_]


class Order(StrEnum):
    """In which order findings come."""

    FIT = "fit"
    """The best first; without words the same as ``SOURCES``."""
    NAME = "name"
    SOURCES = "sources"
    """What most documents tell of first."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: words, values by facet, and which page of how many entries; ``size`` 0 is all there are."""

    words: str = ""
    values: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    order: Order = Order.FIT
    page: int = 1
    size: int = 25


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found, how many documents tell of it, and ``start`` and ``stop`` of the part of its text that fits best.

    Both are ``NOWHERE`` where its names or what is said about it fit better.
    """

    number: int
    entry: Entry
    sources: int
    start: int = NOWHERE
    stop: int = NOWHERE


@dataclass(frozen=True, slots=True)
class Count:
    """How many entries have a value, if it is added to what was asked; and whether it was."""

    value: str
    entries: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One page of entries, how many there are in all, and counts by facet, the chosen and then the greatest first.

    ``wishes`` are the words that were looked for. Where nothing has them, ``meant`` is the text with words that are
    there in place of those that are not; empty if none are near.
    """

    hits: tuple[Hit, ...]
    total: int
    counts: Mapping[Facet, tuple[Count, ...]]
    wishes: tuple[Wish, ...]
    meant: str


@dataclass(frozen=True, slots=True)
class _Fitting:
    """Which entries have all words, by number: how well, and where in their texts."""

    fits: Mask
    score: NDArray[np.float64]
    places: Mapping[int, tuple[int, int]]


def found_in(index: Index, sought: Sought) -> Found:
    """Return what has all words and fits every facet; in one thread at a time."""
    wishes = wishes_in(sought.words)
    size = len(index.numbers.texts)
    fitting = _fitting(index, wishes, size) if wishes else _Fitting(_mask(index.entries, size), np.zeros(size), {})
    masks = {facet: _having(index, facet, values, size) for facet, values in sought.values.items() if values}
    chosen = fitting.fits.copy()
    for mask in masks.values():
        chosen &= mask
    ordered = _ordered(index, np.flatnonzero(chosen).tolist(), fitting.score, sought)
    start = (sought.page - 1) * sought.size
    page = ordered[start : start + sought.size] if sought.size else ordered
    told = _sources(index, size)
    return Found(
        hits=tuple(
            Hit(number, index.entries[number], int(told[number]), *fitting.places.get(number, (NOWHERE, NOWHERE)))
            for number in page
        ),
        total=len(ordered),
        counts={facet: _counts(index, facet, fitting.fits, masks, sought) for facet in Facet},
        wishes=wishes,
        meant="" if ordered or not wishes else _meant(index, sought.words, wishes),
    )


def _fitting(index: Index, wishes: Sequence[Wish], size: int) -> _Fitting:
    """Return the entries that have every word somewhere, and the piece of each that has most of them best."""
    fits, score = np.ones(size, np.bool_), np.zeros(size)
    pieces: dict[tuple[int, int, int], float] = {}
    for wish in wishes:
        best = np.zeros(size)
        for entry, start, stop, weight in index.words.spots(wish):
            best[entry] = max(best[entry], weight)
            pieces[entry, start, stop] = pieces.get((entry, start, stop), 0.0) + weight
        fits &= best > 0
        score += best
    places: dict[int, tuple[float, int, int]] = {}
    for (entry, start, stop), weight in pieces.items():
        places[entry] = max(places.get(entry, (0.0, NOWHERE, NOWHERE)), (weight, -start, -stop))
    return _Fitting(
        fits, score, {entry: (-start, -stop) for entry, (_, start, stop) in places.items() if start != -NOWHERE}
    )


def _mask(numbers: Iterable[int], size: int) -> Mask:
    mask = np.zeros(size, np.bool_)
    mask[np.fromiter(numbers, np.int64)] = True
    return mask


def _having(index: Index, facet: Facet, values: Iterable[str], size: int) -> Mask:
    """Return the entries that have the values of a facet: any of them, or all."""
    each = []
    for value in values:
        number = index.numbers.known(value)
        each.append(_mask([] if number is None else index.tags[facet].having(number).tolist(), size))
    joined: Mask = np.logical_or.reduce(each) if facet in ANY else np.logical_and.reduce(each)
    return joined


def _sources(index: Index, size: int) -> NDArray[np.int64]:
    """Return how many documents tell of each entry."""
    return np.bincount(index.tags[Facet.SOURCE].entry, minlength=size)


def _ordered(index: Index, numbers: list[int], score: NDArray[np.float64], sought: Sought) -> list[int]:
    entries = index.entries

    def name(number: int) -> tuple[int, str, str]:
        entry = entries[number]
        return (_KINDS[entry.kind], alphabetical(entry.labels["de"]), entry.node.value)

    match sought.order:
        case Order.NAME:
            return sorted(numbers, key=lambda number: name(number)[1:])
        case Order.FIT if sought.words.strip():
            called = index.words.called(sought.words)
            return sorted(numbers, key=lambda number: (number not in called, -float(score[number]), *name(number)))
        case _:
            told = _sources(index, len(score))
            return sorted(numbers, key=lambda number: (-int(told[number]), *name(number)))


def _counts(index: Index, facet: Facet, fits: Mask, masks: Mapping[Facet, Mask], sought: Sought) -> tuple[Count, ...]:
    """Return the counts of a facet: among what the other facets leave where any value will do, else among all found."""
    among = fits.copy()
    for other, mask in masks.items():
        if other is not facet or facet not in ANY:
            among &= mask
    asked = sought.values.get(facet, ())
    values, counts = index.tags[facet].counted(among)
    found = dict(zip((index.numbers.texts[value] for value in values.tolist()), counts.tolist(), strict=True))
    rows = [Count(value, found.get(value, 0), value in asked) for value in dict.fromkeys((*asked, *found))]
    return tuple(sorted(rows, key=lambda row: (not row.chosen, -row.entries, row.value)))


def _meant(index: Index, text: str, wishes: Sequence[Wish]) -> str:
    """Return the text with each word that nothing has replaced by the nearest that something is called."""
    meant = text
    for wish in wishes:
        if next(iter(index.words.spots(wish)), None) is None and (near := index.words.nearest(wish)):
            meant = re.sub(rf"\b{re.escape(wish.typed)}\b", near, meant)
    return "" if meant == text else meant
