"""Hosts: the network addresses behind a name, and whether a request may go there."""

import ipaddress
import socket
from collections.abc import Callable, Collection, Iterable
from typing import Final, TypeAlias

__all__ = ["AddressRule", "Resolver", "public_addresses", "system_resolver"]

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver: TypeAlias = Callable[[str, int], Iterable[str]]
AddressRule: TypeAlias = Callable[[str, Address], bool]

# Addresses that carry an IPv4 address in them: a gateway (RFC 6052), 6to4 (RFC 3056), Teredo (RFC 4380).
NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
# For local use only, though registries call them global (RFC 8215), and unused IPv4-compatible addresses (RFC 4291).
LOCAL: Final = (ipaddress.IPv6Network("64:ff9b:1::/48"), ipaddress.IPv6Network("::/96"))


def public_addresses(trusted: Collection[str] = ()) -> AddressRule:
    """Return the rule that lets requests go to public addresses only, and to the hosts that are ``trusted`` by name.

    Loopback, private, link-local (where clouds keep their secrets), shared, reserved and multicast addresses are
    refused, also where an IPv6 address only wraps them.
    """
    known = frozenset(host.lower().rstrip(".") for host in trusted)

    def allowed(host: str, address: Address) -> bool:
        return host.lower().rstrip(".") in known or is_public(address)

    return allowed


def is_public(address: Address) -> bool:
    """Tell whether anybody on the internet can reach an address (IANA special-purpose registries)."""
    if isinstance(address, ipaddress.IPv6Address):
        if any(address in network for network in LOCAL):
            return False
        wrapped = wrapped_in(address)
        if wrapped is not None:
            return is_public(wrapped)
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def wrapped_in(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for, if it does."""
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


def system_resolver(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses that the system knows for a name, in its order.

    Raises:
        OSError: there are none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
