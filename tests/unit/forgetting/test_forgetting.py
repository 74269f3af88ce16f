"""Forgetting: nothing of a person is left in any file, and no import brings them back."""

import gzip
import json
import shutil
from datetime import UTC, datetime
from functools import partial

import pytest

from api.reports import Reports
from kg.check import check
from kg.curation.decision import Signature
from kg.errors import BackupBroken, NotFound, StoreUnavailable, WriteRefused
from kg.forgetting import (
    Wish,
    finish,
    forget,
    persons_named,
    preview,
    protocols,
    read_register,
    remember,
    without_forgotten,
)
from kg.forgetting.striking import Wanted, struck
from kg.opendata import Publication
from kg.opendata.dumping import dump
from kg.pipeline import add_files
from kg.store import open_store, renewal
from kg.store.backup import forgotten_in, write_backup, written_backup
from kg.store.restoration import restore
from kg.terms import DCTERMS, DEF, THEME, DefaultGraph, Literal, Quad

NAME = "Xaver Zwickelmoos"
PAGE = """Dokumentation des Fachtags Pflege am 12. März 2024 in Auental

Referentinnen und Referenten
• Dr. Xaver Zwickelmoos, Leiter, Sozialwerk Quarnbek (xaver.zwickelmoos@quarnbek.example)
• Ida Kern, Landkreis Auental

Xaver Zwickelmoos vom Sozialwerk Quarnbek eröffnete den Fachtag. Herr Zwickelmoos sprach zu Pflege und Armut.
Der Bedarf in der Pflege wächst, so Zwickelmoos, auch im Landkreis Auental.
"""
OTHER = """Protokoll des Forums Wohnen

Teilnehmende
• ZWICKELMOOS, Xaver, Sozialwerk Quarnbek
• X. Zwickelmoos, Stadt Sonnfeld
• Uwe Rot, Stadt Sonnfeld

Armut und Wohnen beschäftigen alle.
"""
SIGNED = Signature("Nora Test", "2026-11-24T10:00:00Z")
NEEDLES = (b"Zwickelmoos", b"zwickelmoos", b"ZWICKELMOOS")


def holding(folder):
    """The files below a folder in which a byte search finds the name."""
    return [one for one in sorted(folder.rglob("*")) if one.is_file() and any(n in one.read_bytes() for n in NEEDLES)]


def added(store, *files):
    told = list(add_files(store, files))
    assert not [one.error for one in told if one.error]
    return told


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("texts")
    (folder / "fachtag.txt").write_text(PAGE, encoding="utf-8")
    (folder / "lebenslauf-xaver-zwickelmoos.txt").write_text(OTHER, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory, texts):
    """A store with both documents."""
    folder = tmp_path_factory.mktemp("built") / "store"
    with open_store(folder) as store:
        added(store, texts)
    return folder


@pytest.fixture
def filled(tmp_path, built):
    return shutil.copytree(built, tmp_path / "store")


def test_no_file_of_the_store_holds_the_name_and_no_import_brings_it_back(filled, texts, tmp_path):
    assert holding(filled)
    with open_store(filled) as store:
        dump(store, tmp_path / "dumps", Publication(), now=datetime(2026, 11, 24, tzinfo=UTC))
        made = forget(store, Wish((NAME,), SIGNED, "Antrag von Herrn Zwickelmoos", dumps=tmp_path / "dumps"))
    assert not holding(filled)
    assert not list((tmp_path / "dumps").glob("*Z-*"))
    assert made.counts["dumps"] == 1
    with open_store(filled) as store:
        before = set(store.quads())
        assert not any("wickelmoos" in str(quad) for quad in before)
        told = added(store, texts)
        assert set(store.quads()) == before
        assert not any(one.changed for one in told)
        assert not persons_named(store, NAME)
        assert persons_named(store, "Ida Kern")
        assert not check(store)
    assert not holding(filled)
    assert protocols(filled) == (made,)
    assert "wickelmoos" not in made.text("de") + json.dumps(dict(made.counts))


@pytest.mark.parametrize("broken", ["prepare", "_synced", "_remove", "withdraw", "write_protocol", "follow"])
def test_what_a_crash_broke_off_is_finished_by_the_next_start(filled, texts, broken, monkeypatch):
    """A crash at each step; ``_synced`` is called when the new engine is whole, and when it has taken its place."""

    def crash(*_):
        raise KeyboardInterrupt(broken)

    store = open_store(filled)
    with monkeypatch.context() as patched:
        if broken in {"prepare", "_synced", "_remove"}:
            place = "kg.store.transactions" if broken == "prepare" else "kg.store.renewal"
            patched.setattr(f"{place}.{broken}", crash)
        elif broken != "follow":
            patched.setattr(f"kg.forgetting.erasure.{broken}", crash)
        with pytest.raises(KeyboardInterrupt):
            forget(store, Wish((NAME,), SIGNED), **({"follow": crash} if broken == "follow" else {}))
    store.close()
    assert not protocols(filled)
    with open_store(filled) as again:
        made = finish(again)
        assert made is not None
        assert made.counts["texts"] == 2
        assert finish(again) is None
        added(again, texts / "fachtag.txt")
        assert any(quad.predicate == DEF["text"] for quad in again.quads())
    assert not holding(filled)
    assert not list(filled.glob("renewal"))
    assert protocols(filled) == (made,)


