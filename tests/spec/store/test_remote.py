"""What a server can do wrong, and what this program then says."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from kg.errors import QueryRejected, QueryTimedOut, ResultTooLarge, StoreUnavailable, WriteRefused
from kg.settings import Settings
from kg.store import Access, open_store
from kg.store.probe import probe
from kg.store.remote import RemoteStore
from kg.terms import DEF, GRAPH, ID, SKOS, Literal, NamedNode, Quad, Triple
from tests.spec.virtuoso import ROW_LIMIT

RESULTS = "application/sparql-results+json"
YES = (200, {"Content-Type": RESULTS}, b'{"head":{},"boolean":true}')
NO_ROWS = (200, {"Content-Type": RESULTS}, b'{"head":{"vars":["graph"]},"results":{"bindings":[]}}')
GRAPH_ONE = GRAPH["a/genannt"]
FACT = Triple(ID["x"], SKOS["prefLabel"], Literal("x"))
Answer = tuple[int, dict[str, str], bytes]


@contextmanager
def server(answer: Callable[[dict[str, list[str]], dict[str, str]], Answer | None]) -> Iterator[str]:
    """Serve what ``answer`` makes of form and headers; ``None`` breaks the connection off."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            given = YES if form.get("query") == ["ASK { }"] else answer(form, dict(self.headers))
            if given is None:
                self.connection.close()
                return
            status, headers, body = given
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the signature of the class above
            """Stay silent."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Stay silent about connections that tests break off."""

    running = Quiet(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}/sparql"
    finally:
        running.shutdown()
        running.server_close()
        thread.join()


def always(answer: Answer | None) -> Callable[[dict[str, list[str]], dict[str, str]], Answer | None]:
    return lambda _form, _headers: answer


def test_no_server_is_said_at_once() -> None:
    with server(always(YES)) as url:
        pass
    with pytest.raises(StoreUnavailable, match=r"no SPARQL server answers at http://127\.0\.0\.1"):
        open_store(url)


PLAIN = {"Content-Type": "text/plain"}


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        ((400, PLAIN, b"syntax error at line 3\nand more"), QueryRejected, "syntax error at line 3"),
        ((401, PLAIN, b""), StoreUnavailable, "name and a password"),
        ((404, PLAIN, b"nothing here"), StoreUnavailable, "takes no SPARQL"),
        ((413, PLAIN, b""), ResultTooLarge, "too large"),
        ((504, PLAIN, b""), QueryTimedOut, "stopped"),
        ((500, PLAIN, b"Virtuoso 37000 Error TR...: transitive start not given"), QueryRejected, r"transitive start"),
        ((500, PLAIN, b"Virtuoso S1T00 Error SR171: Transaction timed out"), QueryTimedOut, "stopped"),
        ((500, PLAIN, b"out of memory"), StoreUnavailable, "has failed"),
        ((200, {"Content-Type": "text/html"}, b"<html>Welcome"), StoreUnavailable, "text/html: '<html>Welcome'"),
        (
            (200, {"Content-Type": RESULTS}, b'{"head":{"vars":["s"]},"results":{"bin'),
            StoreUnavailable,
            "cannot be read",
        ),
        ((200, {"Content-Type": RESULTS, "Content-Length": "5000"}, b'{"head"'), StoreUnavailable, "broke off"),
        ((200, {"Content-Type": RESULTS, "X-SPARQL-MaxRows": "10"}, NO_ROWS[2]), ResultTooLarge, "10 rows"),
        ((200, {"Content-Type": RESULTS, "X-SQL-State": "S1TAT"}, NO_ROWS[2]), QueryTimedOut, "part"),
        (YES, StoreUnavailable, "answered a SELECT"),
        (None, StoreUnavailable, "broke off"),
    ],
)
def test_a_faulty_answer_to_a_query(answer: Answer | None, error: type[Exception], words: str) -> None:
    with server(always(answer)) as url, open_store(url, access=Access(union_by_default=True)) as store:
        with pytest.raises(error, match=words):
            store.select("SELECT * WHERE { ?s ?p ?o }")
        with pytest.raises(error):
            store.construct("CONSTRUCT WHERE { ?s ?p ?o }")


