"""Shapes: what in a graph does not have the form that the SHACL shapes ask for."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources.abc import Traversable
from typing import Final, cast

import pyoxigraph
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.check.finding import Finding, Severity
from kg.errors import VocabularyBroken
from kg.resources import ontology
from kg.terms import BASE, NamedNode, Term, Triple

__all__ = ["nonconformities"]

SHAPES: Final = f"{BASE}def/shape/"
SEVERITIES: Final = {SH.Violation: Severity.ERROR, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}


def nonconformities(triples: Iterable[Triple]) -> Iterator[Finding]:
    """Yield what the shapes find wrong with the triples, in no particular order.

    The classes of the shipped ontology are known without being among the triples: a shape for organisations
    looks at ministries too.

    Raises:
        VocabularyBroken: a shipped shape or class file does not parse.
    """
    import pyshacl  # noqa: PLC0415  # heavy, and wanted by one command only

    _, report, _ = pyshacl.validate(
        data_graph=_rdflib_graph(triples),
        shacl_graph=_shapes(),
        ont_graph=_classes(),
        inplace=True,
    )
    results = cast("Graph", report)
    for result in results.subjects(RDF.type, SH.ValidationResult):
        yield _finding(results, result)


def _finding(report: Graph, result: Node) -> Finding:
    """Return one validation result as a finding.

    A constraint in SPARQL has a class as its focus and the member that is wrong as its value.
    """
    constraint = report.value(result, SH.sourceConstraint)
    shape = cast("URIRef", constraint or report.value(result, SH.sourceShape))
    focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    subject = focus if constraint is None else value
    told = "" if value is None or value == subject or isinstance(value, BNode) else f" ({value})"
    return Finding(
        SEVERITIES[cast("URIRef", report.value(result, SH.resultSeverity))],
        f"shape/{shape.removeprefix(SHAPES)}",
        str(subject),
        f"{_message(shape, 'de')}{told}",
        f"{_message(shape, 'en')}{told}",
    )


def _message(shape: URIRef, language: str) -> str:
    """Return what a shape says; the report's own message of a SPARQL constraint has lost its language."""
    said = (text for text in _shapes().objects(shape, SH.message) if isinstance(text, Literal))
    return next((str(text) for text in said if text.language == language), str(shape))


@cache
def _shapes() -> Graph:
    folder = ontology() / "shapes"
    return _parsed(sorted(folder.iterdir(), key=lambda entry: entry.name))


@cache
def _classes() -> Graph:
    return _parsed([ontology() / "core.ttl", ontology() / "imports" / "stubs.ttl"])


def _parsed(files: Iterable[Traversable]) -> Graph:
    graph = Graph()
    for file in files:
        if not file.name.endswith(".ttl"):
            continue
        try:
            triples = [quad.triple for quad in pyoxigraph.parse(file.read_bytes(), pyoxigraph.RdfFormat.TURTLE)]
        except SyntaxError as error:
            raise VocabularyBroken(f"{file.name}, line {error.lineno}: {error.msg}") from error
        for triple in triples:
            graph.add(_rdflib_triple(triple))
    return graph


def _rdflib_graph(triples: Iterable[Triple]) -> Graph:
    graph = Graph()
    for triple in triples:
        graph.add(_rdflib_triple(triple))
    return graph


def _rdflib_triple(triple: Triple) -> tuple[Node, Node, Node]:
    subject = cast("NamedNode | pyoxigraph.BlankNode", triple.subject)
    return _rdflib_term(subject), URIRef(triple.predicate.value), _rdflib_term(cast("Term", triple.object))


def _rdflib_term(term: Term) -> Node:
    """Return rdflib's term of the same meaning; literals keep their spelling."""
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