def test_a_half_renewed_store_is_not_read_as_it_is(filled, monkeypatch):
    def crash(*_):
        raise KeyboardInterrupt

    store = open_store(filled)
    with monkeypatch.context() as patched:
        patched.setattr(renewal, "_remove", crash)
        with pytest.raises(KeyboardInterrupt):
            forget(store, Wish((NAME,), SIGNED))
    store.close()
    with pytest.raises(StoreUnavailable, match="half renewed"):
        open_store(filled, read_only=True)


def test_somebody_else_of_the_name_stays_where_that_is_said(filled, texts):
    with open_store(filled) as store:
        spared = next(one for one in persons_named(store, NAME) if one.documents == ("fachtag",))
        forget(store, Wish((NAME,), SIGNED, spared=("fachtag",)))
        assert [one.node for one in persons_named(store, NAME)] == [spared.node]
        before = set(store.quads())
        added(store, texts)
        assert set(store.quads()) == before
        assert sum("Xaver Zwickelmoos" in str(quad.object) for quad in before)


def test_who_is_let_in_again_comes_with_the_next_import(filled, texts):
    with open_store(filled) as store:
        made = forget(store, Wish((NAME,), SIGNED))
        assert remember(store, "Zwickelmoos, Xaver") == (made.case,)
        assert not read_register(filled).entries
        added(store, texts)
        assert persons_named(store, NAME)
        with pytest.raises(NotFound):
            remember(store, NAME)


def test_a_preview_changes_nothing_and_a_register_tells_no_name(filled):
    with open_store(filled) as store:
        before = set(store.quads())
        shown = preview(store, Wish((NAME,), SIGNED))
        assert set(store.quads()) == before
        made = forget(store, Wish((NAME,), SIGNED))
    assert shown.counts == made.counts
    assert len(shown.documents) == made.documents == 2
    told = (filled / "forgotten.json").read_text()
    assert "wickel" not in told.lower()
    assert (filled / "forgotten.json").stat().st_mode & 0o077 == 0


def test_files_elsewhere_are_named_with_the_name_blacked_out(filled, tmp_path):
    (tmp_path / "old").mkdir()
    with gzip.open(tmp_path / "old" / "export-xaver-zwickelmoos.nq.gz", "wb") as file:
        file.write(b'<a> <b> "Xaver Zwickelmoos" .')
    with open_store(filled) as store:
        made = forget(store, Wish((NAME,), SIGNED, look_in=(tmp_path / "old",)))
    assert len(made.remaining) == 1
    assert "wickelmoos" not in made.remaining[0]


def test_only_a_store_in_a_folder_forgets_and_only_whole_names():
    with open_store("memory:") as store, pytest.raises(WriteRefused):
        forget(store, Wish((NAME,), SIGNED))


def test_a_surname_alone_is_nobody(filled):
    with open_store(filled) as store, pytest.raises(NotFound):
        forget(store, Wish(("Zwickelmoos",), SIGNED))


def test_a_backup_of_older_days_comes_back_without_who_was_forgotten_since(filled, tmp_path):
    with open_store(filled) as store, written_backup(tmp_path / "old.zip") as output:
        write_backup(store, output, store.folder)
    with open_store(filled) as store:
        made = forget(store, Wish((NAME,), SIGNED))
        after = set(store.quads())
        with written_backup(tmp_path / "new.zip") as output:
            write_backup(store, output, store.folder)
    told = forgotten_in(tmp_path / "old.zip")
    assert told is None
    restore(tmp_path / "old.zip", filled, replace=True, settle=partial(without_forgotten, told=told))
    assert not holding(filled)
    assert protocols(filled) == (made,)
    with open_store(filled) as store:
        assert set(store.quads()) == after
    elsewhere = tmp_path / "elsewhere"
    restore(tmp_path / "new.zip", elsewhere, settle=partial(without_forgotten, told=forgotten_in(tmp_path / "new.zip")))
    assert read_register(elsewhere).entries == read_register(filled).entries
    with pytest.raises(BackupBroken, match="damaged"):
        without_forgotten(elsewhere, b"{}")


def test_readers_reports_are_blacked_out_down_to_the_bytes(filled):
    reports = Reports(filled / "reports.sqlite3")
    reports.add("/actors?q=Zwickelmoos", "Herr Zwickelmoos arbeitet dort nicht mehr")
    reports.add("/themes", "Armut fehlt")
    assert holding(filled)
    with open_store(filled) as store:
        made = forget(store, Wish((NAME,), SIGNED))
    assert made.counts["reports"] == 2
    assert [one.text for one in reports.waiting()] == ["Herr ███████████ arbeitet dort nicht mehr", "Armut fehlt"]
    assert not holding(filled)


def test_statements_outside_of_graphs_stay():
    outside = Quad(THEME["armut"], DCTERMS["description"], Literal("Armut"), DefaultGraph())
    assert struck((outside,), Wanted(lambda *_: False, str)).quads == (outside,)


def test_what_is_damaged_says_so_and_nothing_comes_back(filled, texts):
    with open_store(filled) as store:
        forget(store, Wish((NAME,), SIGNED))
        (filled / "forgotten.json").write_text('{"format": "other"}')
        with pytest.raises(StoreUnavailable, match=r"forgotten\.json is damaged"):
            list(add_files(store, (texts,)))
        (filled / "forgotten.json").unlink()
        (filled / "forgetting.json").write_text("{")
        with pytest.raises(StoreUnavailable, match="forget them once more"):
            finish(store)
