"""Execution: one query run on a snapshot or passed on to a remote store, written in the format asked for."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    serialize,
)

from api.worker import Job
from kg.errors import NotAcceptable, QueryRejected, StoreUnavailable
from kg.store.guard import Form, inspect
from kg.terms import PREFIXES

__all__ = ["Sources", "Stream"]

_RESULTS: Final[Mapping[str, QueryResultsFormat]] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
_TRIPLES: Final[Mapping[str, RdfFormat]] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}


class Stream(Protocol):
    """What a result is written to."""

    def write(self, piece: bytes, /) -> int:
        """Take a piece; may raise to stop the engine."""
        ...

    def flush(self) -> None:
        """Do what is needed before the stream is read."""
        ...


class Sources:
    """What a worker has open: the snapshot of its last query, replaced when the next one names another."""

    def __init__(self, *, union_default_graph: bool, longest: int) -> None:
        self._union = union_default_graph
        self._longest = longest
        self._path: str | None = None
        self._store: Store | None = None

    def run(self, job: Job, output: Stream) -> str:
        """Write the answer of a job to ``output`` and return its media type.

        Raises:
            QueryRejected: not SPARQL, or not a query, or it wants to call another server.
            NotAcceptable: the client takes no format that fits the form of the query.
            StoreUnavailable: the snapshot cannot be read, the remote store does not answer.
        """
        kind = inspect(job.sparql, longest=self._longest)
        if kind.form is Form.UPDATE:
            raise QueryRejected("this is an update; this address answers queries only")
        graph_form = kind.form in {Form.CONSTRUCT, Form.DESCRIBE}
        media_type = job.triples if graph_form else job.solutions
        if media_type is None:
            offers = ", ".join(_TRIPLES if graph_form else _RESULTS)
            raise NotAcceptable(f"the answer of {kind.form.value} can be written as {offers}")
        union = self._union and not kind.own_dataset and job.default_graphs is None
        try:
            result = self._open(job.source).query(
                job.sparql,
                use_default_graph_as_union=union,
                default_graph=_graphs(job.default_graphs),
                named_graphs=_graphs(job.named_graphs),
            )
            _write(result, media_type, output)
        except (SyntaxError, ValueError) as error:
            raise QueryRejected(str(error)) from error
        except OSError as error:
            raise StoreUnavailable(f"the snapshot cannot be read: {error}") from error
        return media_type

    def _open(self, path: str) -> Store:
        if self._store is None or self._path != path:
            self._store = None  # close the old one first
            self._store = Store.read_only(path)
            self._path = path
        return self._store


def _write(result: QuerySolutions | QueryBoolean | QueryTriples, media_type: str, output: Stream) -> None:
    if isinstance(result, QueryTriples):
        serialize(result, output, _TRIPLES[media_type], prefixes=PREFIXES)
    else:
        result.serialize(output, _RESULTS[media_type])


def _graphs(iris: tuple[str, ...] | None) -> list[NamedNode | DefaultGraph] | None:
    return None if iris is None else [NamedNode(iri) for iri in iris]
