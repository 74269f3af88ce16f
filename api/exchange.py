"""Exchange: one job given to a query worker, from its first result until the worker is free again."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from api.job import Answer
    from api.streams import Stream

__all__ = ["Exchange"]


class Exchange:
    """One job given to a worker: what comes back first, and when the worker is free again."""

    def __init__(self, ended: Callable[[], None]) -> None:
        """Take what to do once the worker is free again."""
        self.first: asyncio.Future[Answer | Stream] = asyncio.get_running_loop().create_future()
        self.stream: Stream | None = None
        self.verdict: KgError | None = None
        """Why the job was ended from here, if it was."""
        self._ended = ended

    def fail(self, error: KgError) -> None:
        """Tell whoever waits that there will be no result, or no whole one."""
        if self.stream is not None:
            self.stream.fail(error)
        elif not self.first.done():
            self.first.set_exception(error)

    def end(self) -> None:
        """Give the worker back."""
        self._ended()
