"""Backups: from every kind of store and back, whole or not at all."""

import json
import zipfile
from pathlib import Path

import pytest

from kg.errors import BackupBroken, StoreLocked, StoreUnavailable, WriteRefused
from kg.store import open_store
from kg.store.backup import verified_backup, write_backup, written_backup
from kg.store.embedded import EmbeddedStore
from kg.store.restoration import restore, restore_into
from kg.store.tally import Tally
from kg.terms import GRAPH, BlankNode, Literal, NamedNode, Quad

G, H = GRAPH["urlaub"], GRAPH["unterlagen"]
A, P = NamedNode("urn:a"), NamedNode("urn:p")
QUADS = {
    Quad(A, P, Literal('zwei\nZeilen „ä“ \\ "', language="de"), G),
    Quad(A, P, Literal("1"), G),
    Quad(A, P, NamedNode("urn:ö"), H),
}


@pytest.fixture
def backup(tmp_path) -> Path:
    """A backup of the three statements."""
    target = tmp_path / "backup.zip"
    with open_store("memory:") as store, written_backup(target) as output:
        store.add(QUADS)
        write_backup(store, output)
    return target


def content(folder: Path) -> set[Quad]:
    with open_store(folder, read_only=True) as store:
        return set(store.quads())


def filled(folder: Path) -> Path:
    with open_store(folder) as store:
        store.add([Quad(A, P, Literal("old"), G)])
    return folder


def test_a_store_comes_back_as_it_was(store, tmp_path):
    store.add(QUADS)
    target = tmp_path / "backups" / "one.zip"
    with written_backup(target) as output:
        manifest = write_backup(store, output)
    assert (manifest.statements, manifest.graphs, manifest.store_version) == (3, 2, store.version())
    assert verified_backup(target) == manifest
    restore(target, tmp_path / "new")
    assert content(tmp_path / "new") == QUADS
    store.update(f"DELETE WHERE {{ GRAPH {H} {{ ?s ?p ?o }} }}; INSERT DATA {{ GRAPH {GRAPH['x']} {{ {A} {P} 2 }} }}")
    with pytest.raises(WriteRefused, match="--replace"):
        restore_into(target, store)
    assert restore_into(target, store, replace=True) == manifest
    assert set(store.quads()) == QUADS


def test_a_restored_store_repeats_no_version(backup, tmp_path):
    versions = set()
    for name in ("one", "two"):
        restore(backup, tmp_path / name)
        with open_store(tmp_path / name) as store:
            versions.add(store.version())
    assert len(versions) == 2


def test_what_is_there_is_replaced_only_on_request_and_kept(backup, tmp_path):
    folder = filled(tmp_path / "store")
    old = content(folder)
    with pytest.raises(WriteRefused, match="1 graphs"):
        restore(backup, folder)
    assert content(folder) == old
    kept = restore(backup, folder, replace=True).kept
    assert (content(folder), content(kept)) == (QUADS, old)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.zip", "store", kept.name]


def test_an_empty_store_needs_no_word(backup, tmp_path):
    open_store(tmp_path / "store").close()
    assert restore(backup, tmp_path / "store").kept is None
    assert content(tmp_path / "store") == QUADS
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.zip", "store"]


def test_a_damaged_store_gives_way(backup, tmp_path):
    folder = filled(tmp_path / "store")
    (folder / "CURRENT").unlink()
    with pytest.raises(WriteRefused, match="CURRENT"):
        restore(backup, folder)
    kept = restore(backup, folder, replace=True).kept
    assert content(folder) == QUADS
    assert not (kept / "CURRENT").exists()


def test_a_store_in_use_and_a_folder_of_others_stay(backup, tmp_path):
    folder = filled(tmp_path / "store")
    with open_store(folder, read_only=True), pytest.raises(StoreLocked):
        restore(backup, folder, replace=True)
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").touch()
    with pytest.raises(StoreUnavailable, match="other files"):
        restore(backup, tmp_path / "photos", replace=True)
    assert (tmp_path / "photos" / "a.jpg").exists()


def changed_manifest(path: Path, **changes: object) -> None:
    with zipfile.ZipFile(path) as archive:
        data, told = archive.read("graph.nq"), json.loads(archive.read("manifest.json"))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("graph.nq", data)
        archive.writestr("manifest.json", json.dumps({**told, **changes}))


