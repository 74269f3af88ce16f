"""A language model beside the rules: its proposals carry its name, its failure costs nothing that the rules found."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.llm import LanguageModel
from kg.model import Document
from kg.pipeline import add_files, extract
from kg.read import read_text
from kg.store import open_store

PAGE = "Forum 4: Wohnen\n\nModeration\n\n• Ada Lenz, Stadt Köln\n\nZuletzt kam Ohle Brandt von nebenan zu Wort.\n"


@pytest.fixture
def model():
    said = {"persons": [{"quote": "Ohle Brandt", "name": "Ohle Brandt", "role": "podium"}, {"quote": "Niemand"}]}

    class Server(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            body = json.dumps({"choices": [{"message": {"content": json.dumps(said)}}]}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield LanguageModel(f"http://127.0.0.1:{server.server_port}/v1", "probe")
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture
def document() -> Document:
    return read_text(PAGE, source="forum-4.txt")


def test_proposals_carry_the_name_of_the_model_and_change_nothing_the_rules_found(model, document):
    alone, both = extract(document), extract(document, model)
    assert set(alone.facts) < set(both.facts)
    assert {fact.evidence.rule for fact in set(both.facts) - set(alone.facts)} == {"language-model:probe"}
    assert any("ohle-brandt" in fact.subject.value for fact in both.facts)
    assert "1 proposals" in both.note


def test_a_model_that_does_not_answer_costs_nothing(document, tmp_path):
    nobody = LanguageModel("http://127.0.0.1:9", "probe", seconds=1)
    assert extract(document, nobody).facts == extract(document).facts
    file = tmp_path / "forum-4.txt"
    file.write_text(PAGE, encoding="utf-8")
    with open_store("memory:") as store:
        (done,) = add_files(store, [file], model=nobody)
    assert (done.error, done.changed) == ("", True)
    assert "http://127.0.0.1:9" in done.note
