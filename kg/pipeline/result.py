"""Results: what one file gave, in a shape that travels between processes and is the same in all of them."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import pyoxigraph

from kg.errors import DocumentUnreadable, Fault
from kg.pipeline.extraction import extract
from kg.read import Source, read_source
from kg.terms import NamedNode, Triple

if TYPE_CHECKING:
    from kg.llm import LanguageModel

__all__ = ["Extractor", "Result", "failed", "in_this_process", "result_of"]


@dataclass(frozen=True, slots=True)
class Result:
    """What one file gave: the document's source, slug and hash, how many facts, and its graphs, empty ones too.

    ``error`` is the reason why there is no document and ``fault`` its kind, ``note`` what did not go well although
    there is one; all are empty where all went well. Between processes the graphs travel as N-Quads, which is a third of
    the work of pickling two thousand terms one by one; within one they stay as they are.
    """

    where: str
    source: str = ""
    slug: str = ""
    text_hash: str = ""
    facts: int = 0
    graphs: Mapping[NamedNode, frozenset[Triple]] = field(default_factory=dict, repr=False)
    error: str = ""
    note: str = ""
    fault: str = ""

    def __reduce__(self) -> tuple[object, ...]:
        """Return how another process makes the same result."""
        told = (self.where, self.source, self.slug, self.text_hash, self.facts)
        names = tuple(sorted(graph.value for graph in self.graphs))
        return arrived, (told, names, quads_of(self.graphs), (self.error, self.note, self.fault))


class Extractor(Protocol):
    """Gives the results of files, wherever the work is done."""

    def __call__(self, sources: Iterable[Source], model: "LanguageModel | None" = None) -> Iterator[Result]:
        """Yield what every file gives, in the order of the files; a language model may propose facts besides."""
        ...


def in_this_process(sources: Iterable[Source], model: "LanguageModel | None" = None) -> Iterator[Result]:
    """Yield what every file gives, one after the other."""
    return (result_of(source, model) for source in sources)


def result_of(source: Source, model: "LanguageModel | None" = None) -> Result:
    """Return what a file gives; whatever goes wrong with it is told in the result."""
    try:
        read = read_source(source).outcome
        if isinstance(read, DocumentUnreadable):
            return Result(source.where, error=str(read), fault=read.fault)
        extraction = extract(read, model)
    except Exception as error:
        logging.getLogger(__name__).warning("%s: the rules failed", source.where, exc_info=True)
        return failed(source.where, f"{type(error).__name__}: {error}")
    return Result(
        source.where,
        read.source,
        read.slug,
        read.text_hash,
        len(extraction.facts),
        extraction.graphs,
        note=extraction.note,
    )


def failed(where: str, reason: str) -> Result:
    """Return the result of a file for which the program, not the file, is to blame."""
    return Result(
        where,
        error=f"{where}: the program failed on this document ({reason}); the others go on, please report it",
        fault=Fault.PROGRAM,
    )


def quads_of(graphs: Mapping[NamedNode, frozenset[Triple]]) -> bytes:
    """Return graphs as N-Quads, in a fixed order."""
    return "".join(sorted(f"{triple} {name} .\n" for name, triples in graphs.items() for triple in triples)).encode()


def arrived(
    told: tuple[str, str, str, str, int], names: tuple[str, ...], quads: bytes, heard: tuple[str, str, str]
) -> Result:
    """Return a result that came from another process."""
    graphs: dict[NamedNode, set[Triple]] = {NamedNode(name): set() for name in names}
    for quad in pyoxigraph.parse(quads, format=pyoxigraph.RdfFormat.N_QUADS):
        if isinstance(quad.graph_name, NamedNode):
            graphs[quad.graph_name].add(quad.triple)
    return Result(*told, {name: frozenset(triples) for name, triples in graphs.items()}, *heard)
