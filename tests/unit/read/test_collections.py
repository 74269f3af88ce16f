"""Folders and archives: every file by itself, in order, within limits."""

import io
import zipfile

import pytest

from kg.errors import DocumentUnreadable
from kg.model import Document
from kg.pipeline import add_files
from kg.read import archive, documents_in, read_file
from kg.store import open_store


def zipped(entries: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return target.getvalue()


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "berichte"
    (root / "2031" / ".git").mkdir(parents=True)
    (root / "b.txt").write_text("Forum 2: Armut\n", encoding="utf-8")
    (root / "a.md").write_text("# Forum 1: Wohnen\n", encoding="utf-8")
    (root / "2031" / "c.html").write_text("<h1>Forum 3: Pflege</h1>", encoding="utf-8")
    (root / "2031" / ".git" / "x.txt").write_text("no", encoding="utf-8")
    (root / ".DS_Store").write_bytes(b"\0")
    (root / "~$b.docx").write_bytes(b"lock")
    (root / "bild.png").write_bytes(b"\x89PNG")
    (root / "alt.zip").write_bytes(zipped({"tief/d.txt": b"Forum 4: Teilhabe", "__MACOSX/d.txt": b"x"}))
    return root


def told(path):
    return [one.outcome.source if isinstance(one.outcome, Document) else str(one.outcome) for one in documents_in(path)]


def test_a_folder_gives_its_files_in_order_and_tells_what_it_cannot_read(folder):
    found = told(folder)
    assert found[:4] == ["2031/c.html", "a.md", "tief/d.txt", "b.txt"]
    assert len(found) == 5
    assert "bild.png: format .png" in found[4]


def test_a_file_is_a_collection_of_one(folder):
    (one,) = documents_in(folder / "b.txt")
    assert one.outcome == read_file(folder / "b.txt")


def test_the_pipeline_adds_a_folder_and_goes_on_after_failures(folder):
    with open_store("memory:") as store:
        done = list(add_files(store, [folder, folder / "fehlt.txt"]))
        stored = {graph.value.split("/graph/")[1].split("/")[0] for graph in store.graphs()}
    assert [one.slug for one in done if not one.error] == ["c", "a", "d", "b"]
    assert [one.source for one in done if one.error] == [str(folder / "bild.png"), str(folder / "fehlt.txt")]
    assert {"a", "b", "c", "d"} <= stored


def test_two_files_of_one_name_in_an_archive_are_not_mixed_up(tmp_path):
    file = tmp_path / "alle.zip"
    file.write_bytes(zipped({"a/seite.txt": b"Forum 1", "b/seite.md": b"Forum 2"}))
    with open_store("memory:") as store:
        first, second = add_files(store, [file])
    assert not first.error
    assert "alle.zip/b/seite.md: has the same name as" in second.error
    assert "alle.zip/a/seite.txt" in second.error


@pytest.mark.parametrize("name", ["../weg.txt", "a/../../weg.txt", "/etc/weg.txt", "C:/weg.txt"])
def test_names_that_lead_out_are_refused_and_nothing_is_written(name, tmp_path):
    file = tmp_path / "boese.zip"
    file.write_bytes(zipped({name: b"Forum", "gut.txt": b"Forum 1"}))
    found = told(file)
    assert len(found) == 2
    assert [one for one in found if "leads out of the archive" in one]
    assert "gut.txt" in found
    assert list(tmp_path.iterdir()) == [file]


def test_links_and_archives_in_archives_are_refused(tmp_path):
    file = tmp_path / "alle.zip"
    target = io.BytesIO()
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr(link, "/etc/passwd")
        packed.writestr("noch.zip", zipped({"a.txt": b"x"}))
    file.write_bytes(target.getvalue())
    first, second = told(file)
    assert "is a link" in first
    assert "unpack it first" in second


def test_an_encrypted_entry_is_told(tmp_path):
    raw = bytearray(zipped({"a.txt": b"Forum"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(signature) + offset] |= 1
    file = tmp_path / "zu.zip"
    file.write_bytes(raw)
    (one,) = told(file)
    assert "zu.zip/a.txt: is encrypted" in one


def test_damaged_empty_and_missing_archives_are_told(tmp_path):
    broken, empty, spoilt = (tmp_path / name for name in ("kaputt.zip", "leer.zip", "halb.zip"))
    broken.write_bytes(b"PK\x03\x04 and no more")
    empty.write_bytes(zipped({}))
    raw = bytearray(zipped({"a.txt": b"Forum " * 50}))
    raw[40] ^= 0xFF
    spoilt.write_bytes(raw)
    assert "damaged" in told(broken)[0]
    assert "holds no file" in told(empty)[0]
    assert "damaged" in told(spoilt)[0]
    assert "no such file" in told(tmp_path / "fehlt.zip")[0]
    (tmp_path / "nichts").mkdir()
    assert "holds no file" in told(tmp_path / "nichts")[0]


def test_bombs_are_refused_before_anything_is_unpacked(tmp_path, monkeypatch):
    file = tmp_path / "bombe.zip"
    file.write_bytes(zipped({"a.txt": bytes(5_000_000)}))
    assert "zip bomb" in told(file)[0]
    file.write_bytes(zipped({f"{number}.txt": b"Forum" for number in range(30)}))
    monkeypatch.setattr(archive, "MAX_MEMBERS", 20)
    assert "30 files are over the limit of 20" in told(file)[0]
    with pytest.raises(DocumentUnreadable, match="bytes unpacked are over the limit"):
        archive.opened(zipped({"a.txt": b"x" * 900}), "viel.zip", unpacked=800)


def test_names_with_umlauts_survive_programs_that_do_not_say_utf8(tmp_path):
    raw = zipped({"Präsentation.txt": b"Forum"})
    for signature, offset in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        at = raw.index(signature) + offset
        raw = raw[:at] + bytes([raw[at] & ~0x08]) + raw[at + 1 :]
    file = tmp_path / "mac.zip"
    file.write_bytes(raw)
    assert told(file) == ["Präsentation.txt"]


def test_an_oversized_file_is_told(tmp_path):
    file = tmp_path / "gross.txt"
    with file.open("wb") as opened:
        opened.truncate(20_000_001)
    assert "over the limit" in told(file)[0]
