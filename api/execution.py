"""Execution: one query run on a snapshot or passed on to a remote store, written in the format asked for."""

import json
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from itertools import islice
from typing import IO, Final, Protocol, cast

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    parse_query_results,
    serialize,
)
from pyoxigraph import Store as Engine

from api.gateway import Gateway
from api.job import Job
from api.limits import over_rows
from api.rdf_formats import WRITERS_BY_TYPE
from api.rows import COUNTERS, Counter
from api.settings import Outside, QueryLimits
from kg.errors import NotAcceptable, QueryError, QueryRejected, StoreUnavailable
from kg.store import Access, Solutions, Store, open_store
from kg.store.federation import has_service, through_gateway
from kg.store.guard import Form, QueryKind, inspect
from kg.terms import PREFIXES, XSD, BlankNode, DefaultGraph, NamedNode, Term, Triple

__all__ = ["Sources"]

_RESULTS: Final[Mapping[str, QueryResultsFormat]] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
_AT_ONCE: Final = 4
"""Sources open at a time: for two tiers what queries read now, and what they will read once a write has settled."""

_SHORT: Final = 4_000
"""Characters of a text that is worth remembering."""

_known_kind = lru_cache(1_000)(inspect)  # programs ask few texts again and again; to look takes as long as to answer

_Result = QuerySolutions | QueryBoolean | QueryTriples | tuple[Triple, ...]


class Output(Protocol):
    """Where a result is written to; it counts the rows of what the engine writes by itself."""

    def write(self, piece: bytes) -> int: ...

    def expect(self, media_type: str, counter: Counter | None) -> None: ...


class _Source(Protocol):
    """Something that answers a query whose kind is known."""

    def query(self, job: Job, kind: QueryKind) -> _Result: ...


class Sources:
    """What a worker has open: the sources of its last queries."""

    def __init__(
        self, *, union_default_graph: bool, limits: QueryLimits, access: Access | None, outside: Outside | None = None
    ) -> None:
        """Start with nothing open."""
        self._outside = outside or Outside()
        self._gateway: Gateway | None = None
        self._union = union_default_graph
        self._limits = limits
        self._access = access
        self._open: dict[str, _Source] = {}

    def run(self, job: Job, output: Output) -> None:
        """Write the answer of a job to ``output``.

        Raises:
            QueryError: SPARQL, but with something the engine does not have.
            QueryRejected: not SPARQL, or not a query, or it wants to call another server.
            NotAcceptable: the client takes no format that fits the form of the query.
            StoreUnavailable: the snapshot cannot be read, the remote store does not answer.
            ResultTooLarge: more rows or bytes than allowed.
        """
        look = _known_kind if len(job.sparql) <= _SHORT else inspect
        kind = look(job.sparql, longest=self._limits.query_bytes, services=not is_remote(job.source))
        if "service" in job.sparql.lower() and has_service(job.sparql):
            self._gateway = self._gateway or Gateway(self._outside)
            job = job._replace(sparql=through_gateway(job.sparql, self._gateway.address, job.base))
        if kind.form is Form.UPDATE:
            raise QueryRejected("this is an update; this address answers queries only")
        graph_form = kind.form in {Form.CONSTRUCT, Form.DESCRIBE}
        media_type = job.triples if graph_form else job.solutions
        if media_type is None:
            offers = ", ".join(WRITERS_BY_TYPE if graph_form else _RESULTS)
            raise NotAcceptable(f"the answer of {kind.form.value} can be written as {offers}")
        try:
            self._write(self._source(job.source).query(job, kind), media_type, output)
        except (SyntaxError, ValueError) as error:
            raise QueryRejected(str(error)) from error
        except (RuntimeError, OSError) as error:
            raise self._told(error) from error
        finally:
            if self._gateway:
                self._gateway.forget()

    def _write(self, result: _Result, media_type: str, output: Output) -> None:
        stream = cast("IO[bytes]", output)
        if isinstance(result, QuerySolutions | QueryBoolean):
            output.expect(media_type, COUNTERS[media_type]())
            result.serialize(stream, _RESULTS[media_type])
            return
        output.expect(media_type, None)
        triples = iter(result)
        serialize(islice(triples, self._limits.rows), stream, WRITERS_BY_TYPE[media_type], prefixes=PREFIXES)
        if next(triples, None) is not None:
            raise over_rows(self._limits)

    def _told(self, error: Exception) -> QueryError | StoreUnavailable:
        """Return what an error of the engine means: an endpoint's failure, a missing function, or a broken store."""
        if self._gateway and self._gateway.problems:
            return self._gateway.problems[0]
        if isinstance(error, RuntimeError):  # well-formed, but with a function, say, that the engine does not have
            return QueryError(f"the query cannot be answered: {error}")
        return StoreUnavailable(f"the store cannot be read: {error}")

    def _source(self, address: str) -> _Source:
        source = self._open.pop(address, None)
        if source is None:
            while len(self._open) >= _AT_ONCE:  # close old ones first
                del self._open[next(iter(self._open))]
            if is_remote(address):
                source = _Remote(open_store(address, read_only=True, access=self._access))
            else:
                source = _Snapshot(Engine.read_only(address), union=self._union)
        self._open[address] = source
        return source


def is_remote(source: str) -> bool:
    """Tell whether a source is an endpoint; its server answers for what its queries fetch."""
    return source.startswith(("http://", "https://"))


class _Snapshot:
    def __init__(self, engine: Engine, *, union: bool) -> None:
        self._engine = engine
        self._union = union

    def query(self, job: Job, kind: QueryKind) -> _Result:
        # for the engine the union would win over the query's own FROM
        union = self._union and not kind.own_dataset and job.default_graphs is None
        default, named = job.default_graphs, job.named_graphs
        return self._engine.query(
            job.sparql,
            base_iri=job.base,
            use_default_graph_as_union=union,
            default_graph=None if default is None else _graphs(default),
            named_graphs=None if named is None else [NamedNode(iri) for iri in named],
        )


class _Remote:
    def __init__(self, store: Store) -> None:
        self._store = store

    def query(self, job: Job, kind: QueryKind) -> _Result:
        if job.default_graphs is not None:
            raise QueryRejected("default-graph-uri and named-graph-uri are not passed on; write FROM into the query")
        match kind.form:
            case Form.SELECT:
                return parse_query_results(_json(self._store.select(job.sparql)), QueryResultsFormat.JSON)
            case Form.ASK:
                verdict = json.dumps({"head": {}, "boolean": self._store.ask(job.sparql)}).encode()
                return parse_query_results(verdict, QueryResultsFormat.JSON)
            case _:
                return self._store.construct(job.sparql)


def _graphs(iris: tuple[str, ...]) -> list[NamedNode | BlankNode | DefaultGraph]:
    return [NamedNode(iri) for iri in iris]


def _json(found: Solutions) -> BytesIO:
    """Return solutions as SPARQL JSON: the engine writes every format from that, but takes no rows."""
    bindings = [{name: _json_term(term) for name, term in row.items()} for row in found.rows]
    return BytesIO(json.dumps({"head": {"vars": found.variables}, "results": {"bindings": bindings}}).encode())


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    written = {"type": "literal", "value": term.value}
    if term.language:
        return {**written, "xml:lang": term.language}
    return written if term.datatype == XSD["string"] else {**written, "datatype": term.datatype.value}
