"""Shared themes: reading the index, ranking, reasons and updates over growing networks, as a table in Markdown."""

import argparse
import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from statistics import quantiles
from time import process_time

import numpy as np

from benchmarks.network import PARTICIPANTS, PERSONS, THEMES, body, event, network, person, theme_of
from kg.store import Store, open_store
from kg.terms import NamedNode, Triple
from kg.themes import EvidenceKind, Inheritance, shared_with
from kg.themes.actor_names import Called, Names, Spelling
from kg.themes.index import Index
from kg.themes.kept import index_of
from kg.themes.layers import Layers
from kg.themes.lens import Lens
from kg.themes.ranking import ranking
from kg.themes.ties import KINDS, NOBODY, Bearings, Numbering, Ties
from kg.themes.tree import Tree

ASKED = 40
"""Actors that are ranked for; persons and organisations as they come."""

JOINED_UP_TO = 10_000
"""Actors of the largest network on which the join is tried; beyond it takes minutes."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one size took: processor seconds, megabytes, and milliseconds as median and 95th of a hundred."""

    actors: int
    ties: int
    read: float
    matrix: float
    megabytes: float
    ranking: tuple[float, float]
    reasons: tuple[float, float] | None
    again: tuple[float, float] | None
    update: tuple[float, float] | None
    join: tuple[float, float] | None


