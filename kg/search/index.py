"""Index: everything of a store that can be found, as of one version: entries, their words and their tags."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from kg.search.entry import Entry, EntryKind, Told, told
from kg.search.link import Links, Numbers, Relation, read_links, read_sources
from kg.search.piece import pieces_of
from kg.search.tag import Facet, Tags, tags_of
from kg.search.words import Piece, Words
from kg.store.base import Store, Touched
from kg.terms import ID, NamedNode, is_ontology_term
from kg.themes.view import each_row

__all__ = ["MOST_TOUCHED", "Index", "changed", "read"]

MOST_TOUCHED: Final = 4_000
"""Nodes that a write may touch; after larger ones to read everything is quicker."""


_TIED: Final = frozenset((EntryKind.PERSON, EntryKind.ORGANISATION))
"""Of what affiliations and participations say something; of all else only facts about it do."""
_EVIDENCE: Final = ID["evidence/"].value
"""What is never an entry, and is half of what a new document writes."""


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
    links = read_links(store, numbers).of(np.fromiter(entries, np.int64)) | read_sources(store, numbers, entries)
    return Index(version, numbers, entries, links, _tags(links, entries, numbers), words)


def changed(index: Index, store: Store, version: str, touched: Touched) -> Index:
    """Return the index after a write that added or removed facts in which only ``touched`` nodes stand.

    What an entry has by itself follows from facts about it, for actors also about the affiliations that name them;
    which documents tell of it, from the evidence in these. So one step leads from whatever changed to the entries, and
    to the documents, that are read again. All else is joined anew.
    """
    numbers, before = index.numbers, index.entries
    about = {node for node in touched.subjects if not is_ontology_term(node)}
    met = {node for node in touched.objects if not is_ontology_term(node)}
    asked = about | {node for node in met if numbers.known(node.value) not in before}
    also = {node for row in each_row(store, "search_touched", node=asked) if isinstance(node := row["also"], NamedNode)}
    nodes = about | met | also
    known = {number: node for node in nodes if (number := numbers.known(node.value)) is not None and number in before}
    only_named = {node for number, node in known.items() if node not in about and before[number].kind not in _TIED}
    fresh = tuple(told(store, (node for node in nodes - only_named if not node.value.startswith(_EVIDENCE))))
    again = {number for number, node in known.items() if node not in only_named}
    entries = {number: entry for number, entry in before.items() if number not in again}
    index.words.drop(again)
    index.words.put(_pieces(fresh, numbers, entries))
    found = {numbers.of(one.entry.node.value): one.entry for one in fresh}
    kinds = {
        **{node: before[number].kind for number, node in known.items()},
        **{it.node: it.kind for it in found.values()},
    }
    documents = [node for node, kind in kinds.items() if kind is EntryKind.DOCUMENT]
    new = [entry.node for number, entry in found.items() if number not in before]
    links = (
        index.links.without(found, again - found.keys(), (numbers.of(one.value) for one in documents))
        | read_links(store, numbers, (entry.node for entry in found.values()))
        | read_sources(store, numbers, entries, document=documents)
        | read_sources(store, numbers, entries, thing=new)
    )
    return Index(version, numbers, entries, links, _tags(links, entries, numbers), index.words)


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
