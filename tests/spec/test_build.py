"""Building on every kind of store: the same graph everywhere, and nothing new the second time."""

from kg.check import check
from kg.pipeline import build, extract
from kg.samples import samples
from kg.stats import statistics
from kg.store import Store, open_store


def facts_of(store: Store) -> set[str]:
    return {str(quad) for quad in store.quads()}


def test_every_store_holds_the_same_graph_and_takes_it_once(store):
    first = build(store)
    assert first.changed
    version = store.version()
    assert not build(store).changed
    assert store.version() == version
    with open_store("memory:") as reference:
        build(reference)
        assert facts_of(store) == facts_of(reference)
        assert statistics(store) == statistics(reference)
    assert check(store) == ()


def test_a_document_is_replaced_whole(store):
    extraction = extract(samples()[1].document)
    assert store.replace_graphs(extraction.graphs)
    assert not store.replace_graphs(extraction.graphs)
    halved = {name: frozenset(sorted(triples, key=str)[::2]) for name, triples in extraction.graphs.items()}
    assert store.replace_graphs(halved)
    for name, triples in halved.items():
        assert {quad.triple for quad in store.quads(name)} == triples
