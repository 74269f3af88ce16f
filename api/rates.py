"""Rates: how often one client may ask, write, or fail to prove who it is, and what is left of that."""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Final

from limits import RateLimitItem, parse
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter

from api.problems import TooMany
from api.settings import Rates
from kg.errors import WrongParameter

__all__ = ["Counted", "Left", "Limiter"]


class Counted(StrEnum):
    """What is counted for each client."""

    REQUESTS = "requests"
    WRITES = "writes"
    FAILURES = "failures"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class Left:
    """What a client may still do: ``remaining`` of ``quota`` in ``window_s`` seconds; anew in ``reset_s``."""

    counted: Counted
    quota: int
    window_s: int
    remaining: int
    reset_s: int

    @property
    def headers(self) -> dict[str, str]:
        """The fields that tell it (draft-ietf-httpapi-ratelimit-headers)."""
        return {
            "RateLimit-Policy": f'"{self.counted}";q={self.quota};w={self.window_s}',
            "RateLimit": f'"{self.counted}";r={self.remaining};t={self.reset_s}',
        }


class Limiter:
    """Counts for each client, in memory that does not grow with their number; safe to use from any thread."""

    def __init__(self, rates: Rates) -> None:
        """Take how often what may be done.

        Raises:
            WrongParameter: a text that is no rate.
        """
        told = {
            Counted.REQUESTS: rates.requests,
            Counted.WRITES: rates.writes,
            Counted.FAILURES: rates.failures,
            Counted.REPORTS: rates.reports,
        }
        self._items = {counted: item_of(counted, rate) for counted, rate in told.items() if rate}
        self._windows = FixedWindowRateLimiter(Counters(rates.clients * len(told)))
        self.refused = dict.fromkeys(Counted, 0)
        """How often each limit was reached."""

    def take(self, counted: Counted, client: str) -> Left | None:
        """Count one more and return what is left; ``None`` where there is no limit.

        Raises:
            TooMany: this one is over the limit.
        """
        item = self._items.get(counted)
        if item is None:
            return None
        allowed = self._windows.hit(item, counted, client)
        return self._told(counted, item, client, allowed=allowed)

    def check(self, counted: Counted, client: str) -> None:
        """Do nothing while a client may do one more; nothing is counted.

        Raises:
            TooMany: it may not.
        """
        item = self._items.get(counted)
        if item is not None and not self._windows.test(item, counted, client):
            self._told(counted, item, client, allowed=False)

    def _told(self, counted: Counted, item: RateLimitItem, client: str, *, allowed: bool) -> Left:
        stats = self._windows.get_window_stats(item, counted, client)
        left = Left(
            counted, item.amount, item.get_expiry(), stats.remaining, max(1, ceil(stats.reset_time - time.time()))
        )
        if allowed:
            return left
        self.refused[counted] += 1
        raise TooMany(
            f"over the limit of {item.amount} {counted} in {item.get_expiry()} seconds; try again in {left.reset_s} s",
            left.reset_s,
            left.headers,
        )


class Counters(Storage):
    """Counts with an end, at most so many; the one that began first makes room for one too many.

    The memory that the library brings starts a thread to look through all counters every hundredth of a second.
    """

    STORAGE_SCHEME = None
    base_exceptions: Final = ()

    def __init__(self, most: int) -> None:
        """Start empty."""
        super().__init__()
        self._most = most
        self._lock = threading.Lock()
        self._counts: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Return a count with ``amount`` added; a new one ends after ``expiry`` seconds."""
        now = time.time()
        with self._lock:
            count, end = self._counts.get(key, (0, 0.0))
            if end <= now:
                self._counts.pop(key, None)  # a count that begins anew stands last
                count, end = 0, now + expiry
            self._counts[key] = (count + amount, end)
            if len(self._counts) > self._most:
                self._counts.popitem(last=False)
            return count + amount

    def get(self, key: str) -> int:
        """Return a count."""
        count, end = self._counts.get(key, (0, 0.0))
        return count if end > time.time() else 0

    def get_expiry(self, key: str) -> float:
        """Return when a count ends, in seconds of the epoch; now, if it is none."""
        return self._counts.get(key, (0, time.time()))[1]

    def check(self) -> bool:
        """Tell that all is well."""
        return True

    def reset(self) -> int:
        """Forget all and return how many there were."""
        with self._lock:
            number = len(self._counts)
            self._counts.clear()
            return number

    def clear(self, key: str) -> None:
        """Forget one."""
        with self._lock:
            self._counts.pop(key, None)


def item_of(counted: Counted, rate: str) -> RateLimitItem:
    """Return what a text such as ``3000/minute`` means.

    Raises:
        WrongParameter: it means nothing.
    """
    try:
        item = parse(rate)
    except ValueError as error:
        raise WrongParameter(f"{rate!r} is no rate of {counted}; write one as in '3000/minute', or nothing") from error
    if item.amount < 1:
        raise WrongParameter(f"{rate!r} would let nobody in; write one as in '3000/minute', or nothing")
    return item
