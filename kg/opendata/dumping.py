"""Dumping: a snapshot of the whole graph written, streamed through sorted lines so that memory does not grow with it.

The same graph gives the same bytes: N-Quads are sorted, the other formats are made from sorted lines, and nothing in a
file tells when it was made.
"""

import gzip
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Final, NamedTuple, cast

from pyoxigraph import Quad, RdfFormat, parse, serialize

from kg.errors import StoreUnavailable, WriteRefused
from kg.opendata.attribution import attribution_of, attribution_text
from kg.opendata.contents import contents_of
from kg.opendata.dump import FORMS, Dump, DumpFile, kept, told
from kg.opendata.lines import sorted_lines
from kg.opendata.publication import Publication
from kg.store.base import Store
from kg.terms import PREFIXES

__all__ = ["Made", "dump", "prune"]

_STEM: Final = "sozialraum"
_LEVEL: Final = 6
_PIECE: Final = 1 << 16
_BATCH: Final = 4_000
"""Lines that are parsed at one time."""
_WRITERS: Final = {"trig": RdfFormat.TRIG, "ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD}


class Made(NamedTuple):
    """A snapshot, and whether it was written now or was there already."""

    dump: Dump
    fresh: bool


def dump(store: Store, folder: Path, publication: Publication, *, now: datetime | None = None) -> Made:
    """Write all graphs of a store into a new snapshot below a folder; where the newest one holds the same, that stays.

    A snapshot is there under its name only when it is whole and on disk; whatever fails leaves the others as they are.

    Raises:
        WriteRefused: the folder takes no snapshot.
        StoreUnavailable: the store cannot be read, or was changed meanwhile.
    """
    created = (now or datetime.now(UTC)).replace(microsecond=0)
    with _part(folder) as part:
        before = store.version()
        contents = contents_of(store)
        more = attribution_of(publication, contents)
        digest, statements = _write_quads(_quads_of(store, more, part), part)
        if store.version() != before:
            raise StoreUnavailable(f"the store {store.address} was changed while it was dumped; try again")
        newest = next(iter(kept(folder)), None)
        if newest is not None and newest.digest == digest:
            return Made(newest, fresh=False)
        _write_others(part)
        (part / "quelle.txt").write_text(
            "\n".join(attribution_text(publication, contents, language) for language in ("de", "en")) + "\n", "utf-8"
        )
        licence = publication.licence.address.value if publication.licence else ""
        files = tuple(_measured(part / f"{_STEM}.{suffix}.gz") for suffix in FORMS)
        name = f"{created:%Y-%m-%dT%H%M%SZ}-{digest[:12]}"
        made = Dump(name, created.isoformat(), digest, statements, licence, files)
        (part / "about.json").write_text(told(made), encoding="utf-8")
        _synced(part)
        part.replace(folder / name)
        return Made(made, fresh=True)


def prune(folder: Path, keep: int) -> tuple[str, ...]:
    """Remove all snapshots but the newest ones, and return the names of those that went.

    Raises:
        WriteRefused: one cannot be removed.
    """
    gone = tuple(one.name for one in kept(folder)[keep:])
    try:
        for name in gone:
            shutil.rmtree(folder / name)
    except OSError as error:
        raise WriteRefused(f"old snapshots in {folder} cannot be removed: {error.strerror or error}") from error
    return gone


@contextmanager
def _part(folder: Path) -> Iterator[Path]:
    """Give a new folder for a snapshot in the making, beside those that are whole; what is left of it goes."""
    part = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".part-", dir=folder))
        part.chmod(0o755)
        yield part
    except OSError as error:
        raise WriteRefused(f"no snapshot can be written to {folder}: {error.strerror or error}") from error
    finally:
        if part is not None:
            shutil.rmtree(part, ignore_errors=True)


def _quads_of(store: Store, more: Iterable[Quad], part: Path) -> Iterator[bytes]:
    """Yield the quads of a store and some more as lines of N-Quads, in no order."""
    with tempfile.TemporaryFile(dir=part) as file:
        store.dump(cast("IO[bytes]", file))
        file.seek(0)
        for line in file:
            yield line if line.endswith(b"\n") else line + b"\n"
    yield from (serialize([quad], format=RdfFormat.N_QUADS) or b"" for quad in more)


def _write_quads(lines: Iterable[bytes], part: Path) -> tuple[str, int]:
    """Write sorted N-Quads, and return their SHA-256 and number."""
    digest, number = hashlib.sha256(), 0
    with _compressed(part / f"{_STEM}.nq.gz") as output:
        for line in sorted_lines(lines, part):
            digest.update(line)
            output.write(line)
            number += 1
    return digest.hexdigest(), number


def _write_others(part: Path) -> None:
    """Write the other formats from the sorted N-Quads: by graph, and for Turtle each triple once."""
    for suffix, form in _WRITERS.items():
        with ExitStack() as stack:
            source = stack.enter_context(gzip.open(part / f"{_STEM}.nq.gz"))
            output = stack.enter_context(_compressed(part / f"{_STEM}.{suffix}.gz"))
            lines = _by_graph(source, part) if FORMS[suffix].with_graphs else _triples(source)
            quads, ordered = _parsed(lines), _HeaderInOrder(output)
            given = quads if FORMS[suffix].with_graphs else (quad.triple for quad in quads)
            serialize(cast("Iterable[Quad]", given), cast("IO[bytes]", ordered), form, prefixes=PREFIXES)
            ordered.flush()


class _HeaderInOrder:
    """A stream that puts the prefixes at the beginning into an order: the engine has a new one in every process."""

    def __init__(self, output: gzip.GzipFile) -> None:
        """Write to this stream."""
        self._output = output
        self._kept = bytearray()
        self._begun = False

    def write(self, data: bytes) -> int:
        """Keep data until there is enough of it: the engine writes word by word."""
        self._kept += data
        if len(self._kept) > _PIECE:
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Write what was kept."""
        if not self._begun:
            lines = self._kept.splitlines(keepends=True)
            end = next((at for at, line in enumerate(lines) if not line.startswith(b"@prefix")), len(lines))
            self._kept = bytearray(b"".join([*sorted(lines[:end]), *lines[end:]]))
            self._begun = True
        self._output.write(self._kept)
        self._kept.clear()


def _parsed(lines: Iterable[bytes]) -> Iterator[Quad]:
    given = iter(lines)
    while batch := b"".join(islice(given, _BATCH)):
        yield from parse(batch, RdfFormat.N_QUADS)


def _by_graph(lines: Iterable[bytes], part: Path) -> Iterator[bytes]:
    """Yield lines of N-Quads by the names of their graphs, and within a graph in their order."""
    marked = (line.rsplit(b" ", 2)[1] + b"\t" + line for line in lines)
    return (line.partition(b"\t")[2] for line in sorted_lines(marked, part))


def _triples(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield sorted lines of N-Quads without those that tell again what the line before tells of another graph."""
    last = b""
    for line in lines:
        told_here = line.rsplit(b" ", 2)[0]
        if told_here != last:
            yield line
            last = told_here


@contextmanager
def _compressed(file: Path) -> Iterator[gzip.GzipFile]:
    """Give a compressed file whose bytes depend on what is written alone."""
    with file.open("wb") as raw, gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as output:
        yield output


def _measured(file: Path) -> DumpFile:
    with file.open("rb") as source:
        return DumpFile(file.name, file.stat().st_size, hashlib.file_digest(source, "sha256").hexdigest())


def _synced(part: Path) -> None:
    """Have all files of a folder on disk."""
    for file in part.iterdir():
        handle = os.open(file, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
