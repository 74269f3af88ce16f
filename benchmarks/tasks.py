"""Tasks: what is measured, each once over so many pages, with its time and memory."""

import gc
import re
import resource
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Final

from benchmarks.pages import page, pages

__all__ = ["TASKS", "Measured", "measured"]

Clocks = tuple[float, float]
WARM: Final = 8  # pages before the clock starts
NAME: Final = re.compile(r"\b(?:Dr\. )?[A-ZÄÖÜ][a-zäöüß]+ [A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?\b")
BODY: Final = re.compile(r"\b(?:Verein|Landkreis|Kreis|Stadt|Sozialwerk|Ministerium)\b(?: [A-ZÄÖÜ][\w.-]+){1,4}")
LAW: Final = re.compile(r"§+ ?\d+[a-z]?(?: Abs\. \d+)? [A-Z]{2,4}(?: [IVX]+)?")


@dataclass(frozen=True, slots=True)
class Measured:
    """A task done: documents, seconds, those of all processors, and the most memory its process held, in megabytes."""

    documents: int
    seconds: float
    cpu: float
    megabytes: float


def measured(task: str, documents: int) -> Measured:
    """Return what a task took in this process, which should be a fresh one."""
    seconds, cpu = TASKS[task](documents)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Measured(documents, seconds, cpu, peak / (1_000_000 if sys.platform == "darwin" else 1_000))


def clocks() -> Clocks:
    """Return the time, and what this process and those it waited for have used of all processors."""
    below = resource.getrusage(resource.RUSAGE_CHILDREN)
    return perf_counter(), process_time() + below.ru_utime + below.ru_stime


def since(began: Clocks) -> Clocks:
    """Return what both clocks have counted."""
    now = clocks()
    return now[0] - began[0], now[1] - began[1]


def timed(read: Callable[[str, str], object], documents: int) -> Clocks:
    """Return what a function takes for so many pages, made before the clock starts, after a warm-up.

    What is there by then stays out of the search for garbage, as in the product's workers.
    """
    made = list(pages(documents))
    for number in range(WARM):
        read(f"warm-{number}.txt", page(100_000 + number))
    gc.freeze()
    gc.set_threshold(50_000)
    began = clocks()
    for name, text in made:
        read(name, text)
    return since(began)


def extraction(documents: int) -> Clocks:
    """Read facts with their evidence: the product, in one process."""
    from kg.pipeline import extract  # noqa: PLC0415 - each task imports only its own
    from kg.read import read_text  # noqa: PLC0415 - as above

    return timed(lambda name, text: extract(read_text(text, source=name)), documents)


def patterns(documents: int) -> Clocks:
    """Find names, bodies and laws by three crude patterns: the least that any reader does."""
    return timed(lambda _, text: [pattern.findall(text) for pattern in (NAME, BODY, LAW)], documents)


def spacy_blank(documents: int) -> Clocks:
    """Cut into tokens and sentences with spaCy's empty German pipeline: no names, no facts."""
    import spacy  # noqa: PLC0415 - in benchmarks/requirements.txt, not in the product

    language = spacy.blank("de")
    language.add_pipe("sentencizer")
    return timed(lambda _, text: list(language(text).sents), documents)


def adding(documents: int, jobs: int) -> Clocks:
    """Add files to a new store on disk, rules at the end included."""
    from kg.pipeline import add_files, in_processes  # noqa: PLC0415 - as above
    from kg.store import open_store  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "pages"
        folder.mkdir()
        for file, text in pages(documents):
            (folder / file).write_text(text, encoding="utf-8")
        began = clocks()
        with open_store(str(Path(name) / "store")) as store:
            done = list(add_files(store, [folder], extractor=in_processes(jobs)))
        taken = since(began)
    if any(one.error for one in done):
        raise RuntimeError(next(one.error for one in done if one.error))
    return taken


TASKS: Final[Mapping[str, Callable[[int], Clocks]]] = {
    "extract": extraction,
    "patterns": patterns,
    "spacy": spacy_blank,
    "add": lambda documents: adding(documents, 1),
    "add-all-cores": lambda documents: adding(documents, 0),
}
