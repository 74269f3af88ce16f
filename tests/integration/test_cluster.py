"""Adding on a Dask cluster: a real scheduler with two worker processes on this machine gives the same graph."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from distributed import Client

from kg.errors import ClusterUnavailable, WrongParameter
from kg.pipeline import add_files, on_cluster
from kg.pipeline.result import result_of
from kg.read import Source
from kg.store import Store, open_store
from tests.integration.deadly import Deadly

ROOT = Path(__file__).parents[2]
SEEN = ROOT / "tests" / "gold" / "seen"
LOCAL = ["--host", "127.0.0.1", "--no-dashboard"]
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments, *LOCAL],
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def ended(program: subprocess.Popen[bytes]) -> None:
    program.terminate()
    try:
        program.wait(20)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()


@pytest.fixture(scope="module")
def idle(tmp_path_factory):
    """A scheduler without workers."""
    address = f"tcp://127.0.0.1:{free_port()}"
    program = started(tmp_path_factory.mktemp("scheduler"), "scheduler", "--port", address.rsplit(":", 1)[-1])
    yield address
    ended(program)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """A scheduler with two workers of one process and one thread each."""
    address = f"tcp://127.0.0.1:{free_port()}"
    folder = tmp_path_factory.mktemp("cluster")
    programs = [started(folder, "scheduler", "--port", address.rsplit(":", 1)[-1])]
    programs += [started(folder, "worker", address, "--nthreads", "1", "--memory-limit", "0") for _ in range(2)]
    wait_for_workers(address, 2)
    yield address
    for program in reversed(programs):
        ended(program)


def wait_for_workers(address: str, number: int) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            with Client(address, timeout=5, set_as_default=False) as client:
                if number:
                    client.wait_for_workers(number, timeout=60)
                return
        except OSError:
            if time.monotonic() > until:
                raise


def canonical(store: Store) -> bytes:
    return "\n".join(sorted(str(quad) for quad in store.quads())).encode()


def test_a_cluster_gives_the_same_graph_and_the_same_answers(cluster, tmp_path):
    (tmp_path / "leer.txt").write_text(" \n", encoding="utf-8")
    pages = [*sorted(SEEN.glob("*.txt"))[:10], tmp_path / "leer.txt"]
    with open_store("memory:") as here, open_store("memory:") as there:
        one = tuple(add_files(here, pages))
        other = tuple(add_files(there, pages, extractor=on_cluster(cluster)))
        assert one == other
        assert canonical(here) == canonical(there)
    assert [bool(done.error) for done in other] == [False] * 10 + [True]


def test_a_lost_worker_is_told_as_its_documents_error_and_the_rest_goes_on(cluster):
    page = b"Forum 3: Armut\n\nText.\n"
    sources = [Source(f"ordner/{number}.txt", f"{number}.txt", page) for number in range(6)]
    sources.insert(2, Source("ordner/schlimm.txt", "schlimm.txt", Deadly()))
    results = list(on_cluster(cluster)(sources))
    lost = results.pop(2)
    assert "ordner/schlimm.txt" in lost.error
    assert "KilledWorker" in lost.error
    assert results == [result_of(source) for source in sources if source.name != "schlimm.txt"]


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch):
    monkeypatch.setattr("kg.pipeline.cluster.ANSWER", 2.0)
    address = f"tcp://127.0.0.1:{free_port()}"
    with pytest.raises(ClusterUnavailable, match="dask scheduler") as told:
        next(on_cluster(address)([Source("a", "a.txt", b"x")]))
    assert address in str(told.value)


def test_a_scheduler_without_workers_is_told(idle, monkeypatch):
    wait_for_workers(idle, 0)
    monkeypatch.setattr("kg.pipeline.cluster.ANSWER", 2.0)
    with pytest.raises(ClusterUnavailable, match="no worker"):
        next(on_cluster(idle)([Source("a", "a.txt", b"x")]))


def test_workers_with_another_version_are_told(cluster, monkeypatch):
    monkeypatch.setattr("kg.pipeline.cluster.installed", lambda: "0.0.0")
    with pytest.raises(ClusterUnavailable, match=r"0\.0\.0.*same everywhere"):
        next(on_cluster(cluster)([Source("a", "a.txt", b"x")]))


def test_a_missing_package_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterUnavailable, match=r"pip install 'sozialraum\[cluster\]'"):
        next(on_cluster("tcp://127.0.0.1:1")([Source("a", "a.txt", b"x")]))


def test_an_address_that_is_none_is_told():
    with pytest.raises(WrongParameter, match="tcp://"):
        on_cluster("localhost:8786")


def test_the_command_tells_in_one_line(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", "from kg.cli import main; main()", "add", "x.txt", "--cluster", "nirgends"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "tcp://" in done.stderr
    assert len(done.stderr.splitlines()) == 1
