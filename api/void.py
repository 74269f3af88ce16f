"""VoID: how much an endpoint holds, counted once for every version of the store."""

import asyncio
import time
from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from api.job import Answer, Job
from api.pool import Pool
from api.problems import TooBusy
from api.snapshots import Snapshots
from kg.catalogue import view
from kg.errors import KgError
from kg.opendata.figures import COUNTS, figures
from kg.store import Store
from kg.terms import BlankNode, NamedNode, Term, Triple

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Counted", "is_remote"]

_JSON: Final = "application/sparql-results+json"
_SECONDS: Final = 5.0
"""How long one count may take; what takes longer is left out."""
_REMOTE_S: Final = 600.0
"""How long the counts of a store are kept that others may change unseen."""

Rows = list[dict[str, Term]]


class Counted:
    """The figures of a store, counted by its query workers when somebody asks. Lives in one event loop."""

    def __init__(self, pool: Pool, snapshots: Snapshots, store: Store) -> None:
        """Take who counts, and what."""
        self._pool = pool
        self._snapshots = snapshots
        self._store = store
        self._one = asyncio.Lock()
        self._version = ""
        self._figures: Mapping[str, Rows | None] = {}

    async def triples(self, dataset: NamedNode | BlankNode) -> tuple[Triple, ...] | None:
        """Return what VoID says of a dataset; what takes long is left out; ``None`` while no worker is free."""
        async with self._one:
            version = self._now()
            if version != self._version:
                try:
                    self._figures = {name: await self._rows(name) for name in COUNTS}
                except TooBusy:
                    return None
                self._version = version
        return figures(dataset, self._figures)

    def _now(self) -> str:
        if is_remote(self._store):
            return str(time.monotonic() // _REMOTE_S)
        return self._snapshots.version()

    async def _rows(self, name: str) -> Rows | None:
        """Return a count's rows; ``None`` where it cannot be had within its limits."""
        text = view(f"void_{name}").text

        def build(source: str) -> Job:
            return Job(text, "urn:void", source, _JSON, None, seconds=_SECONDS)

        try:
            answer = await self._pool.answer(self._snapshots, build, asyncio.Event().wait)
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
