"""Pool: the query workers behind a bounded, fair queue, each fed with a snapshot of what its asker may read."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from api.downloads import Downloads
from api.exchange import Exchange
from api.job import Answer, Job
from api.problems import TooBusy
from api.settings import ApiSettings
from api.snapshots import Snapshots
from api.streamed import unless_cancelled
from api.streams import Stream
from api.turns import Turns
from api.workers import Worker
from kg.errors import KgError

__all__ = ["Pool"]

_SOON_S: Final = 0.02
"""How long a query runs until somebody looks whether its client is still there."""

_LONG_S: Final = 0.05
_LONG_NICE: Final = 3
"""From when on a query is a long one, and how far it steps back: half the others' share where all is not enough."""

_VERY_LONG_S: Final = 1.0
_VERY_LONG_NICE: Final = 7
"""From when on it steps back further, to a fifth."""

_OPEN_S: Final = 0.5
"""How long a write may wait until a worker has opened what it changed."""

_JSON: Final = "application/sparql-results+json"
_LEFT_S: Final = 0.25
"""How long a query may still run whose client has left: light ones end by themselves, and spare a new process."""


class Pool:
    """A fixed number of warm workers; a job waits for one of them in turn with other clients' jobs.

    A long query gives way: it goes on with less of the processor, and while there are spare workers, another one takes
    its place, so that a few long ones do not keep the short ones waiting. Lives in one event loop. Large results are
    written to ``folder``, which belongs to this pool alone.
    """

    def __init__(self, settings: ApiSettings, folder: Path) -> None:
        """Start all workers."""
        self._settings = settings
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="snapshot")
        self.workers = tuple(Worker(settings, folder) for _ in range(settings.workers + settings.spare))
        self._idle = list(self.workers)
        self._loop = asyncio.get_running_loop()
        self._newest: str | None = None
        self._long: dict[Worker, asyncio.TimerHandle] = {}
        self._aside: set[Worker] = set()
        self._turns = Turns(settings.workers, settings.waiting, settings.wait_s)
        self._downloads = Downloads(settings.downloads)
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
    def downloads(self) -> int:
        """How many results are being read from files."""
        return self._downloads.number

    @property
    def waiting(self) -> int:
        """How many queries wait for a worker."""
        return self._turns.waiting

    @property
    def killed(self) -> int:
        """How many processes were killed or crashed so far."""
        return sum(worker.killed for worker in self.workers)

    async def answer(
        self,
        snapshots: Snapshots,
        build: Callable[[str], Job],
        gone: Callable[[], Coroutine[None, None, object]],
        client: str = "",
    ) -> Answer | Stream:
        """Return the answer to the job that ``build`` makes for a source, or its beginning where it is long.

        The source is one of ``snapshots``: whoever asks says what may be read.

        It is stopped early when ``gone()`` completes. Clients take turns: one that asks much does not keep the others
        waiting. Whoever gets a stream closes it.

        Raises:
            TooBusy: the queue is full, or no worker came free in time.
            QueryError: see ``Worker.answer``.
        """
        try:
            await self._turns.take(client)
        except TooBusy:
            self.refused += 1
            raise
        try:
            source = await self._source(snapshots)
        except BaseException:
            self._turns.leave()
            raise
        worker = self._next()
        self.answered += 1
        exchange = Exchange(partial(self._free, worker, snapshots, source))
        watching: list[asyncio.Future[object]] = []

        def watch() -> None:
            leaving = asyncio.ensure_future(gone())
            leaving.add_done_callback(unless_cancelled(lambda: self._loop.call_later(_LEFT_S, worker.stop, exchange)))
            watching.append(leaving)

        late = self._loop.call_later(_SOON_S, watch)
        self._long[worker] = self._loop.call_later(_LONG_S, self._set_aside, worker)
        try:
            answer = await worker.answer(build(source), exchange)
        finally:
            late.cancel()
            for leaving in watching:
                leaving.cancel()
        return self._downloads.counted(answer, client) if isinstance(answer, Stream) else answer

    async def open(self, source: str, opened: Callable[[], None]) -> None:
        """Let idle workers open a copy of the store, one by one, while no query waits for them and it is the newest.

        ``opened`` is called as soon as there is no more to wait for: one has it open, or none was free.
        """
        self._newest = source
        for worker in reversed(self._idle.copy()):
            if self._turns.waiting or self._newest != source:
                break
            await self._turns.take("")
            if worker in self._idle and worker.warm:
                self._idle.remove(worker)
                exchange = Exchange(partial(self._opened, worker))
                with suppress(KgError):  # then a query tells
                    await worker.answer(Job("ASK {}", "urn:open", source, _JSON, None, seconds=_OPEN_S), exchange)
                opened()
            else:
                self._turns.leave()
        opened()

    def close(self) -> None:
        """End all workers; queries still running fail."""
        for worker in self.workers:
            worker.close()
        self._threads.shutdown(wait=True)

    def _next(self) -> Worker:
        """Return the idle worker that answered last: it has the newest copy open, and its memory is at hand."""
        worker = next((worker for worker in reversed(self._idle) if worker.warm), self._idle[-1])
        self._idle.remove(worker)
        return worker

    def made(self, source: str) -> None:
        """Wait, in the thread that writes, until a worker has opened a copy."""
        opened = threading.Event()
        asyncio.run_coroutine_threadsafe(self.open(source, opened.set), self._loop)
        opened.wait(_OPEN_S)

    def _opened(self, worker: Worker) -> None:
        self._rest(worker)
        self._turns.leave()

    def _rest(self, worker: Worker) -> None:
        """Know that a worker is idle; one that begins anew comes last, as it has nothing open."""
        self._idle.insert(len(self._idle) if worker.warm else 0, worker)

    async def _source(self, snapshots: Snapshots) -> str:
        """Return what to read, which stays until it is given back; a thread copies the store if it has changed."""
        source = snapshots.take_current()
        if source is not None:
            return source
        taking = self._loop.run_in_executor(self._threads, snapshots.take)
        try:
            return await asyncio.shield(taking)
        except asyncio.CancelledError:
            taking.add_done_callback(partial(self._give_back_taken, snapshots))
            raise

    def _give_back_taken(self, snapshots: Snapshots, taken: asyncio.Future[str]) -> None:
        if not taken.exception():
            self._threads.submit(snapshots.give_back, taken.result())

    def _set_aside(self, worker: Worker) -> None:
        worker.give_way(_LONG_NICE)
        self._long[worker] = self._loop.call_later(_VERY_LONG_S - _LONG_S, worker.give_way, _VERY_LONG_NICE)
        if len(self._aside) < self._settings.spare:
            self._aside.add(worker)
            self._turns.leave()

    def _free(self, worker: Worker, snapshots: Snapshots, source: str) -> None:
        self._long.pop(worker).cancel()
        self._rest(worker)
        if worker in self._aside:
            self._aside.remove(worker)
        else:
            self._turns.leave()
        if not snapshots.give_back_current(source):
            self._threads.submit(snapshots.give_back, source)
