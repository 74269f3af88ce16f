"""Archives: the files packed in a zip, one after the other in memory, within limits that no bomb passes."""

import io
import stat
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from kg.errors import DocumentUnreadable, Fault

__all__ = ["DAMAGED", "members", "opened", "shown", "unpacked"]

MAX_MEMBERS: Final = 10_000
MAX_UNPACKED: Final = 500_000_000
MAX_RATIO: Final = 200
SMALL: Final = 1_000_000  # below this many bytes no ratio is alarming
ENCRYPTED: Final = 0x1
# What zipfile raises on a table of contents it cannot read: broken structure, names that are not the UTF-8 they claim
# to be (a UnicodeDecodeError is a ValueError), and a version of the format that it does not implement.
DAMAGED: Final = (zipfile.BadZipFile, ValueError, NotImplementedError)
NAME_IS_UTF8: Final = 0x800


def opened(raw: bytes, where: str, *, unpacked: int = MAX_UNPACKED) -> zipfile.ZipFile:
    """Return a zip archive that is within the limits on count, size and ratio.

    Raises:
        DocumentUnreadable: the bytes are no archive, or it is over a limit.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except DAMAGED as error:
        raise DocumentUnreadable(
            f"{where}: the file is damaged ({error}); pack or save it anew", Fault.DAMAGED
        ) from error
    checked(archive.infolist(), where, unpacked)
    return archive


def checked(entries: list[zipfile.ZipInfo], where: str, unpacked: int) -> None:
    """Refuse an archive by what its table of contents says, before anything is unpacked.

    Raises:
        DocumentUnreadable: too many files, too many bytes, or a file that is packed suspiciously small.
    """
    if len(entries) > MAX_MEMBERS:
        raise DocumentUnreadable(
            f"{where}: {len(entries):,} files are over the limit of {MAX_MEMBERS:,}; split the archive", Fault.LARGE
        )
    total = sum(entry.file_size for entry in entries)
    if total > unpacked:
        raise DocumentUnreadable(
            f"{where}: {total:,} bytes unpacked are over the limit of {unpacked:,}; split the archive", Fault.LARGE
        )
    for entry in entries:
        if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise DocumentUnreadable(
                f"{where}: {shown(entry.filename)} unpacks to {entry.file_size:,} bytes from {entry.compress_size:,},"
                f" more than {MAX_RATIO} times its size, as only a zip bomb does; give the file itself",
                Fault.ARCHIVE,
            )


def members(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yield the name and entry of every file in an archive by name, folders left out."""
    yield from sorted(
        ((name_of(entry), entry) for entry in archive.infolist() if not entry.is_dir()), key=lambda pair: pair[0]
    )


def name_of(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name; some programs write UTF-8 without saying so."""
    if entry.flag_bits & NAME_IS_UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return entry.filename


def unpacked(archive: zipfile.ZipFile, name: str, entry: zipfile.ZipInfo, where: str, limit: int) -> bytes:
    """Return the bytes of one entry.

    Raises:
        DocumentUnreadable: its name leads out of the archive, it is a link, encrypted, too large or damaged.
    """
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in path.parts[0]:
        raise DocumentUnreadable(f"{where}: the name leads out of the archive; pack the folder anew", Fault.ARCHIVE)
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise DocumentUnreadable(f"{where}: is a link, not a file; pack the file itself", Fault.ARCHIVE)
    if entry.flag_bits & ENCRYPTED:
        raise DocumentUnreadable(f"{where}: is encrypted; pack it without a password", Fault.LOCKED)
    if entry.file_size > limit:
        raise DocumentUnreadable(
            f"{where}: {entry.file_size:,} bytes are over the limit of {limit:,}; split the file", Fault.LARGE
        )
    try:
        with archive.open(entry) as file:
            return file.read(limit)
    except Exception as error:
        # Each packing method has errors of its own for damaged data; all mean the same here.
        raise DocumentUnreadable(
            f"{where}: is damaged inside the archive ({error}); pack it anew", Fault.DAMAGED
        ) from error


def shown(name: str) -> str:
    """Return a name without line ends and other signs that would spoil a message."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)[:200]
