"""Search on every store: the same entries, tags and words are read from each."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.search import Facet, Sought
from kg.search.finding import found_in
from kg.search.index import read
from kg.store import open_store

WORLD = Path(__file__).parents[2] / "unit" / "search" / "world.trig"


def told(store):
    """All that an index finds in a store."""
    store.add(parse(WORLD.read_bytes(), format=RdfFormat.TRIG))
    index = read(store, store.version())
    everything = found_in(index, Sought(size=0))
    words = {word: found_in(index, Sought(word, size=0)).hits for word in ("Armut", "Leiterin", "Herbst", "99001")}
    return (
        {hit.entry.node: (hit.entry, hit.sources) for hit in everything.hits},
        {facet: {(one.value, one.entries) for one in everything.counts[facet]} for facet in Facet},
        {word: {(hit.entry.node, hit.start, hit.stop) for hit in hits} for word, hits in words.items()},
    )


@pytest.fixture(scope="module")
def expected():
    """What an index finds in a store in memory."""
    with open_store("memory:") as store:
        return told(store)


def test_every_store_is_read_alike(store, expected):
    assert told(store) == expected
