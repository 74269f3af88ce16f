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
        with self._lock:
            source = self._newest()
            self._users[source] += 1
        try:
            yield source
        finally:
            with self._lock:
                self._users[source] -= 1
                if not self._users[source]:
                    del self._users[source]
                    self._drop_unless_current(source)

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
