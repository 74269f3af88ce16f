"""Federated: stored questions that ask another server, run by a worker, whose gateway knows whom it may ask."""

import asyncio
from typing import Final

from anyio import from_thread
from fastapi import Request
from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from api.instance import Instance
from api.job import Answer, Job
from kg.ask import Elsewhere
from kg.errors import ResultTooLarge, StoreUnavailable
from kg.store import Solutions
from kg.store.guard import Filled
from kg.terms import BASE

__all__ = ["elsewhere"]

_JSON: Final = QueryResultsFormat.JSON
_LARGEST: Final = 8 * 1024 * 1024
"""Bytes of an answer; a stored question is read whole."""


def elsewhere(request: Request, instance: Instance) -> Elsewhere:
    """Return what runs such questions for a request; called in a route's thread."""

    def run(text: Filled) -> Solutions:
        return from_thread.run(_answered, text)

    async def _answered(text: Filled) -> Solutions:
        def build(source: str) -> Job:
            return Job(text, BASE, source, _JSON.media_type, None, whole_bytes=_LARGEST)

        answer = await instance.pool.answer(instance.snapshots, build, asyncio.Event().wait, request.state.client)
        if not isinstance(answer, Answer):
            answer.close()
            raise ResultTooLarge(f"the answer has more than {_LARGEST:,} bytes; ask for less")
        return _solutions(answer.body)

    return run


def _solutions(body: bytes) -> Solutions:
    found = parse_query_results(body, _JSON)
    if not isinstance(found, QuerySolutions):
        raise StoreUnavailable("a worker answered a SELECT with something else")
    names = tuple(variable.value for variable in found.variables)
    rows = tuple({name: term for name in names if (term := solution[name]) is not None} for solution in found)
    return Solutions(names, rows)
