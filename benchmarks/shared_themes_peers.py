"""Shared themes beside other servers: who shares most with an actor, end to end over HTTP, as a table in Markdown."""

import argparse
import http.client
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from statistics import quantiles
from typing import Final
from urllib.parse import urlencode, urlsplit

from pyoxigraph import RdfFormat, serialize

from benchmarks.client import SOLUTIONS, fresh
from benchmarks.network import network
from benchmarks.peers import PEERS, Peer, missing
from kg.terms import DEF, NamedNode

JOIN: Final = (files("benchmarks") / "queries" / "shared_by_join.rq").read_text(encoding="utf-8")
RANKINGS: Final = {
    "ranking of 20, no reasons": "limit=20&reasons=false",
    "ranking of 1": "limit=1",
    "ranking of 1, again": "limit=1",
    "ranking of 20": "limit=20",
    "ranking of 20, again": "limit=20",
}
"""What is asked for, the cheaper before the dearer; of whatever is asked again, everything was read before."""
JOINED: Final = "join"
WAIT_S: Final = 180.0


@dataclass(frozen=True, slots=True)
class Answered:
    """How long the first answer took, and milliseconds of the others: median, 95th of a hundred, and how many."""

    first: float
    p50: float
    p95: float
    count: int


def main() -> None:
    """Load the same network into every server, ask each, and print."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.shared_themes_peers", description=__doc__)
    options.add_argument("--actors", type=int, default=24_000)
    options.add_argument("--asked", type=int, default=40)
    options.add_argument("--seconds", type=float, default=30.0, help="asked no longer than this, each way")
    given = options.parse_args()
    there = {quad.object for quad in network(given.actors) if quad.predicate == DEF["participant"]}
    chosen = random.Random(1).sample(sorted(there, key=str), given.asked)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "network.nq"
        with data.open("wb") as output:
            serialize(network(given.actors), output, RdfFormat.N_QUADS)
        sys.stdout.write(
            "| server | asked for | load s | first ms | p50 ms | p95 ms | n |\n|---|---|---:|---:|---:|---:|---:|\n"
        )
        for name in ("sozialraum", "virtuoso", "oxigraph"):
            for line in measured(PEERS[name], data, Path(folder) / name, chosen, given.seconds):
                sys.stdout.write(f"{line}\n")
                sys.stdout.flush()


def measured(peer: Peer, data: Path, folder: Path, chosen: Sequence[NamedNode], seconds: float) -> Iterator[str]:
    """Yield the rows of one server; of one that is not installed, that it is not."""
    if absent := missing(peer):
        yield f"| {peer.name} | not installed: {', '.join(absent)} | | | | | |"
        return
    with peer.running(data, folder) as served:
        paths = {JOINED: [f"{urlsplit(served.url).path}?{urlencode({'query': join(actor)})}" for actor in chosen]}
        if peer.name == "sozialraum":
            ids = [actor.value.rsplit("/", 1)[-1] for actor in chosen]
            paths = {
                what: [f"/actors/{one}/shared-themes?{asked}" for one in ids] for what, asked in RANKINGS.items()
            } | paths
        for asked, those in paths.items():
            accept = SOLUTIONS if asked == JOINED else "application/json"
            found = answered(served.url, those, accept, seconds)
            yield (
                f"| {peer.name} | {asked} | {served.load_s:.1f} | {found.first:,.0f} "
                f"| {found.p50:.1f} | {found.p95:.1f} | {found.count} |"
            )


def join(actor: NamedNode) -> str:
    """Return the query that counts common themes of one actor."""
    return JOIN.replace("UNDEF", str(actor))


def answered(url: str, paths: Sequence[str], accept: str, seconds: float) -> Answered:
    """Return how long answers took over one connection that stays open, to the last byte."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=WAIT_S)
    taken: list[float] = []
    try:
        for path in paths:
            begin = time.perf_counter()
            connection.request("GET", path, headers={"Accept": accept, "Accept-Language": fresh()})
            response = connection.getresponse()
            body = response.read()
            taken.append((time.perf_counter() - begin) * 1000)
            if response.status != 200:
                raise RuntimeError(f"{path}: status {response.status}: {body[:200]!r}")
            if sum(taken[1:]) > seconds * 1000 and len(taken) > 2:
                break
    finally:
        connection.close()
    cuts = quantiles(taken[1:], n=20, method="inclusive")
    return Answered(taken[0], cuts[9], cuts[18], len(taken) - 1)


if __name__ == "__main__":
    main()
