"""Conversation: requests to one service with good manners, and its answers.

One at a time with pauses in between, again only after a while when the service is busy, and never before it says; a
name and a contact with each, an end to the time and the bytes of each.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import Final
from urllib.parse import urljoin, urlsplit

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from kg.errors import ServiceUnavailable
from kg.terms import BASE
from kg.web import AddressRule, Answer, Asking, Limits, NoAnswer, Resolver, answer_to, public_addresses, system_resolver
from kg.web.exchange import MOVED

__all__ = ["Conversation", "Manners", "agent"]

_BUSY: Final = frozenset({429, 500, 502, 503, 504})
_MOST_WORDS: Final = 200


def agent(contact: str = "") -> str:
    """Return how the program names itself to services, with whom to write to if it misbehaves."""
    told = f"{BASE}; {contact}" if contact else BASE
    return f"Sozialraum/{version('sozialraum')} (+{told})"


@dataclass(frozen=True, slots=True)
class Manners:
    """How a service is asked.

    A busy one is asked ``tries`` times in all; the first wait is ``first_wait`` seconds, each further one twice as
    long. Who asks for more than ``longest_wait`` seconds is not waited for. ``hops`` are redirects that are followed.
    """

    agent: str = field(default_factory=agent)
    pause: float = 1.0
    tries: int = 4
    first_wait: float = 2.0
    longest_wait: float = 120.0
    hops: int = 2
    limits: Limits = field(default_factory=lambda: Limits(bytes=5_000_000, seconds=30.0))


class _Busy(Exception):
    """A service cannot answer now; ``after`` is how many seconds to wait by its own word."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


@dataclass
class Conversation:
    """What one program asks of one service; not for several threads.

    ``allowed`` says to which network addresses a name may lead, ``resolve`` to which it does. ``sleep`` and ``clock``
    are the passing of time.
    """

    title: str
    manners: Manners = field(default_factory=Manners)
    allowed: AddressRule = field(default_factory=public_addresses)
    resolve: Resolver = system_resolver
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _next: float = field(default=0.0, init=False)

    def answer(self, asking: Asking) -> Answer:
        """Return the answer to a request, one with status 200.

        Raises:
            ServiceUnavailable: there is none; the message says why, and what may help.
        """
        named = replace(
            asking, headers=(*asking.headers, ("User-Agent", self.manners.agent), ("Accept-Encoding", "identity"))
        )
        again = Retrying(
            retry=retry_if_exception_type(_Busy),
            stop=stop_after_attempt(self.manners.tries),
            wait=self._wait,
            sleep=self.sleep,
            reraise=True,
        )
        try:
            return again(self._once, named)
        except _Busy as error:
            raise ServiceUnavailable(
                f"{self.title}: {error}, {self.manners.tries} times in a row; try again later, answers so far are kept"
            ) from error

    def _once(self, asking: Asking) -> Answer:
        for _ in range(self.manners.hops + 1):
            self._pause()
            try:
                answer = answer_to(asking, self.allowed, limits=self.manners.limits, resolve=self.resolve)
            except NoAnswer as error:
                if error.passing:
                    raise _Busy(f"{asking.url}: {error}") from error
                raise ServiceUnavailable(f"{self.title}: {asking.url}: {error}") from error
            if answer.status not in MOVED:
                return self._accepted(asking, answer)
            asking = self._moved(asking, answer)
        raise ServiceUnavailable(f"{self.title}: {asking.url}: redirects more than {self.manners.hops} times")

    def _pause(self) -> None:
        wait = self._next - self.clock()
        if wait > 0:
            self.sleep(wait)
        self._next = self.clock() + self.manners.pause

    def _accepted(self, asking: Asking, answer: Answer) -> Answer:
        if answer.status in _BUSY:
            after = _seconds(answer.headers.get("retry-after", ""))
            if after is not None and after > self.manners.longest_wait:
                raise ServiceUnavailable(
                    f"{self.title}: {asking.url} is busy and wants to be asked again in {after:.0f} seconds"
                )
            raise _Busy(f"{asking.url} answers {answer.status}", after)
        if answer.status != 200:
            raise ServiceUnavailable(f"{self.title}: {asking.url} answers {answer.status}{_words(answer)}")
        if answer.headers.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
            raise ServiceUnavailable(f"{self.title}: {asking.url} packs its answer though asked not to")
        return answer

    def _moved(self, asking: Asking, answer: Answer) -> Asking:
        """Return the request for where the service moved: on the same host, and never from https to http."""
        place = answer.headers.get("location", "")
        here = urljoin(asking.url, place)
        was, now = urlsplit(asking.url), urlsplit(here)
        same = now.hostname == was.hostname and (
            (now.scheme, now.port) == (was.scheme, was.port) or (was.scheme, now.scheme) == ("http", "https")
        )
        if not place or not same or answer.status == 303 or now.username:
            raise ServiceUnavailable(
                f"{self.title}: {asking.url} sends elsewhere ({here[:_MOST_WORDS]}), and that is not followed;"
                " if it has moved, put its new address into a file named by SOZIALRAUM_SERVICES"
            )
        return replace(asking, url=here)

    def _wait(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        doubled = float(self.manners.first_wait * 2 ** (state.attempt_number - 1))
        asked = error.after if isinstance(error, _Busy) and error.after is not None else 0.0
        return min(max(doubled, asked), self.manners.longest_wait)


def _seconds(text: str) -> float | None:
    """Return the seconds that ``Retry-After`` means, a number or a date (RFC 9110, section 10.2.3)."""
    said = text.strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        when = parsedate_to_datetime(said)
    except ValueError:
        return None
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())


def _words(answer: Answer) -> str:
    """Return what an error says for a person, if it says it plainly."""
    if answer.media_type != "text/plain":
        return ""
    line = answer.content[:10_000].decode("utf-8", "replace").strip().partition("\n")[0]
    plain = "".join(letter for letter in line if letter.isprintable())
    return f": {plain[:_MOST_WORDS]}" if plain else ""
