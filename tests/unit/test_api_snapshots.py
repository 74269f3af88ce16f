"""Snapshots: queries read what has settled, wait for no copy that could be made before, and leave none behind."""

import asyncio

import pytest
from pyoxigraph import Store as Engine

from api.snapshots import Snapshots
from api.writer import Writer
from kg.store import open_store


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "graph") as opened:
        yield opened


@pytest.fixture
def snapshots(store, tmp_path):
    return Snapshots(store, tmp_path / "snapshots")


def put(number):
    return lambda store: store.update(f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:a> <urn:n> {number} }} }}")


def seen(snapshots):
    """How many statements whoever asks now reads."""
    with snapshots.lease() as source:
        return len(Engine.read_only(source))


def test_what_is_written_shows_at_the_end_and_all_at_once(store, snapshots):
    assert seen(snapshots) == 0
    before = snapshots.version()
    with snapshots.settling():
        for number in range(3):
            put(number)(store)
            assert (seen(snapshots), snapshots.version()) == (0, before)
            with snapshots.copied() as copy:
                assert len(Engine.read_only(copy)) == number + 1
    assert (seen(snapshots), snapshots.version()) == (3, store.version())


def test_the_next_copy_is_made_before_the_end_where_somebody_reads(store, snapshots):
    made = []
    snapshots.made = made.append
    for number, reading in enumerate((True, False, True)):
        if reading:
            seen(snapshots)
        with snapshots.settling():
            put(number)(store)
            assert not made
        assert bool(made) == reading
        made.clear()


def test_a_write_that_changes_nothing_needs_no_copy(store, snapshots, tmp_path):
    seen(snapshots)
    with snapshots.settling():
        pass
    assert [path.name for path in (tmp_path / "snapshots").iterdir()] == ["1"]


def test_only_what_is_read_stays(store, snapshots, tmp_path):
    for number in range(5):
        seen(snapshots)
        with snapshots.settling():
            put(number)(store)
    with snapshots.lease() as kept:
        put(9)(store)
        assert seen(snapshots) == 6
        assert len(Engine.read_only(kept)) == 5
        assert len(list((tmp_path / "snapshots").iterdir())) == 2
    assert len(list((tmp_path / "snapshots").iterdir())) == 1


def test_nobody_sees_a_write_without_what_follows_from_it(store, snapshots):
    found = []

    def follow(store):
        found.append(seen(snapshots))
        put(len(found) + 100)(store)

    async def written():
        writer = Writer(store, snapshots, follow)
        for number in range(3):
            found.append(seen(snapshots))
            await writer.change(put(number))
        found.append(seen(snapshots))

    asyncio.run(written())
    assert found == [0, 0, 2, 2, 4, 4, 6]


def test_a_write_that_fails_leaves_what_others_read(store, snapshots):
    def broken():
        with snapshots.settling():
            put(1)(store)
            raise ZeroDivisionError

    seen(snapshots)
    with pytest.raises(ZeroDivisionError):
        broken()
    assert seen(snapshots) == 1
