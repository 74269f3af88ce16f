"""Extraction: documents a second and memory over growing numbers of pages, tasks in turn, as a table in Markdown."""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from importlib.util import find_spec
from statistics import median

from benchmarks.tasks import TASKS, Measured, measured


def main() -> None:
    """Measure and print; with ``--one`` a single task in this process, as JSON."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description=__doc__)
    options.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1_000, 10_000])
    options.add_argument("--tasks", nargs="+", choices=list(TASKS), default=list(TASKS))
    options.add_argument("--rounds", type=int, default=3, help="runs of each task, in turn with the others")
    options.add_argument("--one", nargs=2, metavar=("TASK", "DOCUMENTS"))
    given = options.parse_args()
    if given.one:
        sys.stdout.write(json.dumps(asdict(measured(given.one[0], int(given.one[1])))))
        return
    tasks = [task for task in given.tasks if task != "spacy" or find_spec("spacy")]
    for line in table(tasks, given.sizes, given.rounds):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def table(tasks: Iterable[str], sizes: Iterable[int], rounds: int) -> Iterator[str]:
    """Yield the lines of the table: medians over the rounds, and the ratio to the first task round by round."""
    first, *_ = names = list(tasks)
    yield f"| documents | task | documents/s | documents/s and core | CPU ms/document | peak MB | CPU, times {first} |"
    yield "|---:|---|---:|---:|---:|---:|---:|"
    for size in sizes:
        turns = [{task: in_fresh_process(task, size) for task in names} for _ in range(rounds)]
        for task in names:
            seconds = median(turn[task].seconds for turn in turns)
            cpu = median(turn[task].cpu for turn in turns)
            ratio = median(turn[task].cpu / turn[first].cpu for turn in turns)
            peak = median(turn[task].megabytes for turn in turns)
            speed = f"{size / seconds:,.0f} | {size / cpu:,.0f} | {cpu / size * 1000:,.2f}"
            yield f"| {size:,} | {task} | {speed} | {peak:,.0f} | {ratio:,.3f} |"


def in_fresh_process(task: str, documents: int) -> Measured:
    """Return what a task takes in a process of its own, so that none profits from another's memory."""
    command = [sys.executable, "-m", "benchmarks.extraction", "--one", task, str(documents)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this very program
    return Measured(**json.loads(done.stdout))


if __name__ == "__main__":
    main()
