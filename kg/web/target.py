"""Target: the parts of a web address that may be asked, and what to say where that goes wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import httpcore

from kg.errors import DocumentUnreadable
from kg.web.connection import NotAllowed
from kg.web.exchange import Limits

__all__ = ["MOST_HOPS", "checked", "telling", "too_many_hops"]

SCHEMES: Final = frozenset({"http", "https"})
MOST_HOPS: Final = 5


@contextmanager
def telling(url: str, limits: Limits) -> Iterator[None]:
    """Let the failures of a connection be errors of this program that name an address.

    Raises:
        DocumentUnreadable: the block could not reach it.
    """
    try:
        yield
    except NotAllowed as error:
        raise DocumentUnreadable(
            f"{url}: {error}; save the page and add the file, or name the host in SOZIALRAUM_TRUSTED_HOSTS"
        ) from error
    except httpcore.TimeoutException as error:
        raise DocumentUnreadable(f"{url}: no full answer within {limits.seconds:g} seconds; try again later") from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise DocumentUnreadable(f"{url}: {str(error) or 'the connection broke'}; check the address") from error


def too_many_hops(url: str) -> DocumentUnreadable:
    """Return the error of an address that sends from place to place."""
    return DocumentUnreadable(f"{url}: redirects more than {MOST_HOPS} times; give the address of the page itself")


def checked(reference: str, url: str, base: SplitResult | None = None) -> SplitResult:
    """Return the parts of an address, perhaps one relative to a base, without the fragment.

    Raises:
        DocumentUnreadable: it is no address of a web page, or it carries a password.
    """
    try:
        here = urljoin(urlunsplit(base), reference) if base else reference
        parts = urlsplit(here)
        port = parts.port
    except ValueError as error:
        raise DocumentUnreadable(f"{url}: is no web address ({error})") from error
    if parts.scheme not in SCHEMES or not parts.hostname or port == 0:
        raise DocumentUnreadable(
            f"{url}: leads to {here!r}, which is no address of a page; it must start with https://"
        )
    if parts.username or parts.password:
        raise DocumentUnreadable(f"{url}: carries a user name; save the page and add the file")
    if not here.isascii() or any(letter.isspace() or not letter.isprintable() for letter in here):
        parts = ascii_only(parts, url)
    return parts._replace(path=parts.path or "/", fragment="")


def ascii_only(parts: SplitResult, url: str) -> SplitResult:
    """Return an address with the signs encoded that may not stand in one (RFC 3987, section 3.1).

    Raises:
        DocumentUnreadable: the host's name cannot be written in ASCII.
    """
    from urllib.parse import quote  # noqa: PLC0415 - only addresses with umlauts need it

    safe = "/%:@!$&'()*+,;=~?-._"
    try:
        host = (parts.hostname or "").encode("idna").decode()
    except UnicodeError as error:
        raise DocumentUnreadable(f"{url}: {parts.hostname!r} is no name of a host") from error
    where = host if parts.port is None else f"{host}:{parts.port}"
    return parts._replace(netloc=where, path=quote(parts.path, safe=safe), query=quote(parts.query, safe=safe))
