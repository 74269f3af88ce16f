"""Door: the one way from a request to the graph, as far as whoever sends it may read."""

from dataclasses import replace

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access import caller_or_error, token_in
from api.clients import Caller
from api.excerpts import Reading
from api.instance import Instance
from api.sessions import token_of
from api.void import Counted
from kg.search import Search
from kg.visibility import Tier, tier_of

__all__ = ["Door", "public_of", "readable_version"]


class Door:
    """ASGI middleware that puts the instance a request may read into ``request.state.instance``.

    Routes get it from there (``instance_of``) and have no other way to the store. Who comes without valid credentials
    reads what is public. What is read beyond that may be kept by nobody on the way.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Find out what the request may read, and pass it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        whole: Instance = scope["app"].state.instance
        if not whole.excerpts.tiered:
            request.state.instance = whole
            await self._app(scope, receive, send)
            return
        tier = await tier_asked(request, whole)
        request.state.instance = await readable(whole, tier)
        await self._app(scope, receive, telling(tier, send))


async def tier_asked(request: Request, whole: Instance) -> Tier:
    """Return the tier of whoever sends a request; to look at credentials may take a while."""
    if whole.settings.open_to_all:
        return Tier.INTERNAL
    if not token_in(request):
        session = whole.sessions.of(token_of(request))
        return tier_of(session.key.scope) if session else Tier.PUBLIC
    request.state.caller = caller = await run_in_threadpool(caller_or_error, request, whole)
    return tier_of(caller.scope) if isinstance(caller, Caller) else Tier.PUBLIC


async def readable(whole: Instance, tier: Tier) -> Instance:
    """Return the instance as a tier reads it, made first where nobody of that tier has asked yet.

    Raises:
        StoreUnavailable: it cannot be made.
    """
    if tier is Tier.INTERNAL:
        return whole
    reading = whole.excerpts.at_hand(tier)
    if reading is None:
        reading = await run_in_threadpool(made, whole, tier)
    return seen_through(whole, tier, reading)


async def public_of(whole: Instance) -> Instance:
    """Return the instance as everybody may read it, for what is published without a request."""
    return await readable(whole, Tier.PUBLIC) if whole.excerpts.tiered else whole


def made(whole: Instance, tier: Tier) -> Reading:
    """Return what a tier reads, made between two writes."""
    with whole.writer.settled():
        return whole.excerpts.make(tier)


def seen_through(whole: Instance, tier: Tier, reading: Reading) -> Instance:
    """Return an instance that reads an excerpt; each excerpt has one."""
    known = whole.readings.get(tier)
    if known is None or known.store is not reading.store:
        known = whole.readings[tier] = replace(
            whole,
            tier=tier,
            store=reading.store,
            views=reading.views,
            snapshots=reading.snapshots,
            counted=Counted(whole.pool, reading.snapshots, reading.store),
            folder=reading.store.folder,
            search=Search(reading.store),
        )
    return known


def readable_version(scope: Scope) -> str | None:
    """Return the version of what everybody may read, for answers to be kept by; ``None`` for none to be kept.

    Where anything is hidden, a request that may come from somebody who sees more is neither answered from memory nor
    remembered.
    """
    whole: Instance | None = getattr(scope["app"].state, "instance", None)
    if whole is None:
        return None
    if not whole.excerpts.tiered:
        return whole.cached_version()
    if whole.settings.open_to_all or any(name in {b"authorization", b"cookie"} for name, _ in scope["headers"]):
        return None
    reading = whole.excerpts.at_hand(Tier.PUBLIC)
    return None if reading is None else reading.snapshots.version()


def telling(tier: Tier, send: Send) -> Send:
    """Return a way to send an answer that says that it depends on who asks, and who may keep it."""

    async def send_told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.add_vary_header("Authorization, Cookie")
            if tier is not Tier.PUBLIC:
                headers["Cache-Control"] = "private, no-store"
                del headers["ETag"]
        await send(message)

    return send_told
