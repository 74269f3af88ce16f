"""Backup: a whole store in one file, with counts and a checksum that tell whether it is whole.

A zip archive of ``graph.nq`` (N-Quads, readable for every RDF program), ``manifest.json``, and ``forgotten.json`` where
somebody was forgotten, so that no import brings them back elsewhere. It depends neither on the engine nor on the format
of a store's folder, so it is also the way from one version of the program, or one engine, to another. Keys are not in
it.
"""

import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any, Final, cast

from kg.errors import BackupBroken, StoreUnavailable, WriteRefused
from kg.store.base import Store
from kg.store.beside import FORGOTTEN
from kg.store.tally import Tally, TallyingReader, TallyingWriter

__all__ = [
    "Manifest",
    "compared",
    "forgotten_in",
    "opened_backup",
    "verified_backup",
    "write_backup",
    "written_backup",
]

_FORMAT: Final = "sozialraum-backup 1"
_DATA, _MANIFEST = "graph.nq", "manifest.json"
_LEVEL: Final = 4  # of zlib: a tenth of the text, three times as fast as its best
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself: when and by what it was made, from which version of the store, and its tally."""

    format: str
    created: str
    program: str
    store_version: str
    graphs: int
    statements: int
    checksum: str

    @property
    def tally(self) -> Tally:
        """Number and checksum of the statements."""
        return Tally(self.statements, int(self.checksum, 16))


def write_backup(store: Store, output: IO[bytes], folder: Path | None = None) -> Manifest:
    """Write all statements of a store that nobody changes meanwhile, and return what was written.

    Who was forgotten is told by the ``folder`` of the store, or of the one that it is a copy of.

    Raises:
        StoreUnavailable: somebody changed it (a server elsewhere), or it cannot be read.
    """
    before, graphs = store.version(), len(store.graphs())
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        with archive.open(_DATA, "w", force_zip64=True) as data:
            writer = TallyingWriter(data)
            store.dump(cast("IO[bytes]", writer))
        if store.version() != before:
            raise StoreUnavailable(f"the store {store.address} was changed while it was copied; try again")
        tally = writer.tally
        manifest = Manifest(
            _FORMAT,
            datetime.now(UTC).isoformat(timespec="seconds"),
            f"sozialraum {version('sozialraum')}",
            before,
            graphs,
            tally.statements,
            tally.checksum,
        )
        archive.writestr(_MANIFEST, json.dumps(asdict(manifest), indent=1) + "\n")
        if folder is not None and (folder / FORGOTTEN).exists():
            archive.write(folder / FORGOTTEN, FORGOTTEN)
    return manifest


@contextmanager
def written_backup(target: Path) -> Iterator[IO[bytes]]:
    """Give a stream for a new backup file, which is there under its name only when it is whole and on disk.

    Raises:
        WriteRefused: there is a file of that name, or the place takes none.
        BackupBroken: what was written is no whole backup; it was removed.
    """
    partial = target.with_name(f"{target.name}.part")
    try:
        if target.exists():
            raise WriteRefused(f"{target} exists already; name another file, or a folder for files named by the time")
        target.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as output:
            yield output
            output.flush()
            os.fsync(output.fileno())
        verified_backup(partial)
        partial.replace(target)
    except OSError as error:
        raise WriteRefused(f"the backup {target} cannot be written: {error.strerror or error}") from error
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def opened_backup(path: Path) -> Iterator[tuple[Manifest, TallyingReader]]:
    """Give what a backup says of itself, and its N-Quads; whoever reads them compares the tallies at the end.

    Raises:
        BackupBroken: there is no such file, it is no backup, of another format, or damaged.
    """
    with ExitStack() as stack:
        with _translated(path):
            archive = stack.enter_context(zipfile.ZipFile(path))
            manifest = _manifest(json.loads(archive.read(_MANIFEST)), path)
            data = stack.enter_context(archive.open(_DATA))
        yield manifest, TallyingReader(_Unspoilt(path, data))


def forgotten_in(path: Path) -> bytes | None:
    """Return the list of those whom the store of a backup had forgotten; ``None`` if it had nobody.

    Raises:
        BackupBroken: as ``opened_backup`` does.
    """
    with _translated(path), zipfile.ZipFile(path) as archive:
        return archive.read(FORGOTTEN) if FORGOTTEN in archive.namelist() else None


def verified_backup(path: Path) -> Manifest:
    """Return what a backup says of itself, once all of it was read and found to be true.

    Raises:
        BackupBroken: it is not; the message says how.
    """
    with opened_backup(path) as (manifest, data):
        while data.read(_PIECE):
            pass
        compared(manifest, data.tally, path)
        return manifest


def compared(manifest: Manifest, found: Tally, path: Path) -> None:
    """Return if what was found is what a backup promises.

    Raises:
        BackupBroken: it is not.
    """
    if found != manifest.tally:
        raise BackupBroken(
            f"{path} promises {manifest.statements} statements with the checksum {manifest.checksum[:12]}…, found were"
            f" {found.statements} with {found.checksum[:12]}…; use another backup"
        )


class _Unspoilt:
    """The packed part of a backup, whose reading fails by ``BackupBroken`` alone, whoever reads."""

    def __init__(self, path: Path, source: IO[bytes]) -> None:
        self._path = path
        self._source = source

    def read(self, size: int = -1) -> bytes:
        with _translated(self._path):
            return self._source.read(size)


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise BackupBroken(f"there is no file {path}") from error
    except KeyError as error:
        raise BackupBroken(f"{path} is no backup of this program: {error.args[0]}") from error
    # What reading a spoilt archive raises: its structure (BadZipFile), its packed bytes (zlib.error, EOFError), a
    # version or packing that zipfile does not implement, a manifest or names that are not what they claim (ValueError).
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise BackupBroken(f"{path} is damaged, or no backup of this program: {error}") from error
    except OSError as error:
        raise BackupBroken(f"{path} cannot be read: {error.strerror or error}") from error


def _manifest(told: object, path: Path) -> Manifest:
    found = told.get("format") if isinstance(told, dict) else None
    if found != _FORMAT:
        raise BackupBroken(f"{path} has the format {found!r}, this version of the program reads {_FORMAT!r}")
    try:
        manifest = Manifest(**cast("dict[str, Any]", told))
        Tally(int(manifest.statements), int(manifest.checksum, 16))
    except (TypeError, ValueError) as error:
        raise BackupBroken(f"{path} is damaged: its {_MANIFEST} is incomplete") from error
    return manifest
