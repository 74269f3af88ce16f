"""Reading: the concepts of a SKOS file, triple by triple, so that no size of file fills the memory."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO, Final, NamedTuple
from urllib.parse import urlsplit

import pyoxigraph

from kg.errors import VocabularyBroken
from kg.terms import OWL, SKOS, Literal, NamedNode

__all__ = ["ACCEPT", "LABELS", "NOTES", "Said", "is_address", "read_skos"]

_FORMATS: Final = {
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
    ".xml": pyoxigraph.RdfFormat.RDF_XML,
    ".owl": pyoxigraph.RdfFormat.RDF_XML,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
    ".json": pyoxigraph.RdfFormat.JSON_LD,
}
_MEDIA_TYPES: Final = {
    "text/turtle": ".ttl",
    "application/x-turtle": ".ttl",
    "application/rdf+xml": ".rdf",
    "application/n-triples": ".nt",
    "application/n-quads": ".nq",
    "application/trig": ".trig",
    "application/ld+json": ".jsonld",
}
ACCEPT: Final = f"{', '.join(_MEDIA_TYPES)}, */*;q=0.1"
"""What to ask a server for."""

_GZIP: Final = b"\x1f\x8b"
_ZIP: Final = b"PK\x03\x04"
_LARGEST: Final = 4 * 1024**3
"""Bytes a packed file may unfold to; the largest thesaurus known is a tenth of that."""

LABELS: Final = {SKOS["prefLabel"]: 0, SKOS["altLabel"]: 1, SKOS["hiddenLabel"]: 2}
"""Kinds of labels, the best first."""

NOTES: Final = {SKOS["definition"]: 0, SKOS["scopeNote"]: 1}
"""Kinds of notes that say what a concept means, the best first."""

_ABOVE: Final = {SKOS["broader"], SKOS["broadMatch"]}


class Said(NamedTuple):
    """One thing said of a concept: a label or note of a kind, what is broader (an address), or that it is not used."""

    concept: str
    what: str
    """``label``, ``note``, ``broader`` or ``deprecated``."""
    text: str
    kind: int = 0
    language: str = ""


def is_address(location: str) -> bool:
    """Tell whether a location is an address on the web, not a path."""
    return location.lower().startswith(("http://", "https://"))


def read_skos(content: IO[bytes], name: str, media_type: str = "") -> Iterator[Said]:
    """Yield what a file says of its concepts, in its order.

    The ending of ``name``, a file's or an address, tells the format, else the media type; the first bytes tell whether
    it is packed by gzip or zip. A zip holds one such file. ``content`` can be read from any place.

    Raises:
        VocabularyBroken: an unknown ending, or a fault in the file, with the line where the parser knows it.
    """
    try:
        with _unpacked(content, name) as (unpacked, inner):
            form = _form(inner or name, media_type)
            for quad in pyoxigraph.parse(unpacked, format=form):
                yield from _said(quad)
    except SyntaxError as error:
        raise VocabularyBroken(f"{name}: {error}") from error
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError) as error:
        raise VocabularyBroken(f"{name}: the packed file is damaged: {error}") from error


def _form(name: str, media_type: str) -> pyoxigraph.RdfFormat:
    path = urlsplit(name).path if is_address(name) else name
    suffix = PurePosixPath(path.lower().removesuffix(".gz")).suffix
    form = _FORMATS.get(suffix) or _FORMATS.get(_MEDIA_TYPES.get(media_type, ""))
    if form is None:
        told = f", nor is {media_type} one" if media_type else ""
        raise VocabularyBroken(
            f"{name}: no SKOS format has this ending{told}; these have: {', '.join(_FORMATS)} (and .gz, .zip)"
        )
    return form


def _said(quad: pyoxigraph.Quad) -> Iterator[Said]:
    subject, predicate, value = quad.subject, quad.predicate, quad.object
    if not isinstance(subject, NamedNode):
        return
    if isinstance(value, Literal):
        if predicate in LABELS and value.value.strip():
            yield Said(subject.value, "label", " ".join(value.value.split()), LABELS[predicate], value.language or "")
        elif predicate in NOTES and value.value.strip():
            yield Said(subject.value, "note", " ".join(value.value.split()), NOTES[predicate], value.language or "")
        elif predicate == OWL["deprecated"] and value.value in {"true", "1"}:
            yield Said(subject.value, "deprecated", "")
    elif isinstance(value, NamedNode):
        if predicate in _ABOVE:
            yield Said(subject.value, "broader", value.value)
        elif predicate == SKOS["narrower"]:
            yield Said(value.value, "broader", subject.value)


@contextmanager
def _unpacked(content: IO[bytes], name: str) -> Iterator[tuple[IO[bytes], str]]:
    """Give the content without its packing, and the name of the file in it where that is told."""
    start = content.read(4)
    content.seek(0)
    if start.startswith(_GZIP):
        yield io.BufferedReader(_Bounded(gzip.GzipFile(fileobj=content), name)), ""
    elif start == _ZIP:
        with zipfile.ZipFile(content) as packed:
            inside = [one for one in packed.namelist() if PurePosixPath(one.lower()).suffix in _FORMATS]
            if len(inside) != 1:
                held = ", ".join(packed.namelist()[:5]) or "nothing"
                raise VocabularyBroken(f"{name}: holds {held}; one SKOS file is wanted")
            with packed.open(inside[0]) as member:
                yield io.BufferedReader(_Bounded(member, name)), inside[0]
    else:
        yield content, ""


class _Bounded(io.RawIOBase):
    """An unpacked file that ends with an error where it gets too long, as a bomb does."""

    def __init__(self, file: gzip.GzipFile | IO[bytes], name: str) -> None:
        super().__init__()
        self._file, self._name, self._left = file, name, _LARGEST

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]  # any writable buffer
        data = self._file.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise VocabularyBroken(f"{self._name}: unfolds to more than {_LARGEST} bytes")
        buffer[: len(data)] = data
        return len(data)
