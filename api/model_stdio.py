"""Model stdio: the Model Context Protocol over standard input and output, as assistants on a desk start it."""

import asyncio
import socket
from dataclasses import replace
from typing import Final

import uvicorn

from api.app import create_app
from api.connections import bounded_config
from api.inside import inside, over
from api.model_context import server_over
from api.settings import ApiSettings
from kg.errors import StoreUnavailable

__all__ = ["answer_over", "answer_with_own"]

_STEP_S: Final = 0.02


def answer_over(url: str) -> None:
    """Answer until standard input ends; a server that runs at an address gives the answers."""
    asyncio.run(server_over(over(url)).run_stdio_async())


def answer_with_own(settings: ApiSettings) -> None:
    """Answer until standard input ends; a server that is started for it gives the answers.

    It listens on this machine too, at a free port, since it holds the store: other commands ask it meanwhile.

    Raises:
        StoreUnavailable: the server does not start.
    """
    asyncio.run(_answer(settings))


async def _answer(settings: ApiSettings) -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        app = create_app(replace(settings, url=url))
        server = uvicorn.Server(bounded_config(app, log_level="error", timeout_graceful_shutdown=1))
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            while not server.started:
                if serving.done():
                    raise StoreUnavailable(f"no server could be started over the store {settings.store_address}")
                await asyncio.sleep(_STEP_S)
            await server_over(inside(app)).run_stdio_async()
        finally:
            server.should_exit = True
            await serving
