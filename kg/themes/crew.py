"""Crew: the columns of a store, read by several processes at once over a copy of it where that pays.

A process claims one job after the other by making a file, and puts what it has read into another. What is not there in
the end, because a process could not start or was killed, is read here; so is everything of a small store, and of one in
memory, which no other process can see.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import numpy as np

from kg.errors import KgError
from kg.store import open_store
from kg.store.base import Store
from kg.themes.column import Column
from kg.themes.columns import JOBS, Job, done

__all__ = ["read_together"]

_LARGE: Final = 200_000_000
"""Bytes of a store's files from which on starting processes, half a second each, is worth it."""
_MOST: Final = 4
"""Processes; more would wait for each other's disk."""
_FOLDER: Final = "themes.reading"


def read_together(store: Store) -> Mapping[Job, Column]:
    """Return the columns of an embedded store by job."""
    found: dict[Job, Column] = {}
    folder, hands = store.folder, min(_cores(), _MOST)
    if folder is not None and hands > 1 and _size(folder) >= _LARGE:
        with suppress(OSError, KgError), _copied(store, folder) as (copy, work):
            _wait([_started(copy, work) for _ in range(hands)])
            for number, job in enumerate(JOBS):
                with suppress(OSError, ValueError, KeyError):  # not there, or broken off
                    found[job] = _loaded(_path(work, number))
    return {job: found.get(job) or done(store, job) for job in JOBS}


def _main(copy: Path, work: Path) -> None:
    """Read what nobody else has claimed, until nothing is left."""
    with open_store(str(copy), read_only=True) as store:
        for number, job in enumerate(JOBS):
            try:
                _path(work, number).with_suffix(".claim").touch(exist_ok=False)
            except FileExistsError:
                continue
            _save(done(store, job), _path(work, number))


@contextmanager
def _copied(store: Store, folder: Path) -> Iterator[tuple[Path, Path]]:
    """Give a folder with the store that others may open, and an empty one for what they read; both go in the end.

    Raises:
        OSError, KgError: there is no room, or nothing may be written there.
    """
    work = folder / _FOLDER
    shutil.rmtree(work, ignore_errors=True)  # left by a process that was killed
    work.mkdir()
    try:
        if store.read_only:
            yield folder, work
        else:
            store.snapshot(work / "store")
            yield work / "store", work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _started(copy: Path, work: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", "import sys; sys.path[:0] = sys.argv[3:]; from kg.themes import crew; crew.run()"]
    return subprocess.Popen(  # noqa: S603  # this very program
        [*command, str(copy), str(work), *sys.path], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def run() -> None:
    """Work as one of the processes, on the folders that the command line names."""
    _main(Path(sys.argv[1]), Path(sys.argv[2]))


def _wait(processes: "list[subprocess.Popen[bytes]]") -> None:
    try:
        for one in processes:
            one.wait()
    finally:
        for one in processes:
            one.kill()  # where this one is being stopped
            one.wait()


def _path(work: Path, number: int) -> Path:
    return work / f"{number}.npz"


def _save(column: Column, path: Path) -> None:
    codes = np.fromiter(column.spelled, np.int64, len(column.spelled))
    spelled = np.frombuffer("\n".join(column.spelled.values()).encode(), np.uint8)
    new = path.with_suffix(".new.npz")
    np.savez(new, subject=column.subject, value=column.value, codes=codes, spelled=spelled)
    new.replace(path)


def _loaded(path: Path) -> Column:
    with np.load(path) as held:
        spelled = held["spelled"].tobytes().decode().split("\n")
        codes = held["codes"].tolist()  # without any, the text splits into one that is empty
        return Column(held["subject"], held["value"], dict(zip(codes, spelled, strict=False)))


def _size(folder: Path) -> int:
    return sum(one.stat().st_size for one in folder.glob("*.sst"))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
