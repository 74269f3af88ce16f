"""Connections: what a client sends slowly, without end, or packed ends by itself, and others are answered meanwhile."""

import gzip
import socket
import time
from collections.abc import Iterator
from contextlib import suppress

import httpx
import pytest

from api import connections, protocol
from api.settings import ApiSettings, QueryLimits

PATIENCE = 0.3
POSTED = "POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"


@pytest.fixture(scope="module")
def site(serve) -> Iterator[httpx.Client]:
    limits = QueryLimits(query_bytes=10_000, update_bytes=200_000)
    with serve(ApiSettings("memory:", workers=1, plain=True, open_to_all=True, limits=limits)) as client:
        yield client


@pytest.fixture
def hasty(monkeypatch):
    monkeypatch.setattr(connections, "HEAD_S", PATIENCE)
    monkeypatch.setattr(protocol, "_BODY_S", PATIENCE)


def connected(site) -> socket.socket:
    return socket.create_connection((site.base_url.host, site.base_url.port), timeout=5)


def dripped(site, first: bytes, drip: bytes) -> tuple[bytes, float]:
    """Send some bytes, then others one by one; return what the server answers, and after how many seconds it ends."""
    begin = time.monotonic()
    with connected(site) as line:
        line.sendall(first)
        line.settimeout(0.02)
        answer = b""
        while time.monotonic() - begin < 10 * PATIENCE:
            try:
                piece = line.recv(4096)
                if not piece:
                    break
                answer += piece
            except TimeoutError:
                with suppress(OSError):  # closed in this moment: what was answered is there to read
                    line.sendall(drip)
            except OSError:
                break
        return answer, time.monotonic() - begin


@pytest.mark.parametrize(
    ("first", "drip", "status"),
    [
        (b"", b"", b"408"),
        (b"G", b"", b"408"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ", b"a", b"408"),
        (b"GET / HTTP/1.1\r\nHost: x\r\n", b"X-A: b\r\n", b"408"),
        (b"", b"\r\n", b"408"),
        (f"{POSTED}Content-Length: 9999\r\n\r\n".encode(), b"A", b"408"),
        (f"{POSTED}Transfer-Encoding: chunked\r\n\r\n".encode(), b"1\r\nA\r\n", b"408"),
    ],
    ids=["silent", "first-letter", "in-a-header", "many-headers", "blank-lines", "body", "chunks"],
)
def test_who_sends_slowly_is_cut_off(site, hasty, first, drip, status):
    answer, seconds = dripped(site, first, drip)
    assert answer.split(b" ")[1] == status
    assert PATIENCE * 0.8 < seconds < PATIENCE * 6
    assert site.get("/healthz").status_code == 200


def test_a_body_that_goes_on_after_its_answer_ends(site, hasty):
    head = b"GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n"
    answer, seconds = dripped(site, head, b"a")
    assert answer.startswith(b"HTTP/1.1 200")
    assert seconds < PATIENCE * 6


def test_a_second_head_on_a_connection_is_bounded_as_the_first(site, hasty):
    with connected(site) as line:
        line.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert line.recv(4096).startswith(b"HTTP/1.1 200")
        time.sleep(PATIENCE * 1.5)  # an idle connection is not a slow head
        line.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert line.recv(4096).startswith(b"HTTP/1.1 200")
        line.sendall(b"GET /health")
        time.sleep(PATIENCE * 1.5)
        assert line.recv(4096).startswith(b"HTTP/1.1 408")
        assert line.recv(4096) == b""


@pytest.mark.parametrize(
    "head",
    [
        b"GET /" + b"a" * (connections.HEAD_BYTES + 1),
        b"GET / HTTP/1.1\r\nX-A: " + b"a" * (connections.HEAD_BYTES + 1),
        b"GET / HTTP/1.1\r\n" + b"X-A: a\r\n" * (connections.HEAD_BYTES // 8 + 2),
    ],
    ids=["address", "header", "headers"],
)
def test_a_head_without_end_is_refused(site, head):
    with connected(site) as line:
        line.sendall(head)
        assert line.recv(4096).startswith(b"HTTP/1.1 431")


def test_requests_sent_at_once_are_all_answered(site, hasty):
    with connected(site) as line:
        line.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n" * 5)
        answer = b""
        while answer.count(b'"ok"') < 5:
            piece = line.recv(4096)
            assert piece, answer
            answer += piece
    assert answer.count(b"HTTP/1.1 200") == 5


@pytest.mark.parametrize("packing", ["gzip", "deflate", "br", "zstd", "gzip, gzip", "x"])
@pytest.mark.parametrize(("method", "path"), [("POST", "/sparql"), ("PUT", "/graphs?graph=urn:g")])
def test_packed_bodies_are_not_unpacked(site, method, path, packing):
    bomb = gzip.compress(b"<urn:a> <urn:b> <urn:c> .\n" * 100_000)
    content, kind = ("ASK {}", "application/sparql-query") if method == "POST" else ("", "text/turtle")
    packed = {"Content-Encoding": packing, "Content-Type": kind}
    answer = site.request(method, path, content=bomb[:10_000], headers=packed)
    assert (answer.status_code, answer.headers["accept-encoding"]) == (415, "identity")
    plain = {"Content-Encoding": "identity", "Content-Type": kind}
    assert site.request(method, path, content=content, headers=plain).status_code < 300


@pytest.mark.parametrize("declared", [True, False])
def test_bodies_over_their_size_are_refused(site, declared):
    body = b"# " + b"x" * 250_000
    pieces = (body[at : at + 5000] for at in range(0, len(body), 5000))
    turtle, query = {"Content-Type": "text/turtle"}, {"Content-Type": "application/sparql-query"}
    large = site.put("/graphs?graph=urn:g", content=body if declared else pieces, headers=turtle)
    assert (large.status_code, large.json()["title"]) == (413, "Anfrage zu groß")
    assert site.post("/sparql", content=b"#" * 20_000 + b"\nASK {}", headers=query).status_code in {400, 413}
    assert site.get("/sparql", params={"query": "#" * 20_000 + "\nASK {}"}).status_code == 400


def test_a_form_of_very_many_parts_is_refused(site):
    part = '--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\nContent-Type: text/turtle\r\n\r\n\r\n'
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    for parts, status in ((999, 204), (1001, 413)):
        body = part * parts + "--b--\r\n"
        assert site.post("/graphs?default", content=body, headers=headers).status_code == status


def test_what_would_crash_a_parser_is_refused_and_the_server_goes_on(site):
    nested = "<urn:a> <urn:b> " + "<<( <urn:a> <urn:b> " * 2000 + "1" + " )>>" * 2000 + " ."
    answer = site.put("/graphs?graph=urn:g", content=nested, headers={"Content-Type": "text/turtle"})
    assert (answer.status_code, "nested deeper" in answer.json()["detail"]) == (400, True)
    assert site.get("/sparql?query=ASK{}").status_code == 200
