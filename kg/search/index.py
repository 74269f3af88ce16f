"""Index: everything of a store that can be found, as of one version: entries, their words and their tags."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from kg.search.entry import Entry, EntryKind, Told, told
from kg.search.link import Links, Numbers, Relation, read_links
from kg.search.piece import pieces_of
from kg.search.tag import Facet, Tags, tags_of
from kg.search.words import Piece, Words
from kg.store.base import Store, Touched
from kg.terms import NamedNode, is_ontology_term
from kg.themes.view import each_row

__all__ = ["MOST_TOUCHED", "Index", "changed", "read"]

MOST_TOUCHED: Final = 4_000
"""Nodes that a write may touch; after larger ones to read everything is quicker."""


@dataclass(frozen=True, slots=True)
class Index:
    """What can be found in a store at one version. ``words`` are passed on to the next version, which alone may ask.

    ``entries``, ``links`` and ``tags`` speak of entries by the ``numbers`` of their addresses.
    """

    version: str
    numbers: Numbers
    entries: Mapping[int, Entry]
    links: Links
    tags: Mapping[Facet, Tags]
    words: Words

    def led_to(self, number: int, relation: Relation) -> tuple[Entry, ...]:
        """Return the entries that one leads to, each once."""
        return tuple(self.entries[one] for one in self.links.of_one(number, relation) if one in self.entries)

    def years(self, number: int) -> tuple[str, ...]:
        """Return the years of an entry's own days."""
        return tuple(sorted(self.numbers.texts[one] for one in self.links.of_one(number, Relation.DAY)))


def read(store: Store, version: str) -> Index:
    """Return the index of all that a store holds at a version."""
    numbers, words = Numbers(), Words()
    entries: dict[int, Entry] = {}
    words.put(_pieces(told(store), numbers, entries))
    links = read_links(store, numbers).of(np.fromiter(entries, np.int64))
    return Index(version, numbers, entries, links, _tags(links, entries, numbers), words)


def changed(index: Index, store: Store, version: str, touched: Touched) -> Index:
    """Return the index after a write that added or removed facts in which only ``touched`` nodes stand.

    What an entry has by itself follows from facts about it and about evidence, affiliations and participations that
    name it; so one step leads from whatever changed to it. All else is joined anew.
    """
    about = {node for node in touched.subjects if not is_ontology_term(node)}
    also = {node for row in each_row(store, "search_touched", node=about) if isinstance(node := row["also"], NamedNode)}
    nodes = {node for node in touched.objects | also if not is_ontology_term(node)} | about
    fresh = tuple(told(store, nodes))
    known = (index.numbers.known(node.value) for node in nodes)
    gone = {number for number in known if number is not None and number in index.entries}
    entries = {number: entry for number, entry in index.entries.items() if number not in gone}
    index.words.drop(gone)
    index.words.put(_pieces(fresh, index.numbers, entries))
    found = {one.entry.node for one in fresh}
    again = gone | {index.numbers.of(node.value) for node in found}
    links = index.links.replaced(again, read_links(store, index.numbers, found))
    return Index(version, index.numbers, entries, links, _tags(links, entries, index.numbers), index.words)


def _pieces(found: Iterable[Told], numbers: Numbers, entries: dict[int, Entry]) -> Iterator[Piece]:
    """Yield the texts of entries, and take these up."""
    for entry, text in found:
        number = numbers.of(entry.node.value)
        entries[number] = entry
        about = " ".join(dict.fromkeys(entry.about.values()))
        yield Piece(number, (*entry.names, *entry.hidden), about)
        for start, stop in pieces_of(text):
            yield Piece(number, (), text[start:stop], start, stop)


def _tags(links: Links, entries: Mapping[int, Entry], numbers: Numbers) -> Mapping[Facet, Tags]:
    kinds: dict[EntryKind, list[int]] = {kind: [] for kind in EntryKind}
    for number, entry in entries.items():
        kinds[entry.kind].append(number)
    return tags_of(
        links,
        {kind: np.array(sorted(found), np.int64) for kind, found in kinds.items()},
        {kind: numbers.of(kind.value) for kind in EntryKind},
    )
