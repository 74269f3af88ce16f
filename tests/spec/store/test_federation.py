"""Federation with another make of server: Virtuoso answers SERVICE beside our own, and says when it cuts."""

from collections.abc import Iterator

import httpx
import pytest

from api.settings import ApiSettings, Outside
from tests.integration.api.conftest import served
from tests.spec.virtuoso import ROW_LIMIT

JSON = {"Accept": "application/sparql-results+json"}
DATA = """
<urn:v> <urn:name> "Drüben"@de , "x\\ny" , 7 , 1.5 , true , "2026-11-23"^^<http://www.w3.org/2001/XMLSchema#date> .
<urn:link> <urn:there> <urn:v> .
"""
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def virtuoso(virtuoso_url) -> Iterator[str]:
    """Virtuoso with a few triples in a graph of their own."""
    client = httpx.Client(timeout=30)
    client.post(virtuoso_url, data={"update": f"INSERT DATA {{ GRAPH <urn:there> {{ {DATA} }} }}"}).raise_for_status()
    yield virtuoso_url
    client.post(virtuoso_url, data={"update": "CLEAR GRAPH <urn:there>"}).raise_for_status()
    client.close()


@pytest.fixture(scope="module")
def federated(virtuoso) -> Iterator[tuple[httpx.Client, str]]:
    """A server that may ask Virtuoso and a server of our own, and the latter's address."""
    with served(ApiSettings("memory:", workers=1, plain=True, open_to_all=True)) as other:
        own = f"{str(other.base_url).rstrip('/')}/sparql"
        other.post("/sparql", data={"update": "INSERT DATA { <urn:own> <urn:knows> <urn:link> }"}).raise_for_status()
        outside = Outside({own, virtuoso}, {"127.0.0.1"}, seconds=10)
        with served(ApiSettings("memory:", workers=1, plain=True, open_to_all=True, outside=outside)) as client:
            here = {"update": "INSERT DATA { <urn:here> <urn:asks> <urn:own> }"}
            client.post("/sparql", data=here).raise_for_status()
            yield client, own


def asked(client, query):
    return client.get("/sparql", params={"query": query}, headers=JSON)


def test_one_query_joins_what_is_here_with_two_other_servers(federated, virtuoso):
    client, own = federated
    answer = asked(
        client,
        f"""SELECT ?name {{
          <urn:here> <urn:asks> ?first .
          SERVICE <{own}> {{ ?first <urn:knows> ?second }}
          SERVICE <{virtuoso}> {{ ?second <urn:there> ?third . ?third <urn:name> ?name FILTER(LANG(?name) = "de") }}
        }}""",
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["results"]["bindings"] == [{"name": {"type": "literal", "value": "Drüben", "xml:lang": "de"}}]


def test_terms_come_as_they_are(federated, virtuoso):
    answer = asked(federated[0], f"SELECT ?o {{ SERVICE <{virtuoso}> {{ <urn:v> <urn:name> ?o }} }}")
    found = {(one["o"]["value"], one["o"].get("datatype")) for one in answer.json()["results"]["bindings"]}
    assert found == {
        ("Drüben", None),
        ("x\ny", None),
        ("7", f"{XSD}integer"),
        ("1.5", f"{XSD}decimal"),
        ("true", f"{XSD}boolean"),
        ("2026-11-23", f"{XSD}date"),
    }


def test_an_answer_that_is_cut_is_an_error_and_silent_passes_it_over(federated, virtuoso):
    numbers = " ".join(map(str, range(ROW_LIMIT // 100 + 1)))
    rows = f"{{ VALUES ?a {{ {numbers} }} VALUES ?b {{ {numbers} }} }}"
    cut = asked(federated[0], f"SELECT (COUNT(*) AS ?n) {{ SERVICE <{virtuoso}> {rows} }}")
    assert (cut.status_code, f"cuts its answer at {ROW_LIMIT} rows" in cut.json()["detail"]) == (422, True)
    silent = asked(federated[0], f"SELECT ?s {{ ?s <urn:asks> ?o SERVICE SILENT <{virtuoso}> {rows} }}")
    assert [row["s"]["value"] for row in silent.json()["results"]["bindings"]] == ["urn:here"]


def test_what_the_other_server_says_of_an_error_is_passed_on(federated, virtuoso):
    answer = asked(federated[0], f"SELECT * {{ SERVICE <{virtuoso}> {{ ?s <urn:name> ?o BIND(BNODE() AS ?x) }} }}")
    assert (answer.status_code, "answers 400: Virtuoso" in answer.json()["detail"]) == (422, True), answer.text
