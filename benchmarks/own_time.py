"""Own time: what the engine takes for a query in this process, in turn with the server that runs the same engine."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from pyoxigraph import QueryResultsFormat, QuerySolutions
from pyoxigraph import Store as Engine

from benchmarks.client import SOLUTIONS, Connection, Question

__all__ = ["OwnTime", "own_time", "whole"]

IDLE: Final = 2000
"""Milliseconds after which a server may have closed a connection on which nothing was asked."""


@dataclass(frozen=True, slots=True)
class OwnTime:
    """Median milliseconds over HTTP and in this process, and how often each was asked."""

    served: float
    engine: float
    runs: int


def whole(rows: int) -> Question:
    """Return the query of every statement."""
    return Question(f"all {rows:,} rows", heavy=True, template=f"SELECT * WHERE {{ ?s ?p ?o }} LIMIT {rows}")


def own_time(url: str, store: Path, question: Question, slots: Mapping[str, list[str]], seconds: float) -> OwnTime:
    """Return how long a query takes both ways, to the last byte of its JSON; the first of each is not counted."""
    engine = Engine.read_only(str(store))
    connection = Connection(url)
    served: list[float] = []
    own: list[float] = []
    for number in range(200):
        text = question.text(slots, number)
        begin = time.perf_counter()
        response = connection.ask(text, SOLUTIONS)
        while response.read(1 << 20):
            pass
        between = time.perf_counter()
        if response.status != 200:
            raise RuntimeError(f"{question.name}: status {response.status}")
        answer = engine.query(text, use_default_graph_as_union=True)
        assert isinstance(answer, QuerySolutions)  # noqa: S101 - the heavy queries select
        with Path("/dev/null").open("wb") as nowhere:
            answer.serialize(nowhere, QueryResultsFormat.JSON)
        own.append((time.perf_counter() - between) * 1000)
        served.append((between - begin) * 1000)
        if own[-1] > IDLE:
            connection.close()  # the next question opens it again
        if sum(served) + sum(own) > seconds * 2000 and len(served) > 3:
            break
    connection.close()
    return OwnTime(median(served[1:]), median(own[1:]), len(own) - 1)
