"""Storage: findings on a store's folder, its disk and its keys."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.cli.diagnosis.finding import Finding, bad, fair, good
from kg.cli.diagnosis.serving import of_server
from kg.cli.options import server_of
from kg.derive import is_derived
from kg.errors import KeysUnreadable, StoreLocked, StoreUnavailable
from kg.keys import read_keys
from kg.store import Store, open_store
from kg.terms import VOCABULARY_GRAPH
from kg.vocabulary import vocabulary_triples

__all__ = ["of_disk", "of_keys", "of_store"]

_LEAST: Final = 100 * 1024 * 1024
"""Bytes; with fewer a server says that it is not ready."""
_DERIVED_AT_ONCE: Final = 300 * 1024 * 1024
"""Bytes of a store up to which its derived graph is computed anew to compare it."""


def of_store(folder: Path) -> Iterator[Finding]:
    """Yield what is found of a store: whether it opens, may be written, and is up to date, or who serves it."""
    if not folder.exists():
        yield fair(
            "store",
            (f"noch kein Speicher in {folder}", f"no store in {folder} yet"),
            ("sozialraum build (oder serve) legt ihn an", "sozialraum build (or serve) makes it"),
        )
        return
    try:
        with open_store(folder, read_only=True) as store:
            told = (folder / "format").read_text(encoding="utf-8").strip()
            count = len(store.graphs())
            yield good(
                "store", f"{folder} öffnet ({told}), {count} Graphen", f"{folder} opens ({told}), {count} graphs"
            )
            yield from _of_rights(folder)
            yield _of_freshness(store, folder)
    except StoreLocked as error:
        yield good("store", f"in Gebrauch: {error}", f"in use: {error}")
        served = server_of(folder)
        if served is not None:
            yield from of_server(served.url)
    except StoreUnavailable as error:
        yield bad(
            "store",
            (f"öffnet nicht: {error}", f"does not open: {error}"),
            ("sozialraum restore SICHERUNG --replace", "sozialraum restore BACKUP --replace"),
        )


def _of_rights(folder: Path) -> Iterator[Finding]:
    closed = [path for path in (folder, *folder.iterdir()) if not os.access(path, os.R_OK | os.W_OK)]
    if closed:
        yield bad(
            "rights",
            (f"nicht les- und schreibbar: {closed[0]}", f"not readable and writable: {closed[0]}"),
            (f"chown -R {os.getuid()} {folder}", f"chown -R {os.getuid()} {folder}"),
        )
    else:
        yield good("rights", "Speicher les- und schreibbar", "store readable and writable")


def _of_freshness(store: Store, folder: Path) -> Finding:
    hint = ("sozialraum build", "sozialraum build")
    if frozenset(quad.triple for quad in store.quads(VOCABULARY_GRAPH)) != vocabulary_triples():
        return fair(
            "freshness",
            ("Vokabular im Speicher ist das einer anderen Version", "the store has another version's vocabulary"),
            hint,
        )
    if sum(path.stat().st_size for path in folder.iterdir()) > _DERIVED_AT_ONCE:
        return good(
            "freshness",
            "Vokabular aktuell; Abgeleitetes bei dieser Größe nicht nachgerechnet",
            "vocabulary up to date; what is derived was not computed again at this size",
        )
    if not is_derived(store):
        return fair(
            "freshness", ("Abgeleitetes ist nicht auf dem Stand der Angaben", "what is derived is out of date"), hint
        )
    return good("freshness", "Vokabular und Abgeleitetes aktuell", "vocabulary and derived facts up to date")


def of_disk(folder: Path) -> Finding:
    """Return what is found of the disk that a store lies on, or would."""
    place = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    free = shutil.disk_usage(place).free
    told, hint = f"{free / 1024**3:.1f} GiB", ("Platz schaffen", "make room")
    taken = sum(path.stat().st_size for path in folder.iterdir() if path.is_file()) if folder.is_dir() else 0
    if free < _LEAST:
        return bad("disk", (f"nur noch {told} frei auf {place}", f"only {told} free on {place}"), hint)
    if free < 2 * taken:
        return fair(
            "disk",
            (f"{told} frei: zu wenig für Sicherung und Rückspielen", f"{told} free: too few for backup and restore"),
            hint,
        )
    return good("disk", f"{told} frei auf {place}", f"{told} free on {place}")


def of_keys(file: Path) -> Finding:
    """Return what is found of the file of keys: whether it can be read, and by whom."""
    if not file.exists():
        return good(
            "keys",
            "keine Schlüssel: über HTTP darf niemand schreiben",
            "no keys: nobody may write over HTTP",
        )
    try:
        number = len(read_keys(file))
    except KeysUnreadable as error:
        return bad(
            "keys",
            (str(error), str(error)),
            ("Datei wiederherstellen oder entfernen", "restore the file, or remove it"),
        )
    if os.name == "posix" and file.stat().st_mode & 0o077:
        return fair("keys", (f"{file} ist für andere lesbar", f"{file} is open to others"), (f"chmod 600 {file}",) * 2)
    return good("keys", f"{number} Schlüssel in {file}", f"{number} keys in {file}")
