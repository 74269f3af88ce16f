"""Federation over HTTP: allowed endpoints answer, all others are never asked, and failures are told."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from api.settings import ApiSettings, Outside

HERE = frozenset({"127.0.0.1"})
JSON = "application/sparql-results+json"
WHOLE = b'{"head": {"vars": ["o"]}, "results": {"bindings": []}}'
EXTRA = {
    "/moved": {"Location": "http://127.0.0.1:9/sparql"},
    "/packed": {"Content-Encoding": "gzip"},
    "/cut-rows": {"X-SPARQL-MaxRows": "10000"},
    "/part": {"X-SQL-State": "S1TAT", "X-SQL-Message": "RC..: Returning incomplete results"},
}

MISBEHAVIOUR = [
    ("error", "answers 500"),
    ("html", "text/html"),
    ("cut", "answer is broken"),
    ("short", "without sending complete"),
    ("moved", "answers 302"),
    ("slow", "within 1 seconds"),
    ("large", "over 100,000 bytes"),
    ("endless", "over 100,000 bytes"),
    ("drip", "within 1 seconds"),
    ("packed", "packs its answer as gzip"),
    ("octets", "application/octet-stream, which is no format"),
    ("untyped", "without a Content-Type"),
    ("deep", "answer is broken"),
    ("refused", "answers 400: Wort für Wort <b>"),
    ("problem", "answers 422: zu viel"),
    ("broken-problem", "answers 422"),
    ("cut-rows", "cuts its answer at 10000 rows"),
    ("part", "a part of its answer only: RC..: Returning incomplete"),
]
"""What a bad endpoint does, by its path, and the words for it."""


class Bad(BaseHTTPRequestHandler):
    """An endpoint that misbehaves as its path says."""

    asked: list[str] = []  # noqa: RUF012 - what was asked, for all

    def do_POST(self):
        self.asked.append(self.path)
        self.rfile.read(int(self.headers["Content-Length"]))
        status, media_type, body, declared = {
            "/error": (500, "text/plain", b"ach", None),
            "/html": (200, "text/html", b"<html>", None),
            "/cut": (200, JSON, b'{"head": {"vars": ["o"]}, "results": {"bindings": [', None),
            "/short": (200, JSON, b'{"head"', 1000),
            "/moved": (302, "text/plain", b"", None),
            "/slow": (200, JSON, b"", None),
            "/large": (200, JSON, b" " * 200_000, None),
            "/endless": (200, JSON, b"", 10**12),
            "/drip": (200, JSON, b"", 1000),
            "/packed": (200, JSON, gzip.compress(b" " * 10**6), None),
            "/octets": (200, "application/octet-stream", WHOLE, None),
            "/untyped": (200, "", WHOLE, None),
            "/deep": (200, JSON, b"[" * 100_000, None),
            "/refused": (400, "text/plain", b"Wort f\xc3\xbcr Wort\x07 <b>\nund mehr", None),
            "/problem": (422, "application/problem+json", b'{"detail": "zu viel"}', None),
            "/broken-problem": (422, "application/problem+json", b"[" * 10_000, None),
            "/cut-rows": (200, JSON, WHOLE, None),
            "/part": (200, JSON, WHOLE, None),
        }.get(self.path, (404, "text/plain", b"", None))
        if self.path == "/slow":
            time.sleep(3)
        self.send_response(status)
        if media_type:
            self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(declared or len(body)))
        for name, value in EXTRA.get(self.path, {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        while self.path in {"/endless", "/drip"}:  # until the other side has had enough
            self.wfile.write(b" " if self.path == "/drip" else b" " * 10_000)
            if self.path == "/drip":
                time.sleep(0.05)

    def log_message(self, *arguments):
        pass

    def handle(self):
        try:
            super().handle()
        except ConnectionError:  # the asking side gave up, as it should
            self.close_connection = True


@pytest.fixture(scope="module")
def bad() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bad)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture(scope="module")
def others(serve) -> Iterator[tuple[httpx.Client, httpx.Client]]:
    settings = ApiSettings("memory:", workers=1, plain=True, open_to_all=True)
    with serve(settings) as first, serve(settings) as second:
        for number, client in enumerate((first, second), 1):
            data = f"INSERT DATA {{ <urn:s{number}> <urn:p> {number} . <urn:join> <urn:p{number}> {number} }}"
            assert client.post("/sparql", data={"update": data}).status_code == 204
        yield first, second


def endpoint(client) -> str:
    return f"{str(client.base_url).rstrip('/')}/sparql"


@pytest.fixture(scope="module")
def federated(serve, others, bad) -> Iterator[httpx.Client]:
    endpoints = {*map(endpoint, others), *(f"{bad}/{path}" for path, _ in MISBEHAVIOUR), f"{bad}/data/"}
    outside = Outside(frozenset(endpoints), HERE, seconds=1, bytes=100_000)
    settings = ApiSettings("memory:", workers=1, plain=True, open_to_all=True, outside=outside)
    with serve(settings) as client:
        client.post("/sparql", data={"update": "INSERT DATA { <urn:here> <urn:p> 0 }"})
        yield client


def asked(client, query):
    return client.get("/sparql", params={"query": query}, headers={"Accept": JSON})


def values(answer):
    assert answer.status_code == 200, answer.text
    return sorted(row["o"]["value"] for row in answer.json()["results"]["bindings"])


def test_two_endpoints_answer_one_query(federated, others):
    first, second = map(endpoint, others)
    query = (
        f"SELECT ?o {{ {{ ?s <urn:p> ?o }} UNION {{ SERVICE <{first}> {{ ?s <urn:p> ?o }} }}"
        f" UNION {{ SERVICE <{second}> {{ ?s <urn:p> ?o }} }} }}"
    )
    assert values(asked(federated, query)) == ["0", "1", "2"]
    joined = f"SELECT ?o {{ SERVICE <{first}> {{ ?x <urn:p1> ?a }} SERVICE <{second}> {{ ?x <urn:p2> ?o }} }}"
    assert values(asked(federated, joined)) == ["2"]


def test_a_variable_may_hold_the_address(federated, others):
    first, second = map(endpoint, others)
    places = f"VALUES (?where ?name) {{ (<{first}> 1) (<{second}> 2) (<{first}> 3) }}"
    before = [client.app.state.instance.pool.answered for client in others]
    assert values(asked(federated, f"SELECT ?o {{ {places} SERVICE ?where {{ ?s <urn:p> ?o }} }}")) == ["1", "1", "2"]
    asked_each = [client.app.state.instance.pool.answered for client in others]
    assert [after - count for after, count in zip(asked_each, before, strict=True)] == [1, 1]  # not once a row
    joined = f"SELECT ?o {{ {places} SERVICE ?where {{ ?s <urn:p> ?name . BIND(?name AS ?o) }} }}"
    assert values(asked(federated, joined)) == ["1", "2"]
    unbound = asked(federated, "SELECT ?o { ?s <urn:p> ?o SERVICE ?nowhere { ?a ?b ?c } }")
    assert (unbound.status_code, "unbound" in unbound.json()["detail"]) == (422, True)


def test_a_variable_leads_nowhere_that_is_not_allowed(federated, others, bad):
    before = list(Bad.asked)
    places = f"VALUES ?where {{ <{endpoint(others[0])}> <{bad}/other> }}"
    answer = asked(federated, f"SELECT ?o {{ {places} SERVICE ?where {{ ?s <urn:p> ?o }} }}")
    assert (answer.status_code, "may not be asked" in answer.json()["detail"]) == (403, True)
    silent = asked(federated, f"SELECT ?o {{ {places} SERVICE SILENT ?where {{ ?s <urn:p> ?o }} FILTER(BOUND(?o)) }}")
    assert values(silent) == ["1"]
    assert Bad.asked == before
    everything = asked(federated, f"SELECT * {{ {places} SERVICE ?where {{ ?s <urn:p> ?o }} }}")
    assert (everything.status_code, "name the variables" in everything.json()["detail"]) == (400, True)


def test_only_so_much_is_asked_of_others(federated, bad):
    before = len(Bad.asked)
    places = " ".join(f"<{bad}/data/{number}>" for number in range(30))
    answer = asked(federated, f"SELECT ?o {{ VALUES ?where {{ {places} }} SERVICE SILENT ?where {{ ?s ?p ?o }} }}")
    assert answer.status_code == 200
    assert len(Bad.asked) - before == 20


def test_other_addresses_are_never_asked(federated, bad):
    before = list(Bad.asked)
    answer = asked(federated, f"SELECT ?o {{ SERVICE <{bad}/other> {{ ?s ?p ?o }} }}")
    assert (answer.status_code, "may not be asked" in answer.json()["detail"]) == (403, True)
    assert Bad.asked == before


def test_without_a_list_nothing_is_asked(others, bad):
    before = list(Bad.asked)
    answer = asked(others[0], f"SELECT ?o {{ SERVICE <{bad}/html> {{ ?s ?p ?o }} }}")
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (403, "query-forbidden")
    silent = f"SELECT ?o {{ ?s <urn:p> ?o SERVICE SILENT <{bad}/html> {{ ?x ?y ?z }} }}"
    assert values(asked(others[0], silent)) == ["1"]
    assert Bad.asked == before


@pytest.mark.parametrize(("path", "words"), MISBEHAVIOUR)
def test_bad_answers_are_told_and_silent_passes_them_over(federated, bad, path, words):
    answer = asked(federated, f"SELECT ?o {{ SERVICE <{bad}/{path}> {{ ?s ?p ?o }} }}")
    assert answer.status_code == 422, answer.text
    assert f"SERVICE <{bad}/{path}>" in answer.json()["detail"]
    assert words in answer.json()["detail"]
    silent = f"SELECT ?o {{ ?s <urn:p> ?o SERVICE SILENT <{bad}/{path}> {{ ?s ?p ?x }} }}"
    assert values(asked(federated, silent)) == ["0"]


def test_a_private_address_needs_a_trusted_host(serve, others):
    first = endpoint(others[0])
    with serve(ApiSettings("memory:", workers=1, plain=True, outside=Outside(frozenset({first})))) as client:
        answer = asked(client, f"SELECT ?o {{ SERVICE <{first}> {{ ?s ?p ?o }} }}")
    assert (answer.status_code, "no public address" in answer.json()["detail"]) == (422, True)


def test_the_service_description_tells_it(federated, others):
    turtle = {"Accept": "text/turtle"}
    assert "BasicFederatedQuery" in federated.get("/sparql", headers=turtle).text
    assert "BasicFederatedQuery" not in others[0].get("/sparql", headers=turtle).text


def test_the_page_for_queries_names_whom_service_may_ask(federated, others):
    page = federated.get("/sparql", params={"format": "html", "lang": "de"}).text
    assert f"<li><code>{endpoint(others[0])}</code></li>" in page
    assert "SERVICE ist also nicht möglich" not in page
    alone = others[0].get("/sparql", params={"format": "html", "lang": "de"}).text
    assert "SERVICE ist also nicht möglich" in alone
    assert "diese anderen Server" not in alone


def test_load_takes_what_is_allowed(federated, others, serve):
    first = str(others[0].base_url).rstrip("/")
    allowed = Outside(frozenset({f"{first}/graphs?default"}), HERE)
    with serve(ApiSettings("memory:", workers=1, plain=True, open_to_all=True, outside=allowed)) as client:
        done = client.post("/sparql", data={"update": f"LOAD <{first}/graphs?default> INTO GRAPH <urn:l>"})
        assert done.status_code == 204, done.text
        assert values(asked(client, "SELECT ?o { GRAPH <urn:l> { <urn:s1> <urn:p> ?o } }")) == ["1"]
        refused = client.post("/sparql", data={"update": f"LOAD <{first}/other>"})
        assert (refused.status_code, "may not be loaded" in refused.json()["detail"]) == (403, True)
        assert client.post("/sparql", data={"update": f"LOAD SILENT <{first}/other>"}).status_code == 204
