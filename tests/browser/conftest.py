"""A real browser on a server with the shipped documents."""

import socket
import threading
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from api.app import create_app
from api.settings import ApiSettings
from kg.keys import Scope, add_key
from kg.pipeline import build
from kg.store import open_store

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="session")
def keys(tmp_path_factory) -> tuple[Path, str]:
    """The file of the server's keys, and the one in it, which may write."""
    file = tmp_path_factory.mktemp("keys") / "keys.json"
    return file, add_key(file, "Nora Test", Scope.WRITE)


@pytest.fixture(scope="session")
def address(keys, tmp_path_factory) -> Iterator[str]:
    """The address of a server on the shipped documents; less sure facts wait for a verdict."""
    folder = str(tmp_path_factory.mktemp("browser") / "graph")
    unsure = Decimal("0.86")
    with open_store(folder) as store:
        build(store, review_below=unsure)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        app = create_app(ApiSettings(folder, keys[0], url=url, workers=2, review_below=unsure))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=2))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.05)
        yield url
        server.should_exit = True
        thread.join(30)


@pytest.fixture(scope="module")  # Playwright leaves an event loop running in the thread, which ends others' asyncio.run
def chromium() -> Iterator[Browser]:
    """The system's Chromium, told to talk to nobody by itself."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()
