"""Following: the search of one store, its index made in the background and brought in step with every write."""

import threading
from typing import Final

from kg.search.finding import Found, Sought, found_in
from kg.search.index import MOST_TOUCHED, Index, changed, read
from kg.store.base import Store

__all__ = ["Answer", "Search"]

Answer = tuple[Index, Found]
"""What was found, and the index that it was found in."""

_PATIENCE: Final = 2.0
"""Seconds that somebody waits who searches before there is any index."""


class Search:
    """Answers from an index of a store, in any thread.

    A write that says what it touched is taken up before the next answer. After any other the index is made anew in
    a thread of its own, and until then answers come from the one before: ``is_current`` tells.
    """

    def __init__(self, store: Store) -> None:
        """Search this store; nothing is read before somebody asks or ``prepare`` is called."""
        self._store = store
        self._lock = threading.Lock()
        self._index: Index | None = None
        self._making: threading.Thread | None = None
        self._made = threading.Event()
        self._failure: Exception | None = None
        self._closed = False

    def prepare(self) -> None:
        """Begin to make the index, if there is none; waits for nobody, as who is at it has begun already."""
        if self._lock.acquire(blocking=False):
            try:
                if self._index is None:
                    self._make()
            finally:
                self._lock.release()

    def found(self, sought: Sought, patience: float = _PATIENCE) -> Answer | None:
        """Return what is found; ``None`` where the first index is not ready after so many seconds.

        Raises:
            KgError: the store cannot be read.
        """
        self.prepare()
        self._made.wait(patience)
        with self._lock:
            if self._index is None:
                self._failed()
                return None
            self._follow(self._index)
            return self._index, found_in(self._index, sought)

    def is_current(self, index: Index) -> bool:
        """Tell whether an index shows the store as it is."""
        return index.version == self._store.version()

    def close(self) -> None:
        """Wait for what is being made, and let go of all."""
        self._closed = True
        making = self._making
        if making is not None:
            making.join()
        with self._lock:
            self._put(None)

    def _failed(self) -> None:
        """Raise what making the index raised, once; who asks again has it made again."""
        failure, self._failure = self._failure, None
        if failure is not None:
            self._made.clear()
            raise failure

    def _follow(self, index: Index) -> None:
        version = self._store.version()
        if index.version == version:
            return
        touched = self._store.touched_since(index.version)
        if touched is None or len(touched) > MOST_TOUCHED:
            self._make()
        else:
            self._index = changed(index, self._store, version, touched)

    def _make(self) -> None:
        """Begin to make an index, unless one is being made."""
        if self._making is None and not self._closed:
            self._making = threading.Thread(target=self._run, name="search-index", daemon=True)
            self._making.start()

    def _run(self) -> None:
        index: Index | None = None
        try:
            index = read(self._store, self._store.version())
        except Exception as error:  # noqa: BLE001 - handed to who asks next
            self._failure = error
        with self._lock:
            if index is not None:
                self._put(index)
            self._making = None
        self._made.set()

    def _put(self, index: Index | None) -> None:
        if self._index is not None:
            self._index.words.close()
        self._index = index
