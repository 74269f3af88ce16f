"""Assistant: the address at which programs with a language model ask, by the Model Context Protocol."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from importlib.util import find_spec
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["Assistant", "routes_of"]

PATH: Final = "/mcp"


class Assistant:
    """ASGI endpoint that answers the protocol over an application; what it takes is loaded when it is first asked.

    That costs half a second and 25 MB, which instances that nobody asks this way do not pay. Lives in one event loop.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Take the application that the tools ask."""
        self._app = app
        self._starting: asyncio.Future[ASGIApp] | None = None
        self._running: asyncio.Task[None] | None = None
        self._stop = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if self._starting is None:
            self._starting = asyncio.get_running_loop().create_future()
            self._running = asyncio.create_task(self._run(self._starting))
        endpoint = await asyncio.shield(self._starting)
        await endpoint(scope, receive, send)

    async def close(self) -> None:
        """End what was started."""
        self._stop.set()
        if self._running is not None:
            await self._running

    async def _run(self, started: asyncio.Future[ASGIApp]) -> None:
        try:
            async with (await run_in_threadpool(_loaded))(self._app) as endpoint:
                started.set_result(endpoint)
                await self._stop.wait()
        except BaseException as error:
            if started.done():
                raise
            started.set_exception(error)


def routes_of(assistant: Assistant) -> tuple[Route, ...]:
    """Return the route of an assistant; none where the packages for it are not installed."""
    return (Route(PATH, endpoint=assistant, include_in_schema=False),) if find_spec("mcp") else ()


def _loaded() -> Callable[[ASGIApp], AbstractAsyncContextManager[ASGIApp]]:
    from api.model_context import answering  # noqa: PLC0415 - an extra, and slow to load

    return answering
