"""Backups from a running server: consistent while many write, for whoever may administer, and from the command line."""

import io
import os
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from pyoxigraph import RdfFormat, parse

from api.settings import ApiSettings
from kg.keys import Scope, add_key
from kg.store.backup import verified_backup
from kg.store.restoration import restore

WRITERS, WRITES, BACKUPS = 4, 12, 3
ALL = "SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o"


@pytest.fixture(scope="module")
def keys(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("keys") / "keys.json"


@pytest.fixture(scope="module")
def bearer(keys):
    return {scope: {"Authorization": f"Bearer {add_key(keys, scope, scope)}"} for scope in Scope}


@pytest.fixture(scope="module")
def saved(serve, keys, tmp_path_factory):
    folder = tmp_path_factory.mktemp("saved") / "graph"
    with serve(ApiSettings(str(folder), keys=keys, workers=1)) as client:
        client.folder = folder
        yield client


def insertion(writer: int, number: int) -> str:
    return (
        "INSERT DATA {"
        + "".join(f" GRAPH <urn:{graph}:{writer}> {{ <urn:n> <urn:is> {number} }}" for graph in "ab")
        + "}"
    )


def numbers(quads, graph: str) -> set[int]:
    return {int(quad.object.value) for quad in quads if quad.graph_name.value == graph}


def test_a_backup_holds_every_transaction_whole_or_not(saved, bearer):
    acknowledged, sent = [0] * WRITERS, [0] * WRITERS

    def write(writer):
        with httpx.Client(base_url=saved.base_url, timeout=60, headers=bearer[Scope.WRITE]) as client:
            for number in range(1, WRITES + 1):
                sent[writer] = number
                assert client.post("/sparql", data={"update": insertion(writer, number)}).status_code == 204
                acknowledged[writer] = number

    def save():
        before = list(acknowledged)
        answer = saved.get("/admin/backup", headers=bearer[Scope.ADMIN])
        assert answer.status_code == 200
        return before, answer.content, list(sent)

    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(write, writer) for writer in range(WRITERS)]
        backups = [save() for _ in range(BACKUPS)]
        for one in writing:
            one.result()
    for before, archive, after in (*backups, save()):
        quads = list(parse(zipfile.ZipFile(io.BytesIO(archive)).read("graph.nq"), RdfFormat.N_QUADS))
        for writer in range(WRITERS):
            there = numbers(quads, f"urn:a:{writer}")
            assert there == numbers(quads, f"urn:b:{writer}"), "half a transaction"
            assert there == set(range(1, len(there) + 1)), "a write was lost"
            assert before[writer] <= len(there) <= after[writer]


def test_a_restored_store_answers_alike(saved, bearer, serve, tmp_path):
    saved.post("/sparql", data={"update": insertion(9, 9)}, headers=bearer[Scope.WRITE])
    file = tmp_path / "backup.zip"
    file.write_bytes(saved.get("/admin/backup", headers=bearer[Scope.ADMIN]).content)
    assert verified_backup(file).statements > 1
    restore(file, tmp_path / "graph")
    with serve(ApiSettings(str(tmp_path / "graph"), workers=1)) as other:
        answers = [client.get("/sparql", params={"query": ALL}).json() for client in (saved, other)]
    assert answers[0] == answers[1]
    assert answers[0]["results"]["bindings"]


@pytest.mark.parametrize(("scope", "status"), [(None, 401), (Scope.READ, 403), (Scope.WRITE, 403)])
def test_only_who_administers_gets_one(saved, bearer, scope, status):
    answer = saved.get("/admin/backup", headers=bearer[scope] if scope else {})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_no_file_is_left_behind(saved, bearer):
    saved.get("/admin/backup", headers=bearer[Scope.ADMIN])
    scratch = saved.app.state.instance.scratch_folder
    deadline = time.monotonic() + 5
    while list(scratch.glob("backup-*")) and time.monotonic() < deadline:
        time.sleep(0.02)  # it goes after the last byte
    assert [path.name for path in scratch.glob("backup-*")] == []


def test_the_command_line_asks_the_server_that_holds_the_folder(saved, bearer, tmp_path):
    saved.post("/sparql", data={"update": insertion(8, 8)}, headers=bearer[Scope.WRITE])
    note = saved.folder / "server.json"
    assert note.stat().st_mode & 0o077 == 0
    told = note.read_text().replace("http://127.0.0.1:8000", str(saved.base_url).rstrip("/"))
    note.write_text(told)  # the server under test was given its port later
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SOZIALRAUM_")}
    command = [sys.executable, "-c", "from kg.cli import main; main()"]
    for arguments in (["backup", f"{tmp_path}/new/"], ["backup", str(tmp_path / "b.zip"), "--json"]):
        done = subprocess.run(
            [*command, *arguments, "--store", str(saved.folder)],
            env=clean,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    made = sorted(tmp_path.rglob("*.zip"))
    assert {path.parent.name for path in made} == {"new", tmp_path.name}
    assert len(made) == 2
    assert verified_backup(made[0]).checksum == verified_backup(made[1]).checksum
    assert "geprüft" not in done.stdout
    assert '"statements"' in done.stdout
