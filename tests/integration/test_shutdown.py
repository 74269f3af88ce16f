"""Shutdown: a real server process that is told to stop ends what is under way, turns others away, is gone in time."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx

from kg.store import open_store

SERVER = """
import sys
from api.app import create_app
from api.settings import ApiSettings
from api.shutdown import run
app = create_app(ApiSettings(sys.argv[1], workers=1, open_to_all=True))
run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="error", grace_s=float(sys.argv[3]))
"""
TEN = "VALUES ?{0} {{ 1 2 3 4 5 6 7 8 9 10 }}"
A_WHILE = "SELECT (COUNT(*) AS ?n) { " + " ".join(TEN.format(name) for name in "abcdefg") + " }"  # a second or three
FOR_EVER = "SELECT (COUNT(*) AS ?n) { " + " ".join(TEN.format(name) for name in "abcdefghijklm") + " }"


@contextmanager
def running(folder: Path, grace_s: float) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    process = subprocess.Popen([sys.executable, "-c", SERVER, str(folder), str(port), str(grace_s)])
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            assert process.poll() is None, "the server did not start"
            try:
                if httpx.get(f"{url}/readyz", timeout=5).status_code == 200:
                    break
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        yield process, url
    finally:
        process.kill()
        process.wait()


def ask(url: str, text: str) -> httpx.Response:
    return httpx.get(f"{url}/sparql", params={"query": text}, timeout=60)


def test_what_is_under_way_ends_and_what_is_new_is_turned_away(tmp_path):
    folder = tmp_path / "graph"
    with running(folder, 30) as (process, url), ThreadPoolExecutor(1) as pool:
        assert (
            httpx.post(
                f"{url}/sparql", data={"update": "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }"}, timeout=60
            ).status_code
            == 204
        )
        under_way = pool.submit(ask, url, A_WHILE)
        time.sleep(0.3)
        os.kill(process.pid, signal.SIGTERM)
        time.sleep(0.05)
        new, ready, alive = ask(url, "ASK {}"), httpx.get(f"{url}/readyz"), httpx.get(f"{url}/healthz")
        assert (new.status_code, new.headers["content-type"]) == (503, "application/problem+json")
        assert "shutting down" in new.json()["detail"]
        assert int(new.headers["retry-after"]) > 0
        assert (ready.status_code, alive.status_code) == (503, 200)
        answer = under_way.result()
        assert answer.status_code == 200
        assert answer.json()["results"]["bindings"][0]["n"]["value"] == "10000000"
        assert process.wait(timeout=10) == 0
    assert not (folder / "server.json").exists()
    assert not (folder / "snapshots").exists()
    with open_store(folder) as store:
        assert store.ask("ASK { <urn:a> <urn:b> 1 }")


def test_what_takes_too_long_does_not_keep_it(tmp_path):
    with running(tmp_path / "graph", 0.5) as (process, url), ThreadPoolExecutor(1) as pool:
        under_way = pool.submit(ask, url, FOR_EVER)
        time.sleep(0.3)
        begin = time.monotonic()
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(timeout=20) == 0
        assert time.monotonic() - begin < 6
        answer = under_way.result()
        assert answer.status_code == 503
        assert "shutting down" in answer.json()["detail"]
