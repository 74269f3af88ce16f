"""Results: what one file gave, in a shape that travels between processes and is the same in all of them."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pyoxigraph

from kg.errors import KgError
from kg.pipeline.extraction import extract
from kg.read import Source, read_source
from kg.terms import NamedNode, Quad, Triple

if TYPE_CHECKING:
    from kg.llm import LanguageModel

__all__ = ["Extractor", "Result", "failed", "graphs_in", "in_this_process", "result_of"]


@dataclass(frozen=True, slots=True)
class Result:
    """What one file gave: the document's source, slug and hash, how many facts, the names of its graphs, its quads.

    ``quads`` are N-Quads in a fixed order; ``names`` lists empty graphs, too. ``error`` is the reason why there is no
    document, ``note`` what did not go well although there is one; both are empty where all went well.
    """

    where: str
    source: str = ""
    slug: str = ""
    text_hash: str = ""
    facts: int = 0
    names: tuple[str, ...] = ()
    quads: bytes = b""
    error: str = ""
    note: str = ""


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
        if isinstance(read, KgError):
            return Result(source.where, error=str(read))
        extraction = extract(read, model)
    except Exception as error:
        logging.getLogger(__name__).warning("%s: the rules failed", source.where, exc_info=True)
        return failed(source.where, f"{type(error).__name__}: {error}")
    quads = (
        Quad(triple.subject, triple.predicate, triple.object, graph)
        for graph, triples in extraction.graphs.items()
        for triple in triples
    )
    return Result(
        source.where,
        read.source,
        read.slug,
        read.text_hash,
        len(extraction.facts),
        tuple(sorted(graph.value for graph in extraction.graphs)),
        "".join(sorted(f"{quad} .\n" for quad in quads)).encode(),
        note=extraction.note,
    )


def failed(where: str, reason: str) -> Result:
    """Return the result of a file for which the program, not the file, is to blame."""
    return Result(
        where,
        error=f"{where}: the program failed on this document ({reason}); the others go on, please report it",
    )


def graphs_in(result: Result) -> dict[NamedNode, frozenset[Triple]]:
    """Return the graphs of a result, also those without a triple."""
    graphs: dict[NamedNode, set[Triple]] = {NamedNode(name): set() for name in result.names}
    for quad in pyoxigraph.parse(result.quads, format=pyoxigraph.RdfFormat.N_QUADS):
        if isinstance(quad.graph_name, NamedNode):
            graphs[quad.graph_name].add(quad.triple)
    return {name: frozenset(triples) for name, triples in graphs.items()}
