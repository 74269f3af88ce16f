"""Building on every kind of store: the same graph everywhere, and nothing new the second time."""

import pytest

from kg.check import check
from kg.pipeline import build, extract
from kg.samples import samples
from kg.stats import statistics
from kg.store import Store, open_store
from kg.terms import DEF


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


@pytest.mark.parametrize("store", ["http"], indirect=True)  # checks run on a copy, whatever the store
def test_a_store_on_a_server_is_checked(store):
    build(store)
    graph = next(one for one in store.graphs() if one.value.endswith("/genannt"))
    told = {quad.subject for quad in store.quads(graph) if quad.predicate == DEF["inDocument"]}
    quote = next(q.triple for q in store.quads(graph) if q.subject in told and q.predicate == DEF["quoteText"])
    store.amend(graph, removed=[quote])
    assert {finding.subject for finding in check(store)} == {quote.subject.value}


def test_a_document_is_replaced_whole(store):
    extraction = extract(samples()[1].document)
    assert store.replace_graphs(extraction.graphs)
    assert not store.replace_graphs(extraction.graphs)
    halved = {name: frozenset(sorted(triples, key=str)[::2]) for name, triples in extraction.graphs.items()}
    assert store.replace_graphs(halved)
    for name, triples in halved.items():
        assert {quad.triple for quad in store.quads(name)} == triples
