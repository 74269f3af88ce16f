"""Downloads: the long results that go out at one time, so many in all and half of them to one client."""

from collections import Counter
from functools import partial

from api.problems import TooBusy
from api.streams import Stream

__all__ = ["Downloads"]


class Downloads:
    """Counts streams until they are closed. Lives in one event loop."""

    def __init__(self, most: int) -> None:
        """Take how many there may be."""
        self._most = most
        self._of: Counter[str] = Counter()

    @property
    def number(self) -> int:
        """How many there are."""
        return self._of.total()

    def counted(self, stream: Stream, client: str) -> Stream:
        """Return a stream that is counted from now on.

        Raises:
            TooBusy: there are too many of them, or too many of this client's: their files take room.
        """
        self._of[client] += 1
        stream.closing = partial(self._ended, client)
        if self.number > self._most or self._of[client] > max(1, self._most // 2):
            stream.close()
            raise TooBusy(f"{self.number} large results are being fetched; try again", 10)
        return stream

    def _ended(self, client: str) -> None:
        self._of[client] -= 1
        if not self._of[client]:
            del self._of[client]
