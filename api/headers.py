"""Headers: what every response says about safety, whatever made it."""

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HeadAsGet", "SecurityHeaders"]

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
