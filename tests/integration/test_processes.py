"""Adding in several processes: the same graph as in one, whatever becomes of a worker or of the program."""

import logging
import os
import pickle
import pty
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from kg.derive import derive
from kg.pipeline import add_files, extract, extraction, in_processes, result
from kg.pipeline.result import Result, result_of
from kg.read import Source, documents_in, read_text
from kg.store import Store, open_store

SEEN = Path(__file__).parents[1] / "gold" / "seen"
ADD = [sys.executable, "-c", "from kg.cli import main; main()", "add"]


class Bomb:
    """What calls a function where it is unpacked: in a worker, when the file arrives there."""

    def __init__(self, function, *arguments) -> None:
        self.call = (function, arguments)

    def __reduce__(self):
        return self.call


def canonical(store: Store) -> bytes:
    return "\n".join(sorted(str(quad) for quad in store.quads())).encode()


@pytest.fixture
def folder(tmp_path) -> Path:
    """Twelve pages, one that cannot be read, and two of the same name."""
    made = tmp_path / "pages"
    (made / "zweite").mkdir(parents=True)
    pages = sorted(SEEN.glob("*.txt"))[:12]
    for page in pages:
        shutil.copy(page, made)
    shutil.copy(pages[0], made / "zweite")
    (made / "leer.txt").write_text(" \n", encoding="utf-8")
    return made


def test_the_number_of_processes_plays_no_part(folder):
    outcomes = set()
    for jobs in (1, 2, 3):
        with open_store("memory:") as store:
            done = tuple(add_files(store, [folder], extractor=in_processes(jobs)))
            outcomes.add((done, canonical(store)))
    assert len(outcomes) == 1
    ((done, _),) = outcomes
    assert len(done) == 14
    errors = [one.error for one in done if one.error]
    assert len(errors) == 2
    assert "empty" in errors[0]
    assert "same name" in errors[1]


def source(name: str, content: object = b"Forum 3: Armut\n\nText.\n") -> Source:
    return Source(f"ordner/{name}", name, content)


@pytest.mark.parametrize(
    ("bomb", "reason"),
    [
        (Bomb(signal.raise_signal, signal.SIGKILL), "ended with -9"),
        (Bomb(os._exit, 3), "ended with 3"),
        (Bomb(time.sleep, 60), "stopped after 6 seconds"),
    ],
    ids=["killed", "crashed", "stuck"],
)
def test_a_lost_worker_is_told_as_its_documents_error_and_the_rest_goes_on(bomb, reason):
    sources = [source("a.txt"), source("b.txt", bomb), *(source(f"{number}.txt") for number in range(8))]
    results = list(in_processes(2, seconds=6)(sources))
    assert [one.where for one in results] == [one.where for one in sources]
    lost = results.pop(1)
    assert reason in lost.error
    assert "ordner/b.txt" in lost.error
    assert results == [result_of(one) for one in sources if one.name != "b.txt"]


def test_a_fault_of_the_rules_costs_one_document(monkeypatch, caplog):
    def faulty(document, model):
        if document.slug == "b":
            raise RuntimeError("no such thing")
        return extraction.extract(document, model)

    monkeypatch.setattr(result, "extract", faulty)
    with caplog.at_level(logging.WARNING):
        found = list(in_processes(1)([source("a.txt"), source("b.txt"), source("c.txt")]))
    assert [bool(one.error) for one in found] == [False, True, False]
    assert "RuntimeError: no such thing" in found[1].error
    assert "Traceback" in caplog.text


def test_few_files_start_no_process(monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", None)
    monkeypatch.setattr("kg.pipeline.processes.started", None)
    assert all(isinstance(one, Result) and not one.error for one in in_processes()([source("a.txt")] * 8))


def test_breaking_off_stops_the_workers_and_keeps_what_was_added(folder):
    with open_store("memory:") as store:
        adding = add_files(store, [folder], extractor=in_processes(2))
        first = next(adding)
        adding.close()
        assert first.changed
        assert not derive(store)
        assert store.quads()


def running(group: int) -> list[str]:
    """Return what still runs in a process group; who has ended and waits to be fetched does not."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            name, _, rest = status.read_text().rpartition(")")
            state, _, of_group, *_ = rest.split()
            found += [name] if int(of_group) == group and state != "Z" else []
    return found


@pytest.mark.slow
def test_ctrl_c_leaves_whole_documents_and_no_process(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    text = (SEEN / "podium-trennzeichen.txt").read_text(encoding="utf-8")
    for number in range(400):
        (pages / f"seite-{number:03}.txt").write_text(f"{text}\nSeite {number}\n", encoding="utf-8")
    program = subprocess.Popen(
        [*ADD, str(pages), "--store", "eigen", "--jobs", "2"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    version = tmp_path / "eigen" / "version"
    until = time.monotonic() + 60
    while time.monotonic() < until and not (version.exists() and int(version.read_text().rsplit(".")[-1]) >= 3):
        time.sleep(0.02)
    os.killpg(program.pid, signal.SIGINT)
    _, complaints = program.communicate(timeout=60)
    assert program.returncode not in {0, 2}, complaints
    assert b"Traceback" not in complaints
    until = time.monotonic() + 10
    while running(program.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert running(program.pid) == []
    with open_store(str(tmp_path / "eigen")) as store:
        stored = [graph for graph in store.graphs() if "/seite-" in graph.value]
        documents = [graph for graph in stored if graph.value.endswith("/dokument")]
        added = [pages / f"{graph.value.split('/')[-2]}.txt" for graph in documents]
        read = [reading.outcome for page in added for reading in documents_in(page)]
        expected = {graph: triples for document in read for graph, triples in extract(document).graphs.items()}
        assert 0 < len(documents) < 400
        assert all({quad.triple for quad in store.quads(graph)} == expected[graph] for graph in stored)
        filled = {graph for graph, triples in expected.items() if triples}
        assert len(stored) == len(documents) * len({graph.value.rsplit("/")[-1] for graph in filled})
        assert not derive(store)


def test_progress_shows_on_a_terminal_only(tmp_path):
    page = tmp_path / "seite.txt"
    page.write_text("Forum 3: Armut\n\nText.\n", encoding="utf-8")
    command = [*ADD, str(page), "--store", "eigen"]
    piped = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60, check=True)
    assert piped.stderr == b""
    ours, theirs = pty.openpty()
    subprocess.run(
        command,
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        timeout=60,
        check=True,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "Dokumente" in shown
    assert "0/1" in shown


def test_a_result_is_the_same_wherever_it_is_made():
    document = read_text("Forum 3: Armut\n\nMitwirkende\n\n• Ada Lenz, Kreis Auental\n", source="a.txt")
    one = result_of(source("a.txt", document.text.encode()))
    travelled = pickle.dumps(one)
    assert one.graphs == extract(document).graphs
    assert pickle.loads(travelled) == one  # noqa: S301 - our own
    assert pickle.dumps(pickle.loads(travelled)) == travelled  # noqa: S301 - as above
