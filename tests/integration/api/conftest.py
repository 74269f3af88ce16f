"""Real servers on loopback, over a small hand-made forum."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pyoxigraph
import pytest
import uvicorn

from api.app import create_app
from api.connections import bounded_config
from api.settings import ApiSettings, QueryLimits
from kg.derive import derive
from kg.pipeline import prepare
from kg.store import open_store
from kg.terms import Quad

FORUM = Path(__file__).parent / "forum.trig"


def fill(address: str) -> None:
    """Put the vocabulary and the forum into a store, and derive."""
    with open_store(address) as store:
        prepare(store)
        quads = pyoxigraph.parse(FORUM.read_bytes(), format=pyoxigraph.RdfFormat.TRIG)
        store.add(Quad(q.subject, q.predicate, q.object, q.graph_name) for q in quads)
        derive(store)


@contextmanager
def served(settings: ApiSettings) -> Iterator[httpx.Client]:
    """Run a server in a thread and give a client for it."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        app = create_app(settings)
        server = uvicorn.Server(bounded_config(app, log_level="error", timeout_graceful_shutdown=2))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        end = time.monotonic() + 60
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            assert time.monotonic() < end, "the server took too long to start"
            time.sleep(0.02)
        try:
            with httpx.Client(base_url=url, timeout=60) as client:
                client.app = app
                yield client
        finally:
            server.should_exit = True
            thread.join(30)
            assert not thread.is_alive()


@pytest.fixture(scope="session")
def serve():
    """The way to run a server with other settings."""
    return served


@pytest.fixture(scope="session")
def folder(tmp_path_factory) -> str:
    """A store on disk with the forum."""
    path = str(tmp_path_factory.mktemp("store") / "graph")
    fill(path)
    return path


@pytest.fixture(scope="session")
def site(folder) -> Iterator[httpx.Client]:
    """A client for the forum's server."""
    with served(ApiSettings(folder)) as client:
        yield client


@pytest.fixture(scope="session")
def narrow(tmp_path_factory) -> Iterator[httpx.Client]:
    """A server whose queries may use little."""
    path = str(tmp_path_factory.mktemp("narrow") / "graph")
    fill(path)
    limits = QueryLimits(time_s=1.5, result_bytes=200_000, rows=5_000, memory_bytes=1_200 * 1024 * 1024)
    settings = ApiSettings(path, limits=limits, workers=1, waiting=1, wait_s=0.5)
    with served(settings) as client:
        yield client


@pytest.fixture(scope="session")
def query(site) -> Callable[..., httpx.Response]:
    """Send a query by GET."""

    def send(text: str, accept: str = "*/*", **params: str) -> httpx.Response:
        return site.get("/sparql", params={"query": text, **params}, headers={"Accept": accept})

    return send
