"""Copies: what lies beside the graph and still holds a name: readers' reports, snapshots, files elsewhere."""

import gzip
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import IO, Final, cast

from kg.opendata.dump import kept

__all__ = ["blacken_databases", "dumps_holding", "files_holding", "withdraw"]

_PIECE: Final = 1 << 20


def blacken_databases(folder: Path, clean: Callable[[str], str]) -> int:
    """Put clean texts in the place of all texts of the SQLite files in a store's folder, and return how many changed.

    What they said before is overwritten on disk, too.
    """
    number = 0
    for place in sorted(folder.glob("*.sqlite3")):
        with closing(sqlite3.connect(place, timeout=30, isolation_level=None)) as connection:
            connection.create_function("clean", 1, lambda text: text and clean(text), deterministic=True)  # NULL stays
            connection.execute("PRAGMA secure_delete = ON")
            changed = 0
            for table, column in _text_columns(connection):
                one = f'UPDATE "{table}" SET "{column}" = clean("{column}") WHERE "{column}" <> clean("{column}")'  # noqa: S608 - names out of the file's own schema
                changed += connection.execute(one).rowcount
            if changed:
                connection.execute("VACUUM")
            number += changed
    return number


def _text_columns(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return the tables of a database with their columns of texts."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return [
        (table, column[1])
        for (table,) in tables.fetchall()
        for column in connection.execute("SELECT * FROM pragma_table_info(?)", [table])
        if column[2] == "TEXT"
    ]


def dumps_holding(folder: Path | None, words: Iterable[str]) -> tuple[Path, ...]:
    """Return the snapshots in the folder of dumps that hold one of some words."""
    if folder is None:
        return ()
    sought = _bytes(words)
    places = (folder / one.name for one in kept(folder))
    return tuple(place for place in places if any(_holds(file, sought) for file in sorted(place.glob("*.nq.gz"))))


def withdraw(places: Iterable[Path]) -> int:
    """Remove snapshots, which cannot be changed under their names, and return how many."""
    number = 0
    for place in places:
        shutil.rmtree(place)
        number += 1
    return number


def files_holding(folders: Iterable[Path], words: Iterable[str]) -> tuple[Path, ...]:
    """Return the files below folders that hold one of some words, packed or not: backups, pages, tables, texts."""
    sought = _bytes(words)
    files = (file for folder in folders for file in sorted((folder,) if folder.is_file() else folder.rglob("*")))
    return tuple(file for file in files if file.is_file() and _holds(file, sought))


def _bytes(words: Iterable[str]) -> tuple[bytes, ...]:
    return tuple(word.encode() for word in words)


def _holds(file: Path, sought: tuple[bytes, ...]) -> bool:
    with suppress(OSError, zlib.error, EOFError, zipfile.BadZipFile, NotImplementedError):
        return any(_in_stream(stream, sought) for stream in _streams(file))
    return False


def _streams(file: Path) -> Iterator[IO[bytes]]:
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                with archive.open(name) as stream:
                    yield stream
    elif file.suffix == ".gz":
        with gzip.open(file) as stream:
            yield cast("IO[bytes]", stream)
    else:
        with file.open("rb") as stream:
            yield stream


def _in_stream(stream: IO[bytes], sought: tuple[bytes, ...]) -> bool:
    before = b""
    longest = max(map(len, sought), default=0)
    while piece := stream.read(_PIECE):
        if any(word in before + piece for word in sought):
            return True
        before = (before + piece)[-longest:]
    return False
