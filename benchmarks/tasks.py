"""Tasks: what is measured, each once over so many pages, with its time and memory."""

import re
import resource
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from benchmarks.pages import page, pages

__all__ = ["TASKS", "Measured", "measured"]

WARM: Final = 8  # pages before the clock starts
NAME: Final = re.compile(r"\b(?:Dr\. )?[A-ZÄÖÜ][a-zäöüß]+ [A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?\b")
BODY: Final = re.compile(r"\b(?:Verein|Landkreis|Kreis|Stadt|Sozialwerk|Ministerium)\b(?: [A-ZÄÖÜ][\w.-]+){1,4}")
LAW: Final = re.compile(r"§+ ?\d+[a-z]?(?: Abs\. \d+)? [A-Z]{2,4}(?: [IVX]+)?")


@dataclass(frozen=True, slots=True)
class Measured:
    """A task done: documents, seconds, and the most memory its process held, in megabytes."""

    documents: int
    seconds: float
    megabytes: float


def measured(task: str, documents: int) -> Measured:
    """Return what a task took in this process, which should be a fresh one."""
    seconds = TASKS[task](documents)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Measured(documents, seconds, peak / (1_000_000 if sys.platform == "darwin" else 1_000))


def timed(read: Callable[[str, str], object], documents: int) -> float:
    """Return the seconds that a function takes for so many pages, made before the clock starts, after a warm-up."""
    made = list(pages(documents))
    for number in range(WARM):
        read(f"warm-{number}.txt", page(100_000 + number))
    began = perf_counter()
    for name, text in made:
        read(name, text)
    return perf_counter() - began


def extraction(documents: int) -> float:
    """Read facts with their evidence: the product, in one process."""
    from kg.pipeline import extract  # noqa: PLC0415 - each task imports only its own
    from kg.read import read_text  # noqa: PLC0415 - as above

    return timed(lambda name, text: extract(read_text(text, source=name)), documents)


def patterns(documents: int) -> float:
    """Find names, bodies and laws by three crude patterns: the least that any reader does."""
    return timed(lambda _, text: [pattern.findall(text) for pattern in (NAME, BODY, LAW)], documents)


def spacy_blank(documents: int) -> float:
    """Cut into tokens and sentences with spaCy's empty German pipeline: no names, no facts."""
    import spacy  # noqa: PLC0415 - in benchmarks/requirements.txt, not in the product

    language = spacy.blank("de")
    language.add_pipe("sentencizer")
    return timed(lambda _, text: list(language(text).sents), documents)


def adding(documents: int, jobs: int) -> float:
    """Add files to a new store on disk, rules at the end included."""
    from kg.pipeline import add_files, in_processes  # noqa: PLC0415 - as above
    from kg.store import open_store  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "pages"
        folder.mkdir()
        for file, text in pages(documents):
            (folder / file).write_text(text, encoding="utf-8")
        began = perf_counter()
        with open_store(str(Path(name) / "store")) as store:
            done = list(add_files(store, [folder], extractor=in_processes(jobs)))
        seconds = perf_counter() - began
    if any(one.error for one in done):
        raise RuntimeError(next(one.error for one in done if one.error))
    return seconds


TASKS: Final[Mapping[str, Callable[[int], float]]] = {
    "extract": extraction,
    "patterns": patterns,
    "spacy": spacy_blank,
    "add": lambda documents: adding(documents, 1),
    "add-all-cores": lambda documents: adding(documents, 0),
}
