"""Kept: the index of a store's present version, in memory and, for a store on a folder, on file beside it."""

from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

from kg.store.base import Store
from kg.themes.archive import loaded, saved
from kg.themes.index import Index
from kg.themes.reading import changed, read

__all__ = ["index_of", "keep"]

_LOCK: Final = Lock()
_KEPT: Final[WeakKeyDictionary[Store, Index]] = WeakKeyDictionary()
_ON_FILE: Final[WeakKeyDictionary[Store, str]] = WeakKeyDictionary()
"""The version of the index on file, where this process has read or written it."""


def index_of(store: Store) -> Index:
    """Return the index of the store's present version.

    What was counted before, in this process or on file, is taken up: after writes whose touched nodes the store knows
    (``Store.touched_since``) only their rows are read again, after any other the whole index, which then goes on file.
    """
    version = store.version()
    with _LOCK:
        index = _KEPT.get(store) or _filed(store)
        if index is None or index.version != version:
            index = _followed(store, version, index) or _read(store, version)
        _KEPT[store] = index
        return index


def keep(store: Store) -> None:
    """Put the index on file as it is now, if there is one and the file is older; before a store is closed.

    Not after every update: a file of the whole index takes longer than what it saves.
    """
    if store.folder is None or store.read_only:
        return
    with _LOCK:
        index, version = _KEPT.get(store), store.version()
        if index is not None and index.version != version:
            index = _followed(store, version, index)
        if index is not None and _ON_FILE.get(store) != version:
            _file(store, index)


def _filed(store: Store) -> Index | None:
    index = None if store.folder is None else loaded(store.folder)
    if index is not None:
        _ON_FILE[store] = index.version
    return index


def _followed(store: Store, version: str, index: Index | None) -> Index | None:
    """Return the index of a version made from an older one; ``None`` if that cannot be."""
    touched = None if index is None else store.touched_since(index.version)
    return None if index is None or touched is None else changed(index, store, version, touched)


def _read(store: Store, version: str) -> Index:
    index = read(store, version)
    _file(store, index)
    return index


def _file(store: Store, index: Index) -> None:
    """Put an index on file; not one that may hold part of a later write, which in memory the next question mends."""
    if store.folder is None or store.read_only or store.version() != index.version:
        return
    if saved(index, store.folder):
        _ON_FILE[store] = index.version
