"""Collections: the documents at a web address or in a file, folder or zip archive, each read by itself."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from kg.errors import DocumentUnreadable
from kg.model import Document
from kg.read.address import Fetch, is_address, read_address
from kg.read.archive import members, opened, shown, unpacked
from kg.read.file import MAX_BYTES, bytes_of, read_bytes

__all__ = ["Reading", "documents_at", "documents_in"]

MAX_ARCHIVE: Final = 200_000_000
ARCHIVES: Final = frozenset({".zip"})
# What systems and word processors leave beside documents; nobody means to add these.
LITTER: Final = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file: where it is, and its document or the reason why there is none."""

    where: str
    outcome: Document | DocumentUnreadable


def documents_at(location: str | Path, get: Fetch) -> Iterator[Reading]:
    """Yield what is at a location: the page of a web address, or every file at a path."""
    if isinstance(location, Path) or not is_address(location):
        yield from documents_in(Path(location))
        return
    try:
        yield Reading(location, read_address(location, get))
    except DocumentUnreadable as error:
        yield Reading(location, error)


def documents_in(path: Path) -> Iterator[Reading]:
    """Yield every file at a path, by name: the file itself, or those in the folder or archive and its subfolders.

    Hidden files are passed over, links to folders not followed. A file that cannot be read is told in its reading and
    the rest goes on. The source of a document is its path inside the folder or archive.
    """
    if path.is_dir():
        yield from in_folder(path)
    elif path.suffix.lower() in ARCHIVES and path.is_file():
        yield from in_archive(path)
    else:
        yield reading(path, path.name)


def reading(path: Path, source: str) -> Reading:
    """Return what a single file gives."""
    try:
        return Reading(str(path), read_bytes(bytes_of(path), source=source, where=str(path)))
    except DocumentUnreadable as error:
        return Reading(str(path), error)


def in_folder(folder: Path) -> Iterator[Reading]:
    """Yield what the files of a folder and its subfolders give; archives in it are opened, too."""
    found = 0
    try:
        for file in files_of(folder):
            found += 1
            if file.suffix.lower() in ARCHIVES:
                yield from in_archive(file)
            else:
                yield reading(file, file.relative_to(folder).as_posix())
    except OSError as error:
        yield Reading(str(folder), DocumentUnreadable(f"{folder}: {error.strerror or error}"))
        return
    if not found:
        yield Reading(str(folder), DocumentUnreadable(f"{folder}: the folder holds no file; give one with documents"))


def files_of(folder: Path) -> list[Path]:
    """Return the files of a folder and its subfolders by path, hidden ones and litter left out.

    Raises:
        OSError: a folder cannot be listed.
    """

    def stop(error: OSError) -> None:
        raise error

    found: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=stop):
        folders[:] = [name for name in folders if not is_litter(name)]
        found.extend(Path(here) / name for name in files if not is_litter(name))
    return sorted(found, key=lambda file: file.relative_to(folder).as_posix())


def is_litter(name: str) -> bool:
    """Tell whether a file or folder is hidden, a lock, or a system's leftover."""
    return name.startswith((".", "~$")) or name.lower() in LITTER


def in_archive(path: Path) -> Iterator[Reading]:
    """Yield what the files of a zip archive give; nothing is written to disk."""
    found = 0
    try:
        archive = opened(bytes_of(path, MAX_ARCHIVE), str(path))
    except DocumentUnreadable as error:
        yield Reading(str(path), error)
        return
    with archive:
        for name, entry in members(archive):
            if any(is_litter(part) for part in PurePosixPath(name).parts if part != ".."):
                continue
            found += 1
            where = f"{path}/{shown(name)}"
            try:
                raw = unpacked(archive, name, entry, where, MAX_BYTES)
                yield Reading(where, read_bytes(raw, source=shown(name), where=where))
            except DocumentUnreadable as error:
                yield Reading(where, error)
    if not found:
        yield Reading(str(path), DocumentUnreadable(f"{path}: the archive holds no file; pack one with documents"))
