"""Clients: whom a request comes from, by credentials or by network address."""

import ipaddress
from dataclasses import dataclass
from functools import lru_cache

from starlette.types import Scope

from kg.keys import Scope as Allowed

__all__ = ["Caller", "address_of"]


@dataclass(frozen=True, slots=True)
class Caller:
    """Whom credentials stand for, and what they allow."""

    name: str
    scope: Allowed


def address_of(scope: Scope) -> str:
    """Return the address that a request comes from; of IPv6 the first 64 bits, as one connection has all the others.

    Which address that is behind a proxy, is settled before (``ApiSettings.trusted_proxies``).
    """
    client = scope.get("client")
    return _told(client[0]) if client else ""


@lru_cache(4096)
def _told(host: str) -> str:
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host[:64]
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, 64), strict=False))
