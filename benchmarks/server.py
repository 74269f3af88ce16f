"""Server: this project's SPARQL server beside its peers, same data, same client, as tables in Markdown."""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.client import (
    Latency,
    Question,
    Stream,
    Throughput,
    latency,
    memory_mb,
    questions,
    stream,
    throughput,
)
from benchmarks.graphs import Samples, written
from benchmarks.own_time import OwnTime, own_time, whole
from benchmarks.peers import PEERS, Peer, bulk_loaded, missing
from kg.store import open_store
from kg.store.backup import write_backup, written_backup
from kg.store.restoration import restore

CONNECTIONS = (1, 8, 32)
LIGHT = "01_entity"
MIDDLE = "02_actors_of_theme"


@dataclass(slots=True)
class Run:
    """What one server gave."""

    load_s: float = 0.0
    start_mb: float = 0.0
    end_mb: float = 0.0
    latencies: dict[str, Latency | str] = field(default_factory=dict)
    throughputs: dict[tuple[str, int], Throughput | str] = field(default_factory=dict)
    stream: Stream | str = ""
    own: dict[str, OwnTime] = field(default_factory=dict)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.server", description=__doc__)
    options.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000], help="statements")
    options.add_argument("--peers", nargs="+", choices=list(PEERS), default=list(PEERS))
    options.add_argument("--query-seconds", type=float, default=2.0, help="how long each query is asked again")
    options.add_argument("--load-seconds", type=int, default=3, help="how long each load lasts")
    options.add_argument("--programs", type=Path, help="folder with the peers' programs, if not on the path")
    options.add_argument("--folder", type=Path, help="where data and stores lie (a temporary folder)")
    given = options.parse_args()
    if given.programs:
        os.environ["PATH"] = f"{given.programs}{os.pathsep}{os.environ['PATH']}"
    with tempfile.TemporaryDirectory() as scratch:
        folder = (given.folder or Path(scratch)).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        for size in given.sizes:
            for line in report(size, folder, [PEERS[name] for name in given.peers], given):
                sys.stdout.write(f"{line}\n")
                sys.stdout.flush()


def report(size: int, folder: Path, peers: Iterable[Peer], given: argparse.Namespace) -> Iterator[str]:
    """Yield the lines of all tables over one size of data."""
    data = folder / f"{size}.nq"
    samples = written(data, size)
    yield f"### {samples.statements:,} statements, {samples.actors:,} actors"
    yield ""
    yield f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, load {os.getloadavg()[0]:.1f} at the start."
    runs: dict[str, Run] = {}
    for peer in peers:
        if lacking := missing(peer):
            yield f"{peer.name} is left out: no {', '.join(lacking)}."
            continue
        try:
            runs[peer.name] = measured(peer, data, folder / "peer", samples, given)
        except RuntimeError as error:
            yield f"{peer.name} is left out: {error}"
    yield from latencies(questions(), runs)
    yield from throughputs(runs)
    yield from sizes(runs)
    if "sozialraum" in runs:
        yield from own_times(runs["sozialraum"])
        yield from loading(data, folder)
    yield f"Load {os.getloadavg()[0]:.1f} at the end."
    yield ""


def measured(peer: Peer, data: Path, folder: Path, samples: Samples, given: argparse.Namespace) -> Run:
    """Return what one server gives, asked everything in the same order."""
    run = Run()
    known = {question.name: question for question in questions()}
    with peer.running(data, folder) as served:
        run.load_s, run.start_mb = served.load_s, memory_mb(served.process.pid)
        for name, question in known.items():
            run.latencies[name] = latency(served.url, question, samples.slots, given.query_seconds)
        if shutil.which("wrk"):
            loads = [(LIGHT, False, LIGHT), (f"{LIGHT}, again", True, LIGHT), (MIDDLE, False, MIDDLE)]
            for told, again, name in loads:
                for number in CONNECTIONS:
                    run.throughputs[told, number] = throughput(
                        served.url, known[name], samples.slots, number, given.load_seconds, again=again
                    )
        run.stream = stream(served.url, samples.statements)
        run.end_mb = memory_mb(served.process.pid)
        if peer.name == "sozialraum":
            for heavy in (*(one for one in known.values() if one.heavy), whole(samples.statements)):
                run.own[heavy.name] = own_time(
                    served.url, folder / "store", heavy, samples.slots, 2 * given.query_seconds
                )
    return run


