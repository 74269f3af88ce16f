"""Thesaurus: how long a made-up vocabulary takes to be put on the shelf, to be searched, and to be compared.

    python -m benchmarks.thesaurus [--concepts 100000]

The peer is the engine's own bulk load of the same file, which has no index over the words of labels.
"""

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path

import pyoxigraph

from kg.thesaurus import Shelf, proposals
from kg.vocabulary import vocabulary_triples

SYLLABLES = (
    "ar",
    "be",
    "da",
    "el",
    "fi",
    "gu",
    "ha",
    "in",
    "ja",
    "ko",
    "la",
    "mi",
    "no",
    "ol",
    "pe",
    "qua",
    "ru",
    "sa",
)
SKOS = "http://www.w3.org/2004/02/skos/core#"


def word(chance: random.Random) -> str:
    """Return a made-up noun."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 5))).capitalize()


def written(file: Path, concepts: int) -> None:
    """Write a vocabulary of so many concepts: two preferred labels, three others, one broader concept each."""
    chance = random.Random(1)
    with file.open("w", encoding="utf-8") as output:
        for number in range(concepts):
            concept = f"<urn:c:{number}>"
            for language in ("de", "en"):
                output.write(f'{concept} <{SKOS}prefLabel> "{word(chance)} {word(chance)}"@{language} .\n')
            for _ in range(3):
                output.write(f'{concept} <{SKOS}altLabel> "{word(chance)}"@de .\n')
            if number:
                output.write(f"{concept} <{SKOS}broader> <urn:c:{chance.randrange(number)}> .\n")


def main() -> None:
    """Print size, times and memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--concepts", type=int, default=100_000)
    concepts = parser.parse_args().concepts
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "made-up.nt"
        written(file, concepts)
        size = file.stat().st_size / 1e6
        start = time.perf_counter()
        shelf = Shelf(Path(folder) / "shelf")
        with file.open("rb") as content:
            made = shelf.add("made-up", content, file.name)
        added = time.perf_counter() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        start = time.perf_counter()
        store = pyoxigraph.Store(str(Path(folder) / "peer"))
        with file.open("rb") as content:
            store.bulk_load(content, format=pyoxigraph.RdfFormat.N_TRIPLES)
        peer = time.perf_counter() - start
        chance = random.Random(2)
        asked = [word(chance)[:4] for _ in range(200)]
        times = []
        for text in asked:
            start = time.perf_counter()
            shelf.search(text)
            times.append(time.perf_counter() - start)
        start = time.perf_counter()
        proposals(shelf, "made-up", vocabulary_triples())
        proposed = time.perf_counter() - start
    times.sort()
    print(f"{made.concepts} concepts, {made.labels} labels, {size:.0f} MB")  # noqa: T201 - what it is for
    print(f"added in {added:.1f} s ({added / peer:.1f} x bulk load, {peer:.1f} s), peak {memory:.0f} MB")  # noqa: T201
    print(f"search: median {1000 * times[100]:.1f} ms, p95 {1000 * times[190]:.1f} ms; proposals {proposed:.1f} s")  # noqa: T201


if __name__ == "__main__":
    main()
