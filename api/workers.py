"""Workers: places for strangers' queries to run, each a process that can be killed at any moment."""

import asyncio
import math
import os
import socket
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from api.exchange import Exchange
from api.fate import fate
from api.job import Answer, Begun, Grown, Job, Ready
from api.limits import over_time
from api.line import Line
from api.processes import context
from api.settings import ApiSettings
from api.streams import Stream
from api.worker import serve
from kg.errors import KgError, QueryTimedOut, StoreUnavailable

__all__ = ["Worker"]

_START_S: Final = 60.0
"""How long a fresh process may take until it is warm; imports are slow on a loaded machine."""

_LEAST: Final = 19
"""The lowest priority there is."""


class Worker:
    """One place for a query to run: a process that is started again whenever it was killed or crashed.

    Lives in one event loop.
    """

    def __init__(self, settings: ApiSettings, folder: Path) -> None:
        """Start a process that writes large results to ``folder``."""
        self._settings = settings
        self._folder = folder
        self._loop = asyncio.get_running_loop()
        self._exchange: Exchange | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._line: Line | None = None
        self._closing = False
        self._thread: int | None = None
        self.killed = 0
        """How many processes of this place were killed or crashed."""
        self._ready: asyncio.Future[None] = self._loop.create_future()
        self._task = self._loop.create_task(self._connect(self._spawned()))

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
        return self._line is not None and self._line.warm

    def revive(self) -> None:
        """Start the process again if it is dead; for a worker that has no job."""
        if self._exchange is None and self._task.done() and (self._line is None or not self._process.is_alive()):
            self._start_again(None)

    def give_way(self, steps: int) -> None:
        """Let the job go on with less of the processor: by so many steps of niceness below the server itself."""
        if sys.platform == "linux" and self._thread is not None:  # elsewhere only whole processes have priorities
            with suppress(OSError):  # gone in this moment
                usual = os.getpriority(os.PRIO_PROCESS, 0)
                os.setpriority(os.PRIO_PROCESS, self._thread, min(_LEAST, usual + steps))

    async def answer(self, job: Job, exchange: Exchange) -> Answer | Stream:
        """Return a job's result, or its beginning where it is long; ``exchange`` ends when the worker is free again.

        Raises:
            QueryTimedOut: the limit passed, or the job was stopped.
            ResultTooLarge: over the limit on bytes, rows or memory.
            QueryRejected: not SPARQL, not allowed, or nested so deeply that the parser crashed.
        """
        if not self.warm:
            try:
                await self._warmed()
            except BaseException:
                exchange.end()
                raise
        if exchange.verdict is not None or self._line is None:
            exchange.end()
            raise exchange.verdict or StoreUnavailable("the query workers are shutting down")
        self._exchange = exchange
        seconds = min(job.seconds or math.inf, self._settings.limits.time_s)
        self._timer = self._loop.call_later(seconds, self._expire, exchange, seconds)
        self._line.send(job)
        try:
            return await exchange.first
        except asyncio.CancelledError:
            self.stop(exchange)
            raise

    def stop(self, exchange: Exchange, why: KgError | None = None) -> None:
        """End a job at once, if it still runs or waits."""
        exchange.verdict = exchange.verdict or why or _stopped()
        if self._exchange is exchange:
            self._process.kill()

    def _expire(self, exchange: Exchange, seconds: float) -> None:
        self.stop(exchange, over_time(self._settings.limits, seconds))

    def kill(self) -> None:
        """End the process at once, from any thread; the next job gets a new one."""
        self._process.kill()

    def close(self) -> None:
        """End the process for good."""
        self._closing = True
        self._task.cancel()
        self._process.kill()
        self._process.join()
        if self._line is not None:
            self._line.close()

    def heard(self, message: object) -> None:
        """Take what the process says: that it is warm, a result or a part of one, or what is wrong."""
        exchange = self._exchange
        match message:
            case Ready():
                self._thread = message.thread
                if not self._ready.done():
                    self._ready.set_result(None)
            case Begun() if exchange:
                exchange.stream = Stream(message, partial(self.stop, exchange))
                if exchange.first.cancelled():
                    exchange.stream.close()
                else:
                    exchange.first.set_result(exchange.stream)
            case Grown() if exchange and exchange.stream:
                exchange.stream.grow(message)
                if message.whole:
                    self._finish(exchange)
            case Answer() if exchange:
                if not exchange.first.cancelled():
                    exchange.first.set_result(message)
                self._finish(exchange)
            case KgError() if exchange:
                exchange.fail(message)
                self._finish(exchange)

    def lost(self) -> None:
        """Know that the process is gone."""
        exchange, self._exchange = self._exchange, None
        if self._timer is not None:
            self._timer.cancel()
        idle = self._ready.done()  # one that ends while it starts is started again by the next job: no endless round
        if not idle:
            self._ready.set_exception(StoreUnavailable("a query worker ended while it started"))
            self._ready.exception()  # perhaps nobody waits for it
        if self._closing:
            if exchange is not None:
                exchange.fail(StoreUnavailable("the query workers are shutting down"))
        elif exchange is not None or idle:
            self._start_again(exchange)
        else:
            self._line = None

    def _finish(self, exchange: Exchange) -> None:
        self._exchange = None
        if self._timer is not None:
            self._timer.cancel()
        exchange.end()

    def _start_again(self, exchange: Exchange | None) -> None:
        """Begin to replace the process; what its line still has to tell must not begin it once more."""
        if self._line is not None:
            self._line.forget()
            self._line = None
        self._task = self._loop.create_task(self._replace(exchange))

    async def _warmed(self) -> None:
        self.revive()
        try:
            async with asyncio.timeout(_START_S):
                await asyncio.shield(self._task)
                await asyncio.shield(self._ready)
        except TimeoutError as error:
            self.kill()
            raise StoreUnavailable(f"a query worker did not start within {_START_S:g} s") from error
        except OSError as error:
            raise StoreUnavailable(f"a query worker cannot be started: {error}") from error

    async def _replace(self, exchange: Exchange | None) -> None:
        """Start a new process for one that is gone, and tell from the exit code what became of its job.

        Raises:
            OSError: no process can be started; the next job tries again.
        """
        await asyncio.to_thread(self._process.join)
        code = self._process.exitcode
        for unfinished in self._folder.glob(f"result-{self.pid}-*"):
            unfinished.unlink(missing_ok=True)
        self.killed += 1
        self._thread = None
        self._ready = self._loop.create_future()
        try:
            line = await asyncio.to_thread(self._spawned)
        finally:
            if exchange is not None:
                exchange.fail(exchange.verdict or fate(code, self._settings.limits))
                exchange.end()
        await self._connect(line)

    def _spawned(self) -> socket.socket:
        """Start a process and return the line to it."""
        settings = self._settings
        started = context()
        ours, theirs = socket.socketpair()
        process = started.Process(
            target=serve,
            args=(theirs, settings.limits, self._folder, settings.access),
            kwargs={"union_default_graph": not settings.plain, "outside": settings.outside},
            daemon=True,
            name="sozialraum-query-worker",
        )
        process.start()
        self._process = process
        theirs.close()
        return ours

    async def _connect(self, end: socket.socket) -> None:
        end.setblocking(False)  # noqa: FBT003 - takes no keyword
        _, self._line = await self._loop.create_connection(lambda: Line(self.heard, self.lost), sock=end)


def _stopped() -> QueryTimedOut:
    return QueryTimedOut("the query was stopped, because nobody waits for its answer any more")
