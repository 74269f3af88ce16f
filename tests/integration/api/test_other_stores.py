"""The same API on a store behind HTTP, and the scratch instance that may be written."""

from collections.abc import Iterator

import httpx
import pyoxigraph
import pytest

from api.settings import ApiSettings, QueryLimits

ANNA = "/actors/anna-beispiel-aaaaaa"
TURTLE = {"Content-Type": "text/turtle"}


@pytest.fixture(scope="module")
def passed_on(site, serve) -> Iterator[httpx.Client]:
    """A server whose store is the other server's endpoint."""
    address = f"{str(site.base_url).rstrip('/')}/sparql"
    with serve(ApiSettings(address, workers=1, limits=QueryLimits(time_s=30))) as client:
        yield client


@pytest.mark.parametrize(
    "path", ["/actors", ANNA, "/themes/wohnen", "/documents/fachforum-9-1", "/questions/cq11?event=9.1"]
)
def test_a_remote_store_gives_the_same_pages(site, passed_on, path):
    assert passed_on.get(path).json() == site.get(path).json()


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"])
@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?n ?o { ?s <https://w3id.org/sozialraum/def#nameForm> ?n OPTIONAL { ?s <urn:no> ?o } } ORDER BY ?n",
        "SELECT * { VALUES ?x { 1 1.5 true 'a' 'b'@de <urn:c> } }",
        "ASK { ?s ?p ?o }",
    ],
)
def test_queries_are_passed_on(site, passed_on, text, accept):
    ask = {"params": {"query": text}, "headers": {"Accept": accept}}
    assert passed_on.get("/sparql", **ask).content == site.get("/sparql", **ask).content


def test_triples_are_passed_on(site, passed_on):
    text = "CONSTRUCT WHERE { ?s <https://w3id.org/sozialraum/def#nameForm> ?n }"
    answers = [client.get("/sparql", params={"query": text, "format": "nt"}) for client in (site, passed_on)]
    graphs = [set(pyoxigraph.parse(answer.content, format=pyoxigraph.RdfFormat.N_TRIPLES)) for answer in answers]
    assert graphs[0] == graphs[1] != set()


def test_a_dataset_in_the_request_is_refused_rather_than_dropped(passed_on):
    answer = passed_on.get("/sparql", params={"query": "ASK {}", "default-graph-uri": "urn:g"})
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (400, "query-rejected")


@pytest.fixture(scope="module")
def scratch(serve) -> Iterator[httpx.Client]:
    """A server that may be written and keeps the default graph apart."""
    with serve(ApiSettings("memory:", workers=1, plain=True, open_to_all=True)) as client:
        yield client


def rows(client, pattern: str) -> list[str]:
    found = client.get("/sparql", params={"query": f"SELECT ?o {{ {pattern} }} ORDER BY ?o"}).json()
    return [row["o"]["value"] for row in found["results"]["bindings"]]


def test_updates_and_graphs_are_written_and_read(scratch):
    assert scratch.post("/sparql", data={"update": "INSERT DATA { <urn:a> <urn:p> 1 }"}).status_code == 204
    assert scratch.put("/graphs?graph=urn:g", content="<urn:b> <urn:p> 2 .", headers=TURTLE).status_code == 201
    assert scratch.post("/graphs?graph=urn:g", content="<urn:c> <urn:p> 3 .", headers=TURTLE).status_code == 204
    assert rows(scratch, "?s ?p ?o") == ["1"]
    assert rows(scratch, "GRAPH ?g { ?s ?p ?o }") == ["2", "3"]
    assert scratch.put("/graphs?default", content="<urn:d> <urn:p> 4 .", headers=TURTLE).status_code == 204
    assert rows(scratch, "?s ?p ?o") == ["4"]
    assert "<urn:c>" in scratch.get("/graphs?graph=urn:g", headers={"Accept": "application/n-triples"}).text
    assert scratch.delete("/graphs?graph=urn:g").status_code == 204
    assert scratch.get("/graphs?graph=urn:g").status_code == 404
    assert rows(scratch, "GRAPH ?g { ?s ?p ?o }") == []


def test_a_graph_without_a_name_gets_one(scratch):
    made = scratch.post("/graphs", content="<urn:b> <urn:p> 7 .", headers=TURTLE)
    assert made.status_code == 201
    assert "<urn:b>" in scratch.get("/graphs", params={"graph": made.headers["location"]}).text
    assert scratch.delete(made.headers["location"]).status_code == 204


def test_files_of_a_form_go_into_one_graph(scratch):
    files = {
        "a": ("a.ttl", b"<urn:a> <urn:p> 1 .", "text/turtle"),
        "b": ("b.nt", b"<urn:b> <urn:p> <urn:c> .", "application/n-triples"),
    }
    assert scratch.post("/graphs?graph=urn:files", files=files).status_code == 201
    assert rows(scratch, "GRAPH <urn:files> { ?s ?p ?o }") == ["urn:c", "1"]
    assert scratch.head("/graphs?graph=urn:files", headers={"Accept": "text/turtle; charset=utf-8"}).status_code == 200
    assert scratch.delete("/graphs?graph=urn:files").status_code == 204


def test_an_update_without_operations_does_nothing(scratch):
    assert scratch.post("/sparql", data={"update": "PREFIX x: <urn:x> # nothing"}).status_code == 204


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("/graphs", TURTLE, 400),
        ("/graphs?default&graph=urn:g", TURTLE, 400),
        ("/graphs?graph=relative", TURTLE, 400),
        ("/graphs?default", {"Content-Type": "image/png"}, 415),
        ("/graphs?default", TURTLE, 400),
    ],
)
def test_what_cannot_be_written_changes_nothing(scratch, address, headers, status):
    before = rows(scratch, "?s ?p ?o")
    answer = scratch.put(address, content="no turtle", headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert rows(scratch, "?s ?p ?o") == before


def test_scratch_updates_may_not_fetch_either(scratch):
    answer = scratch.post("/sparql", data={"update": "LOAD <http://127.0.0.1:1/>"})
    assert answer.status_code == 403


def test_relative_addresses_are_resolved_at_the_endpoint(scratch):
    found = scratch.get("/sparql", params={"query": "SELECT (<x> AS ?o) {}"}).json()["results"]["bindings"][0]["o"][
        "value"
    ]
    assert found == f"{str(scratch.base_url).rstrip('/')}/x"