def changed_text(path: Path, text: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        told = json.loads(archive.read("manifest.json"))
    tally = Tally().with_lines(text.split(b"\n"))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("graph.nq", text)
        archive.writestr(
            "manifest.json", json.dumps({**told, "statements": tally.statements, "checksum": tally.checksum})
        )


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[60] ^= 4
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (cut, "damaged"),
        (flip, "damaged"),
        (lambda path: path.write_bytes(b""), "damaged"),
        (lambda path: path.unlink(), "no file"),
        (lambda path: zipfile.ZipFile(path, "w").close(), "no backup"),
        (lambda path: changed_manifest(path, format="sozialraum-backup 9"), "backup 9"),
        (lambda path: changed_manifest(path, statements=4), "promises 4 .* found were 3"),
        (lambda path: changed_manifest(path, checksum="0" * 64), "promises 3"),
        (lambda path: changed_manifest(path, checksum=None), "incomplete"),
    ],
    ids=["cut", "flipped", "empty", "gone", "other-zip", "newer", "too-few", "checksum", "incomplete"],
)
def test_a_damaged_backup_is_told_and_changes_nothing(backup, tmp_path, damage, words):
    folder = filled(tmp_path / "store")
    old = content(folder)
    damage(backup)
    with pytest.raises(BackupBroken, match=words):
        restore(backup, folder, replace=True)
    with open_store("memory:") as store, pytest.raises(BackupBroken, match=words):
        restore_into(backup, store)
    assert content(folder) == old
    assert {path.name for path in tmp_path.iterdir()} <= {"backup.zip", "store"}


def test_what_is_no_rdf_is_damaged_and_what_the_engine_does_not_hold_is_told(backup, tmp_path):
    folder = filled(tmp_path / "store")
    old = content(folder)
    changed_text(backup, b"no statement\n")
    with pytest.raises(BackupBroken, match="damaged"):
        restore(backup, folder, replace=True)
    changed_text(backup, b"<urn:a> <urn:p> 'twice' <urn:g> .\n".replace(b"'", b'"') * 2)
    with pytest.raises(StoreUnavailable, match="holds 1 statements, the backup 2"):
        restore(backup, folder, replace=True)
    assert content(folder) == old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.zip", "store"]


def test_a_new_store_that_does_not_open_leaves_the_old_one(backup, tmp_path, monkeypatch):
    folder = filled(tmp_path / "store")
    old = content(folder)
    with monkeypatch.context() as patched:
        patched.setattr("kg.store.restoration.write_format", lambda path: (path / "format").write_text("broken"))
        with pytest.raises(StoreUnavailable, match="broken"):
            restore(backup, folder, replace=True)
    assert content(folder) == old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.zip", "store"]


def test_a_backup_is_never_written_over_and_never_half(tmp_path, backup):
    before = backup.read_bytes()
    with pytest.raises(WriteRefused, match="exists"), written_backup(backup):
        pass
    assert backup.read_bytes() == before
    with pytest.raises(BackupBroken), written_backup(tmp_path / "other.zip") as output:
        output.write(before[:100])
    with pytest.raises(WriteRefused, match="cannot be written"), written_backup(tmp_path / "other.zip") as output:
        raise OSError(28, "No space left on device")
    assert [path.name for path in tmp_path.iterdir()] == ["backup.zip"]


def test_a_store_that_changes_meanwhile_gives_no_backup(tmp_path, monkeypatch):
    with open_store("memory:") as store:
        store.add(QUADS)
        dump = EmbeddedStore.dump

        def slow(self, output):
            dump(self, output)
            store.add([Quad(A, P, Literal("late"), G)])

        monkeypatch.setattr(EmbeddedStore, "dump", slow)
        with pytest.raises(StoreUnavailable, match="was changed"), written_backup(tmp_path / "x.zip") as output:
            write_backup(store, output)
    assert list(tmp_path.iterdir()) == []


def test_blank_nodes_keep_their_labels(tmp_path):
    quads = {Quad(BlankNode("a1"), P, BlankNode("b2"), G), Quad(A, P, Literal("_: in a text"), G)}
    with open_store("memory:") as store, written_backup(tmp_path / "b.zip") as output:
        store.add(quads)
        write_backup(store, output)
    restore(tmp_path / "b.zip", tmp_path / "store")
    assert content(tmp_path / "store") == quads
