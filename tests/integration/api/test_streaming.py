"""Streams over a real connection: soon, bounded, gone with their client, and never half a result that looks whole."""

import gzip
import json
import logging
import os
import signal
import socket
import threading
import time
import zlib
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest

from api.settings import ApiSettings, QueryLimits

LAST = b"\r\n0\r\n\r\n"  # the chunk that says that all has come
TEN = "VALUES ?{0} {{ 1 2 3 4 5 6 7 8 9 10 }}"


def rows(names):
    """A query with ten rows to the power of its names."""
    return "SELECT * { " + " ".join(TEN.format(name) for name in names) + " }"


ENDLESS = rows("abcdefghij")


@pytest.fixture(scope="module")
def site(serve):
    """A server that sends results while they are written, with limits that are met on the way."""
    limits = QueryLimits(time_s=2.5, rows=50_000, result_bytes=8_000_000)
    with serve(
        ApiSettings("memory:", limits=limits, workers=1, plain=True, open_to_all=True, spool_bytes=1000)
    ) as client:
        yield client


@pytest.fixture(scope="module")
def wide(serve):
    """A server on which a result may become long."""
    limits = QueryLimits(time_s=20, rows=10**9, result_bytes=10**9)
    with serve(ApiSettings("memory:", limits=limits, workers=1, plain=True, spool_bytes=1000)) as client:
        yield client


@contextmanager
def asked(client, query, *, accept="text/csv", version="1.1", method="GET", headers="", buffer=0):
    """A connection on which a query was sent, and nothing read yet."""
    with socket.socket() as connection:
        connection.settimeout(20)
        if buffer:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        connection.connect((client.base_url.host, client.base_url.port))
        target = f"/sparql?{urlencode({'query': query})}"
        connection.sendall(f"{method} {target} HTTP/{version}\r\nHost: x\r\nAccept: {accept}\r\n{headers}\r\n".encode())
        yield connection


def everything(connection):
    """Head and body of what is sent until the server closes the connection, or the last chunk has come."""
    given = b""
    while not given.endswith(LAST) and (piece := connection.recv(1 << 16)):
        given += piece
    head, _, body = given.partition(b"\r\n\r\n")
    return head.decode(), body


def settled(client):
    """Wait until nothing runs, and no file is left."""
    pool = client.app.state.instance.pool
    end = time.monotonic() + 5
    while pool.downloads and time.monotonic() < end:
        time.sleep(0.01)
    results = client.app.state.instance.scratch_folder / "results"
    assert (pool.downloads, list(results.iterdir())) == (0, [])
    assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def worker(client):
    return client.app.state.instance.pool.workers[0].pid


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
@pytest.mark.parametrize("form", ["json", "csv", "nt"])
def test_a_long_result_comes_whole(site, form, encoding):
    query = rows("abcd")
    if form == "nt":
        query = query.replace("SELECT *", "CONSTRUCT { <urn:s> <urn:p> ?n }").removesuffix("}")
        query += " BIND(?a + 10 * ?b + 100 * ?c + 1000 * ?d AS ?n) }"
    given = {"query": query, "format": form}
    answer = site.get("/sparql", params=given, headers={"Accept-Encoding": encoding})
    assert (answer.status_code, answer.headers["transfer-encoding"]) == (200, "chunked")
    assert answer.headers.get("content-encoding", "identity") == encoding
    found = {
        "json": lambda: len(answer.json()["results"]["bindings"]),
        "csv": lambda: len(answer.text.splitlines()) - 1,
        "nt": lambda: len(answer.text.splitlines()),
    }[form]()
    assert found == 10_000
    settled(site)


def test_the_first_bytes_come_long_before_the_last(wide):
    with asked(wide, ENDLESS) as connection:
        begin = time.monotonic()
        first = connection.recv(1 << 16)
        waited = time.monotonic() - begin
        assert first.startswith(b"HTTP/1.1 200")
        assert wide.app.state.instance.pool.downloads == 1  # and it goes on
    assert waited < 1.5
    settled(wide)


