"""Renewal: a store's folder filled anew, so that no file in it keeps a byte of what is no longer said.

The engine never forgets a text by itself: what is removed stays in its logs and among its strings, also after it has
tidied up. So the new engine is built in a folder inside, and takes the place of the old one file by file. Two marks say
how far that is; whoever opens the store for writing after a crash finishes it, or clears away what was only half built.
"""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pyoxigraph import Store as Engine

from kg.errors import StoreUnavailable
from kg.store.beside import KEPT
from kg.store.folder import StoreVersion, write_version
from kg.terms import Quad

__all__ = ["complete", "prepare", "settle"]

_PLACE: Final = "renewal"
_WHOLE, _CLEARED = "whole", "cleared"
_KEPT: Final = KEPT.union((_PLACE, "format", "server.json"))
_OF_SERVER: Final = frozenset(("snapshots", "excerpts"))
"""Copies that a running server's processes still read; it takes them away itself."""


def prepare(folder: Path, quads: Iterable[Quad]) -> None:
    """Build the new engine inside a store's folder; once this returns, a crash does not undo it."""
    place = folder / _PLACE
    shutil.rmtree(place, ignore_errors=True)
    engine = Engine(place)
    engine.bulk_extend(quads)
    engine.flush()
    del engine  # it closes with its last reference
    write_version(place, StoreVersion.first())  # drawn by lot: nothing counted from the old content fits
    _mark(place / _WHOLE)


def _under_way(folder: Path) -> bool:
    """Tell whether a new engine is whole and has not taken its place yet."""
    return (folder / _PLACE / _WHOLE).exists()


def settle(folder: Path, *, read_only: bool) -> None:
    """Finish what a crash left of a renewal, before a store is opened.

    Raises:
        StoreUnavailable: it is opened for reading, and half renewed.
    """
    if not read_only:
        complete(folder)
    elif _under_way(folder):
        raise StoreUnavailable(f"the store {folder} is half renewed; whoever opens it for writing finishes that")


def complete(folder: Path) -> None:
    """Put a new engine in the place of the old one, which nobody has open; what is no whole one is cleared away."""
    place = folder / _PLACE
    if not place.exists():
        return
    if not _under_way(folder):
        shutil.rmtree(place)
        return
    if not (place / _CLEARED).exists():
        kept = _KEPT.union(_OF_SERVER if (folder / "server.json").exists() else ())
        for old in folder.iterdir():
            if old.name not in kept:
                _remove(old)
        _mark(place / _CLEARED)
    # the file that says where the others are comes last: without it the folder is known to be in between
    for new in sorted(place.iterdir(), key=lambda one: one.name == "CURRENT"):
        if new.name not in {_WHOLE, _CLEARED}:
            new.replace(folder / new.name)
    _synced(folder)
    shutil.rmtree(place)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _mark(path: Path) -> None:
    with path.open("w") as file:
        os.fsync(file.fileno())
    _synced(path.parent)


def _synced(folder: Path) -> None:
    if os.name == "posix":  # elsewhere folders cannot be opened
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
