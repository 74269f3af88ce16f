"""Writer: the one place where requests change the store, one group of writes after the other."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from api.snapshots import Snapshots
from kg.errors import KgError
from kg.store import Store

__all__ = ["Writer"]

Change = Callable[[Store], object]


@dataclass(slots=True)
class Wish:
    """A change that a request waits for."""

    change: Change
    done: asyncio.Future[object] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Writer:
    """Runs changes in the order in which they came, each a transaction of its own, flushed before it is answered.

    What derives from the store (``follow``) runs once for all that waited together: a write is answered when a query
    would see both, and none sees one without the other. Lives in one event loop.
    """

    def __init__(self, store: Store, snapshots: Snapshots, follow: Callable[[Store], object]) -> None:
        """Take the store, what queries read of it, and what follows on every write."""
        self._store = store
        self._snapshots = snapshots
        self._follow = follow
        self._applying = threading.Lock()
        self._waiting: list[Wish] = []
        self.done = 0
        self.failed = 0
        self.seconds = 0.0
        """How many changes were made and refused, and how long that and what follows took."""
        self._task: asyncio.Task[None] | None = None

    @property
    def waiting(self) -> int:
        """How many changes wait for those before them."""
        return len(self._waiting)

    async def change(self, change: Change) -> object:
        """Return what a change gives, once it is on disk and everything follows from it.

        A request that goes away does not take its change back.

        Raises:
            KgError: the store did not take the change; nothing of it was written.
        """
        wish = Wish(change)
        self._waiting.append(wish)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
        return await asyncio.shield(wish.done)

    @contextmanager
    def settled(self) -> Iterator[None]:
        """Hold back changes for a moment in which the store has all that follows from the last one; in any thread."""
        with self._applying:
            yield

    async def close(self) -> None:
        """Wait for the changes that are under way."""
        if self._task is not None:
            with suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting, []
            start = time.perf_counter()
            outcomes = await asyncio.to_thread(self._apply, [wish.change for wish in group])
            failed = sum(isinstance(outcome, Exception) for outcome in outcomes)
            self.failed += failed
            self.done += len(outcomes) - failed
            self.seconds += time.perf_counter() - start
            for wish, outcome in zip(group, outcomes, strict=True):
                if wish.done.cancelled():
                    continue
                if isinstance(outcome, Exception):
                    wish.done.set_exception(outcome)
                    wish.done.exception()  # whoever waited may be gone
                else:
                    wish.done.set_result(outcome)

    def _apply(self, changes: list[Change]) -> list[object]:
        with self._applying, self._snapshots.settling():
            return self._applied(changes)

    def _applied(self, changes: list[Change]) -> list[object]:
        before = self._store.version()
        outcomes: list[object] = []
        for change in changes:
            try:
                outcomes.append(change(self._store))
            except Exception as error:  # noqa: BLE001 - handed to the request that asked; the others go on
                outcomes.append(error)
        try:
            if self._store.version() != before:
                self._follow(self._store)
        except KgError as error:
            return [one if isinstance(one, Exception) else error for one in outcomes]
        return outcomes
