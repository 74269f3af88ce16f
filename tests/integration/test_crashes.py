"""Crashes: a store survives kill -9 at any moment and a full disk, and keeps every write that it acknowledged."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import WriteRefused
from kg.store import open_store

# Writes numbers for ever, and says each one only after the store took it.
WRITER = """
import sys
from kg.store import open_store
with open_store(sys.argv[1]) as store:
    number = int(store.select("SELECT (COUNT(*) AS ?n) { GRAPH <urn:g> { ?s <urn:is> ?o } }").rows[0]["n"].value)
    while True:
        number += 1
        store.update(
            f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:{number}> <urn:is> {number} ; <urn:also> {number} . }} }}"
        )
        print(number, flush=True)
"""
# Writes until the file system takes no more, and says what the store said.
FILLER = """
import resource, signal, sys
from kg.errors import KgError
from kg.store import open_store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_store(sys.argv[1]) as store:
    store.update("INSERT DATA { GRAPH <urn:g> { <urn:first> <urn:is> 1 } }")
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    text = "x" * 4000
    for number in range(10_000):
        try:
            store.update(f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:{number}> <urn:is> '{text}{number}' }} }}")
        except KgError as error:
            print(type(error).__name__, error)
            break
        print(number, flush=True)
"""


def started(program: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE, text=True)


def count(folder: Path, pattern: str) -> int:
    with open_store(folder) as store:
        return int(store.select(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <urn:g> {{ {pattern} }} }}").rows[0]["n"].value)


@pytest.mark.slow
@pytest.mark.timeout(280)
def test_kill_at_any_moment_loses_no_acknowledged_write(tmp_path):
    folder = tmp_path / "store"
    moments = random.Random(50)  # noqa: S311 - the same moments in every run
    acknowledged = 0
    for _ in range(50):
        with started(WRITER, folder) as process:
            first = process.stdout.readline()  # the store is open, the first write acknowledged
            time.sleep(moments.uniform(0, 0.15))
            process.kill()
            said = [first, *process.stdout.read().splitlines()]
        acknowledged = max(acknowledged, *(int(line) for line in said if line.strip().isdigit()))
        kept = count(folder, "?s <urn:is> ?o")
        assert acknowledged <= kept <= acknowledged + 1, "a write was lost, or came out of nowhere"
        assert count(folder, "?s <urn:also> ?o") == kept, "half a write"


@pytest.mark.slow
def test_a_full_disk_is_told_and_the_store_stays_whole(tmp_path):
    folder = tmp_path / "store"
    with started(FILLER, folder) as process:
        said = process.stdout.read().splitlines()
    assert said[-1].startswith(("WriteRefused", "StoreUnavailable")), said[-3:]
    written = sum(line.isdigit() for line in said)
    kept = count(folder, "?s <urn:is> ?o")
    assert written + 1 <= kept <= written + 2
    with open_store(folder) as store:
        store.update("INSERT DATA { GRAPH <urn:g> { <urn:after> <urn:is> 2 } }")
    assert count(folder, "?s <urn:is> ?o") == kept + 1


def test_a_snapshot_is_not_written_over(tmp_path):
    with open_store(tmp_path / "store") as store:
        (tmp_path / "copy").mkdir()
        with pytest.raises(WriteRefused, match="exists already"):
            store.snapshot(tmp_path / "copy")
