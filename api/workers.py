"""Workers: a warm pool of killable processes that answer strangers' queries within limits."""

import asyncio
import math
import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from api.job import Answer, Job
from api.limits import over_memory, over_time
from api.problems import TooBusy
from api.settings import ApiSettings
from api.snapshots import Snapshots
from api.turns import Turns
from api.worker import serve
from kg.errors import KgError, QueryRejected, QueryTimedOut, StoreUnavailable

__all__ = ["Pool", "Worker", "discard"]

_START_S: Final = 60.0
"""How long a fresh process may take until it is warm; imports are slow on a loaded machine."""

_NESTING: Final = frozenset({-signal.SIGSEGV, -signal.SIGBUS} if hasattr(signal, "SIGBUS") else {-signal.SIGSEGV})
"""How a process ends whose stack ran over: the engine's parser recurses once for every level."""

_MEMORY: Final = frozenset({-signal.SIGABRT, -signal.SIGKILL} if hasattr(signal, "SIGKILL") else {-signal.SIGABRT})
"""How a process ends that got no more memory: the engine aborts, the kernel kills."""


class Worker:
    """One place for a query to run: a process that is started again whenever it was killed or crashed."""

    def __init__(self, settings: ApiSettings, folder: Path) -> None:
        """Start a process that writes large results to ``folder``."""
        self._settings = settings
        self._folder = folder
        self._lock = threading.Lock()
        self._warm = False
        self.killed = 0
        """How many processes of this place were killed or crashed."""
        self._start()

    @property
    def pid(self) -> int | None:
        """The number of the process that is there now."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process is running."""
        return self._process.is_alive()

    @property
    def warm(self) -> bool:
        """Whether the process has started and can take a job at once."""
        with self._lock, suppress(OSError, BrokenPipeError):
            return self._process.is_alive() and (self._warm or self._pipe.poll())
        return False

    def revive(self) -> None:
        """Start the process again if it is dead; for a worker that has no job."""
        with self._lock:
            if not self._process.is_alive():
                self._restart()

    def run(self, job: Job, stop: threading.Event) -> Answer:
        """Return the answer to a job; blocks the calling thread, at most for the time limit.

        Whoever wants to end it early sets ``stop`` and calls ``kill``.

        Raises:
            QueryTimedOut: the limit passed, or the job was stopped.
            ResultTooLarge: over the limit on bytes, rows or memory.
            QueryRejected: not SPARQL, not allowed, or nested so deeply that the parser crashed.
        """
        with self._lock:
            if stop.is_set():
                raise _stopped()
            if not self._process.is_alive():
                self._restart()
        try:
            reply = self._exchange(job)
        except (EOFError, OSError) as error:
            raise self._fate(stop) from error
        if isinstance(reply, KgError):
            raise reply
        return self._taken(reply)

    def kill(self) -> None:
        """End the process at once, from any thread; the next job gets a new one."""
        with self._lock:
            self._process.kill()

    def close(self) -> None:
        """End the process for good."""
        self.kill()
        self._reap()

    def _exchange(self, job: Job) -> Answer | KgError:
        if not self._warm:
            if not self._pipe.poll(_START_S):
                self.kill()
                raise StoreUnavailable(f"a query worker did not start within {_START_S:g} s")
            self._pipe.recv()
            self._warm = True
        self._pipe.send(job)
        limit = min(job.seconds or math.inf, self._settings.limits.time_s)
        if not self._pipe.poll(limit):
            with self._lock:
                self._process.kill()
                self._restart()
            raise over_time(self._settings.limits)
        reply: Answer | KgError = self._pipe.recv()
        return reply

    def _fate(self, stop: threading.Event) -> KgError:
        """Read from the exit code what ended the process, and start a new one."""
        with self._lock:
            self._process.join()
            code = self._process.exitcode
            self._restart()
        if stop.is_set():
            return _stopped()
        if code in _NESTING:
            return QueryRejected("the query is nested too deeply to be read")
        if code in _MEMORY:
            return over_memory(self._settings.limits)
        return StoreUnavailable(f"the query worker ended unexpectedly (exit code {code})")

    def _start(self) -> None:
        settings = self._settings
        context = multiprocessing.get_context("spawn")  # forking a process with engine threads is not safe
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=serve,
            args=(theirs, settings.limits, settings.spool_bytes, self._folder, settings.access),
            kwargs={"union_default_graph": not settings.plain, "outside": settings.outside},
            daemon=True,
            name="sozialraum-query-worker",
        )
        self._process.start()
        theirs.close()
        self._warm = False

    def _restart(self) -> None:
        self.killed += 1
        self._reap()
        self._start()

    def _reap(self) -> None:
        self._process.join()
        self._pipe.close()
        for unfinished in self._folder.glob(f"result-{self.pid}-*"):
            unfinished.unlink()

    def _taken(self, answer: Answer) -> Answer:
        """Give a result file a name that ``_reap`` does not remove, as the process may die before it is sent."""
        if isinstance(answer.body, bytes):
            return answer
        taken = answer.body.rename(answer.body.with_name(f"taken-{answer.body.name}"))
        return Answer(answer.media_type, taken, answer.size)