def test_a_limit_met_on_the_way_breaks_the_result_off(site, caplog):
    caplog.set_level(logging.INFO, "sozialraum.requests")
    with asked(site, ENDLESS) as connection:
        head, body = everything(connection)
    assert head.startswith("HTTP/1.1 200")
    assert "content-length" not in head
    assert not body.endswith(LAST)
    with pytest.raises(httpx.RemoteProtocolError):
        site.get("/sparql", params={"query": ENDLESS, "format": "csv"})
    assert "more rows than its limit of 50000" in caplog.text
    settled(site)
    lines = [json.loads(one.message) for one in caplog.records if one.name == "sozialraum.requests"]
    assert [one.get("cut", False) for one in lines if one["path"] == "/sparql"] == [True, True, False]


def test_a_gzipped_result_that_breaks_off_cannot_be_read_as_whole(site):
    given = {"query": ENDLESS, "format": "csv"}
    pieces = []
    with (
        site.stream("GET", "/sparql", params=given, headers={"Accept-Encoding": "gzip"}) as answer,
        pytest.raises(httpx.RemoteProtocolError),
    ):
        pieces.extend(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    with pytest.raises((EOFError, zlib.error, OSError)):
        gzip.decompress(b"".join(pieces))
    settled(site)


@pytest.mark.parametrize("signal_number", [signal.SIGKILL, signal.SIGSEGV])
def test_a_worker_that_dies_on_the_way_breaks_the_result_off(wide, signal_number):
    before = worker(wide)
    with asked(wide, ENDLESS) as connection:
        connection.recv(1000, socket.MSG_PEEK)
        os.kill(before, signal_number)
        _, body = everything(connection)
    assert not body.endswith(LAST)
    settled(wide)
    assert worker(wide) != before


def test_a_query_over_its_time_breaks_off_what_was_begun(site):
    some = " + ".join(f"?{name}" for name in "abcdefghij") + " = 83"  # few rows, and no memory
    query = (
        ENDLESS.replace("SELECT *", "SELECT ?long").removesuffix("}")
        + f"FILTER({some}) BIND('{'x' * 200}' AS ?long) }}"
    )
    begin = time.monotonic()
    with asked(site, query, headers="Connection: close\r\n") as connection:
        head, body = everything(connection)
    assert head.startswith("HTTP/1.1 200")
    assert len(body) > 1000
    assert not body.endswith(LAST)
    assert 2 < time.monotonic() - begin < 5
    settled(site)


def test_a_client_that_leaves_in_the_middle_ends_the_query_at_once(wide):
    before = worker(wide)
    with asked(wide, ENDLESS) as connection:
        assert connection.recv(1000)
    end = time.monotonic() + 1.5
    while Path(f"/proc/{before}").exists() and time.monotonic() < end:
        time.sleep(0.01)
    assert not Path(f"/proc/{before}").exists()
    settled(wide)


def test_clients_of_http_1_0_wait_for_the_whole(site):
    with asked(site, rows("abcd"), version="1.0") as connection:
        head, body = everything(connection)
    assert "transfer-encoding" not in head
    assert f"content-length: {len(body)}" in head
    assert len(body.splitlines()) == 10_001
    with asked(site, ENDLESS, version="1.0") as connection:
        head, body = everything(connection)
    assert head.startswith("HTTP/1.1 422")
    assert json.loads(body)["limit"]["name"] == "rows"
    settled(site)


def test_head_says_the_same_and_works_for_nothing(wide):
    begin = time.monotonic()
    answer = wide.head("/sparql", params={"query": ENDLESS, "format": "csv"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert "content-length" not in answer.headers
    assert answer.headers["content-type"].startswith("text/csv")
    assert time.monotonic() - begin < 5  # it would run for twenty
    settled(wide)


def test_only_whole_results_are_kept(site):
    given = {"query": rows("abc"), "format": "csv"}
    pool = site.app.state.instance.pool
    answers = [site.get("/sparql", params=given) for _ in range(2)]
    before = pool.answered
    again = site.get("/sparql", params=given)
    assert pool.answered == before
    assert {one.content for one in answers} == {again.content}
    assert again.headers["etag"] == answers[0].headers["etag"]
    for _ in range(2):
        with pytest.raises(httpx.RemoteProtocolError):
            site.get("/sparql", params={"query": ENDLESS, "format": "csv"})
    assert pool.answered == before + 2
    settled(site)


def test_who_takes_nothing_is_cut_off_and_only_so_many_are_fetched_at_once(serve):
    limits = QueryLimits(rows=10**9)
    settings = ApiSettings("memory:", limits=limits, workers=2, plain=True, spool_bytes=1000, downloads=1)
    settings = replace(settings, stall_s=0.4, slowest_bytes=10**6)
    with serve(settings) as client, asked(client, ENDLESS) as idle:
        assert idle.recv(100)
        answer = client.get("/sparql", params={"query": rows("abcd"), "format": "csv"})
        assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (503, "too-busy")
        settled(client)  # it was cut off while the connection is still there
        assert client.get("/sparql", params={"query": rows("abcd"), "format": "csv"}).status_code == 200


@pytest.fixture(scope="module")
def strict(serve):
    """A server on which answers must be taken at a megabyte a second."""
    limits = QueryLimits(rows=10**9, result_bytes=10**9)
    settings = ApiSettings("memory:", limits=limits, workers=2, plain=True, stall_s=0.3, slowest_bytes=10**6)
    with serve(replace(settings, spool_bytes=10**8)) as whole, serve(settings) as streaming:
        yield {"whole": whole, "streamed": streaming}


@pytest.mark.parametrize("way", ["whole", "streamed"])
def test_who_takes_an_answer_slowly_is_cut_off(strict, way):
    client, given, begin = strict[way], 0, time.monotonic()
    with asked(client, rows("abcde"), buffer=4096) as slow, suppress(ConnectionResetError):
        while piece := slow.recv(1 << 10):
            given += len(piece)
            time.sleep(0.01 if time.monotonic() - begin < 2 else 0)
    assert 0 < given < 800_000  # of more than a million
    settled(client)


@pytest.mark.parametrize("way", ["whole", "streamed"])
def test_who_rests_now_and_then_but_keeps_the_rate_gets_it_all(strict, way):
    with asked(strict[way], rows("abcde"), buffer=4096, headers="Connection: close\r\n") as resting:
        given, rests = b"", 0
        while piece := resting.recv(1 << 16):
            given += piece
            rests += 1
            if rests % 150 == 0:
                time.sleep(0.1)
    assert rests > 300
    assert given.endswith(LAST) if way == "streamed" else given.partition(b"\r\n\r\n")[2].count(b"\n") == 100_001


def test_one_client_gets_half_of_the_places_for_large_results(serve):
    limits = QueryLimits(rows=10**9)
    settings = ApiSettings("memory:", limits=limits, workers=3, plain=True, spool_bytes=1000, downloads=4)
    with serve(settings) as client, asked(client, ENDLESS) as one, asked(client, ENDLESS) as other:
        assert one.recv(100)
        assert other.recv(100)
        answer = client.get("/sparql", params={"query": rows("abcd")})
        assert answer.json()["type"].endswith("/too-busy")
        with httpx.Client(transport=httpx.HTTPTransport(local_address="127.0.0.9"), base_url=client.base_url) as second:
            assert second.get("/sparql", params={"query": rows("abcd")}).status_code == 200


def test_clients_side_by_side_get_their_own(site):
    found = []

    def one(name):
        answer = site.get("/sparql", params={"query": rows("abcd").replace("?a", f"?{name}"), "format": "csv"})
        found.append((name, answer.text.splitlines()[0], len(answer.text.splitlines())))

    threads = [threading.Thread(target=one, args=(name,)) for name in ("x", "y", "z")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(name in header.split(",") and count == 10_001 for name, header, count in found)
    assert len(found) == 3
    settled(site)
