"""Health: alive as long as the process is, ready only when queries and writes will be answered."""

import shutil
import time
from pathlib import Path

import pytest

from api.settings import ApiSettings
from tests.spec.endpoint import sparql_server


def until_ready(client) -> float:
    begin = time.monotonic()
    while client.get("/readyz").status_code != 200:
        assert time.monotonic() - begin < 30, client.get("/readyz").text
        time.sleep(0.05)
    return time.monotonic() - begin


def obstacle(client) -> str:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert int(answer.headers["retry-after"]) > 0
    assert client.get("/healthz").json() == {"status": "ok"}
    return answer.json()["detail"]


@pytest.fixture
def site(serve, tmp_path):
    with serve(ApiSettings(str(tmp_path / "graph"), workers=1)) as client:
        yield client


def test_it_is_ready_when_its_workers_are(site, monkeypatch):
    until_ready(site)
    assert site.get("/readyz").json()["workers"] == 1
    with monkeypatch.context() as patched:
        patched.setattr("api.workers.Worker.warm", property(lambda _: False))
        assert "no query worker" in obstacle(site)
    before = site.app.state.instance.pool.killed
    site.app.state.instance.pool.workers[0].kill()
    deadline = time.monotonic() + 10
    while site.app.state.instance.pool.killed == before and time.monotonic() < deadline:
        time.sleep(0.01)
    until_ready(site)  # nobody sent a query


def test_it_is_not_ready_when_its_folder_is_gone(site):
    until_ready(site)
    folder = Path(site.app.state.instance.settings.store_address)
    (folder / "CURRENT").rename(folder / "elsewhere")
    assert "is gone" in obstacle(site)
    (folder / "elsewhere").rename(folder / "CURRENT")
    until_ready(site)


def test_it_is_not_ready_on_a_full_disk(serve, tmp_path):
    free = shutil.disk_usage(tmp_path).free
    with serve(ApiSettings(str(tmp_path / "graph"), workers=1, least_free_bytes=free * 2)) as client:
        assert "bytes left" in obstacle(client)


def test_it_is_not_ready_when_the_store_behind_it_is_gone(serve):
    with sparql_server() as address:
        served = serve(ApiSettings(address, workers=1))
        client = served.__enter__()
        until_ready(client)
    try:
        assert address in obstacle(client)
    finally:
        served.__exit__(None, None, None)
