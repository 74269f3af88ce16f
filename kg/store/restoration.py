"""Restoration: a store made from a backup, checked against it, and put in the place of an older one."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, cast

from pyoxigraph import RdfFormat, parse
from pyoxigraph import Store as Engine

from kg.errors import BackupBroken, StoreLocked, StoreUnavailable, WriteRefused
from kg.store.backup import Manifest, compared, opened_backup, verified_backup
from kg.store.base import Store
from kg.store.beside import carry
from kg.store.embedded import EmbeddedStore
from kg.store.folder import StoreVersion, claim, write_format, write_version
from kg.terms import NamedNode, Triple

__all__ = ["Restored", "restore", "restore_into"]


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and where the store lies that was there before, if there was one with something in it."""

    manifest: Manifest
    kept: Path | None


def restore(
    backup: Path, folder: Path, *, replace: bool = False, settle: Callable[[Path], None] = lambda _: None
) -> Restored:
    """Make the store in a folder from a backup, in place of the one that is there.

    The new store is built beside the folder while the backup is read and held to what it promises, and counted; then
    the two change places. The old one is never removed. What lies in the folder beside the engine goes along, and
    ``settle`` is called with the new folder before anybody sees it.

    Raises:
        BackupBroken: the backup is damaged; nothing was changed.
        StoreLocked: a server or another process holds the folder; nothing was changed.
        WriteRefused: there is something in the store and ``replace`` does not say so, or the disk takes no more;
            nothing was changed.
    """
    filled = _filled(folder, replace=replace)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    fresh = folder.with_name(f"{folder.name}.new-{stamp}")
    try:
        manifest = _build(backup, fresh)
        carry(folder, fresh)
        settle(fresh)
        kept = folder.with_name(f"{folder.name}.before-{stamp}")
        with _held(folder):
            _exchange(folder, fresh, kept)
    except OSError as error:
        raise WriteRefused(
            f"the store {folder} cannot be restored: {error.strerror or error}; nothing was changed"
        ) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    if not filled:
        shutil.rmtree(kept, ignore_errors=True)
    return Restored(manifest, kept if filled else None)


def restore_into(backup: Path, store: Store, *, replace: bool = False) -> Manifest:
    """Put a backup's graphs into an open store, such as one behind HTTP, in place of its own.

    All statements are held in memory at once. On a server this is several requests; where one fails, running it again
    completes it.

    Raises:
        BackupBroken: the backup is damaged; nothing was changed.
        WriteRefused: there is something in the store and ``replace`` does not say so, or it takes no such graph.
        StoreUnavailable: it does not hold what the backup holds afterwards.
    """
    verified_backup(backup)
    old = store.graphs()
    if old and not replace:
        raise WriteRefused(_in_the_way(store.address, f"{len(old)} graphs"))
    graphs: dict[NamedNode, list[Triple]] = {graph: [] for graph in old}
    with opened_backup(backup) as (manifest, data):
        for quad in parse(cast("IO[bytes]", data), RdfFormat.N_QUADS):
            if not isinstance(quad.graph_name, NamedNode):
                raise WriteRefused(
                    f"{backup} holds a statement outside named graphs, which {store.address} cannot keep"
                )
            graphs.setdefault(quad.graph_name, []).append(quad.triple)
    store.replace_graphs(graphs)
    there = sum(1 for _ in store.quads())
    if there != manifest.statements:
        raise StoreUnavailable(f"{store.address} holds {there} statements, the backup {manifest.statements}")
    return manifest


def _filled(folder: Path, *, replace: bool) -> bool:
    """Tell whether a folder has a store with something in it, damaged or not, after asking whether that may go."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return False
    try:
        with EmbeddedStore(folder) as store:
            number = len(store.graphs())
    except StoreLocked:
        raise
    except StoreUnavailable as error:
        if not (folder / "format").is_file():  # somebody else's files
            raise
        if not replace:
            raise WriteRefused(f"{error}; to restore in its place say --replace, it is kept beside") from error
        return True
    if number and not replace:
        raise WriteRefused(_in_the_way(str(folder), f"{number} graphs"))
    return bool(number)


def _in_the_way(address: str, what: str) -> str:
    return f"the store {address} holds {what}; nothing was changed. To put the backup in their place say --replace"


def _build(backup: Path, folder: Path) -> Manifest:
    """Make a new store in a folder and return the manifest that it fulfils.

    The engine's own reader is twice as fast as passing statements one by one, but gives blank nodes new labels. Only
    once it has read all, it is known whether there are any.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    manifest, maybe_blank = _loaded(backup, folder, keep_labels=False)
    if maybe_blank:
        shutil.rmtree(folder)
        _loaded(backup, folder, keep_labels=True)
    write_version(folder, StoreVersion.first())  # drawn by lot: nobody takes this content for an older one's
    write_format(folder)
    return manifest


def _loaded(backup: Path, folder: Path, *, keep_labels: bool) -> tuple[Manifest, bool]:
    """Load a backup into a new folder; return what it says of itself, and whether blank nodes may be in it.

    Raises:
        BackupBroken: it does not hold what it promises.
        StoreUnavailable: the engine does not hold what it was given.
    """
    engine = Engine(folder)
    with opened_backup(backup) as (manifest, data):
        text = cast("IO[bytes]", data)
        try:
            if keep_labels:
                engine.bulk_extend(parse(text, RdfFormat.N_QUADS))
            else:
                engine.bulk_load(text, RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise BackupBroken(f"{backup} is damaged: {error}") from error
        compared(manifest, data.tally, backup)
    engine.flush()
    if (there := len(engine)) != manifest.statements:
        raise StoreUnavailable(f"the new store holds {there} statements, the backup {manifest.statements}")
    return manifest, data.maybe_blank


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Keep others out of a store while it changes places; a damaged one lets nobody in anyway."""
    held = None
    if folder.exists():
        with suppress(StoreUnavailable):
            held = claim(folder, read_only=False)
    try:
        yield
    finally:
        if held is not None:
            held.release()


def _exchange(folder: Path, fresh: Path, kept: Path) -> None:
    """Put a fresh store in a folder's place, and the old one back where the new one does not open."""
    there = folder.exists()
    if there:
        folder.rename(kept)
    try:
        fresh.rename(folder)
        EmbeddedStore(folder).close()
    except BaseException:
        if folder.exists():
            folder.rename(fresh)
        if there:
            kept.rename(folder)
        raise
