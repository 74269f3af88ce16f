"""Strangers' queries: whatever they do, the server goes on, and its clients are told."""

import os
import signal
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import pytest
from pyoxigraph import RdfFormat, Store

from api.settings import ApiSettings, QueryLimits

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
FIVE = "VALUES ?{0} {{ 1 2 3 4 5 6 7 8 9 10 }}"
MANY = "SELECT * { " + " ".join(FIVE.format(name) for name in "abcde") + " }"
A_WHILE = "SELECT (COUNT(*) AS ?n) { " + " ".join(FIVE.format(name) for name in "abcdef") + " VALUES ?g { 1 2 3 4 5 } }"
HUNGRY = (
    "SELECT (GROUP_CONCAT(?t) AS ?x) { VALUES ?a { " + "1 " * 400 + "} VALUES ?b { " + "1 " * 400 + "} "
    "BIND(CONCAT('" + "x" * 8000 + "', STR(?a)) AS ?t) }"
)


@pytest.fixture
def other(tmp_path, serve):
    """A server on an empty store whose queries may take their time but little memory."""
    limits = QueryLimits(time_s=50, memory_bytes=600 * 1024 * 1024)
    with serve(ApiSettings(str(tmp_path / "graph"), limits=limits, workers=1)) as client:
        yield client


def workers(client):
    return [worker.pid for worker in client.app.state.instance.pool.workers]


def ask(client, text="ASK {}", **headers):
    return client.get("/sparql", params={"query": text}, headers=headers)


def wait_for(what):
    end = time.monotonic() + 10
    while not what():
        assert time.monotonic() < end
        time.sleep(0.01)


def still_answers(client):
    assert ask(client).json()["boolean"] is True


def test_a_query_over_its_time_is_killed(narrow):
    before = workers(narrow)
    begin = time.monotonic()
    answer = ask(narrow, CROSS)
    assert time.monotonic() - begin < 5
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert "1.5 s" in answer.json()["detail"]
    assert workers(narrow) != before
    assert not Path(f"/proc/{before[0]}").exists()
    still_answers(narrow)


def test_a_result_over_its_size_is_no_half_result(narrow):
    answer = ask(narrow, MANY)
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (422, "result-too-large")
    assert "200000 bytes" in answer.json()["detail"]
    still_answers(narrow)


@pytest.mark.parametrize("form", ["csv", "tsv", "xml", "json"])
def test_a_result_of_too_many_rows_is_an_error_in_every_format(serve, tmp_path, form):
    with serve(ApiSettings("memory:", plain=True, workers=1, limits=QueryLimits(rows=9))) as client:
        for rows, status in ((9, 200), (10, 422)):
            text = "SELECT ?a { " + FIVE.format("a") + f"}} LIMIT {rows}"
            answer = client.get("/sparql", params={"query": text, "format": form})
            assert answer.status_code == status, answer.text
    assert answer.json()["limit"] == {"name": "rows", "value": 9, "unit": "row"}
    assert "OFFSET" in answer.json()["help"]


def test_triples_count_as_rows(narrow):
    numbers = " ".join(FIVE.format(name) for name in "abcd")
    text = f"CONSTRUCT {{ <urn:s> <urn:p> ?n }} {{ {numbers} BIND(?a * 1000 + ?b * 100 + ?c * 10 + ?d AS ?n) }}"
    assert ask(narrow, f"{text} LIMIT 5000").status_code == 200
    answer = ask(narrow, text)
    assert (answer.status_code, answer.json()["limit"]["name"]) == (422, "rows")
    still_answers(narrow)


def test_every_limit_is_told_beforehand_with_what_helps(narrow):
    description = ask_description(narrow)
    told = {row[0]: row[1] for row in description}
    limits = narrow.app.state.instance.settings.limits
    assert told == {
        "time": 1.5,
        "memory": limits.memory_bytes,
        "result-bytes": 200_000,
        "rows": 5_000,
        "query-bytes": limits.query_bytes,
    }
    met = {ask(narrow, text).json()["limit"]["name"] for text in (CROSS, MANY)}
    assert met == {"time", "result-bytes"} < set(told)


def ask_description(client):
    """Names and values of the limits in the service description, read as a client would."""
    graph = Store()
    graph.load(client.get("/sparql", headers={"Accept": "text/turtle"}).content, format=RdfFormat.TURTLE)
    rows = graph.query(
        "PREFIX s: <https://schema.org/> PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>"
        "SELECT ?name ?value { ?x a sd:Service ; s:additionalProperty [ s:propertyID ?name ; s:maxValue ?value ;"
        "s:unitText ?unit ; s:description ?help ] }"
    )
    return [(row["name"].value, float(row["value"].value)) for row in rows]


def test_a_query_over_its_memory_is_stopped(other):
    answer = ask(other, HUNGRY)
    assert answer.json()["type"].rpartition("/")[2] == "result-too-large"
    assert "600 MiB" in answer.json()["detail"]
    assert answer.json()["limit"]["name"] == "memory"
    still_answers(other)


