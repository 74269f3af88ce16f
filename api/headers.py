"""Headers: what every response says about safety, whatever made it."""

from typing import Final

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Gzipped", "HeadAsGet", "SecurityHeaders"]

_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "img", "font", "connect", "manifest")),
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS: Final = (
    (b"content-security-policy", _POLICY.encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (
        b"permissions-policy",
        b"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ),
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)
_STRICT_TRANSPORT: Final = (b"strict-transport-security", b"max-age=31536000")
"""For answers over TLS alone: over plain HTTP browsers pass it over (RFC 6797, section 7.2)."""


class SecurityHeaders:
    """ASGI middleware that adds the headers; plain ASGI, so that a handler still sees its client leave."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the response's headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        wanted = (*_HEADERS, _STRICT_TRANSPORT) if scope.get("scheme") == "https" else _HEADERS

        async def send_completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message.get("headers", ()))
                names = {name.lower() for name, _ in given}
                message = {**message, "headers": [*given, *(one for one in wanted if one[0] not in names)]}
            await send(message)

        await self._app(scope, receive, send_completed)


class HeadAsGet:
    """ASGI middleware that lets every route of GET answer HEAD; the server leaves the body out."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a HEAD request on as GET, with ``head`` in its scope for routes that would work long for the body."""
        head = scope["type"] == "http" and scope["method"] == "HEAD"
        await self._app({**scope, "method": "GET", "head": True} if head else scope, receive, send)


class Gzipped(GZipMiddleware):
    """Starlette's compression: next to nothing for who did not ask for it, nothing at all for compressed snapshots."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; its answer says that it depends on what the client can unpack."""
        if scope["type"] == "http" and scope["path"].startswith("/dumps/"):
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http" or any(
            name == b"accept-encoding" and b"gzip" in one for name, one in scope["headers"]
        ):
            await super().__call__(scope, receive, send)
            return

        async def send_varying(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = message.get("headers", ())
                vary = b", ".join([value for name, value in given if name.lower() == b"vary"] + [b"Accept-Encoding"])
                others = (one for one in given if one[0].lower() != b"vary")
                message = {**message, "headers": [*others, (b"vary", vary)]}
            await send(message)

        await self.app(scope, receive, send_varying)
