"""The index on file: what was counted is taken up again, and nothing but that."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.store import open_store
from kg.terms import DEF, GRAPH, ID, Literal, Quad
from kg.themes import archive, kept
from kg.themes.kept import index_of, keep
from tests.spec.themes.test_index import told
from tests.spec.themes.worlds import EVENTS, PERSONS, THEMES, fill, worlds

WORLD = {
    (ID["participation/m0"], DEF["participant"], PERSONS[0]): (0.9,),
    (ID["participation/m0"], DEF["participationIn"], EVENTS[0]): (0.9,),
    (EVENTS[0], DEF["hasTheme"], THEMES[1]): (0.5, 0.25),
}
NEWS = Quad(PERSONS[0], DEF["nameForm"], Literal("Ida Neu", language="de"), GRAPH["welt/genannt"])
FILE = "themes.index"


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The folder of a store whose index was asked for, and what that said."""
    folder = tmp_path_factory.mktemp("filled") / "store"
    with open_store(folder) as store:
        fill(store, WORLD)
        said = told(index_of(store))
    return folder, said


@pytest.fixture
def copied(filled, tmp_path):
    """A copy of that folder."""
    return shutil.copytree(filled[0], tmp_path / "store")


@pytest.fixture
def unread(monkeypatch):
    """Forbid to read an index from a store."""

    def refuse(*_):
        raise AssertionError("the index was read from the store")

    monkeypatch.setattr(kept, "read", refuse)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds())
def test_what_is_on_file_says_what_was_counted(tmp_path, world):
    with open_store("memory:") as store:
        fill(store, world)
        index = index_of(store)
    assert archive.saved(index, tmp_path)
    found = archive.loaded(tmp_path)
    assert found.version == index.version
    assert told(found) == told(index)


def test_a_store_opened_again_is_not_counted_again(filled, copied, unread):
    for read_only in (False, True):
        with open_store(copied, read_only=read_only) as store:
            assert told(index_of(store)) == filled[1]


def test_a_store_written_since_is_brought_up_to_date_and_filed_before_it_is_closed(filled, copied):
    with open_store(copied) as store:
        store.add([NEWS])
    with open_store(copied) as store:
        said = told(index_of(store))
        kept.keep(store)
    assert said != filled[1]
    with open_store(copied) as store:
        assert told(kept.read(store, store.version())) == said
        assert archive.loaded(copied).version == store.version()


def test_the_file_of_another_store_is_not_used(filled, tmp_path):
    with open_store(tmp_path / "other") as store:
        store.add([NEWS])
        shutil.copy(filled[0] / FILE, tmp_path / "other")
        assert index_of(store).version == store.version()
        assert told(index_of(store)) != filled[1]


def test_a_definition_that_changed_counts_again(filled, monkeypatch, caplog):
    assert archive.loaded(filled[0])
    monkeypatch.setattr(archive, "_definition", lambda: "another")
    assert archive.loaded(filled[0]) is None
    assert "another definition" in caplog.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_is_as_good_as_none(filled, tmp_path, data):
    whole = (filled[0] / FILE).read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        damaged = whole[:place]
    else:
        damaged = bytearray(whole)
        damaged[place] ^= data.draw(st.integers(1, 255))
    (tmp_path / FILE).write_bytes(damaged)
    assert archive.loaded(tmp_path) is None


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"sozialraum-themes 1\n\n{}\n", b"\x93NUMPY", b"sozialraum-themes 2\n"]
)
def test_a_foreign_file_is_as_good_as_none_and_gives_way(filled, copied, content):
    (copied / FILE).write_bytes(content)
    with open_store(copied) as store:
        assert told(index_of(store)) == filled[1]
    assert (copied / FILE).read_bytes() == (filled[0] / FILE).read_bytes()


def test_numbers_that_lead_nowhere_are_not_followed(filled, tmp_path, caplog):
    index = archive.loaded(filled[0])
    index.actors.nodes.clear()
    assert archive.saved(index, tmp_path)
    assert archive.loaded(tmp_path) is None
    assert "lead nowhere" in caplog.text


def test_a_store_that_is_only_read_keeps_nothing(copied):
    (copied / FILE).unlink()
    with open_store(copied, read_only=True) as store:
        index_of(store)
    assert not (copied / FILE).exists()


def test_a_folder_that_takes_no_file_is_counted_all_the_same(filled, copied, monkeypatch, caplog):
    (copied / FILE).unlink()

    def full(*_):
        raise OSError(28, "no space left")

    monkeypatch.setattr(archive.os, "fsync", full)
    assert not archive.saved(archive.loaded(filled[0]), copied)
    assert {path.name for path in copied.iterdir()}.isdisjoint({FILE, f"{FILE}.new"})
    assert "could not be kept" in caplog.text


def test_what_was_counted_after_writes_is_kept_before_a_store_closes(filled, copied, unread):
    with open_store(copied) as store:
        index_of(store)
        store.add([NEWS])
        said = told(index_of(store))
        assert archive.loaded(copied).version != store.version()
        keep(store)
        assert archive.loaded(copied).version == store.version()
    with open_store(copied) as store:
        assert told(index_of(store)) == said != filled[1]


def test_a_write_that_nobody_asked_about_is_counted_before_a_store_closes(copied, unread):
    with open_store(copied) as store:
        index_of(store)
        store.add([NEWS])
        keep(store)
    with open_store(copied) as store:
        assert "Ida Neu" in str(told(index_of(store))["names"])


def test_a_store_that_nobody_asked_is_closed_without_a_count(copied, unread):
    before = (copied / FILE).stat()
    with open_store(copied) as store:
        store.add([NEWS])
        keep(store)
    with open_store(copied) as store:
        store.update(f"INSERT DATA {{ GRAPH {NEWS.graph_name} {{ {NEWS.triple} }} }}")
        keep(store)
    assert (copied / FILE).stat() == before
