"""Reading: the concepts of a SKOS file, triple by triple, so that no size of file fills the memory."""

import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, NamedTuple

import pyoxigraph

from kg.errors import VocabularyBroken
from kg.terms import OWL, SKOS, Literal, NamedNode

__all__ = ["LABELS", "Said", "read_skos"]

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
_GZIP: Final = b"\x1f\x8b"
_LARGEST: Final = 4 * 1024**3
"""Bytes a packed file may unfold to; the largest thesaurus known is a tenth of that."""

LABELS: Final = {SKOS["prefLabel"]: 0, SKOS["altLabel"]: 1, SKOS["hiddenLabel"]: 2}
"""Kinds of labels, the best first."""

_ABOVE: Final = {SKOS["broader"], SKOS["broadMatch"]}


class Said(NamedTuple):
    """One thing said of a concept: a label of a kind, what is broader (an address), or that it is out of use."""

    concept: str
    what: str
    """``label``, ``broader`` or ``deprecated``."""
    text: str
    kind: int = 0
    language: str = ""


def read_skos(content: IO[bytes], name: str) -> Iterator[Said]:
    """Yield what a file says of its concepts, in its order; the ending of ``name`` tells the format, gzip or not.

    Raises:
        VocabularyBroken: an unknown ending, or a fault in the file, with the line where the parser knows it.
    """
    plain = name.lower().removesuffix(".gz")
    form = _FORMATS.get(Path(plain).suffix)
    if form is None:
        raise VocabularyBroken(f"{name}: no SKOS format has this ending; these have: {', '.join(_FORMATS)} (and .gz)")
    with _unpacked(content, name) as unpacked:
        try:
            for quad in pyoxigraph.parse(unpacked, format=form):
                yield from _said(quad)
        except SyntaxError as error:
            raise VocabularyBroken(f"{name}: {error}") from error
        except (OSError, EOFError) as error:
            raise VocabularyBroken(f"{name}: the packed file is damaged: {error}") from error


def _said(quad: pyoxigraph.Quad) -> Iterator[Said]:
    subject, predicate, value = quad.subject, quad.predicate, quad.object
    if not isinstance(subject, NamedNode):
        return
    if isinstance(value, Literal):
        if predicate in LABELS and value.value.strip():
            yield Said(subject.value, "label", " ".join(value.value.split()), LABELS[predicate], value.language or "")
        elif predicate == OWL["deprecated"] and value.value in {"true", "1"}:
            yield Said(subject.value, "deprecated", "")
    elif isinstance(value, NamedNode):
        if predicate in _ABOVE:
            yield Said(subject.value, "broader", value.value)
        elif predicate == SKOS["narrower"]:
            yield Said(value.value, "broader", subject.value)


def _unpacked(content: IO[bytes], name: str) -> IO[bytes]:
    start = content.read(2)
    content.seek(0)
    if start != _GZIP:
        return content
    return io.BufferedReader(_Bounded(gzip.GzipFile(fileobj=content), name))


class _Bounded(io.RawIOBase):
    """An unpacked file that ends with an error where it gets too long, as a bomb does."""

    def __init__(self, file: gzip.GzipFile, name: str) -> None:
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
