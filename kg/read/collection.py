"""Collections: the files at a web address, in a folder or zip archive, found first and read each by itself."""

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

__all__ = ["Reading", "Source", "documents_at", "documents_in", "number_of_sources", "read_source", "sources_at"]

MAX_ARCHIVE: Final = 200_000_000
ARCHIVES: Final = frozenset({".zip"})
# What systems and word processors leave beside documents; nobody means to add these.
LITTER: Final = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file: where it is, and its document or the reason why there is none."""

    where: str
    outcome: Document | DocumentUnreadable


@dataclass(frozen=True, slots=True)
class Source:
    """A file before it is read: where it is, the name its document will have as a source, and its bytes.

    A web page is read where it is fetched, so it comes as a document; a file that gives no bytes comes as the reason.
    """

    where: str
    name: str
    content: bytes | Document | DocumentUnreadable


def documents_at(location: str | Path, get: Fetch) -> Iterator[Reading]:
    """Yield what is at a location: the page of a web address, or every file at a path."""
    return (read_source(source) for source in sources_at(location, get))


def documents_in(path: Path) -> Iterator[Reading]:
    """Yield every file at a path, by name: the file itself, or those in the folder or archive and its subfolders.

    Hidden files are passed over, links to folders not followed. A file that cannot be read is told in its reading and
    the rest goes on. The source of a document is its path inside the folder or archive.
    """
    return (read_source(source) for source in sources_in(path))


def read_source(source: Source) -> Reading:
    """Return what a file gives."""
    if not isinstance(source.content, bytes):
        return Reading(source.where, source.content)
    try:
        return Reading(source.where, read_bytes(source.content, source=source.name, where=source.where))
    except DocumentUnreadable as error:
        return Reading(source.where, error)


def sources_at(location: str | Path, get: Fetch) -> Iterator[Source]:
    """Yield the files at a location: the page of a web address, or every file at a path."""
    if isinstance(location, Path) or not is_address(location):
        yield from sources_in(Path(location))
        return
    try:
        yield Source(location, location, read_address(location, get))
    except DocumentUnreadable as error:
        yield Source(location, location, error)


def number_of_sources(location: str | Path) -> int:
    """Return how many files a location holds, as far as that can be told without reading them; at least one."""
    path = Path(location)
    if isinstance(location, str) and is_address(location):
        return 1
    try:
        if path.is_dir():
            return sum(number_of_sources(file) if is_archive(file) else 1 for file in files_of(path)) or 1
        if is_archive(path) and path.is_file():
            with opened(bytes_of(path, MAX_ARCHIVE), str(path)) as archive:
                return sum(not is_hidden(name) for name, _ in members(archive)) or 1
    except (OSError, DocumentUnreadable):
        return 1
    return 1


def sources_in(path: Path) -> Iterator[Source]:
    """Yield the files at a path, in the order of ``documents_in``."""
    if path.is_dir():
        yield from in_folder(path)
    elif is_archive(path) and path.is_file():
        yield from in_archive(path)
    else:
        yield source_of(path, path.name)


def source_of(path: Path, name: str) -> Source:
    """Return a single file with its bytes."""
    try:
        return Source(str(path), name, bytes_of(path))
    except DocumentUnreadable as error:
        return Source(str(path), name, error)


def is_archive(path: Path) -> bool:
    """Tell whether a file is an archive by its name."""
    return path.suffix.lower() in ARCHIVES


def in_folder(folder: Path) -> Iterator[Source]:
    """Yield the files of a folder and its subfolders; archives in it are opened, too."""
    found = 0
    try:
        for file in files_of(folder):
            found += 1
            if is_archive(file):
                yield from in_archive(file)
            else:
                yield source_of(file, file.relative_to(folder).as_posix())
    except OSError as error:
        yield without(folder, f"{error.strerror or error}")
        return
    if not found:
        yield without(folder, "the folder holds no file; give one with documents")


def without(path: Path, reason: str) -> Source:
    """Return a folder or archive that gives no files, with the reason."""
    return Source(str(path), path.name, DocumentUnreadable(f"{path}: {reason}"))


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


def is_hidden(name: str) -> bool:
    """Tell whether the file of this name in an archive lies hidden or among leftovers."""
    return any(is_litter(part) for part in PurePosixPath(name).parts if part != "..")


def in_archive(path: Path) -> Iterator[Source]:
    """Yield the files of a zip archive; nothing is written to disk."""
    found = 0
    try:
        archive = opened(bytes_of(path, MAX_ARCHIVE), str(path))
    except DocumentUnreadable as error:
        yield Source(str(path), path.name, error)
        return
    with archive:
        for name, entry in members(archive):
            if is_hidden(name):
                continue
            found += 1
            where = f"{path}/{shown(name)}"
            try:
                yield Source(where, shown(name), unpacked(archive, name, entry, where, MAX_BYTES))
            except DocumentUnreadable as error:
                yield Source(where, shown(name), error)
    if not found:
        yield without(path, "the archive holds no file; pack one with documents")