def test_a_refused_write_carries_the_server_s_words() -> None:
    with (
        server(lambda form, _: (403, PLAIN, b"") if "update" in form else NO_ROWS) as url,
        open_store(url) as store,
        pytest.raises(StoreUnavailable, match="name and a password"),
    ):
        store.replace_graphs({GRAPH_ONE: [FACT]})
    with (
        server(lambda form, _: (400, PLAIN, b"read only here") if "update" in form else NO_ROWS) as url,
        open_store(url) as store,
        pytest.raises(WriteRefused, match="read only here"),
    ):
        store.add([Quad(FACT.subject, FACT.predicate, FACT.object, GRAPH_ONE)])


def test_a_large_replacement_that_breaks_off_says_how_to_go_on() -> None:
    updates: list[str] = []

    def answer(form: dict[str, list[str]], _headers: dict[str, str]) -> Answer:
        if "update" not in form:
            return NO_ROWS
        updates.append(form["update"][0])
        return (204, {}, b"") if len(updates) == 1 else (503, PLAIN, b"full")

    triples = [Triple(ID[f"n/{n}"], DEF["text"], Literal("x" * 1_000)) for n in range(3_000)]
    gone_on = r"after 1 of 3 parts: .*running it again completes it"
    with (
        server(answer) as url,
        open_store(url) as store,
        pytest.raises(StoreUnavailable, match=gone_on),
    ):
        store.replace_graphs({GRAPH_ONE: triples})


def test_time_is_limited() -> None:
    hold = threading.Event()

    def answer(form: dict[str, list[str]], _headers: dict[str, str]) -> Answer:
        hold.wait(5)
        return NO_ROWS

    access = Access(timeout=0.2, union_by_default=True)
    with server(answer) as url, open_store(url, access=access) as store:
        with pytest.raises(QueryTimedOut, match=r"no answer within 0\.2 seconds"):
            store.select("SELECT * WHERE { ?s ?p ?o }")
        with pytest.raises(StoreUnavailable, match="no answer within"):
            store.update(f"DROP SILENT GRAPH {GRAPH_ONE}")
        hold.set()


def test_credentials_answer_the_challenge_and_updates_go_to_their_address() -> None:
    seen: list[tuple[str, str | None]] = []

    def answer(form: dict[str, list[str]], headers: dict[str, str]) -> Answer:
        seen.append(("update" if "update" in form else "query", headers.get("Authorization")))
        if "Authorization" not in headers:
            return 401, {"WWW-Authenticate": 'Basic realm="SPARQL"'}, b""
        return NO_ROWS

    with server(answer) as url, server(answer) as update_url:
        access = Access(update_url=update_url, user="nk", password="geheim")  # noqa: S106  # made up
        assert "geheim" not in repr(access)
        with open_store(url, access=access) as store:
            store.update(f"DROP SILENT GRAPH {GRAPH_ONE}")
    assert [kind for kind, allowed in seen if allowed] == ["update"]
    assert {allowed for _, allowed in seen if allowed} == {"Basic bms6Z2VoZWlt"}


