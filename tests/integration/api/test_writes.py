"""Writes over HTTP: with a key only, seen by every later query, and none lost when many write at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from api.settings import ApiSettings
from kg.keys import Scope, add_key, revoke_key
from tests.integration.api.conftest import fill

TURTLE = {"Content-Type": "text/turtle"}
HOUSE = """
@prefix sr: <https://w3id.org/sozialraum/def#> .
<https://w3id.org/sozialraum/id/organisation/x> a <http://www.w3.org/ns/org#Organization> ;
    sr:nameForm 'Haus Linde'@de .
"""


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    return tmp_path_factory.mktemp("keys") / "keys.json"


@pytest.fixture(scope="module")
def bearer(keys):
    tokens = {scope: add_key(keys, scope, scope) for scope in Scope}
    return {scope: {"Authorization": f"Bearer {token}"} for scope, token in tokens.items()}


@pytest.fixture(scope="module")
def open_site(serve, keys, bearer, tmp_path_factory) -> Iterator[httpx.Client]:
    folder = str(tmp_path_factory.mktemp("written") / "graph")
    fill(folder)
    with serve(ApiSettings(folder, keys=keys, workers=2)) as client:
        yield client


def asked(client, pattern):
    return client.get("/sparql", params={"query": f"ASK {{ {pattern} }}"}).json()["boolean"]


def numbers(client, graph):
    query = f"SELECT ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} ORDER BY ?o"
    return [
        int(row["o"]["value"]) for row in client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    ]


def test_a_key_may_write_and_the_next_query_sees_it(open_site, bearer):
    text = "INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } }"
    assert open_site.post("/sparql", data={"update": text}, headers=bearer[Scope.WRITE]).status_code == 204
    assert numbers(open_site, "urn:g") == [1]
    direct = {"Content-Type": "application/sparql-update", **bearer[Scope.ADMIN]}
    assert open_site.post("/sparql", content="DROP GRAPH <urn:g>", headers=direct).status_code == 204
    assert numbers(open_site, "urn:g") == []


@pytest.mark.parametrize(
    ("header", "status"),
    [(None, 401), ("Basic eDp5", 401), ("Bearer sr_00000000_x", 401), ("Bearer x", 401), (Scope.READ, 403)],
)
@pytest.mark.parametrize("method", ["update", "PUT", "POST", "DELETE"])
def test_without_the_right_key_nothing_is_written(open_site, bearer, header, status, method):
    headers = bearer[header] if isinstance(header, Scope) else {"Authorization": header} if header else {}
    if method == "update":
        answer = open_site.post(
            "/sparql", data={"update": "INSERT DATA { GRAPH <urn:n> { <urn:a> <urn:b> 1 } }"}, headers=headers
        )
    else:
        answer = open_site.request(
            method, "/graphs?graph=urn:n", content="<urn:a> <urn:b> 1 .", headers={**TURTLE, **headers}
        )
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert ("www-authenticate" in answer.headers) is (status == 401)
    assert not asked(open_site, "GRAPH <urn:n> { ?s ?p ?o }")


def test_a_revoked_key_ends_at_once(open_site, keys):
    headers = {"Authorization": f"Bearer {add_key(keys, 'kurz', Scope.WRITE)}"}
    update = {"update": "INSERT DATA { GRAPH <urn:k> { <urn:a> <urn:b> 1 } }"}
    assert open_site.post("/sparql", data=update, headers=headers).status_code == 204
    revoke_key(keys, "kurz")
    assert open_site.post("/sparql", data=update, headers=headers).status_code == 401


def test_what_follows_is_there_when_the_write_is_answered(open_site, bearer):
    headers = {**TURTLE, **bearer[Scope.WRITE]}
    assert open_site.put("/graphs?graph=urn:haus", content=HOUSE, headers=headers).status_code == 201
    label = "?x <http://www.w3.org/2004/02/skos/core#prefLabel> 'Haus Linde'@de"
    assert asked(open_site, label)
    assert open_site.put("/graphs?graph=urn:haus", content=HOUSE, headers=headers).status_code == 204
    assert "Haus Linde" in open_site.get("/graphs?graph=urn:haus").text
    assert open_site.delete("/graphs?graph=urn:haus", headers=bearer[Scope.WRITE]).status_code == 204
    assert open_site.get("/graphs?graph=urn:haus").status_code == 404
    assert not asked(open_site, label)


def test_the_union_is_read_as_the_default_graph_and_not_written(open_site, bearer):
    assert "Fachforum" in open_site.get("/graphs?default").text
    headers = {**TURTLE, **bearer[Scope.WRITE]}
    for method in ("PUT", "POST"):
        answer = open_site.request(method, "/graphs?default", content="<urn:a> <urn:b> 1 .", headers=headers)
        assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (409, "write-refused")


def test_a_graph_is_known_by_its_own_address(open_site, bearer):
    headers = {**TURTLE, **bearer[Scope.WRITE]}
    assert open_site.put("/graphs/eigene", content="<urn:a> <urn:b> 1 .", headers=headers).status_code == 201
    address = f"{str(open_site.base_url).rstrip('/')}/graphs/eigene"
    assert numbers(open_site, address) == [1]
    assert open_site.get("/graphs", params={"graph": address}).text == open_site.get("/graphs/eigene").text
    assert open_site.delete("/graphs/eigene", headers=bearer[Scope.WRITE]).status_code == 204


def test_concurrent_changes_lose_nothing(open_site, bearer):
    headers = bearer[Scope.WRITE]
    start = "INSERT DATA { GRAPH <urn:count> { <urn:n> <urn:is> 0 } }"
    assert open_site.post("/sparql", data={"update": start}, headers=headers).status_code == 204
    increment = (
        "DELETE { GRAPH <urn:count> { <urn:n> <urn:is> ?old } } INSERT { GRAPH <urn:count> { <urn:n> <urn:is> ?new } }"
        " WHERE { GRAPH <urn:count> { <urn:n> <urn:is> ?old } BIND (?old + 1 AS ?new) }"
    )

    def client(_):
        with httpx.Client(base_url=open_site.base_url, timeout=60) as one:
            return [one.post("/sparql", data={"update": increment}, headers=headers).status_code for _ in range(10)]

    with ThreadPoolExecutor(8) as pool:
        codes = [code for codes in pool.map(client, range(8)) for code in codes]
    assert codes == [204] * 80
    assert numbers(open_site, "urn:count") == [80]


def test_a_broken_update_costs_the_others_nothing(open_site, bearer):
    headers = bearer[Scope.WRITE]
    updates = [
        "INSERT DATA { GRAPH <urn:m> { <urn:a> <urn:b> 1 } }",
        "INSERT DATA { GRAPH <urn:m> { <urn:a> <urn:b> ",
        "INSERT DATA { <urn:a> <urn:b> 9 }",
        "INSERT DATA { GRAPH <urn:m> { <urn:a> <urn:b> 2 } }",
    ]

    def send(text):
        return httpx.post(
            open_site.base_url.join("/sparql"), data={"update": text}, headers=headers, timeout=60
        ).status_code

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(send, updates)) == [204, 400, 409, 204]
    assert numbers(open_site, "urn:m") == [1, 2]
