"""Exchange: one request and its whole answer, within limits on size and time, from a host that is allowed."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Final

import httpcore

from kg.web.connection import GuardedBackend, NotAllowed
from kg.web.hosts import AddressRule, Resolver, system_resolver

__all__ = ["MOVED", "Answer", "Asking", "Limits", "NoAnswer", "TooMuch", "answer_in", "answer_to"]

MOVED: Final = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Limits:
    """How many bytes an answer may have, and how many seconds all of it may take, redirects and robots included."""

    bytes: int = 20_000_000
    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Asking:
    """One request as it is sent."""

    url: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a server: header names in lower case, and no more bytes than were allowed."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def media_type(self) -> str:
        """What the answer says it is, in lower case and without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class TooMuch(Exception):
    """An answer is over the limit of bytes."""


class NoAnswer(Exception):
    """Nobody gave a whole answer, for a reason in words; ``passing`` if it may be otherwise a little later."""

    def __init__(self, reason: str, *, passing: bool) -> None:
        """Say why."""
        super().__init__(reason)
        self.passing = passing


def answer_to(asking: Asking, allowed: AddressRule, *, limits: Limits, resolve: Resolver = system_resolver) -> Answer:
    """Return the answer to one request; a redirect is an answer too, and not followed.

    Raises:
        NoAnswer: nobody answers, not in time, not wholly, with more than is allowed, or from an address that is not.
    """
    backend = GuardedBackend(allowed, resolve, time.monotonic() + limits.seconds)
    try:
        with httpcore.ConnectionPool(network_backend=backend) as pool:
            return answer_in(pool, asking, limits.bytes)
    except NotAllowed as error:
        raise NoAnswer(str(error), passing=False) from error
    except TooMuch as error:
        raise NoAnswer(f"the answer is over {limits.bytes:,} bytes", passing=False) from error
    except httpcore.TimeoutException as error:
        raise NoAnswer(f"no full answer within {limits.seconds:g} seconds", passing=True) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise NoAnswer(str(error) or "the connection broke", passing=True) from error


def answer_in(
    pool: httpcore.ConnectionPool,
    asking: Asking,
    most_bytes: int,
    *,
    cut: bool = False,
    output: IO[bytes] | None = None,
) -> Answer:
    """Return the answer to one request over a pool; what is over the limit is cut off, or an error.

    With ``output`` the content of a success is written there piece by piece, and is not in the answer.

    Raises:
        TooMuch: the answer is too large.
        NotAllowed, httpcore errors: as the connection says.
    """
    content = bytearray()
    taken = 0
    with pool.stream(asking.method, asking.url, headers=asking.headers, content=asking.content or None) as response:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        sink = output.write if output is not None and 200 <= response.status < 300 else content.extend
        if response.status not in MOVED:
            for chunk in response.iter_stream():
                taken += len(chunk)
                sink(chunk)
                if taken > most_bytes:
                    break
    if taken > most_bytes and not cut:
        raise TooMuch
    return Answer(response.status, headers, bytes(content[:most_bytes]))