def test_only_the_project_s_graphs_are_seen_and_written(virtuoso_url: str) -> None:
    other = NamedNode("http://other.test/graph")
    with open_store(virtuoso_url) as store:
        assert isinstance(store, RemoteStore)
        store.replace_graphs(dict.fromkeys(store.graphs(), ()))
        store.replace_graphs({GRAPH_ONE: [FACT]})
        store.update(f"INSERT DATA {{ GRAPH {other} {{ {ID['y']} {SKOS['prefLabel']} 'theirs' }} }}")
        assert store.graphs() == (GRAPH_ONE,)
        assert [row["s"] for row in store.select("SELECT ?s WHERE { ?s ?p ?o }").rows] == [ID["x"]]
        assert [row["g"] for row in store.select("SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } }").rows] == [GRAPH_ONE]
        assert not store.ask("ASK { ?s ?p 'theirs' }")
        for refused in (lambda: store.replace_graphs({other: [FACT]}), lambda: store.update("CLEAR ALL")):
            with pytest.raises(WriteRefused):
                refused()
        store.update(f"DROP SILENT GRAPH {other}")


def test_rows_and_triples_that_the_server_cuts_are_an_error(virtuoso_url: str) -> None:
    numbers = " ".join(map(str, range(ROW_LIMIT // 100 + 1)))
    rows = f"VALUES ?a {{ {numbers} }} VALUES ?b {{ {numbers} }} BIND({ID['x']} AS ?s) BIND({DEF['n']} AS ?p)"
    with open_store(virtuoso_url) as store:
        with pytest.raises(ResultTooLarge, match=f"{ROW_LIMIT} rows"):
            store.select(f"SELECT * WHERE {{ {rows} }}")
        with pytest.raises(ResultTooLarge, match=f"{ROW_LIMIT} rows"):
            store.construct(f"CONSTRUCT {{ ?s ?p ?a }} WHERE {{ {rows} }}")
        assert len(store.construct(f"CONSTRUCT {{ ?s ?p ?b }} WHERE {{ {rows} }} LIMIT 100")) <= 100


def test_another_writer_s_graphs_are_seen(virtuoso_url: str) -> None:
    with open_store(virtuoso_url) as one, open_store(virtuoso_url) as other:
        one.replace_graphs({GRAPH_ONE: [FACT]})
        assert other.ask(f"ASK {{ {ID['x']} ?p ?o }}")
        one.replace_graphs({GRAPH["b/genannt"]: [Triple(ID["new"], DEF["n"], Literal("1"))]})
        assert other.ask(f"ASK {{ {ID['new']} ?p ?o }}")


def test_read_only_is_kept(virtuoso_url: str) -> None:
    with open_store(virtuoso_url, read_only=True) as store, pytest.raises(WriteRefused, match="reading only"):
        store.replace_graphs({GRAPH["never"]: [FACT]})


def test_what_a_server_allows_is_found_out_without_a_change(virtuoso_url):
    with open_store(virtuoso_url) as store:
        before = store.version()
        found = probe(virtuoso_url, Access())
        assert (found.not_read, found.not_written, found.row_limit) == (None, None, ROW_LIMIT)
        assert found.server.startswith("Virtuoso")
        assert store.version() == before


def test_a_server_that_may_only_be_read_says_so():
    def answer(form, _):
        return (403, {}, b"no") if "update" in form else NO_ROWS

    with server(answer) as url:
        found = probe(url, Access())
    assert found.not_read is None
    assert isinstance(found.not_written, StoreUnavailable)


@pytest.mark.parametrize(
    ("url", "access"),
    [
        ("http://sara:geheim@127.0.0.1:9/sparql", Access()),
        ("https://geheim@127.0.0.1:9/sparql", Access()),
        ("http://127.0.0.1:9/sparql", Access(update_url="http://sara:geheim@127.0.0.1:9/update")),
    ],
)
def test_an_address_with_a_password_is_refused_without_telling_it(url, access):
    with pytest.raises(StoreUnavailable, match="SOZIALRAUM_PASSWORD") as told:
        open_store(url, access=access)
    assert "geheim" not in str(told.value)
    assert "sara" not in str(told.value)


def test_what_is_kept_of_credentials_is_not_shown():
    shown = repr(Access(user="sara", password="geheim")) + repr(Settings(password="geheim", llm_key="geheim"))  # noqa: S106 - what must not be shown
    assert "geheim" not in shown