class Pool:
    """A fixed number of warm workers behind a bounded queue, fed with the newest snapshot.

    Lives in one event loop. Large results are written to ``folder``, which belongs to this pool alone.
    """

    def __init__(self, settings: ApiSettings, snapshots: Snapshots, folder: Path) -> None:
        """Start all workers."""
        self._settings = settings
        self._snapshots = snapshots
        self._threads = ThreadPoolExecutor(settings.workers, thread_name_prefix="query")
        self.workers = tuple(Worker(settings, folder) for _ in range(settings.workers))
        self._idle = deque(self.workers)
        self._turns = Turns(settings.workers, settings.waiting, settings.wait_s)
        self.answered = 0
        """How many jobs there have been."""
        self.refused = 0
        """How many found no place in the queue, or no turn in time."""

    @property
    def alive(self) -> int:
        """How many of the processes are running."""
        return sum(worker.alive for worker in self.workers)

    @property
    def warm(self) -> int:
        """How many of the processes have started and are alive."""
        return sum(worker.warm for worker in self.workers)

    def revive(self) -> None:
        """Start dead workers again that have nothing to do; one with a job is started again when that job ends."""
        for worker in self._idle:
            worker.revive()

    @property
    def waiting(self) -> int:
        """How many queries wait for a worker."""
        return self._turns.waiting

    @property
    def killed(self) -> int:
        """How many processes were killed or crashed so far."""
        return sum(worker.killed for worker in self.workers)

    async def answer(
        self, build: Callable[[str], Job], gone: Callable[[], Coroutine[None, None, object]], client: str = ""
    ) -> Answer:
        """Return the answer to the job that ``build`` makes for a source; stop early when ``gone()`` completes.

        Clients take turns: one that asks much does not keep the others waiting.

        Raises:
            TooBusy: the queue is full, or no worker came free in time.
            QueryError: see ``Worker.run``.
        """
        try:
            await self._turns.take(client)
        except TooBusy:
            self.refused += 1
            raise
        worker = self._idle.popleft()
        self.answered += 1
        stop = threading.Event()
        leaving: asyncio.Future[object] = asyncio.ensure_future(gone())
        running: asyncio.Future[Answer] = asyncio.get_running_loop().run_in_executor(
            self._threads, self._work, worker, build, stop
        )
        try:
            either: set[asyncio.Future[Any]] = {running, leaving}
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        finally:
            leaving.cancel()
            if not running.done():  # the client left, or this very task was cancelled
                stop.set()
                worker.kill()
                with suppress(KgError):
                    await asyncio.shield(running)
            self._idle.append(worker)
            self._turns.leave()
        return await running

    def close(self) -> None:
        """End all workers; queries still running fail."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self.workers:
            worker.kill()
        self._threads.shutdown(wait=True)
        for worker in self.workers:
            worker.close()

    def _work(self, worker: Worker, build: Callable[[str], Job], stop: threading.Event) -> Answer:
        with self._snapshots.lease() as source:
            return worker.run(build(source), stop)


def discard(answer: Answer) -> None:
    """Remove the file behind an answer, if it has one."""
    if isinstance(answer.body, Path):
        answer.body.unlink(missing_ok=True)


def _stopped() -> QueryTimedOut:
    return QueryTimedOut("the query was stopped, because nobody waits for its answer any more")
