"""Endpoint: a real SPARQL server on loopback, small, that honours Accept and keeps the protocol's dataset."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import parse_qs

from pyoxigraph import NamedNode, QueryResultsFormat, QueryTriples, RdfFormat, Store

RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
}
TRIPLES = {"text/turtle": RdfFormat.TURTLE, "application/n-triples": RdfFormat.N_TRIPLES}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_POST(self) -> None:
        form = parse_qs(
            self.rfile.read(int(self.headers["Content-Length"])).decode(),
            keep_blank_values=True,
            max_num_fields=100_000,
        )
        try:
            if "update" in form:
                with self.server.lock:  # the engine alone would lose updates
                    self.server.store.update(form["update"][0])
                self._send(204, "", b"")
            elif "query" in form:
                self._query(form)
            else:
                self._send(400, "text/plain", b"neither query nor update")
        except (SyntaxError, RuntimeError) as error:
            self._send(400, "text/plain", str(error).encode())

    def _query(self, form: dict[str, list[str]]) -> None:
        dataset = {}
        if defaults := form.get("default-graph-uri"):
            dataset["default_graph"] = [NamedNode(uri) for uri in defaults]
        if named := form.get("named-graph-uri"):
            dataset["named_graphs"] = [NamedNode(uri) for uri in named]
        answer = self.server.store.query(form["query"][0], **dataset)
        offered = TRIPLES if isinstance(answer, QueryTriples) else RESULTS
        wanted = [part.partition(";")[0].strip() for part in self.headers.get("Accept", "*/*").split(",")]
        media_type = next((name for name in wanted if name in offered), None)
        if media_type is None:
            self._send(406, "text/plain", f"offered: {', '.join(offered)}".encode())
        else:
            self._send(200, media_type, answer.serialize(format=offered[media_type]))

    def _send(self, status: int, media_type: str, body: bytes) -> None:
        self.send_response(status)
        if media_type:
            self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the signature of the class above
        """Stay silent."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        self.store, self.lock = Store(), Lock()
        super().__init__(("127.0.0.1", 0), _Handler)


@contextmanager
def sparql_server() -> Iterator[str]:
    """Yield the URL of a new, empty server; query and update have this one address."""
    server = _Server()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
