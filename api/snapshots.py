"""Snapshots: the immutable copies of the store that workers read, made when it changed, removed when unused."""

import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from kg.errors import KgError
from kg.store.base import Store

__all__ = ["Snapshots"]


class Snapshots:
    """Gives every query the newest settled state to read; safe to use from several threads.

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
        self._held = False
        self._wanted = False
        self._number = count(1)
        self.made: Callable[[str], None] = lambda _: None
        """Called with a copy that queries will read next, before they do."""
        shutil.rmtree(folder, ignore_errors=True)  # left by a server that was killed
        folder.mkdir(parents=True)

    def version(self) -> str:
        """Return the version that ``take`` gives at this moment; a later one if somebody writes in it."""
        held, version = self._held, self._version
        return version if held and version is not None else self._store.version()

    @contextmanager
    def settling(self) -> Iterator[None]:
        """Let queries read what they read now until the end, and then all that was written meanwhile at once.

        So nobody sees a write without what follows from it, nor opens a copy that is old soon. Where queries came since
        the last copy, the next is made before the end, and none of them waits for it. One thread at a time.
        """
        with self._lock:
            self._held = self._is_current()
        settled: tuple[str, str] | None = None
        try:
            yield
        finally:
            with suppress(KgError):  # the next query tells
                if self._held and self._wanted and self._store.version() != self._version:
                    settled = self._copied()
                    self.made(settled[0])
            with self._lock:
                self._held = False
                if settled is not None:
                    self._put(*settled)

    @contextmanager
    def copied(self) -> Iterator[str]:
        """Yield a copy of the store as it is at this moment, settled or not (or a remote store's address).

        Raises:
            StoreUnavailable: the store cannot be copied.
        """
        source, _ = self._copied()
        try:
            yield source
        finally:
            self._remove(source)

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
            if not self._held and not self._is_current():
                self._put(*self._copied())
            return self._taken()

    def take_current(self) -> str | None:
        """Return what ``take`` returns if that needs no copy and no waiting."""
        if not self._lock.acquire(blocking=False):
            return None
        try:
            return self._taken() if self._held or self._is_current() else None
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

    def _is_current(self) -> bool:
        return self._current is not None and self._store.version() == self._version

    def _taken(self) -> str:
        assert self._current is not None  # noqa: S101 - for the type checker: whoever calls has seen to it
        self._wanted = True
        self._users[self._current] += 1
        return self._current

    def _copied(self) -> tuple[str, str]:
        """Return a new copy and its version, which may be later than that of the store just before, never earlier."""
        version = self._store.version()
        snapshot = self._store.snapshot(self._folder / str(next(self._number)))
        return (self._store.address, version) if snapshot is None else (str(snapshot.path), snapshot.version)

    def _put(self, source: str, version: str) -> None:
        """Make a copy the one to read."""
        before, self._current, self._version, self._wanted = self._current, source, version, False
        if before is not None and not self._users[before]:
            self._drop_unless_current(before)

    def _drop_unless_current(self, source: str) -> None:
        if source != self._current:
            self._remove(source)

    def _remove(self, source: str) -> None:
        if Path(source).is_relative_to(self._folder):
            shutil.rmtree(source, ignore_errors=True)
