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
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queues.setdefault(client, deque()).append(turn)
        try:
            await asyncio.wait_for(asyncio.shield(turn), self._wait_s)
        except TimeoutError as error:
            if turn.done():  # it came in the very moment in which the time was up
                return
            self._forget(client, turn)
            raise TooBusy(f"no query worker came free within {self._wait_s:g} s; try again", again) from error
        except asyncio.CancelledError:
            if turn.done():
                self.leave()
            else:
                self._forget(client, turn)
            raise

    def leave(self) -> None:
        """Give a place back: to the client whose turn it is, else to whoever comes next."""
        if not self._queues:
            self._free += 1
            return
        client, queue = self._queues.popitem(last=False)
        turn = queue.popleft()
        if queue:
            self._queues[client] = queue  # behind all the others
        turn.set_result(None)

    def _forget(self, client: str, turn: asyncio.Future[None]) -> None:
        queue = self._queues[client]
        queue.remove(turn)
        turn.cancel()
        if not queue:
            del self._queues[client]
