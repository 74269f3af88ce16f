"""Search: how long the index takes to read and to follow writes, and how long answers and pages take.

    python -m benchmarks.search [--pages 60] [--store FOLDER]

Dense pages of ``benchmarks.pages`` and the shipped vocabulary, or a copy of a store that is there. Measured in
processor time, as the machine may be full of other work. Updates are the time of the first search after a write less
that of the same search before it. Pages are asked of the application without a network between, each once, so that none
comes from memory.
"""

import argparse
import asyncio
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from api.app import create_app
from api.settings import ApiSettings
from benchmarks.pages import page
from kg.pipeline import add_files
from kg.search import Facet, Search, Sought
from kg.search.index import Index, read
from kg.store import Store, open_store
from kg.terms import GRAPH, ID, SKOS, THEME, Literal, Quad

ROUNDS = 7
SEARCHES = {
    "a theme": Sought("Armut"),
    "a common word of names": Sought("Verein"),
    "two words, one only in texts": Sought("Runde Pflege"),
    "a misspelt word": Sought("Kinderarmt"),
    "no word": Sought(),
    "no word, two filters": Sought(values={Facet.TYPE: ("person",), Facet.THEME: (THEME["armut"].value,)}),
}
PAGES = ("q=Armut", "q=Verein", "q=Runde+Pflege", "", "type=person&theme=armut", "q=Landkreis&sort=name", "page=20")


def main() -> None:
    """Build, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60, help="some 3,000 statements each")
    parser.add_argument("--store", type=Path, help="measure a copy of this store")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "store"
        if chosen.store:
            shutil.copytree(chosen.store, folder)
        with open_store(folder) as store:
            if not chosen.store:
                add(store, Path(place), range(chosen.pages))
            told(f"{sum(1 for _ in store.quads()):,} statements")
            measured(store, Path(place))
        asyncio.run(served(folder))


def measured(store: Store, place: Path) -> None:
    """Print what index, answers and updates take."""
    told(f"{milliseconds(lambda: read(store, store.version())):8.0f} ms  the index read")
    search = Search(store)
    index = answered(search, Sought())
    told(f"             of {len(index.entries):,} entries")
    for what, sought in SEARCHES.items():
        taken = [milliseconds(lambda sought=sought: answered(search, sought)) for _ in range(ROUNDS)]
        told(f"{statistics.median(taken):8.1f} ms  {what}")
    thing = ID["person/new"]
    label = [Quad(thing, SKOS["altLabel"], Literal(f"Name {number}"), GRAPH["neu/genannt"]) for number in range(ROUNDS)]
    updates = [update(search, lambda one=one: store.add([one])) for one in label]
    told(f"{statistics.median(updates):8.1f} ms  update after a name was written")
    pages = [update(search, lambda one=one: add(store, place, range(one, one + 1))) for one in range(9000, 9003)]
    told(f"{statistics.median(pages):8.1f} ms  update after one more dense page was added, with what was derived")
    search.close()


async def served(folder: Path) -> None:
    """Print what pages and files take."""
    app = create_app(ApiSettings(str(folder)))
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test", timeout=60)
    async with app.router.lifespan_context(app), client:
        await client.get("/search?q=warm")
        await client.get("/search?q=warm&format=html")
        for form in ("html", "json", "csv"):
            taken = []
            for asked in PAGES:
                begin = time.process_time()
                answer = await client.get(f"/search?{asked}&format={form}")
                taken.append((time.process_time() - begin) * 1000)
                answer.raise_for_status()
            told(f"{statistics.median(taken):8.1f} ms  {form}, the slowest {max(taken):.0f} ms")


def add(store: Store, place: Path, numbers: range) -> None:
    """Take made-up pages in."""
    files = [place / f"seite-{number}.txt" for number in numbers]
    for number, file in zip(numbers, files, strict=True):
        file.write_text(page(number), encoding="utf-8")
    for one in add_files(store, files):
        if one.error:
            raise RuntimeError(one.error)


def update(search: Search, write: Callable[[], object]) -> float:
    """Return how much longer a search takes after a write, in milliseconds."""
    sought = Sought("Armut")
    before = milliseconds(lambda: answered(search, sought))
    write()
    after = milliseconds(lambda: answered(search, sought))
    if not search.is_current(answered(search, sought)):
        told("              (the index was not updated, but made anew beside)")
    return after - before


def answered(search: Search, sought: Sought) -> Index:
    """Return the index that answered."""
    answer = search.found(sought, 600.0)
    if answer is None:
        raise RuntimeError("no index after ten minutes")
    return answer[0]


def milliseconds(work: Callable[[], object]) -> float:
    """Return how much of the processor's time some work takes."""
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000


def told(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
