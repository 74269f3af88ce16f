"""Turns: who may run next when more ask than can be served, one client after the other."""

import asyncio
from collections import OrderedDict, deque

from api.problems import TooBusy

__all__ = ["Turns"]


class Turns:
    """A bounded queue for a number of places, fair among clients. Lives in one event loop.

    Whoever waits is served in rounds: one request of each client, however many a client sent. No client may take more
    than half of the queue, so that one that sends a flood shuts out nobody else.
    """

    def __init__(self, places: int, waiting: int, wait_s: float) -> None:
        """Take how many may run, how many may wait, and for how many seconds."""
        self._free = places
        self._places = places
        self._most = waiting
        self._wait_s = wait_s
        self._queues: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    @property
    def waiting(self) -> int:
        """How many requests wait."""
        return sum(map(len, self._queues.values()))

    async def take(self, client: str) -> None:
        """Return when it is this client's turn; whoever took a turn gives it back by ``leave``.

        Raises:
            TooBusy: the queue is full, the client fills its half, or no place came free in time.
        """
        if self._free and not self._queues:
            self._free -= 1
            return
        again = max(1, int(self._wait_s // 2))
        own = self._queues.get(client, ())
        if self.waiting >= self._most or len(own) >= max(1, self._most // 2):
            raise TooBusy(f"{self._places} queries are running, {self.waiting} are waiting; try again", again)
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[None] = loop.create_future()
        self._queues.setdefault(client, deque()).append(turn)
        late = loop.call_later(self._wait_s, self._refuse, client, turn)
        try:
            await turn
        except asyncio.CancelledError:
            self._withdraw(client, turn)
            raise
        finally:
            late.cancel()

    def _refuse(self, client: str, turn: asyncio.Future[None]) -> None:
        if not turn.done():
            self._forget(client, turn)
            again = max(1, int(self._wait_s // 2))
            turn.set_exception(TooBusy(f"no query worker came free within {self._wait_s:g} s; try again", again))

    def _withdraw(self, client: str, turn: asyncio.Future[None]) -> None:
        """Take back a request that nobody waits for any more; a turn that it just got goes to the next."""
        if turn.cancelled():
            self._forget(client, turn)
        elif turn.exception() is None:
            self.leave()

    def leave(self) -> None:
        """Give a place back: to the client whose turn it is, else to whoever comes next."""
        while self._queues:
            client, queue = self._queues.popitem(last=False)
            turn = queue.popleft()
            if queue:
                self._queues[client] = queue  # behind all the others
            if not turn.done():  # else nobody waits for it any more
                turn.set_result(None)
                return
        self._free += 1

    def _forget(self, client: str, turn: asyncio.Future[None]) -> None:
        queue = self._queues.get(client, deque())
        if turn in queue:
            queue.remove(turn)
            if not queue:
                del self._queues[client]
