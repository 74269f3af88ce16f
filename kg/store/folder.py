"""Folder: the marker, the version and the lock of a store on disk, beside the engine's own files."""

import json
import os
import secrets
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from kg.errors import StoreLocked, StoreUnavailable

__all__ = ["Claim", "StoreVersion", "claim", "read_version", "write_format", "write_version"]

_FORMAT: Final = "sozialraum-store 1\n"


@dataclass(frozen=True, slots=True)
class StoreVersion:
    """A version: the store it belongs to (drawn by lot when that was made) and the count of its writes."""

    store: str
    count: int

    @classmethod
    def first(cls) -> Self:
        """Return the version of a new store; a rebuilt one never repeats the versions of the old."""
        return cls(secrets.token_hex(4), 0)

    def next(self) -> Self:
        """Return the version after one more write."""
        return type(self)(self.store, self.count + 1)

    def __str__(self) -> str:
        """Return ``store.count``."""
        return f"{self.store}.{self.count}"


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to use a folder, held by an open file until it is released."""

    handle: int

    def release(self) -> None:
        """Give the folder free."""
        with suppress(OSError):  # closed twice
            os.close(self.handle)


def claim(folder: Path, *, read_only: bool) -> Claim:
    """Return the claim on a store's folder: shared among readers, alone for a writer, who may make it.

    Raises:
        StoreUnavailable: no store there, and none can be made; nothing was changed.
        StoreLocked: a writer holds it, or a reader holds what is to be written.
    """
    try:
        if not read_only:
            _prepare(folder)
        _check(folder)
        handle = os.open(folder / "format", os.O_RDONLY)
    except PermissionError as error:
        raise StoreUnavailable(f"no permission for the store folder {folder}: {error.strerror}") from error
    except OSError as error:
        raise StoreUnavailable(f"the store folder {folder} cannot be opened: {error.strerror}") from error
    if sys.platform != "win32":  # there the engine's own lock keeps out a second writer, nothing a reader
        import fcntl  # noqa: PLC0415

        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if read_only else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise StoreLocked(locked_message(folder)) from error
    return Claim(handle)


def locked_message(folder: Path) -> str:
    """Return the sentence for a folder that another process holds; names the server that left word."""
    try:
        server = json.loads((folder / "server.json").read_text(encoding="utf-8"))
        url, pid = str(server["url"]), int(server["pid"])
    except (OSError, ValueError, KeyError, TypeError):
        return f"another process holds the store {folder}; close it, or use a copy (a snapshot) of the folder"
    return f"a server at {url} (process {pid}) holds the store {folder}; ask it there, or stop it first"


def read_version(folder: Path) -> StoreVersion:
    """Return the version that a store's folder has on file.

    Raises:
        StoreUnavailable: the file is missing or damaged.
    """
    path = folder / "version"
    try:
        store, _, count = path.read_text(encoding="ascii").strip().rpartition(".")
        return StoreVersion(store, int(count))
    except (OSError, ValueError) as error:
        raise StoreUnavailable(f"the store {folder} is damaged: {path.name} should hold a name and a count") from error


def write_version(folder: Path, version: StoreVersion) -> None:
    """Put a version on file, whole or not at all, and on disk before this returns."""
    _write(folder / "version", f"{version}\n")


def write_format(folder: Path) -> None:
    """Mark a folder as a store of this format."""
    _write(folder / "format", _FORMAT)


def _prepare(folder: Path) -> None:
    """Make a new store's folder, or finish one whose making was broken off; leave everything else alone."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {path.name for path in folder.iterdir()}
    if names <= {"version", "version.new", "format.new"}:
        write_version(folder, StoreVersion.first())
        write_format(folder)  # last: with the format on file the version is too


def _check(folder: Path) -> None:
    if not folder.exists():
        raise StoreUnavailable(f"there is no store folder {folder}")
    if not folder.is_dir():
        raise StoreUnavailable(f"{folder} is a file; a store needs a folder, a new or an empty one")
    if not (folder / "format").is_file():
        raise StoreUnavailable(
            f"{folder} holds other files and no store (no file named format); give a new or an empty folder"
        )
    found = (folder / "format").read_text(encoding="utf-8", errors="replace")
    if found != _FORMAT:
        raise StoreUnavailable(
            f"the store {folder} has the format {found[:60].strip()!r}, this version of the program reads "
            f"{_FORMAT.strip()!r}; open it with the version that wrote it and export it from there"
        )
    files = {path.name for path in folder.iterdir()}
    if {"renewal"} <= files and (folder / "renewal" / "whole").exists():
        return  # in between two engines: whoever writes finishes it (kg.store.renewal)
    # Without CURRENT the engine refuses once, then takes the folder for a new one and throws its data away.
    if "CURRENT" not in files and any(name.endswith(".sst") or name.startswith("MANIFEST") for name in files):
        raise StoreUnavailable(f"the store {folder} is damaged: the file CURRENT is missing; restore it from a copy")


def _write(path: Path, text: str) -> None:
    new = path.with_name(f"{path.name}.new")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
