"""Cache: whole responses that stay right as long as the store does not change, given again without any work."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["ResponseCache"]

_ASKED_BY: Final = (
    *(b"accept", b"accept-encoding", b"accept-language", b"host", b"origin"),
    *(b"hx-request", b"hx-history-restore-request"),
)
"""The headers that a response may depend on, besides address and method."""

_PASSING: Final = frozenset({b"ratelimit", b"ratelimit-policy"})
"""The headers that are true of one request only."""

_ON_DISK: Final = "/dumps/"
"""Files that are asked for in parts and change without the store."""

Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A response to give again: its headers, its body, its ETag."""

    headers: Headers
    body: bytes
    etag: bytes


@dataclass(slots=True)
class Recording:
    """A response while it passes by: kept if it turns out whole, small enough, and marked with an ETag."""

    largest: int
    status: int = 0
    headers: Headers = field(default_factory=list)
    body: bytearray = field(default_factory=bytearray)
    whole: bool = False

    def take(self, message: Message) -> None:
        """Take a part of the response."""
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message.get("headers", []))
        elif message["type"] == "http.response.body" and len(self.body) <= self.largest:
            self.body += message.get("body", b"")
            self.whole = not message.get("more_body", False)
        else:
            self.whole = False

    def kept(self) -> Kept | None:
        """Return what is worth keeping."""
        etag = next((value for name, value in self.headers if name.lower() == b"etag"), None)
        if etag is None or self.status != 200 or not self.whole or len(self.body) > self.largest:
            return None
        lasting = [(name, value) for name, value in self.headers if name.lower() not in _PASSING]
        return Kept(lasting, bytes(self.body), etag)


class ResponseCache:
    """ASGI middleware: answers a GET it has seen at this version of the store, with 304 where the client has it.

    Routes mark with an ETag what depends on nothing but the request and the store. ``version`` gives the
    version of what everybody may read, or ``None`` for a request that nothing is kept of; when it changes all is
    forgotten. ``most`` bounds all bodies
    together in bytes, ``largest`` one of them.
    """

    def __init__(
        self,
        app: ASGIApp,
        version: Callable[[Scope], str | None],
        registry: CollectorRegistry,
        most: int = 64_000_000,
        largest: int = 1_000_000,
    ) -> None:
        """Wrap an application, and name the figures in a registry."""
        self._app = app
        self._version = version
        self._most = most
        self._largest = largest
        self._known: OrderedDict[tuple[object, ...], Kept] = OrderedDict()
        self._size = 0
        self._at: str | None = None
        looked = Counter(
            "sozialraum_cache", "Reading requests by whether memory had the answer", ("found",), registry=registry
        )
        self._hits, self._misses = looked.labels("yes"), looked.labels("no")
        held = Gauge("sozialraum_cache_bytes", "Bytes of answers held in memory", registry=registry)
        held.set_function(lambda: self._size)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or pass on and remember."""
        reads = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        version = self._version(scope) if reads and not scope["path"].startswith(_ON_DISK) else None
        if version is None:
            await self._app(scope, receive, send)
            return
        if version != self._at:
            self._forget(version)
        headers = dict(scope["headers"])
        key = (scope["path"], scope["query_string"], *(headers.get(name) for name in _ASKED_BY))
        kept = self._known.get(key)
        if kept is not None:
            self._known.move_to_end(key)
            self._hits.inc()
            await give(kept, headers.get(b"if-none-match"), scope["method"], send)
            return
        self._misses.inc()
        recording = Recording(self._largest)

        async def pass_on(message: Message) -> None:
            recording.take(message)
            await send(message)

        await self._app(scope, receive, pass_on if scope["method"] == "GET" else send)
        if b"authorization" in headers:  # may be for this client alone (RFC 9111, section 3.5)
            return
        fresh = recording.kept()
        if fresh is not None and version == self._version(scope):
            self._remember(key, fresh)

    def _remember(self, key: tuple[object, ...], fresh: Kept) -> None:
        old = self._known.pop(key, None)
        self._size += len(fresh.body) - (len(old.body) if old else 0)
        self._known[key] = fresh
        while self._size > self._most:
            _, gone = self._known.popitem(last=False)
            self._size -= len(gone.body)

    def _forget(self, version: str) -> None:
        self._known.clear()
        self._size = 0
        self._at = version


async def give(kept: Kept, has: bytes | None, method: str, send: Send) -> None:
    """Send a kept response, or 304 to who has it already (RFC 9110, section 13.1.2)."""
    if has is not None and kept.etag in (one.strip().removeprefix(b"W/") for one in has.split(b",")):
        few = [
            (name, value) for name, value in kept.headers if name.lower() not in {b"content-length", b"content-type"}
        ]
        await send({"type": "http.response.start", "status": 304, "headers": few})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": kept.headers})
    await send({"type": "http.response.body", "body": kept.body if method == "GET" else b""})
