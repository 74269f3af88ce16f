"""Questions over the whole graph: what each costs over growing networks, as a table in Markdown."""

import argparse
import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from statistics import median
from time import process_time
from typing import Final

from benchmarks.network import body, network, person, theme_of
from kg.ask import ask
from kg.catalogue import load_catalogue
from kg.store import Store, open_store
from kg.terms import DCTERMS, DEF, GRAPH, ID, RDF, XSD, Literal, NamedNode, Triple
from kg.themes import Inheritance
from kg.themes.kept import index_of

ASKED: Final = 3
"""Times that each question is asked; the first, which reads what is kept for the others, is told apart."""

Values = Mapping[str, str | Sequence[str]]

QUESTIONS: Final[Mapping[str, tuple[str, Values]]] = {
    "ranking": ("ranking", {"actor": person(1).value, "limit": "20"}),
    "shared": ("shared", {"actor": person(1).value, "other": body(1).value}),
    "ego network": ("ego", {"actor": person(1).value, "limit": "15"}),
    "actors of a theme": ("actors_of_theme", {"theme": theme_of(1).value, "limit": "20"}),
    "gaps": ("gaps", {}),
    "matrix": ("matrix", {"by": "type"}),
    "bridges": ("bridges", {"limit": "10"}),
    "clusters": ("clusters", {}),
    "theme pairs": ("theme_pairs", {}),
    "never met": ("never_met", {"limit": "20"}),
    "invite": ("invite", {"theme": [theme_of(number).value for number in range(6)]}),
    "new since": ("new_since", {"from": "2026-03-01", "limit": "20"}),
}
"""What is asked, with which values, under the name that the table has for it."""


def main() -> None:
    """Measure and print; with ``--one`` a single size in this process, as JSON."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.questions", description=__doc__)
    options.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    options.add_argument("--one", type=int)
    given = options.parse_args()
    if given.one:
        sys.stdout.write(json.dumps(measured(given.one)))
        return
    for line in table(given.sizes):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def table(sizes: Sequence[int]) -> Iterator[str]:
    """Yield the lines of the table, a column for each size, each measured in a process of its own."""
    found = {}
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.questions", "--one", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this very program
        found[size] = json.loads(done.stdout)
    yield f"| milliseconds, first / again | {' | '.join(f'{size:,} actors' for size in sizes)} |"
    yield f"|---|{'---:|' * len(sizes)}"
    for name in QUESTIONS:
        cells = (f"{found[size][name][0]:,.0f} / {found[size][name][1]:,.0f}" for size in sizes)
        yield f"| {name} | {' | '.join(cells)} |"


def measured(actors: int) -> dict[str, tuple[float, float]]:
    """Return the processor milliseconds of each question, the first time and the median of the others."""
    catalogue = load_catalogue()
    with open_store("memory:") as store:
        fill(store, actors)
        index_of(store).table(Inheritance.ORGANISATIONS)
        found = {}
        for name, (question, values) in QUESTIONS.items():
            taken = [spent(partial(ask, store, catalogue[question], values)) for _ in range(ASKED)]
            found[name] = (taken[0], median(taken[1:]))
        return found


def fill(store: Store, actors: int) -> None:
    """Put a network into a store, with a type for every body, and a document with a day for the last twenty events."""
    chance = random.Random(2)
    graphs: dict[NamedNode, list[Triple]] = {}
    for quad in network(actors):
        graphs.setdefault(quad.graph_name, []).append(quad.triple)
    types = graphs.setdefault(GRAPH["arten/genannt"], [])
    kinds = [DEF[name] for name in ("CivilSocietyOrganisation", "LocalAuthority", "Ministry", "IndependentProvider")]
    for number in range(actors - int(actors * 0.7)):
        types.append(Triple(body(number), _TYPE, chance.choice(kinds)))
    last = actors // 3
    for number in range(20):
        at, document = ID[f"event/treffen-{last - 1 - number}"], ID[f"document/protokoll-{last - 1 - number}"]
        graph = graphs[GRAPH[f"protokoll-{last - 1 - number}/genannt"]]
        evidence = {one.object for one in graph if one.predicate == DEF["evidence"]}
        day = Literal(f"2026-03-{number + 1:02}", datatype=_DATE)
        graph += [Triple(piece, DEF["inDocument"], document) for piece in evidence]
        graph += [
            Triple(document, _TYPE, DEF["SourceDocument"]),
            Triple(document, _TITLE, Literal(f"Protokoll {number}", language="de")),
            Triple(document, DEF["reportsOn"], at),
            Triple(at, DEF["startDate"], day),
        ]
    store.replace_graphs(graphs)


def spent(work: Callable[[], object]) -> float:
    """Return the processor milliseconds of some work."""
    start = process_time()
    work()
    return (process_time() - start) * 1000


_TYPE: Final = RDF["type"]
_DATE: Final = XSD["date"]
_TITLE: Final = DCTERMS["title"]

if __name__ == "__main__":
    main()