def main() -> None:
    """Measure and print; with ``--one`` a single size in this process, as JSON."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.shared_themes", description=__doc__)
    options.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    options.add_argument("--columns", type=int, nargs="*", default=[1_000_000], help="sizes without a store behind")
    options.add_argument("--one", nargs=2, metavar=("WHAT", "ACTORS"))
    given = options.parse_args()
    if given.one:
        what, actors = given.one
        sys.stdout.write(json.dumps(asdict((stored if what == "store" else columns)(int(actors)))))
        return
    for line in table([("store", size) for size in given.sizes] + [("columns", size) for size in given.columns]):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def table(sizes: Sequence[tuple[str, int]]) -> Iterator[str]:
    """Yield the lines of the table, each size measured in a process of its own."""
    yield "| actors | ties | read s | matrix s | MB | bytes/tie | ranking ms | reasons | again | update | join ms |"
    yield f"|{'---:|' * 11}"
    for what, size in sizes:
        command = [sys.executable, "-m", "benchmarks.shared_themes", "--one", what, str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this very program
        one = json.loads(done.stdout)
        spans = (
            "–" if one[name] is None else f"{one[name][0]:.1f} / {one[name][1]:.1f}"
            for name in ("ranking", "reasons", "again", "update", "join")
        )
        each = one["megabytes"] * 1e6 / one["ties"]
        read = f"{one['read']:.1f} | {one['matrix']:.2f} | {one['megabytes']:,.0f} | {each:.0f}"
        yield f"| {size:,} | {one['ties']:,} | {read} | {' | '.join(spans)} |"


def stored(actors: int) -> Measured:
    """Measure on a network in a store in memory."""
    with open_store("memory:") as store:
        store.replace_graphs(by_graph(network(actors)))
        before = resident()
        read, index = timed(lambda: index_of(store))
        matrix, _ = timed(lambda: index.table(Inheritance.ORGANISATIONS))
        after = resident()
        chosen = random.Random(1).sample(sorted(index.names.known(), key=str), ASKED)
        lens = Lens(index, Inheritance.ORGANISATIONS, "de")
        query = (files("benchmarks") / "queries" / "shared_by_join.rq").read_text(encoding="utf-8")
        return Measured(
            actors,
            len(index.ties),
            read,
            matrix,
            after - before,
            spread(lambda actor: ranking(lens, actor, count=20), chosen),
            spread(lambda actor: fresh(store, actor), chosen),
            again(store, chosen[:5]),
            spread(lambda number: updated(store, number), range(10)),
            spread(lambda actor: store.select(query.replace("UNDEF", str(actor))), chosen[:5])
            if actors <= JOINED_UP_TO
            else None,
        )


def columns(actors: int) -> Measured:
    """Measure on columns drawn like the network's, for sizes at which a store would not fit beside them."""
    chance = np.random.default_rng(1)
    before = resident()
    numbered, themes = Numbering(), Numbering()
    persons = int(actors * PERSONS)
    for number in range(actors):
        numbered.number(person(number) if number < persons else body(number - persons))
    for number in range(THEMES):
        themes.number(theme_of(number))
    events = np.repeat(np.arange(actors // 3, dtype=np.int64), PARTICIPANTS)
    who = chance.integers(0, persons, len(events), dtype=np.int32)
    whose = (persons + who % (actors - persons)).astype(np.int32)
    nobody, kind = np.full(len(who), NOBODY, np.int32), np.full(len(who), KINDS.index(EvidenceKind.PARTICIPATION))
    passed = np.full(len(who), KINDS.index(EvidenceKind.AFFILIATION))
    sure = np.full(len(who), 0.9)
    own = Ties(who, kind.astype(np.int8), events, nobody, sure)
    about = np.repeat(np.arange(actors // 3, dtype=np.int64), chance.integers(1, 4, actors // 3))
    drawn = np.minimum(np.exp(chance.random(len(about)) * np.log(THEMES)).astype(np.int32), THEMES - 1)
    none: Bearings = Bearings(np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0))
    read, ties = timed(lambda: own.joined(Ties(whose, passed.astype(np.int8), events, who, sure)))
    bearings = none.joined(Bearings(about, drawn, np.full(len(about), 0.9)))
    tree = Tree({}, {}, {}, {})
    no_rows = Called(*(np.empty(0, dtype) for dtype in (np.int32, np.int8, np.int16, np.int64, np.int64)))
    names = Names(numbered, np.zeros(actors, np.int8), Layers.of(no_rows), Spelling())
    index = Index("columns", numbered, themes, Layers.of(ties), Layers.of(bearings), names, tree)
    matrix, _ = timed(lambda: index.table(Inheritance.ORGANISATIONS))
    lens = Lens(index, Inheritance.ORGANISATIONS, "de")
    chosen = [numbered.nodes[number] for number in np.unique(ties.actor)[:: len(ties) // 50][:ASKED].tolist()]
    after = resident()
    ranked = spread(lambda actor: ranking(lens, actor, count=20), chosen)
    return Measured(actors, len(ties), read, matrix, after - before, ranked, None, None, None, None)


def fresh(store: Store, actor: NamedNode) -> None:
    """Rank with all reasons, none of which was read before."""
    index_of(store).recent.forget()
    shared_with(store, actor, limit=20)


def again(store: Store, actors: Sequence[NamedNode]) -> tuple[float, float]:
    """Return what the same costs when all of it was read before."""
    for actor in actors:
        shared_with(store, actor, limit=20)
    return spread(lambda actor: shared_with(store, actor, limit=20), actors)


def updated(store: Store, number: int) -> None:
    """Write one more document and count it."""
    about = [number, 2 * number + 1, 500 + number]
    store.replace_graphs(by_graph(event(10**9 + number, about, [(place, place) for place in range(PARTICIPANTS)])))
    index_of(store).table(Inheritance.ORGANISATIONS)


def by_graph(quads: Iterator) -> dict[NamedNode, list[Triple]]:
    """Return quads as graphs."""
    graphs: dict[NamedNode, list[Triple]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph_name, []).append(quad.triple)
    return graphs


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Return the processor seconds of some work, and what it gives."""
    start = process_time()
    found = work()
    return process_time() - start, found


def spread(work: Callable[[object], object], asked: Sequence[object]) -> tuple[float, float]:
    """Return the median and the 95th of a hundred of the processor milliseconds that each of some calls takes."""
    taken = []
    for one in asked:
        start = process_time()
        work(one)
        taken.append((process_time() - start) * 1000)
    cuts = quantiles(taken, n=20, method="inclusive")
    return cuts[9], cuts[18]


def resident() -> float:
    """Return the megabytes of memory this process holds now."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6


if __name__ == "__main__":
    main()