def test_deep_nesting_is_refused(narrow):
    answer = narrow.post("/sparql", data={"query": "SELECT * " + "{" * 20_000 + "}" * 20_000})
    assert answer.status_code == 400
    still_answers(narrow)


def test_a_crash_of_the_engine_hits_its_worker_only(narrow, monkeypatch):
    """What the guard lets through and the parser cannot bear ends a worker; here one is ended from outside."""
    results = []
    running = threading.Thread(target=lambda: results.append(ask(narrow, CROSS)))
    running.start()
    time.sleep(0.5)
    os.kill(workers(narrow)[0], signal.SIGSEGV)
    running.join()
    assert (results[0].status_code, results[0].json()["type"].rpartition("/")[2]) == (400, "query-rejected")
    still_answers(narrow)


def test_a_full_queue_says_when_to_come_back(narrow):
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(ask(narrow, CROSS))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kinds = sorted(answer.json()["type"].rpartition("/")[2] for answer in answers)
    assert set(kinds) == {"query-timed-out", "too-busy"}
    busy = [answer for answer in answers if answer.json()["type"].endswith("too-busy")]
    assert all(int(answer.headers["retry-after"]) >= 1 for answer in busy)
    still_answers(narrow)


def test_pages_answer_while_queries_run(narrow):
    running = threading.Thread(target=lambda: ask(narrow, CROSS))
    running.start()
    time.sleep(0.2)
    begin = time.monotonic()
    assert narrow.get("/healthz").status_code == 200
    assert narrow.get("/actors").status_code == 200
    assert time.monotonic() - begin < 1.2
    running.join()


def test_a_client_that_leaves_frees_its_worker(narrow):
    still_answers(narrow)  # the worker is warm, so that the query runs at once
    before = workers(narrow)
    host, port = narrow.base_url.host, narrow.base_url.port
    with socket.create_connection((host, port)) as connection:
        connection.sendall(f"GET /sparql?{urlencode({'query': CROSS})} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(0.4)
    deadline = time.monotonic() + 1.0
    while Path(f"/proc/{before[0]}").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not Path(f"/proc/{before[0]}").exists()
    still_answers(narrow)


def test_a_worker_reads_the_newest_state_and_old_snapshots_go(narrow):
    instance = narrow.app.state.instance
    for number in range(3):
        instance.store.update(f"INSERT DATA {{ GRAPH <urn:new> {{ <urn:a> <urn:number> {number} }} }}")
        found = ask(narrow, "SELECT (COUNT(*) AS ?n) { ?a <urn:number> ?b }").json()
        assert found["results"]["bindings"][0]["n"]["value"] == str(number + 1)
    instance.store.update("CLEAR GRAPH <urn:new>")
    assert ask(narrow, "ASK { <urn:a> ?p ?o }").json()["boolean"] is False
    snapshots = Path(instance.settings.store_address) / "snapshots"
    assert len(list(snapshots.iterdir())) == 1


def test_light_queries_of_clients_that_leave_cost_no_process(other):
    still_answers(other)
    pool = other.app.state.instance.pool
    before = pool.killed
    host, port = other.base_url.host, other.base_url.port
    for number in range(20):
        with socket.create_connection((host, port)) as connection:
            query = urlencode({"query": f"ASK {{ <urn:{number}> ?p ?o }}"})
            connection.sendall(f"GET /sparql?{query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    still_answers(other)
    assert pool.killed == before


def test_a_worker_that_dies_without_work_is_there_again_and_blames_nobody(other):
    still_answers(other)
    pool = other.app.state.instance.pool
    before = pool.killed
    os.kill(workers(other)[0], signal.SIGKILL)
    answer = ask(other, "ASK { ?anything ?p ?o }")
    assert answer.status_code == 200 or answer.json()["type"].endswith("store-unavailable")
    deadline = time.monotonic() + 10
    while not pool.warm and time.monotonic() < deadline:
        time.sleep(0.02)
    assert (pool.warm, pool.killed) == (1, before + 1)
    still_answers(other)


def priorities(pool):
    found = []
    for worker in pool.workers:
        with suppress(ProcessLookupError):  # this thread is being replaced
            found.append(os.getpriority(os.PRIO_PROCESS, worker._thread))
    return found


def test_long_queries_give_way_to_short_ones(tmp_path, serve):
    with serve(ApiSettings(str(tmp_path / "graph"), workers=1, spare=1)) as client:
        pool = client.app.state.instance.pool
        still_answers(client)
        wait_for(lambda: pool.warm == 2)
        before, usual = workers(client), os.getpriority(os.PRIO_PROCESS, 0)
        running = threading.Thread(target=lambda: ask(client, A_WHILE))
        running.start()
        wait_for(lambda: max(priorities(pool)) > usual)
        assert min(priorities(pool)) == usual
        assert ask(client, "ASK { ?short ?p ?o }").status_code == 200
        assert running.is_alive()
        running.join()
        wait_for(lambda: priorities(pool) == [usual, usual])
        assert workers(client) == before
        assert not pool._aside
