"""A stand-in for a model server: it speaks the chat protocol and says what a test tells it to."""

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.llm import LanguageModel


@dataclass
class Server:
    url: str = ""
    answers: list = field(default_factory=list)
    asked: list = field(default_factory=list)

    def model(self, **settings):
        return LanguageModel(self.url, "probe", **{"seconds": 5.0, **settings})

    def says(self, *items):
        """Queue answers: a dict is an answer of the model, a function takes the request in its own hands."""
        self.answers += [one if callable(one) else saying(one) for one in items]


def saying(content):
    def answer(request):
        words = content if isinstance(content, str) else json.dumps(content)
        send(request, 200, json.dumps({"choices": [{"message": {"role": "assistant", "content": words}}]}).encode())

    return answer


def send(request, status, body):
    request.send_response(status)
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


@pytest.fixture
def server():
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.asked.append((self.path, self.headers.get("Authorization"), body))
            state.answers.pop(0)(self)

        def log_message(self, *arguments):
            pass

        def handle(self):
            try:
                super().handle()
            except ConnectionError:  # the client gave up, as some tests want it to
                self.close_connection = True

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    state.url = f"http://127.0.0.1:{running.server_port}/v1"
    yield state
    running.shutdown()
    running.server_close()
    thread.join(5)
