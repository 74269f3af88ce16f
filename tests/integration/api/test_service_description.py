"""The service description: what the endpoint holds, counted as a client would count it, and once a version."""

import pytest
from pyoxigraph import RdfFormat, Store

from api.settings import ApiSettings

PREFIXES = (
    "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> PREFIX void: <http://rdfs.org/ns/void#> "
    "PREFIX sr: <https://w3id.org/sozialraum/def#> PREFIX foaf: <http://xmlns.com/foaf/0.1/> "
)
HELD = "?service sd:defaultDataset/sd:defaultGraph ?held"


def described(client, accept="text/turtle", form=RdfFormat.TURTLE):
    answer = client.get("/sparql", headers={"Accept": accept})
    assert answer.status_code == 200
    graph = Store()
    graph.load(answer.content, format=form)
    return graph


def value(graph, pattern):
    rows = [row[0] for row in graph.query(f"{PREFIXES} SELECT ?n {{ {pattern} }}")]
    assert len(rows) == 1, (pattern, rows)
    return int(rows[0].value)


def counted(client, query):
    rows = client.get("/sparql", params={"query": f"{PREFIXES} {query}"}).json()["results"]["bindings"]
    return int(rows[0]["n"]["value"])


def test_it_says_how_much_there_is(site):
    graph = described(site)
    for name, query in {
        "triples": "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT * { ?s ?p ?o } }",
        "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
        "classes": "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }",
        "entities": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c }",
        "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
        "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
    }.items():
        assert value(graph, f"{HELD} . ?held void:{name} ?n") == counted(site, query) > 0, name
    persons = "?held void:classPartition [ void:class foaf:Person ; void:entities ?n ]"
    assert value(graph, persons) == counted(site, "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a foaf:Person }")
    names = "?held void:propertyPartition [ void:property sr:nameForm ; void:triples ?n ]"
    assert value(graph, names) == counted(site, "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT * { ?s sr:nameForm ?o } }")


def test_it_says_what_it_reads_and_writes(site):
    formats = {
        row[0].value.rpartition("/")[2]
        for row in described(site).query(f"{PREFIXES} SELECT ?f {{ ?s sd:resultFormat ?f }}")
    }
    assert {"SPARQL_Results_JSON", "SPARQL_Results_CSV", "Turtle", "N-Quads", "TriG"} < formats
    quads = described(site, "application/n-quads", RdfFormat.N_QUADS)
    assert value(quads, f"{HELD} . ?held void:classes ?n") > 0


@pytest.fixture
def scratch(serve):
    with serve(ApiSettings("memory:", workers=1, plain=True, open_to_all=True)) as client:
        yield client


def test_it_counts_again_when_the_store_has_changed_and_only_then(scratch):
    pool = scratch.app.state.instance.pool
    assert value(described(scratch), f"{HELD} . ?held void:triples ?n") == 0
    for number in (1, 2):
        update = f"INSERT DATA {{ <urn:s> a _:b , <urn:c{number}> }}"
        scratch.post("/sparql", data={"update": update})
        expected = 2 * number
        assert value(described(scratch), f"{HELD} . ?held void:triples ?n") == expected
        before = pool.answered
        again = described(scratch, "application/n-triples", RdfFormat.N_TRIPLES)
        assert value(again, f"{HELD} . ?held void:triples ?n") == expected
        assert pool.answered == before
    etag = scratch.get("/sparql").headers["etag"]
    assert scratch.get("/sparql", headers={"If-None-Match": etag}).status_code == 304


def test_what_takes_too_long_is_left_out(scratch, monkeypatch):
    monkeypatch.setattr("api.void._SECONDS", 0.000001)
    graph = described(scratch)
    assert not list(graph.query(f"{PREFIXES} SELECT ?n {{ ?held void:triples ?n }}"))
    assert list(graph.query(f"{PREFIXES} SELECT ?x {{ ?x a sd:Service }}"))
