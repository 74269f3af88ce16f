"""Using: the dataset of a request becomes part of every operation that has a WHERE."""

import pytest

from kg.errors import QueryRejected
from kg.store import open_store
from kg.store.using import with_dataset

DATA = "INSERT DATA { GRAPH <urn:a> { <urn:s> <urn:p> 1 } GRAPH <urn:b> { <urn:s> <urn:p> 2 } }"


def left(update, default=(), named=()):
    with open_store("memory:") as store:
        store.update(DATA)
        store.update(with_dataset(update, default, named))
        found = store.select("SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?o")
        return [f"{row['g'].value[4:]}{row['o'].value}" for row in found.rows]


@pytest.mark.parametrize(
    ("update", "default", "named", "expected"),
    [
        ("INSERT { GRAPH <urn:c> { ?s ?p ?o } } WHERE { ?s ?p ?o }", ["urn:a"], [], ["a1", "b2", "c1"]),
        ("INSERT { GRAPH <urn:c> { ?s ?p ?o } } WHERE { ?s ?p ?o }", ["urn:a", "urn:b"], [], ["a1", "b2", "c1", "c2"]),
        ("INSERT { GRAPH <urn:c> { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", [], ["urn:b"], ["a1", "b2", "c2"]),
        ("DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", [], ["urn:b"], ["a1"]),
        ("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", [], ["urn:a"], ["b2"]),
        (
            "DELETE WHERE { GRAPH ?g { ?s ?p ?o } } ; INSERT DATA { GRAPH <urn:d> { <urn:s> <urn:p> 4 } }",
            [], ["urn:a"], ["b2", "d4"],
        ),
        ("INSERT { GRAPH <urn:c> { ?s ?p ?o } } WHERE { ?s ?p ?o }", [], [], ["a1", "b2"]),
    ],
)  # fmt: skip
def test_operations_see_the_dataset_named(update, default, named, expected):
    assert left(update, default, named) == expected


@pytest.mark.parametrize(
    ("update", "words"),
    [
        ("INSERT { GRAPH <urn:c> { ?s ?p ?o } } USING <urn:a> WHERE { ?s ?p ?o }", "USING and using-graph-uri"),
        ("WITH <urn:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH and using-graph-uri"),
    ],
)
def test_two_datasets_are_refused(update, words):
    with pytest.raises(QueryRejected, match=words):
        with_dataset(update, ["urn:a"], [])


def test_an_address_that_is_none_is_refused():
    with pytest.raises(QueryRejected, match="absolute IRI"):
        with_dataset("DELETE WHERE { ?s ?p ?o }", ["no iri"], [])
