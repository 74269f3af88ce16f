"""Snapshots: the immutable copies of the store that workers read, made when it changed, removed when unused."""

import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.store.base import Store

__all__ = ["Snapshots"]


class Snapshots:
    """Gives every query the newest state to read; safe to use from several threads.

    Copies lie in numbered folders under ``folder``, which must be on the store's file system (hard links).
    """

    def __init__(self, store: Store, folder: Path) -> None:
        """Copy ``store`` into ``folder``, which is emptied first."""
        self._store = store
        self._folder = folder
        self._lock = threading.Lock()
        self._users: Counter[str] = Counter()
        self._current: str | None = None
        self._version: str | None = None
        self._number = 0
        shutil.rmtree(folder, ignore_errors=True)  # left by a server that was killed
        folder.mkdir(parents=True)

    @contextmanager
    def lease(self) -> Iterator[str]:
        """Yield what to read (a snapshot's folder, or a remote store's address), which stays until the end.

        Raises:
            StoreUnavailable: the store cannot be copied.
        """
        source = self.take()
        try:
            yield source
        finally:
            self.give_back(source)

    def take(self) -> str:
        """Return what to read, which stays until it is given back; copies the store if it has changed.

        Raises:
            StoreUnavailable: the store cannot be copied.
        """
        with self._lock:
            source = self._newest()
            self._users[source] += 1
            return source

    def take_current(self) -> str | None:
        """Return what ``take`` returns if that needs no copy and no waiting."""
        if not self._lock.acquire(blocking=False):
            return None
        try:
            if self._current is None or self._store.version() != self._version:
                return None
            self._users[self._current] += 1
            return self._current
        finally:
            self._lock.release()

    def give_back(self, source: str) -> None:
        """Say that a source is not read any more; old ones go."""
        with self._lock:
            self._users[source] -= 1
            if not self._users[source]:
                del self._users[source]
                self._drop_unless_current(source)

    def give_back_current(self, source: str) -> bool:
        """Do what ``give_back`` does and return true, if that removes nothing and needs no waiting."""
        if not self._lock.acquire(blocking=False):
            return False
        try:
            if source != self._current:
                return False
            self._users[source] -= 1
            if not self._users[source]:
                del self._users[source]
            return True
        finally:
            self._lock.release()

    def close(self) -> None:
        """Remove all copies."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _newest(self) -> str:
        version = self._store.version()
        if self._current is None or version != self._version:
            self._number += 1
            snapshot = self._store.snapshot(self._folder / str(self._number))
            before = self._current
            # the copy may already hold a later write than `version`: then it is only made again, never too old
            self._version = version if snapshot is None else snapshot.version
            self._current = self._store.address if snapshot is None else str(snapshot.path)
            if before is not None and not self._users[before]:
                self._drop_unless_current(before)
        return self._current

    def _drop_unless_current(self, source: str) -> None:
        if source != self._current and Path(source).is_relative_to(self._folder):
            shutil.rmtree(source, ignore_errors=True)
