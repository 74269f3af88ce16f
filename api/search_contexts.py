"""Search contexts: what the address that searches answers; the page shows it, the JSON is it."""

from dataclasses import dataclass

from api.contexts import Ref

__all__ = ["FacetItem", "FindingItem", "MarkedText", "SearchDetail", "SortItem", "ValueItem"]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A piece of a text, and whether it is a word that was looked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class FindingItem:
    """Something found: its name in pieces, what it is, and a line of context, empty where the name says enough.

    ``type`` is one of the values of that facet; ``sources`` is how many documents tell of it.
    """

    ref: Ref
    type: str
    name: tuple[MarkedText, ...]
    detail: str
    context: tuple[MarkedText, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class ValueItem:
    """A value to narrow by: as the address takes it, what it is called, how many findings have it.

    ``href`` is the same search with it, or without it where it was chosen.
    """

    value: str
    label: str
    count: int
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True)
class FacetItem:
    """A way to narrow findings: the parameter, its values with the chosen and most frequent first, how many there are.

    Of several chosen ones an entry has ``all``, or any.
    """

    name: str
    values: tuple[ValueItem, ...]
    total: int
    all: bool


@dataclass(frozen=True, slots=True)
class SortItem:
    """An order of findings, and the same search in it."""

    name: str
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True)
class SearchDetail:
    """A search: what was asked, one page of findings, and what they can be narrowed by.

    ``previous`` and ``next`` are the pages beside, empty where there are none. Without findings ``meant`` may be the
    words as they were probably meant, and ``meant_href`` their search. Where not ``current``, the graph was changed in
    a way that takes a moment to be searched: findings are those of before.
    """

    q: str
    sort: str
    sorts: tuple[SortItem, ...]
    page: int
    pages: int
    size: int
    total: int
    previous: str
    next: str
    items: tuple[FindingItem, ...]
    facets: tuple[FacetItem, ...]
    meant: str
    meant_href: str
    current: bool
