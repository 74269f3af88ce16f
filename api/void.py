"""VoID: how much an endpoint holds, counted once for every version of the store."""

import asyncio
import time
from collections.abc import Mapping
from typing import Final, cast

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from api.job import Answer, Job
from api.pool import Pool
from api.problems import TooBusy
from kg.catalogue import view
from kg.errors import KgError
from kg.store import Store
from kg.terms import RDF, XSD, BlankNode, Literal, NamedNode, Namespace, Term, Triple

__all__ = ["VOID", "Counted", "is_remote"]

VOID: Final = Namespace("http://rdfs.org/ns/void#")

_JSON: Final = "application/sparql-results+json"
_SECONDS: Final = 5.0
"""How long one count may take; what takes longer is left out."""
_REMOTE_S: Final = 600.0
"""How long the counts of a store are kept that others may change unseen."""

Rows = list[dict[str, Term]]


class Counted:
    """The figures of a store, counted by its query workers when somebody asks. Lives in one event loop."""

    def __init__(self, pool: Pool, store: Store) -> None:
        """Take who counts, and what."""
        self._pool = pool
        self._store = store
        self._one = asyncio.Lock()
        self._version = ""
        self._figures: Mapping[str, Rows | None] = {}

    async def triples(self, dataset: BlankNode) -> tuple[Triple, ...] | None:
        """Return what VoID says of a dataset; what takes long is left out; ``None`` while no worker is free."""
        async with self._one:
            version = self._now()
            if version != self._version:
                try:
                    self._figures = {
                        name: await self._rows(name) for name in ("properties", "classes", "entities", "nodes")
                    }
                except TooBusy:
                    return None
                self._version = version
        return (Triple(dataset, RDF["type"], VOID["Dataset"]), *_told(dataset, self._figures))

    def _now(self) -> str:
        if is_remote(self._store):
            return str(time.monotonic() // _REMOTE_S)
        return self._pool.version

    async def _rows(self, name: str) -> Rows | None:
        """Return a count's rows; ``None`` where it cannot be had within its limits."""
        text = view(f"void_{name}").text

        def build(source: str) -> Job:
            return Job(text, "urn:void", source, _JSON, None, seconds=_SECONDS)

        try:
            answer = await self._pool.answer(build, asyncio.Event().wait)
        except TooBusy:
            raise
        except KgError:
            return None
        if not isinstance(answer, Answer):
            answer.close()
            return None
        found = cast("QuerySolutions", parse_query_results(answer.body, QueryResultsFormat.JSON))
        names = [variable.value for variable in found.variables]
        return [{name: row[name] for name in names} for row in found]


def is_remote(store: Store) -> bool:
    """Tell whether others may change a store unseen, as it is behind HTTP."""
    return store.address.startswith(("http://", "https://"))


def _told(dataset: BlankNode, figures: Mapping[str, Rows | None]) -> tuple[Triple, ...]:
    found: list[Triple] = []
    totals: dict[str, int] = {}
    for name in ("entities", "nodes"):
        totals |= {key: int(value.value) for row in figures[name] or () for key, value in row.items()}
    for kind, name, count in (("property", "properties", "triples"), ("class", "classes", "entities")):
        rows = figures[name]
        if rows is None:
            continue
        totals[name] = len(rows)
        if kind == "property":
            totals[count] = sum(int(row[count].value) for row in rows)
        for number, row in enumerate(rows):
            if isinstance(row[kind], NamedNode):
                part = BlankNode(f"{kind}-{number}")
                found += [
                    Triple(dataset, VOID[f"{kind}Partition"], part),
                    Triple(part, VOID[kind], row[kind]),
                    _figure(part, count, int(row[count].value)),
                ]
    return (*(_figure(dataset, name, value) for name, value in sorted(totals.items())), *found)


def _figure(node: BlankNode, name: str, value: int) -> Triple:
    return Triple(node, VOID[name], Literal(str(value), datatype=XSD["integer"]))
