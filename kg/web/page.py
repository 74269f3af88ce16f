"""Pages: what an address on the web answers, followed through redirects, within limits on size and time."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from typing import Final
from urllib.parse import SplitResult, urlunsplit

import httpcore

from kg.errors import DocumentUnreadable
from kg.web.connection import GuardedBackend
from kg.web.exchange import MOVED, Answer, Asking, Limits, TooMuch, answer_in
from kg.web.hosts import AddressRule, Resolver, system_resolver
from kg.web.robots import MAX_RULES, USER_AGENT, permits
from kg.web.target import MOST_HOPS, checked, telling, too_many_hops

__all__ = ["Fetched", "fetch"]

HEADERS: Final = (
    ("User-Agent", USER_AGENT),
    ("Accept-Encoding", "identity"),
    ("Accept-Language", "de, en;q=0.5"),
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: the address after redirects, media type and charset in lower case, and the bytes."""

    url: str
    media_type: str
    charset: str
    content: bytes


def fetch(
    url: str,
    allowed: AddressRule,
    *,
    limits: Limits | None = None,
    resolve: Resolver = system_resolver,
    robots: bool = True,
    before: Callable[[str], None] | None = None,
) -> Fetched:
    """Return what one page answers, asked once, where the site's rules for programs let us, or ``robots`` is off.

    Every hop of a redirect is checked as the first address is. Nothing is sent to an address that is not ``allowed``.
    ``before`` is told each address before it is asked, and may raise an error to prevent that.

    Raises:
        DocumentUnreadable: no web address, not allowed, not permitted by the site, too large, too slow, or an error.
    """
    bounds = limits or Limits()
    backend = GuardedBackend(allowed, resolve, time.monotonic() + bounds.seconds)
    target = checked(url, url)
    with telling(url, bounds), httpcore.ConnectionPool(network_backend=backend) as pool:
        for _ in range(MOST_HOPS + 1):
            if before is not None:
                before(urlunsplit(target))
            if robots:
                ask_robots(pool, target, url)
            answer = get(pool, target, bounds.bytes, url)
            following = answer.headers.get("location", "")
            if answer.status not in MOVED or not following:
                return fetched(answer, urlunsplit(target), url)
            target = checked(following, url, base=target)
    raise too_many_hops(url)


def ask_robots(pool: httpcore.ConnectionPool, target: SplitResult, url: str) -> None:
    """Ask the site whether programs may read this page.

    Raises:
        DocumentUnreadable: they may not.
    """
    rules = target._replace(path="/robots.txt", query="")
    answer = get(pool, rules, MAX_RULES, url, cut=True)
    if answer.status in MOVED and answer.headers.get("location"):
        moved = checked(answer.headers["location"], url, base=rules)
        answer = get(pool, moved, MAX_RULES, url, cut=True)
    if not permits(answer.status, answer.content, urlunsplit(target)):
        raise DocumentUnreadable(
            f"{url}: the site's robots.txt lets no program read this page; save it in a browser and add the file"
        )


def get(pool: httpcore.ConnectionPool, target: SplitResult, limit: int, url: str, *, cut: bool = False) -> Answer:
    """Return the answer to one GET; what is over the limit is cut off, or an error.

    Raises:
        DocumentUnreadable: the answer is too large.
        NotAllowed, httpcore errors: as the connection says.
    """
    try:
        return answer_in(pool, Asking(urlunsplit(target), headers=HEADERS), limit, cut=cut)
    except TooMuch as error:
        raise DocumentUnreadable(
            f"{url}: the page is over the limit of {limit:,} bytes; save the part that matters"
        ) from error


def fetched(answer: Answer, here: str, url: str) -> Fetched:
    """Return the page that an answer holds.

    Raises:
        DocumentUnreadable: the server says that there is none, or packs it though asked not to.
    """
    if not 200 <= answer.status < 300:
        raise DocumentUnreadable(f"{url}: the server answers {answer.status}; check the address in a browser")
    packed = answer.headers.get("content-encoding", "identity").strip().lower()
    if packed not in {"", "identity"}:
        raise DocumentUnreadable(f"{url}: the server packs the page as {packed}; save it in a browser and add the file")
    media = Message()
    media["content-type"] = answer.headers.get("content-type", "")
    return Fetched(here, media.get_content_type(), (media.get_content_charset() or "").lower(), answer.content)
