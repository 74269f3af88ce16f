"""Shutdown: a server that, once told to stop, ends answers under way, turns new requests away, and is gone in time."""

import asyncio
import json
import signal
import time
from types import FrameType
from typing import Final

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.connections import bounded_config
from api.problems import PROBLEM_TYPE, problem_of_status
from api.sweeping import Sweeping

__all__ = ["TurnedAway", "Turnstile", "run"]

_ALWAYS: Final = frozenset({"/healthz", "/metrics"})
_RETRY_S: Final = 5
_CUT_OFF_S: Final = 1
"""What is left to answers whose time was up, to say so."""


class Turnstile:
    """How many requests are being answered, and whether new ones are let in. Lives in one event loop."""

    def __init__(self) -> None:
        """Start open."""
        self.running = 0
        self.closed = False

    def admits(self) -> bool:
        """Tell whether new requests are let in."""
        return not self.closed


class TurnedAway:
    """ASGI middleware that counts requests under way, and answers 503 to new ones once the turnstile is closed.

    Whoever asks whether the process lives, or for its figures, is answered until the end.
    """

    def __init__(self, app: ASGIApp, turnstile: Turnstile) -> None:
        """Wrap an application."""
        self._app = app
        self._turnstile = turnstile

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or turn it away."""
        if scope["type"] != "http" or scope["path"] in _ALWAYS:
            await self._app(scope, receive, send)
            return
        if not self._turnstile.admits():
            await refuse(send, "the server is shutting down; try again")
            return
        begun = 0

        async def see(message: Message) -> None:
            nonlocal begun
            begun += 1
            await send(message)

        self._turnstile.running += 1
        try:
            await self._app(scope, receive, see)
        except asyncio.CancelledError:
            if begun == 0 and not self._turnstile.admits():
                await refuse(send, "the server is shutting down, and this answer would have taken too long; try again")
            raise
        finally:
            self._turnstile.running -= 1


async def refuse(send: Send, words: str) -> None:
    """Answer with a problem, and close the connection."""
    problem = problem_of_status(503, words)
    body = json.dumps(problem.members("en")).encode()
    headers = [
        (b"content-type", PROBLEM_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"retry-after", str(_RETRY_S).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class _Server(uvicorn.Server):
    """Uvicorn's server, which by itself refuses connections at once and knows no answer to who was turned away."""

    def __init__(self, config: uvicorn.Config, turnstile: Turnstile, grace_s: float) -> None:
        super().__init__(config)
        self._turnstile = turnstile
        self._grace_s = grace_s
        self._deadline = 0.0
        self._sweeping = Sweeping(time.monotonic, lambda: turnstile.running == 0)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Close the turnstile at the first signal; stop at once at the second."""
        if self._turnstile.closed or sig != signal.SIGTERM:
            self._turnstile.closed = True
            super().handle_exit(sig, frame)
            return
        self._deadline = time.monotonic() + self._grace_s
        self._turnstile.closed = True

    async def on_tick(self, counter: int) -> bool:
        """Tell every tenth of a second whether it is time to go."""
        if self._turnstile.closed and (self._turnstile.running == 0 or time.monotonic() >= self._deadline):
            self.should_exit = True
        self._sweeping.tick()
        return await super().on_tick(counter)


def run(app: FastAPI, *, host: str, port: int, log_level: str, grace_s: float) -> None:
    """Serve an application until SIGTERM or Ctrl+C, then for ``grace_s`` seconds at most.

    SIGTERM lets answers under way end; writes that were begun are finished in any case. Ctrl+C waits a second only.
    """
    config = bounded_config(app, host=host, port=port, log_level=log_level, timeout_graceful_shutdown=_CUT_OFF_S)
    _Server(config, app.state.turnstile, grace_s).run()
