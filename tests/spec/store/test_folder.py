"""What a store on a folder promises: whole writes, one writer, and no folder ever spoiled."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from pyoxigraph import Store as Engine

from kg.errors import QueryRejected, StoreLocked, StoreUnavailable, WriteRefused
from kg.store import open_store, transactions
from kg.store.difference import GraphChange
from kg.terms import DEF, GRAPH, ID, XSD, Literal, Quad, Triple
from tests.spec.canonical import canonical

ONE, TWO = GRAPH["a/genannt"], GRAPH["b/genannt"]


def numbers(*values: int) -> list[Triple]:
    return [Triple(ID["x"], DEF["n"], Literal(str(value), datatype=XSD["integer"])) for value in values]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "deep" / "store"
    with open_store(path) as store:
        store.replace_graphs({ONE: numbers(1, 2, 3)})
    return path


def test_a_folder_keeps_facts_and_version(folder: Path) -> None:
    with open_store(folder) as store:
        before, version = canonical(store), store.version()
        assert len(list(store.quads())) == 3
    with open_store(str(folder)) as store:
        assert (canonical(store), store.version()) == (before, version)
        assert not store.replace_graphs({ONE: numbers(3, 2, 1)})
        store.update(f"DELETE WHERE {{ GRAPH {ONE} {{ ?s ?p 2 }} }}")
        assert store.version() != version


def test_a_rebuilt_store_repeats_no_version(folder: Path) -> None:
    with open_store(folder) as store:
        version = store.version()
    shutil.rmtree(folder)
    with open_store(folder) as store:
        store.replace_graphs({ONE: numbers(4)})
        assert store.version() != version


@pytest.mark.parametrize("kind", ["memory", "folder"])
def test_a_replacement_that_fails_midway_changes_nothing(
    kind: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store("memory:" if kind == "memory" else folder) as store:
        store.replace_graphs({ONE: numbers(1, 2, 3), TWO: numbers(7)})
        before, version = canonical(store), store.version()

        def failing(changes: object) -> tuple[str, ...]:
            return (*whole(changes), f"CREATE GRAPH {TWO}")  # there already: the engine refuses

        whole = transactions.data_statements
        monkeypatch.setattr(transactions, "data_statements", failing)
        with pytest.raises(WriteRefused, match="already exists"):
            store.replace_graphs({ONE: numbers(3, 4), TWO: numbers(8)})
        assert (canonical(store), store.version()) == (before, version)
        monkeypatch.undo()
        assert store.replace_graphs({ONE: numbers(3, 4), TWO: numbers(8)})


def test_many_new_facts_are_written_whole_or_not_at_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = {GRAPH[f"{place}/genannt"]: numbers(*range(1_500)) for place in range(20)}
    with open_store(folder) as store:
        before, version = canonical(store), store.version()

        def stopping(change: GraphChange) -> Iterator[Quad]:
            yield from islice(whole(change), 1_000)
            if change.graph == max(many, key=str):
                raise OSError("the source is gone")

        whole = GraphChange.quads
        monkeypatch.setattr(GraphChange, "quads", stopping)
        with pytest.raises(WriteRefused, match="the source is gone"):
            store.replace_graphs(many)
        assert (canonical(store), store.version()) == (before, version)
        monkeypatch.undo()
        assert store.replace_graphs(many) == many.keys()
        assert store.replace_graphs(many) == frozenset()
        written = store.version()
    with open_store(folder) as store:
        assert {graph: {quad.triple for quad in store.quads(graph)} for graph in many} == {
            graph: set(triples) for graph, triples in many.items()
        }
        assert store.version() == written


def test_an_update_of_several_parts_is_whole_or_not_at_all(folder: Path) -> None:
    with open_store(folder) as store:
        before = canonical(store)
        with pytest.raises(WriteRefused):
            store.update(f"DROP GRAPH {ONE} ; CREATE GRAPH {TWO} ; CREATE GRAPH {TWO}")
        with pytest.raises(QueryRejected):
            store.update(f"DROP GRAPH {ONE} ; INSERT DATA {{ GRAPH {TWO} {{ ?s ?p ?o }} }}")
        assert canonical(store) == before


def test_quads_that_stop_coming_are_not_added(folder: Path) -> None:
    def broken() -> object:
        yield Quad(ID["x"], DEF["n"], Literal("new"), ONE)
        raise OSError("the source is gone")

    with open_store(folder) as store:
        before = canonical(store)
        with pytest.raises(OSError, match="source"):
            store.add(broken())
        assert canonical(store) == before


def test_a_second_writer_is_refused_in_this_process(folder: Path) -> None:
    with open_store(folder), pytest.raises(StoreLocked, match="another process holds"):
        open_store(folder)
    open_store(folder).close()


def test_a_second_writer_is_refused_in_another_process_and_told_of_the_server(folder: Path) -> None:
    code = "import sys; from kg.store import open_store; open_store(sys.argv[1])"
    with open_store(folder):
        (folder / "server.json").write_text(json.dumps({"url": "http://127.0.0.1:8000", "pid": 4711}), encoding="utf-8")
        done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False)
    assert "StoreLocked: a server at http://127.0.0.1:8000 (process 4711) holds the store" in done.stderr


def test_an_engine_beside_us_locks_too(folder: Path) -> None:
    engine = Engine(folder)
    with pytest.raises(StoreLocked):
        open_store(folder)
    del engine
    open_store(folder).close()


def test_readers_share_a_folder_and_keep_writers_out(folder: Path) -> None:
    with open_store(folder, read_only=True) as one, open_store(folder, read_only=True) as other:
        assert one.ask("ASK { ?s ?p 3 }")
        assert other.ask("ASK { ?s ?p 3 }")
        with pytest.raises(WriteRefused, match="reading only"):
            one.update(f"DROP GRAPH {ONE}")
        with pytest.raises(WriteRefused, match="reading only"):
            one.replace_graphs({ONE: ()})
        with pytest.raises(StoreLocked):
            open_store(folder)
    with open_store(folder), pytest.raises(StoreLocked):
        open_store(folder, read_only=True)


@pytest.mark.parametrize("kind", ["memory", "folder"])
def test_a_snapshot_stays_as_it_was(kind: str, folder: Path, tmp_path: Path) -> None:
    with open_store("memory:" if kind == "memory" else folder) as store:
        store.replace_graphs({ONE: numbers(1, 2), TWO: numbers(3)})
        before, version = canonical(store), store.version()
        snapshot = store.snapshot(tmp_path / "copies" / "one")
        assert snapshot is not None
        store.replace_graphs({ONE: numbers(5), TWO: ()})
        assert snapshot.version == version != store.version()
        with open_store(snapshot.path, read_only=True) as copy:
            assert (canonical(copy), copy.version()) == (before, version)
        assert len(Engine.read_only(str(snapshot.path))) == 3
        with pytest.raises(WriteRefused, match="exists already"):
            store.snapshot(snapshot.path)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mine", encoding="utf-8")
    for address in (path, path / "below"):
        with pytest.raises(StoreUnavailable, match=r"is a file|cannot be opened"):
            open_store(address)
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    before = files(tmp_path)
    for read_only in (False, True):
        with pytest.raises(StoreUnavailable, match="other files and no store"):
            open_store(tmp_path, read_only=read_only)
    assert files(tmp_path) == before


def test_a_missing_folder_is_not_made_for_a_reader(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="no store folder"):
        open_store(tmp_path / "none", read_only=True)
    assert not (tmp_path / "none").exists()


def test_an_unknown_format_is_named(folder: Path) -> None:
    (folder / "format").write_text("sozialraum-store 99\n", encoding="utf-8")
    before = files(folder)
    with pytest.raises(StoreUnavailable, match="'sozialraum-store 99', this version of the program reads"):
        open_store(folder)
    assert files(folder) == before


def damage_manifest(folder: Path) -> None:
    (manifest,) = folder.glob("MANIFEST-*")
    manifest.write_bytes(b"\xff" * 100)


def remove_tables(folder: Path) -> None:
    for table in folder.glob("*.sst"):
        table.unlink()


def remove_current(folder: Path) -> None:
    (folder / "CURRENT").unlink()


def damage_version(folder: Path) -> None:
    (folder / "version").write_text("?", encoding="utf-8")


@pytest.mark.parametrize("damage", [damage_manifest, remove_tables, remove_current, damage_version])
def test_a_damaged_store_is_named_and_nothing_more_is_lost(damage, folder: Path) -> None:
    damage(folder)
    kept = {name: data for name, data in files(folder).items() if name.endswith(".sst") or "MANIFEST" in name}
    for _ in range(2):  # the engine refuses once, and would begin anew the second time
        with pytest.raises(StoreUnavailable, match=r"damaged|does not open"):
            open_store(folder)
    after = files(folder)
    assert {name: after.get(name) for name in kept} == kept


def test_damage_found_while_reading_is_told(folder: Path, tmp_path: Path) -> None:
    with open_store(folder) as store:
        snapshot = store.snapshot(tmp_path / "copy")
    assert snapshot is not None
    for table in snapshot.path.glob("*.sst"):
        data = bytearray(table.read_bytes())
        data[: len(data) // 2] = b"\xff" * (len(data) // 2)
        table.write_bytes(data)
    with pytest.raises(StoreUnavailable, match="restore it from a copy"), open_store(snapshot.path) as store:
        store.select("SELECT * WHERE { ?s ?p ?o }")


def test_no_permission_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)  # tests may run as root, whom no folder refuses
    with pytest.raises(StoreUnavailable, match="no permission for the store folder"):
        open_store(folder)


def test_a_store_whose_making_broke_off_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "version").write_text("abcd.0\n", encoding="utf-8")
    (tmp_path / "format.new").write_text("sozi", encoding="utf-8")
    with open_store(tmp_path) as store:
        assert store.graphs() == ()


WRITER = """
import sys
from kg.store import open_store
from kg.terms import *
store = open_store(sys.argv[1])
start = int(sys.argv[2])
for n in range(start, start + 100_000):
    triples = [Triple(ID["x"], DEF["n"], Literal(str(n * 10 + k))) for k in range(10)]
    store.replace_graphs({GRAPH[f"d{n}/genannt"]: triples, GRAPH["last/genannt"]: triples[:1]})
    print(n, store.version(), flush=True)
"""


def test_acknowledged_writes_survive_kill_9(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    acknowledged: list[int] = []
    for kill in range(8):
        start = acknowledged[-1] + 2 if acknowledged else 0  # the write in flight may or may not have happened
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(start)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(5 + 3 * kill)]
        time.sleep(0.003 * kill)
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.readlines()
        writer.wait()
        writer.stdout.close()
        whole = [line.split() for line in lines if line.endswith("\n")]
        acknowledged += [int(number) for number, _ in whole]
        with open_store(folder) as store:
            counts = {graph: len(list(store.quads(graph))) for graph in store.graphs()}
            for number in acknowledged:
                assert counts[GRAPH[f"d{number}/genannt"]] == 10
            assert set(counts.values()) <= {10, 1}
            assert counts[GRAPH["last/genannt"]] == 1
            (last,) = store.quads(GRAPH["last/genannt"])
            assert int(last.object.value) // 10 in {acknowledged[-1], acknowledged[-1] + 1}
            shown = whole[-1][1].rpartition(".")
            now = store.version().rpartition(".")
            assert now[0] == shown[0]
            assert int(now[2]) >= int(shown[2])
    assert len(acknowledged) > 100
