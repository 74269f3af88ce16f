"""Protocol: what one request to a SPARQL endpoint asks for, whichever of the three ways it is sent."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from fastapi import HTTPException, Request
from starlette.requests import ClientDisconnect

from kg.errors import QueryRejected

__all__ = ["FORM", "QUERY", "UPDATE", "Operation", "body_of", "operation_of", "pieces_of"]

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"

_BODY_S: Final = 20.0
"""How many seconds the first byte of a body may take; the rest may come at ``_SLOWEST`` bytes a second."""
_SLOWEST: Final = 4096
_DRAINED: Final = 4_000_000
"""Bytes of a refused body that are read and dropped, for at most ``_DRAINED_S`` seconds."""
_DRAINED_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class Operation:
    """A query or an update (or neither), the dataset it names, and the format it insists on."""

    query: str | None
    update: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    format: str | None


async def operation_of(request: Request, limit: int) -> Operation:
    """Return what a GET, a form or a direct POST asks for; ``limit`` counts bytes of the body.

    Raises:
        QueryRejected: several queries at once, an empty one, or text that is not UTF-8.
        HTTPException: 413 or 415, the body is too large or of another type.
    """
    address: bytes = request.scope["query_string"]
    if request.method in {"GET", "HEAD"}:
        return _from_pairs(address)
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in {FORM, QUERY, UPDATE}:
        raise HTTPException(415, f"send {QUERY} or {FORM}, not {media_type or 'a body without a Content-Type'}")
    body = await body_of(request, limit)
    if media_type == FORM:
        return _from_pairs(b"&".join(part for part in (address, body) if part))
    frame = _from_pairs(address)
    if frame.query is not None or frame.update is not None:
        raise QueryRejected("the text is sent twice: in the address and in the body")
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise QueryRejected(f"the text is not UTF-8: {error}") from error
    query, update = (text, None) if media_type == QUERY else (None, text)
    return Operation(query, update, frame.default_graphs, frame.named_graphs, frame.format)


async def body_of(request: Request, limit: int) -> bytes:
    """Return the request's body; limits and errors as ``pieces_of``."""
    return b"".join([piece async for piece in pieces_of(request, limit)])


async def pieces_of(request: Request, limit: int) -> AsyncGenerator[bytes, None]:
    """Yield the request's body, never more than ``limit`` bytes of it, nor waiting for one that drips.

    Raises:
        HTTPException: 408 it comes too slowly, 413 it is too large, 415 it is packed: a small one could become huge.
    """
    packed = request.headers.get("content-encoding", "identity").strip().lower()
    if packed not in {"", "identity"}:
        raise HTTPException(415, f"send the body as it is, not packed as {packed}", {"Accept-Encoding": "identity"})
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limit:
        await _drained(request.stream())
        raise HTTPException(413, f"the request's body is over the limit of {limit} bytes")
    size, start = 0, asyncio.get_running_loop().time()
    stream = request.stream()
    while True:
        try:
            async with asyncio.timeout_at(start + _BODY_S + size / _SLOWEST):
                piece = await anext(stream, None)
        except TimeoutError as error:
            raise HTTPException(408, "the request's body comes too slowly", {"Connection": "close"}) from error
        if piece is None:
            return
        size += len(piece)
        if size > limit:
            await _drained(stream)
            raise HTTPException(413, f"the request's body is over the limit of {limit} bytes")
        yield piece


async def _drained(stream: AsyncIterator[bytes]) -> None:
    """Take in a little more of a body that is refused, and drop it.

    A server that answers and hangs up while its client still sends makes the client's system throw the answer away.
    """
    left = _DRAINED
    with suppress(TimeoutError, ClientDisconnect):
        async with asyncio.timeout(_DRAINED_S):
            async for piece in stream:
                left -= len(piece)
                if left < 0:
                    return


def _from_pairs(encoded: bytes) -> Operation:
    try:
        pairs = parse_qsl(encoded.decode(), keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise QueryRejected(f"the parameters cannot be read: {error}") from error
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    queries, updates = fields.get("query", []), fields.get("update", [])
    if len(queries) + len(updates) > 1:
        raise QueryRejected("there is more than one query or update in this request")
    wishes = [value for name in ("format", "output") for value in fields.get(name, []) if value]
    return Operation(
        queries[0] if queries else None,
        updates[0] if updates else None,
        tuple(fields.get("default-graph-uri", []) + fields.get("using-graph-uri", [])),
        tuple(fields.get("named-graph-uri", []) + fields.get("using-named-graph-uri", [])),
        wishes[0] if wishes else None,
    )
