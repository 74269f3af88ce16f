"""Kept: the index of a store's present version, in memory and, for a store on a folder, on file beside it."""

from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

from kg.store.base import Store
from kg.themes.archive import loaded, saved
from kg.themes.index import Index
from kg.themes.reading import changed, read

__all__ = ["index_of"]

_LOCK: Final = Lock()
_KEPT: Final[WeakKeyDictionary[Store, Index]] = WeakKeyDictionary()


def index_of(store: Store) -> Index:
    """Return the index of the store's present version.

    What was counted before, in this process or on file, is taken up: after writes whose touched nodes the store knows
    (``Store.touched_since``) only their rows are read again, after any other the whole index.
    """
    version = store.version()
    with _LOCK:
        index = _KEPT.get(store)
        if index is None and store.folder is not None:
            index = loaded(store.folder)
        if index is None or index.version != version:
            index = _now(store, version, index)
        _KEPT[store] = index
        return index


def _now(store: Store, version: str, index: Index | None) -> Index:
    """Return the index of a version, made from an older one if that can be."""
    touched = None if index is None else store.touched_since(index.version)
    if index is not None and touched is not None:
        return changed(index, store, version, touched)
    fresh = read(store, version)
    # A write that came between may be in the index in part: in memory the next question mends that, no file would.
    if store.folder is not None and not store.read_only and store.version() == version:
        saved(fresh, store.folder)
    return fresh
