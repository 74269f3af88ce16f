"""Asking: what the application answers in this process, without a network between."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message

__all__ = ["Answer", "ask"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer; names of headers are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


async def ask(app: ASGIApp, target: str, address: str, accept: str) -> Answer:
    """Return the answer to a GET of a path with its query, as asked at an address such as ``https://a.example``."""
    path, _, query = target.partition("?")
    parts = urlsplit(address)
    parts_received: list[Message] = []
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": parts.scheme,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [
            (b"host", parts.netloc.encode()),
            (b"accept", accept.encode()),
            (b"accept-language", b"de"),
        ],
        "client": ("127.0.0.1", 0),
        "server": (parts.hostname or "localhost", parts.port or 80),
        "edition": True,
    }
    asked = False

    async def receive() -> Message:
        nonlocal asked
        if asked:
            return {"type": "http.disconnect"}
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        parts_received.append(message)

    await app(scope, receive, send)
    start = next(one for one in parts_received if one["type"] == "http.response.start")
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in start["headers"]}
    body = b"".join(one.get("body", b"") for one in parts_received if one["type"] == "http.response.body")
    return Answer(start["status"], headers, body)
