"""Transactions: writes to a store's engine, one after the other, each whole, on disk, and with its version."""

import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pyoxigraph import Store as Engine

from kg.errors import QueryRejected, StoreLocked, StoreUnavailable, WriteRefused
from kg.store.base import Touched
from kg.store.difference import GraphChange, data_statements
from kg.store.engine import DAMAGE, damaged, open_engine
from kg.store.folder import Claim, StoreVersion, claim, read_version, write_version
from kg.store.journal import Journal, touched_by
from kg.store.renewal import complete, prepare, settle
from kg.terms import Quad

__all__ = ["Transactions"]

_BULK: Final = 20_000  # quads, as of ten pages; below that the engine's log is quicker
_ONE_STEP: Final = 900_000  # quads; the engine's loader takes a million at once

_PATIENCE: Final = 60.0  # seconds


class Transactions:
    """An open engine, in memory or on a folder, with its version and what its last writes touched.

    On a folder the version goes to disk before the commit and is shown after it: whoever sees a version has
    the data of that version at least, also after a crash between the two.
    """

    def __init__(self, address: str, folder: Path | None, *, read_only: bool) -> None:
        """Open a new engine in memory, or the one in a folder, which is claimed and made where there is none."""
        self._address = address
        self._folder = folder
        self._read_only = read_only
        self._lock = threading.Lock()
        self._journal = Journal(folder)
        self._claim: Claim | None = None
        self._engine: Engine | None
        if folder is None:
            self._engine, self._version = Engine(), StoreVersion.first()
            return
        self._claim = claim(folder, read_only=read_only)
        try:
            settle(folder, read_only=read_only)
            self._version = read_version(folder)
            self._engine = open_engine(folder, read_only=read_only)
        except BaseException:
            self._claim.release()
            raise

    @property
    def engine(self) -> Engine:
        """The engine, for reading.

        Raises:
            StoreUnavailable: it is closed.
        """
        if self._engine is None:
            raise StoreUnavailable(f"the store {self._address} is closed")
        return self._engine

    @property
    def version(self) -> StoreVersion:
        """The version of the last write."""
        return self._version

    def touched_since(self, version: str) -> Touched | None:
        """Return what writes touched since a version; ``None`` if that is not known."""
        with self._lock:
            return self._journal.since(version, str(self._version))

    @contextmanager
    def between(self) -> Iterator[tuple[Engine, StoreVersion]]:
        """Give the engine and exactly its version: nobody writes until the end but through ``apply``."""
        with self._lock:
            yield self.engine, self._version

    @contextmanager
    def writing(self, touches: Callable[[Engine], Touched | None] = lambda _: None) -> Iterator[Engine]:
        """Give the engine for one write, of which is asked before what it will touch.

        Raises:
            WriteRefused: the store is for reading only, or the engine does not take the write; nothing was changed.
            QueryRejected: not SPARQL.
            StoreUnavailable: the disk takes no more, or a file is damaged.
        """
        with self._lock, self._transaction(touches(self.engine)) as engine:
            yield engine

    def apply(self, changes: Collection[GraphChange]) -> None:
        """Make changes in one transaction, if there are any; within ``between``.

        Raises:
            KgError: as ``writing`` does.
        """
        if not changes:
            return
        with self._transaction(touched_by(changes)) as engine:
            if all(one.only_adds for one in changes):
                self._extend(engine, changes)
            else:
                engine.update(";\n".join(data_statements(changes)))

    def renew(self, change: Callable[[tuple[Quad, ...]], Iterable[Quad]]) -> None:
        """Put what becomes of all quads in their place, so that no file keeps a byte of what goes.

        On a folder it waits until nobody reads from the old engine any more. A crash leaves all of it done or nothing;
        the version is that of another store.

        Raises:
            WriteRefused: the store is for reading only, or the disk takes no more; nothing was changed.
            StoreUnavailable: somebody still reads from it; whoever opens it next finishes the change.
        """
        if self._read_only:
            raise WriteRefused(f"the store {self._address} was opened for reading only")
        with self._lock:
            quads = change(tuple(self.engine))
            if self._folder is None:
                fresh = Engine()
                fresh.extend(quads)
                self._engine, self._version = fresh, StoreVersion.first()
            else:
                try:
                    prepare(self._folder, quads)
                except OSError as error:
                    raise WriteRefused(f"the store {self._address} cannot be renewed: {error}") from error
                self._engine = None
                _closed(self._folder)
                complete(self._folder)
                self._version = read_version(self._folder)
                self._engine = open_engine(self._folder, read_only=False)
            self._journal = Journal(self._folder)

    def close(self) -> None:
        """Release the folder and its lock."""
        with self._lock:
            self._engine = None  # the engine closes with its last reference
            if self._claim is not None:
                self._claim.release()
                self._claim = None

    def _extend(self, engine: Engine, changes: Collection[GraphChange]) -> None:
        """Put quads into the engine, all of them or none.

        Many new ones go to disk as sorted files that the engine takes up together, which is a third of the work of its
        log (12 instead of 36 ms for a dense page); few are not worth the files. Its loader works in steps of a
        million quads, each whole or not at all, so more than one step goes through the log.
        """
        fresh = (quad for one in changes for quad in one.quads())
        if self._folder is not None and _BULK <= sum(len(one.added) for one in changes) < _ONE_STEP:
            engine.bulk_extend(fresh)
        else:
            engine.extend(fresh)

    @contextmanager
    def _transaction(self, touched: Touched | None) -> Iterator[Engine]:
        """Give the engine for one write; count, note, translate and flush around it. The lock is held."""
        engine = self.engine
        if self._read_only:
            raise WriteRefused(f"the store {self._address} was opened for reading only")
        following = self._version.next()
        try:
            # before the commit: a crash in between leaves nodes noted that nothing happened to, which harms nobody
            self._journal.note(str(self._version), str(following), touched)
            if self._folder is not None:
                write_version(self._folder, following)
            yield engine
        except SyntaxError as error:
            raise QueryRejected(f"not SPARQL: {error}") from error
        except (OSError, RuntimeError) as error:
            if DAMAGE in str(error):
                raise damaged(self._address, error) from error
            raise WriteRefused(f"the store {self._address} did not take the write: {error}") from error
        try:
            engine.flush()  # a commit alone is not on disk: the power may fail
        except OSError as error:
            raise StoreUnavailable(f"the store {self._address} cannot write to its disk: {error}") from error
        finally:
            self._version = following


def _closed(folder: Path) -> None:
    """Return once nobody in this process has the engine on a folder open: until then it may still write there.

    Raises:
        StoreUnavailable: that takes too long.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            open_engine(folder, read_only=False)
        except StoreLocked as error:
            if time.monotonic() > until:
                raise StoreUnavailable(
                    f"somebody still reads from the store {folder}; start the program anew"
                ) from error
            time.sleep(0.02)
        else:
            return
