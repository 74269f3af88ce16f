"""Rates over HTTP: who is counted as whom, what is counted, and how the one too many is told."""

from collections.abc import Iterator

import httpx
import pytest

from api.settings import ApiSettings, Rates
from kg.keys import Scope, add_key
from tests.integration.api.test_operations import figure

UPDATE = {"update": "INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } }"}
FIRST, SECOND = {"X-Forwarded-For": "192.0.2.1"}, {"X-Forwarded-For": "192.0.2.2"}


@pytest.fixture
def keys(tmp_path):
    return tmp_path / "keys.json"


@pytest.fixture
def site(serve, keys) -> Iterator[tuple[httpx.Client, dict[str, str]]]:
    """A server behind a proxy, with small limits, and a key for it."""
    bearer = {"Authorization": f"Bearer {add_key(keys, 'Import', Scope.WRITE)}"}
    rates = Rates("4/minute", "2/minute", "2/minute")
    with serve(ApiSettings("memory:", keys, workers=1, rates=rates, trusted_proxies=("127.0.0.0/8",))) as client:
        yield client, bearer


def ask(client, number, headers):
    """Ask what was not asked before: what is answered from memory is not counted."""
    return client.get("/sparql", params={"query": f"ASK {{ ?s ?p {number} }}"}, headers=headers)


def told(answer):
    return answer.status_code, answer.headers.get("content-type"), answer.json()["type"].rpartition("/")[2]


def test_the_one_too_many_is_told_and_others_go_on(site):
    client, bearer = site
    answers = [ask(client, number, FIRST) for number in range(5)]
    assert [one.status_code for one in answers] == [200] * 4 + [429]
    assert [one.headers["ratelimit"].split(";")[1] for one in answers] == ["r=3", "r=2", "r=1", "r=0", "r=0"]
    assert told(answers[-1]) == (429, "application/problem+json", "too-many-requests")
    assert answers[-1].headers["ratelimit-policy"] == '"requests";q=4;w=60'
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
    assert "x-content-type-options" in answers[-1].headers
    forged = {"X-Forwarded-For": "198.51.100.7, 192.0.2.1"}
    assert ask(client, 8, forged).status_code == 429, "what stands before the proxy's own word counts for nothing"
    assert ask(client, 0, SECOND).status_code == 200
    assert ask(client, 9, FIRST | bearer).status_code == 200, "a key counts by its name"
    page = client.get("/themes", headers={**FIRST, "Accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (429, "text/html; charset=utf-8")
    assert client.get("/healthz", headers=FIRST).status_code == 200
    assert figure(client, "sozialraum_limited_total") == [3, 0, 0, 0]


def test_what_is_answered_from_memory_is_not_counted(site):
    client, _ = site
    answers = [ask(client, 7, FIRST) for _ in range(6)]
    assert [one.status_code for one in answers] == [200] * 6
    assert ["ratelimit" in one.headers for one in answers] == [True] + [False] * 5


def test_writes_have_a_limit_of_their_own(site):
    client, bearer = site
    answers = [client.post("/sparql", data=UPDATE, headers=bearer) for _ in range(3)]
    assert [one.status_code for one in answers] == [204, 204, 429]
    assert answers[-1].headers["ratelimit-policy"] == '"writes";q=2;w=60'
    put = client.put("/graphs?graph=urn:g", content="", headers={**bearer, "Content-Type": "text/turtle"})
    assert put.status_code == 429


def test_who_guesses_is_stopped_and_nobody_else(site):
    client, bearer = site
    wrong = {"Authorization": "Bearer sr_00000000_x"}
    answers = [client.post("/sparql", data=UPDATE, headers=FIRST | wrong) for _ in range(3)]
    assert [one.status_code for one in answers] == [401, 401, 429]
    assert answers[-1].headers["ratelimit-policy"] == '"failures";q=2;w=60'
    assert client.post("/sparql", data=UPDATE, headers=FIRST | bearer).status_code == 429, "a hit tells nothing now"
    assert client.post("/sparql", data=UPDATE, headers=SECOND | bearer).status_code == 204
    assert client.post("/sparql", data=UPDATE, headers=FIRST).status_code in {401, 429}
    assert figure(client, "sozialraum_limited_total")[2] == 2


def test_without_a_trusted_proxy_nobody_chooses_an_address(serve):
    with serve(ApiSettings("memory:", workers=1, plain=True, rates=Rates("2/minute"))) as client:
        answers = [ask(client, number, {"X-Forwarded-For": f"192.0.2.{number}"}) for number in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
