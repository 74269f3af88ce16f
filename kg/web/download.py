"""Download: a file from an address, written as it comes in, so that its size does not matter to the memory."""

import time
from dataclasses import dataclass
from typing import IO, Final
from urllib.parse import urlunsplit

import httpcore

from kg.errors import DocumentUnreadable
from kg.web.connection import GuardedBackend
from kg.web.exchange import MOVED, Asking, Limits, TooMuch, answer_in
from kg.web.hosts import AddressRule, Resolver, system_resolver
from kg.web.robots import USER_AGENT
from kg.web.target import MOST_HOPS, checked, telling, too_many_hops

__all__ = ["Downloaded", "download"]

_LIMITS: Final = Limits(bytes=2_000_000_000, seconds=1800.0)


@dataclass(frozen=True, slots=True)
class Downloaded:
    """What came: the address after redirects, the media type in lower case, and how many bytes were written."""

    url: str
    media_type: str
    size: int


def download(
    url: str,
    output: IO[bytes],
    allowed: AddressRule,
    *,
    accept: str = "*/*",
    limits: Limits = _LIMITS,
    resolve: Resolver = system_resolver,
) -> Downloaded:
    """Write what an address answers to ``output``; one file that a person named, so robots.txt is not asked.

    A server that packs the content unasked is taken at its word: the packed bytes are written.

    Raises:
        DocumentUnreadable: no web address, not allowed, too large, too slow, broken off, or an error; what was written
            until then is worth nothing.
    """
    headers = (("User-Agent", USER_AGENT), ("Accept", accept), ("Accept-Encoding", "identity"))
    backend = GuardedBackend(allowed, resolve, time.monotonic() + limits.seconds)
    target = checked(url, url)
    with telling(url, limits), httpcore.ConnectionPool(network_backend=backend) as pool:
        for _ in range(MOST_HOPS + 1):
            try:
                answer = answer_in(pool, Asking(urlunsplit(target), headers=headers), limits.bytes, output=output)
            except TooMuch as error:
                raise DocumentUnreadable(f"{url}: the file is over the limit of {limits.bytes:,} bytes") from error
            following = answer.headers.get("location", "")
            if answer.status not in MOVED or not following:
                if not 200 <= answer.status < 300:
                    raise DocumentUnreadable(f"{url}: the server answers {answer.status}; check the address")
                return Downloaded(urlunsplit(target), answer.media_type, output.tell())
            target = checked(following, url, base=target)
    raise too_many_hops(url)
