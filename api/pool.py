"""Pool: the query workers behind a bounded, fair queue, fed with the newest snapshot."""

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

from api.exchange import Exchange
from api.job import Answer, Job
from api.problems import TooBusy
from api.settings import ApiSettings
from api.snapshots import Snapshots
from api.streamed import unless_cancelled
from api.streams import Stream
from api.turns import Turns
from api.workers import Worker

__all__ = ["Pool"]

_SOON_S: Final = 0.02
"""How long a query runs until somebody looks whether its client is still there."""

_LONG_S: Final = 0.1
"""From when on a query is a long one, which gives way to the others."""

_LEFT_S: Final = 0.25
"""How long a query may still run whose client has left: light ones end by themselves, and spare a new process."""


class Pool:
    """A fixed number of warm workers; a job waits for one of them in turn with other clients' jobs.

    A long query gives way: it goes on with less of the processor, and while there are spare workers, another one takes
    its place, so that a few long ones do not keep the short ones waiting. Lives in one event loop. Large results are
    written to ``folder``, which belongs to this pool alone.
    """

    def __init__(self, settings: ApiSettings, snapshots: Snapshots, folder: Path) -> None:
        """Start all workers."""
        self._settings = settings
        self._snapshots = snapshots
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="snapshot")
        self.workers = tuple(Worker(settings, folder) for _ in range(settings.workers + settings.spare))
        self._idle = deque(self.workers)
        self._long: dict[Worker, asyncio.TimerHandle] = {}
        self._aside: set[Worker] = set()
        self._turns = Turns(settings.workers, settings.waiting, settings.wait_s)
        self._downloads: Counter[str] = Counter()
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
        return self._downloads.total()

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
    ) -> Answer | Stream:
        """Return the answer to the job that ``build`` makes for a source, or its beginning where it is long.

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
            source = await self._source()
        except BaseException:
            self._turns.leave()
            raise
        worker = self._idle.popleft()
        self.answered += 1
        exchange = Exchange(partial(self._free, worker, source))
        watching: list[asyncio.Future[object]] = []

        loop = asyncio.get_running_loop()

        def watch() -> None:
            leaving = asyncio.ensure_future(gone())
            leaving.add_done_callback(unless_cancelled(lambda: loop.call_later(_LEFT_S, worker.stop, exchange)))
            watching.append(leaving)

        late = loop.call_later(_SOON_S, watch)
        self._long[worker] = loop.call_later(_LONG_S, self._set_aside, worker)
        try:
            answer = await worker.answer(build(source), exchange)
        finally:
            late.cancel()
            for leaving in watching:
                leaving.cancel()
        return self._counted(answer, client) if isinstance(answer, Stream) else answer

    def close(self) -> None:
        """End all workers; queries still running fail."""
        for worker in self.workers:
            worker.close()
        self._threads.shutdown(wait=True)

    async def _source(self) -> str:
        """Return what to read, which stays until it is given back; a thread copies the store if it has changed."""
        source = self._snapshots.take_current()
        if source is not None:
            return source
        taking = asyncio.get_running_loop().run_in_executor(self._threads, self._snapshots.take)
        try:
            return await asyncio.shield(taking)
        except asyncio.CancelledError:
            taking.add_done_callback(self._give_back_taken)
            raise

    def _give_back_taken(self, taken: asyncio.Future[str]) -> None:
        if not taken.exception():
            self._threads.submit(self._snapshots.give_back, taken.result())

    def _set_aside(self, worker: Worker) -> None:
        worker.give_way()
        if len(self._aside) < self._settings.spare:
            self._aside.add(worker)
            self._turns.leave()

    def _free(self, worker: Worker, source: str) -> None:
        self._long.pop(worker).cancel()
        self._idle.append(worker)
        if worker in self._aside:
            self._aside.remove(worker)
        else:
            self._turns.leave()
        if not self._snapshots.give_back_current(source):
            self._threads.submit(self._snapshots.give_back, source)

    def _counted(self, stream: Stream, client: str) -> Stream:
        """Return a stream that is counted until it is closed.

        Raises:
            TooBusy: there are too many of them, or too many of this client's: their files take room.
        """
        self._downloads[client] += 1
        stream.closing = partial(self._ended, client)
        most = self._settings.downloads
        if self.downloads > most or self._downloads[client] > max(1, most // 2):
            stream.close()
            raise TooBusy(f"{self.downloads} large results are being fetched; try again", 10)
        return stream

    def _ended(self, client: str) -> None:
        self._downloads[client] -= 1
        if not self._downloads[client]:
            del self._downloads[client]
