"""A service on this machine that answers as a test tells it, badly too, and remembers what it was asked."""

import json
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs


@dataclass
class Request:
    method: str
    path: str
    headers: dict
    body: bytes

    @property
    def form(self):
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()}

    @property
    def queries(self):
        return json.loads(self.form["queries"])


@dataclass
class Said:
    """An answer; ``pieces`` are sent one by one with ``pause`` seconds between, ``length`` is what is claimed."""

    status: int = 200
    body: bytes = b""
    headers: dict = field(default_factory=dict)
    length: int | None = None
    pieces: int = 1
    pause: float = 0.0


def as_json(value, status=200, **headers):
    return Said(status, json.dumps(value).encode(), {"Content-Type": "application/json", **headers})


def loopback(host, address):
    return address.is_loopback


@contextmanager
def listening(answer):
    """Yield the base address of a server and the list of what it was asked; ``answer`` gives a ``Said`` for each."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            request = Request(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            asked.append(request)
            said = answer(request)
            self.send_response(said.status)
            for name, value in said.headers.items():
                self.send_header(name, value)
            self.send_header(
                "Content-Length", str(len(said.body) * said.pieces if said.length is None else said.length)
            )
            self.end_headers()
            try:
                for _ in range(said.pieces):
                    self.wfile.write(said.body)
                    self.wfile.flush()
                    time.sleep(said.pause)
            except OSError:
                pass  # the client has had enough, which is what is tested
            if said.length is not None:
                self.close_connection = True

        def do_POST(self):
            self.do_GET()

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # a client that breaks off is what some tests are about
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