def latencies(asked: Iterable[Question], runs: Mapping[str, Run]) -> Iterator[str]:
    """Yield the table of latencies, with the ratio to the fastest peer and whether all gave the same number of rows."""
    yield ""
    yield f"Latency, p50 / p95 / p99 in ms | {' | '.join(runs)} | ours, times the best peer"
    yield "|".join(["---", *["---:"] * (len(runs) + 1)])
    for question in asked:
        found = {name: run.latencies[question.name] for name, run in runs.items()}
        cells = [told(one) for one in found.values()]
        rows = {one.rows for one in found.values() if isinstance(one, Latency)}
        differs = f" (rows differ: {sorted(rows)})" if len(rows) > 1 else ""
        yield f"{question.name}{differs} | {' | '.join(cells)} | {ratio(found)}"
    yield ""


def told(one: Latency | str) -> str:
    """Return a latency as a cell, with the number of runs where there were few."""
    if isinstance(one, str):
        return one
    few = f" (n={one.runs})" if one.runs < 20 else ""
    return f"{one.p50:,.2f} / {one.p95:,.2f} / {one.p99:,.2f}{few}"


def ratio(found: Mapping[str, Latency | str]) -> str:
    """Return our median divided by the best peer's."""
    own = found.get("sozialraum")
    others = {name: one.p50 for name, one in found.items() if name != "sozialraum" and isinstance(one, Latency)}
    if not isinstance(own, Latency) or not others:
        return ""
    best = min(others, key=lambda name: others[name])
    return f"{own.p50 / others[best]:.2f} ({best})"


def throughputs(runs: Mapping[str, Run]) -> Iterator[str]:
    """Yield the table of answers a second."""
    loads = list(dict.fromkeys(load for run in runs.values() for load in run.throughputs))
    if not loads:
        yield "Throughput is left out: no wrk on the path."
        return
    yield f"Answers a second (p99 in ms) | connections | {' | '.join(runs)}"
    yield "|".join(["---", "---:", *["---:"] * len(runs)])
    for name, number in loads:
        cells = []
        for run in runs.values():
            one = run.throughputs[name, number]
            failed = f", {one.failed} failed" if isinstance(one, Throughput) and one.failed else ""
            cells.append(one if isinstance(one, str) else f"{one.per_second:,.0f} ({one.p99:,.1f}{failed})")
        yield f"{name} | {number} | {' | '.join(cells)}"
    yield ""


def sizes(runs: Mapping[str, Run]) -> Iterator[str]:
    """Yield the table of load times, large results and memory."""
    yield "server | load s | all rows: first byte s | last byte s | MB | memory at start, end MB"
    yield "---|---:|---:|---:|---:|---:"
    for name, run in runs.items():
        memory = f"{run.start_mb:,.0f}, {run.end_mb:,.0f}"
        if isinstance(run.stream, str):
            yield f"{name} | {run.load_s:.1f} | {run.stream} | | | {memory}"
        else:
            one = run.stream
            yield f"{name} | {run.load_s:.1f} | {one.first_s:.3f} | {one.last_s:.2f} | {one.size / 1e6:,.0f} | {memory}"
    yield ""


def own_times(run: Run) -> Iterator[str]:
    """Yield the table of heavy queries beside the engine's own time for them in this process."""
    yield "Heavy, p50 in ms, asked in turn | over HTTP | the engine in this process | ratio | runs"
    yield "---|---:|---:|---:|---:"
    for name, one in run.own.items():
        yield f"{name} | {one.served:,.1f} | {one.engine:,.1f} | {one.served / one.engine:.2f} | {one.runs}"
    yield ""


def loading(data: Path, folder: Path) -> Iterator[str]:
    """Yield what the engine's own bulk load takes, and backup and restore, which check what they write."""
    place = folder / "loading"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    own = timed(lambda: bulk_loaded(data, place / "engine"))
    save = timed(lambda: saved(place / "engine", place / "graph.zip"))
    back = timed(lambda: restore(place / "graph.zip", place / "restored"))
    yield (
        f"pyoxigraph's bulk load {own:.1f} s; `sozialraum backup` {save:.1f} s; `sozialraum restore` {back:.1f} s"
        f" ({back / own:.2f} times the bulk load)."
    )
    yield ""


def saved(store: Path, target: Path) -> None:
    """Save a store."""
    with open_store(store, read_only=True) as opened, written_backup(target) as output:
        write_backup(opened, output)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
