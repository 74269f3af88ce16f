"""Robots: whether a site lets programs read a page."""

from typing import Final

from protego import Protego

from kg.terms import BASE

__all__ = ["AGENT", "MAX_RULES", "USER_AGENT", "permits"]

AGENT: Final = "Sozialraum"
USER_AGENT: Final = f"{AGENT} (+{BASE})"
# RFC 9309, section 2.5: crawlers read at least 500 KiB.
MAX_RULES: Final = 512_000
GONE: Final = range(400, 500)
FOUND: Final = range(200, 300)


def permits(status: int, rules: bytes, url: str) -> bool:
    """Tell whether the answer to ``/robots.txt`` lets us read a page (RFC 9309, section 2.3.1).

    No such file means that everything may be read; a server that fails means that nothing may.
    """
    if status in FOUND:
        return bool(Protego.parse(rules.decode("utf-8", "replace")).can_fetch(url, AGENT))
    return status in GONE
