"""Dump: a snapshot of the whole graph as files, and the snapshots that a folder keeps."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

__all__ = ["FORMS", "Dump", "DumpFile", "Form", "folder_beside", "kept", "told"]

_NAME: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{6}Z-[0-9a-f]{12}")
_ABOUT: Final = "about.json"


@dataclass(frozen=True, slots=True)
class Form:
    """How the graph is written: suffix, media type, the code of the EU's list of file types, and what it holds."""

    suffix: str
    media_type: str
    file_type: str
    title: str
    with_graphs: bool


FORMS: Final[Mapping[str, Form]] = {
    form.suffix: form
    for form in (
        Form("nq", "application/n-quads", "RDF_N_QUADS", "N-Quads", with_graphs=True),
        Form("trig", "application/trig", "RDF_TRIG", "TriG", with_graphs=True),
        Form("ttl", "text/turtle", "RDF_TURTLE", "Turtle", with_graphs=False),
        Form("jsonld", "application/ld+json", "JSON_LD", "JSON-LD", with_graphs=True),
    )
}
"""By suffix; Turtle holds every triple once and no graphs."""


@dataclass(frozen=True, slots=True)
class DumpFile:
    """A compressed file of a snapshot, with its size in bytes and its SHA-256."""

    name: str
    bytes: int
    sha256: str

    @property
    def form(self) -> Form:
        """How it is written."""
        return FORMS[self.name.split(".")[1]]


@dataclass(frozen=True, slots=True)
class Dump:
    """A snapshot: its name (time of writing and digest), when it was written, how much it holds, its files.

    ``digest`` is the SHA-256 of the sorted N-Quads: equal graphs have equal digests.
    """

    name: str
    created: str
    digest: str
    statements: int
    licence: str
    files: tuple[DumpFile, ...]


def kept(folder: Path) -> tuple[Dump, ...]:
    """Return the snapshots in a folder, newest first; what is no whole snapshot is passed over."""
    try:
        names = sorted((one.name for one in folder.iterdir() if _NAME.fullmatch(one.name)), reverse=True)
    except OSError:
        return ()
    found = (_read(folder / name) for name in names)
    return tuple(one for one in found if one is not None)


def folder_beside(store: str) -> Path | None:
    """Return ``FOLDER.dumps`` beside a store's folder; ``None`` for a store in memory or behind HTTP."""
    if store == "memory:" or store.startswith(("http://", "https://")):
        return None
    folder = Path(store).resolve()
    return folder.with_name(f"{folder.name}.dumps")


def told(dump: Dump) -> str:
    """Return what is written beside the files of a snapshot, as JSON."""
    files = [{"name": one.name, "bytes": one.bytes, "sha256": one.sha256} for one in dump.files]
    about = {"created": dump.created, "digest": dump.digest, "statements": dump.statements, "licence": dump.licence}
    return json.dumps({**about, "files": files}, ensure_ascii=False, indent=1) + "\n"


def _read(place: Path) -> Dump | None:
    try:
        about = json.loads((place / _ABOUT).read_text(encoding="utf-8"))
        files = tuple(DumpFile(str(one["name"]), int(one["bytes"]), str(one["sha256"])) for one in about["files"])
        if any(one.name.split(".")[1] not in FORMS for one in files):
            return None
        if any((place / one.name).stat().st_size != one.bytes for one in files):
            return None
        return Dump(
            place.name,
            str(about["created"]),
            str(about["digest"]),
            int(about["statements"]),
            str(about["licence"]),
            files,
        )
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None
