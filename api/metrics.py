"""Metrics: what the instance does and how it fares, in the format of Prometheus."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Response
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.instance import Instance, instance_of
from api.readiness import free_bytes

__all__ = ["Measured", "router"]

router = APIRouter(tags=["Health"])
_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Measured:
    """ASGI middleware that counts requests by route, method and status, and how long they took."""

    def __init__(self, app: ASGIApp, registry: CollectorRegistry) -> None:
        """Wrap an application and name the counts in a registry."""
        self._app = app
        labels = ("route", "method", "status")
        self._requests = Counter("sozialraum_requests", "Requests answered", labels, registry=registry)
        self._seconds = Histogram(
            "sozialraum_request_seconds",
            "Time to the end of an answer",
            ("route",),
            buckets=_SECONDS,
            registry=registry,
        )
        self._known: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and count it; one whose client left before an answer counts with status 499."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start = time.perf_counter()
        status = 499

        async def see(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, see)
        finally:
            route = getattr(scope.get("route"), "path", "other" if status != 200 else scope["path"].split("/")[1])
            requests, seconds = self._named(route, scope["method"], status)
            requests.inc()
            seconds.observe(time.perf_counter() - start)

    def _named(self, route: str, method: str, status: int) -> tuple[Counter, Histogram]:
        """Return the count and the times of one kind of request; the library takes a while to find them by name."""
        known = self._known.get((route, method, status))
        if known is None:
            known = self._requests.labels(route, method, status), self._seconds.labels(route)
            self._known[route, method, status] = known
        return known


class InstanceCollector(Collector):
    """What the open instance can tell at this moment."""

    def __init__(self, instance: Instance) -> None:
        """Take the instance."""
        self._instance = instance

    def collect(self) -> Iterator[Metric]:
        """Yield the figures of pool, writer and store."""
        yield from self._of_pool()
        yield from self._of_writer()
        yield from self._of_store()

    def _of_pool(self) -> Iterator[Metric]:
        pool = self._instance.pool
        yield GaugeMetricFamily("sozialraum_workers", "Query workers that are alive", pool.alive)
        yield GaugeMetricFamily("sozialraum_workers_wanted", "Query workers that there should be", len(pool.workers))
        yield GaugeMetricFamily("sozialraum_queue", "Queries that wait for a worker", pool.waiting)
        yield CounterMetricFamily("sozialraum_queries", "Queries that a worker had", pool.answered)
        yield CounterMetricFamily(
            "sozialraum_queries_refused", "Queries that found no place in the queue", pool.refused
        )
        yield CounterMetricFamily("sozialraum_workers_killed", "Workers that were killed or crashed", pool.killed)
        limited = CounterMetricFamily("sozialraum_limited", "Requests over a limit on clients", labels=["limit"])
        for counted, number in self._instance.limiter.refused.items():
            limited.add_metric([counted], number)
        yield limited

    def _of_writer(self) -> Iterator[Metric]:
        writer = self._instance.writer
        writes = CounterMetricFamily("sozialraum_writes", "Changes asked for", labels=("outcome",))
        writes.add_metric(("done",), writer.done)
        writes.add_metric(("failed",), writer.failed)
        yield writes
        yield CounterMetricFamily("sozialraum_write_seconds", "Time spent on changes and what follows", writer.seconds)
        yield GaugeMetricFamily("sozialraum_writes_waiting", "Changes that wait for those before them", writer.waiting)

    def _of_store(self) -> Iterator[Metric]:
        instance = self._instance
        yield GaugeMetricFamily("sozialraum_graphs", "Named graphs in the store", len(instance.store.graphs()))
        if instance.folder is not None:
            taken, free = bytes_taken(instance.folder), free_bytes(instance.folder)
            yield GaugeMetricFamily("sozialraum_store_bytes", "Bytes of the store on disk, without snapshots", taken)
            if free is not None:
                yield GaugeMetricFamily("sozialraum_disk_free_bytes", "Bytes that the store's disk has left", free)


def bytes_taken(folder: Path) -> int:
    """Return the size of the files directly in a folder; those that go meanwhile count nothing."""
    total = 0
    for path in folder.glob("*"):
        with suppress(OSError):
            total += path.stat().st_size if path.is_file() else 0
    return total


@router.get(
    "/metrics",
    summary="Figures for Prometheus",
    response_class=Response,
    responses={200: {"content": {_TYPE.partition(";")[0]: {"schema": {"type": "string"}}}}},
)
def metrics(instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return requests, cache, queue, workers, writes, store and process as Prometheus reads them."""
    now = CollectorRegistry()
    now.register(InstanceCollector(instance))
    return Response(generate_latest(instance.registry) + generate_latest(now), media_type=_TYPE)
