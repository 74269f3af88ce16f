"""Tag: by what entries are narrowed: kind, theme, place, level, year and source, each joined from links."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from kg.search.entry import EntryKind
from kg.search.link import Column, Links, Relation
from kg.themes.joins import met

__all__ = ["Facet", "Tags", "tags_of"]


class Facet(StrEnum):
    """One way to narrow findings; the order is that of a page."""

    TYPE = "type"
    THEME = "theme"
    """Worked on, borne or named, with every broader theme."""
    PLACE = "place"
    """Seat, area or venue, with every area around it."""
    LEVEL = "level"
    """The administrative level of a body, its people, or a place."""
    YEAR = "year"
    """When it was, or when the events were that its sources report on."""
    SOURCE = "source"
    """The document that tells of it."""


@dataclass(frozen=True, slots=True)
class Tags:
    """Which entry has which value of a facet: two columns of numbers, ordered by value, each pair once."""

    entry: Column
    value: Column

    def having(self, value: int) -> Column:
        """Return the entries with a value."""
        start, end = np.searchsorted(self.value, [value, value + 1])
        return self.entry[start:end]

    def counted(self, chosen: NDArray[np.bool_]) -> tuple[Column, Column]:
        """Return the values that chosen entries have, and how many have each."""
        values, counts = np.unique(self.value[chosen[self.entry]], return_counts=True)
        return values, counts.astype(np.int64)


Pairs = tuple[Column, Column]


def tags_of(links: Links, kinds: Mapping[EntryKind, Column], named: Mapping[EntryKind, int]) -> Mapping[Facet, Tags]:
    """Return the tags of all entries.

    Args:
        links: of everything.
        kinds: the numbers of the entries of each kind.
        named: the number of each kind's name, which is the value of the facet ``TYPE``.
    """
    own = {kind: (numbers, numbers) for kind, numbers in kinds.items()}
    themes, places, documents = own[EntryKind.THEME], own[EntryKind.PLACE], own[EntryKind.DOCUMENT]
    source = _together(links.under(Relation.SOURCE), documents)
    event, body = links.under(Relation.EVENT), links.under(Relation.BODY)
    day = links.under(Relation.DAY)
    at = links.under(Relation.PLACE)
    at = _together(at, _joined(body, at), _joined(event, at), places)
    about = _together(links.under(Relation.THEME), themes, _turned(_joined(themes, source)))
    level = links.under(Relation.LEVEL)
    found = {
        Facet.TYPE: _together(*((numbers, np.full_like(numbers, named[kind])) for kind, numbers in kinds.items())),
        Facet.THEME: _to(
            _together(about, _joined(about, _closed(links.under(Relation.BROADER)))), kinds, EntryKind.THEME
        ),
        Facet.PLACE: _to(_together(at, _joined(at, _closed(links.under(Relation.AROUND)))), kinds, EntryKind.PLACE),
        Facet.LEVEL: _together(level, _joined(body, level)),
        Facet.YEAR: _together(day, _joined(source, _joined(event, day))),
        Facet.SOURCE: _to(source, kinds, EntryKind.DOCUMENT),
    }
    entries = np.concatenate(tuple(kinds.values()))
    return {facet: _tags(pairs, entries) for facet, pairs in found.items()}


def _tags(pairs: Pairs, entries: Column) -> Tags:
    entry, value = _distinct(_within(pairs, pairs[0], entries))
    order = np.argsort(value, kind="stable")
    return Tags(entry[order], value[order])


def _to(pairs: Pairs, kinds: Mapping[EntryKind, Column], kind: EntryKind) -> Pairs:
    """Return the pairs whose value is an entry of a kind."""
    return _within(pairs, pairs[1], kinds[kind])


def _within(pairs: Pairs, column: Column, among: Column) -> Pairs:
    chosen = np.isin(column, among)
    return pairs[0][chosen], pairs[1][chosen]


def _together(*pairs: Pairs) -> Pairs:
    return np.concatenate([one[0] for one in pairs]), np.concatenate([one[1] for one in pairs])


def _turned(pairs: Pairs) -> Pairs:
    return pairs[1], pairs[0]


def _joined(left: Pairs, right: Pairs) -> Pairs:
    """Return from what the left leads by way of the right to what."""
    rows, others = met(left[1], right[0])
    return left[0][rows], right[1][others]


def _distinct(pairs: Pairs) -> Pairs:
    codes = np.unique(pairs[0] << 32 | pairs[1])
    return codes >> 32, codes & 0xFFFFFFFF


def _closed(wider: Pairs) -> Pairs:
    """Return from each thing everything above it, however far."""
    found = _distinct(wider)
    while len((more := _distinct(_together(found, _joined(found, wider))))[0]) > len(found[0]):
        found = more
    return found
