"""Samples: the shipped documents by set, in their order, with the curated facts beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Final, Literal, cast

import pyoxigraph

from kg.errors import DocumentUnreadable, VocabularyBroken
from kg.model import Document
from kg.read import read_text
from kg.resources import curated, material, said_in_yaml
from kg.terms import NamedNode, Triple

__all__ = ["SETS", "Sample", "SampleSet", "curated_graphs", "samples"]

SampleSet = Literal["forum", "network", "all"]
SETS: Final[Mapping[SampleSet, tuple[str, ...]]] = {
    "forum": ("",),
    "network": ("network",),
    "all": ("", "network"),
}
"""The folders below ``kg/material`` that a set is made of."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A shipped document, and what readers should know about its source in German and English."""

    document: Document
    note_de: str
    note_en: str


def samples(chosen: SampleSet = "forum") -> tuple[Sample, ...]:
    """Return the shipped documents of a set: the forum pages, the planned network, or both one after the other.

    Raises:
        DocumentUnreadable: a file that an index names is missing or not UTF-8.
    """
    return tuple(found for name in SETS[chosen] for found in indexed(material() / name if name else material()))


def indexed(folder: Traversable) -> Iterator[Sample]:
    """Yield the documents of a folder in the order of its index."""
    index = said_in_yaml((folder / "index.yaml").read_text(encoding="utf-8"))
    for entry in cast("Mapping[str, list[Mapping[str, object]]]", index)["documents"]:
        yield sample(folder, entry)


def sample(folder: Traversable, entry: Mapping[str, object]) -> Sample:
    """Return one document of an index."""
    name, note = str(entry["file"]), entry["note"]
    try:
        text = (folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentUnreadable(f"{name}: shipped document cannot be read: {error}") from error
    notes = note if isinstance(note, Mapping) else {}
    return Sample(
        document=read_text(text, source=name, made_up=bool(entry["made_up"])),
        note_de=str(notes.get("de", "")),
        note_en=str(notes.get("en", "")),
    )


def curated_graphs(document: Document) -> Mapping[NamedNode, frozenset[Triple]]:
    """Return the curated graphs of a shipped document; none if no person has written any.

    Raises:
        VocabularyBroken: the file does not parse.
    """
    file = curated() / f"{document.slug}.trig"
    if not file.is_file():
        return {}
    graphs: dict[NamedNode, set[Triple]] = {}
    try:
        for quad in pyoxigraph.parse(file.read_bytes(), format=pyoxigraph.RdfFormat.TRIG):
            if not isinstance(quad.graph_name, NamedNode):
                raise VocabularyBroken(f"{file.name}: a fact stands outside every graph: {quad.triple}")
            graphs.setdefault(quad.graph_name, set()).add(quad.triple)
    except SyntaxError as error:
        raise VocabularyBroken(f"{file.name}: {error}") from error
    return {name: frozenset(triples) for name, triples in graphs.items()}
