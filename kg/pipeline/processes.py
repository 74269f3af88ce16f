"""Processes: extraction on all cores of this machine, in workers that may fail without taking the rest along."""

import gc
import math
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import TYPE_CHECKING, Final

from kg.pipeline.result import Extractor, Result, failed, in_this_process, result_of
from kg.read import Source

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from kg.llm import LanguageModel

__all__ = ["cores", "in_processes", "warm_up"]

Work = Callable[[Source], Result]

FEW: Final = 8  # files for which starting workers takes longer than reading
AHEAD: Final = 8  # results a worker that wait for an earlier file, so that memory stays bounded
WARM_UP: Final = Source("", "x.txt", b"Forum 1: Armut")  # loads rules and vocabulary, which is nobody's time
RARELY: Final = 50_000  # new values, more than old ones gone, between two searches for garbage
SECONDS: Final = 600.0  # for one document; a worker that takes longer is stopped


@dataclass(eq=False, slots=True)
class Worker:
    """A process that reads one file at a time, the line to it, and what it is at: which file, and since when.

    The time of a process that is still starting does not count: ``since`` is then without end.
    """

    process: "SpawnProcess"
    line: "Connection[Source, Result | None]"
    place: int = -1
    where: str = ""
    since: float = math.inf
    busy: bool = False


def in_processes(jobs: int = 0, *, seconds: float = SECONDS) -> Extractor:
    """Return an extractor that works in as many processes at once; 0 means all cores, if there are many files.

    A worker that dies, or takes longer than ``seconds`` for a document, is reported as that document's error. Workers
    import the main module anew, so a script that uses this does its work under ``if __name__ == "__main__"``.
    """
    if jobs == 1:
        return in_this_process

    def extracted(sources: Iterable[Source], model: "LanguageModel | None" = None) -> Iterator[Result]:
        rest = iter(sources)
        first = tuple(islice(rest, FEW + 1))
        number = jobs or cores()
        if number == 1 or (not jobs and len(first) <= FEW):
            return in_this_process(chain(first, rest), model)
        return spread(chain(first, rest), partial(result_of, model=model), number, seconds)

    return extracted


def cores() -> int:
    """Return how many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # not on every system
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def spread(sources: Iterable[Source], work: Work, jobs: int, seconds: float) -> Iterator[Result]:
    """Yield the results in the order of the files, from workers that each take the next file when they are free."""
    coming = iter(sources)
    done: dict[int, Result] = {}
    workers: list[Worker] = []
    given = yielded = 0
    try:
        while True:
            while given - yielded < AHEAD * jobs and (worker := free(workers, work, jobs)):
                source = next(coming, None)
                if source is None:
                    break
                give(worker, given, source)
                given += 1
            if given == yielded:
                return
            for worker in finished(workers, seconds):
                answer = answer_of(worker, workers)
                if answer:
                    done[worker.place] = answer
            while yielded in done:
                yield done.pop(yielded)
                yielded += 1
    finally:
        for worker in workers:
            stop(worker)


def free(workers: list[Worker], work: Work, jobs: int) -> Worker | None:
    """Return a worker without a file, a new one as long as there are not enough; none if all are busy."""
    idle = next((worker for worker in workers if not worker.busy), None)
    return idle or (started(workers, work) if len(workers) < jobs else None)


def started(workers: list[Worker], work: Work) -> Worker:
    """Return a new worker, which is among the workers from now on."""
    context = multiprocessing.get_context("spawn")  # a fork would copy the locks of the store's threads
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, work), daemon=True)
    with interrupts_held():
        process.start()
    theirs.close()  # so that the line ends when the worker does
    worker = Worker(process, ours)
    workers.append(worker)
    return worker


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Keep Ctrl-C from processes that start inside: it is for the one that writes, which then stops them."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(line: "Connection[Result | None, Source]", work: Work) -> None:
    """Say that the process has started, then answer files until the line ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warm_up()
    with suppress(EOFError, BrokenPipeError):
        line.send(None)
        while True:
            line.send(work(line.recv()))


def warm_up() -> None:
    """Load rules and vocabulary, and keep the search for garbage away from them: they stay as long as the process.

    A page makes tens of thousands of small values and hardly a circle among them, so that search comes seldom. For
    processes that do nothing but read documents.
    """
    result_of(WARM_UP)
    gc.freeze()
    gc.set_threshold(RARELY)


def give(worker: Worker, place: int, source: Source) -> None:
    """Hand a worker its next file; that it died meanwhile shows when its answer is read."""
    worker.place, worker.where, worker.busy = place, source.where, True
    worker.since = worker.since if worker.since == math.inf else monotonic()
    with suppress(BrokenPipeError, ConnectionResetError):
        worker.line.send(source)


def finished(workers: list[Worker], seconds: float) -> list[Worker]:
    """Return the workers that answered, died, or are over their time; waits until there is one."""
    busy = [worker for worker in workers if worker.busy]
    left = min(worker.since for worker in busy) + seconds - monotonic()
    ready = wait([worker.line for worker in busy], None if left == math.inf else max(0.0, left))
    return [worker for worker in busy if worker.line in ready or monotonic() - worker.since >= seconds]


def answer_of(worker: Worker, workers: list[Worker]) -> Result | None:
    """Return a worker's result, none if it only says that it has started.

    One that died or is over its time is stopped and leaves the workers.
    """
    answered = worker.line.poll()
    if answered:
        with suppress(EOFError, ConnectionResetError):
            answer = worker.line.recv()
            worker.busy, worker.since = answer is None, monotonic()
            return answer
        worker.process.join(1)  # its line has ended, so it is about to
    workers.remove(worker)
    seconds = monotonic() - worker.since
    stop(worker)
    reason = f"its process ended with {worker.process.exitcode}" if answered else f"stopped after {seconds:.0f} seconds"
    return failed(worker.where, reason)


def stop(worker: Worker) -> None:
    """End a worker and its line."""
    worker.line.close()
    worker.process.kill()
    worker.process.join()
