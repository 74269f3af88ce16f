"""Connections: sockets to addresses that a rule allows, each read and write within one deadline."""

import ipaddress
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import httpcore

from kg.web.hosts import AddressRule, Resolver

__all__ = ["GuardedBackend", "NotAllowed"]

SocketOption: TypeAlias = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class NotAllowed(Exception):
    """A host's name leads to an address that the rule refuses."""


@dataclass(frozen=True, slots=True)
class GuardedBackend(httpcore.NetworkBackend):
    """The network as a fetch sees it: names are resolved once, checked, and the checked address is connected to.

    A name that answers differently the second time (DNS rebinding) gains nothing, since there is no second time.
    ``deadline`` is a reading of the monotonic clock; a server that drips its answer cannot stretch it.
    """

    allowed: AddressRule
    resolve: Resolver
    deadline: float

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a stream to the first address of a host; all of them must be allowed.

        Raises:
            NotAllowed: one of them is not.
            httpcore.ConnectError: the name is unknown, or nobody answers.
        """
        try:
            addresses = tuple(self.resolve(host, port))
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} is not known") from error
        if not addresses:
            raise httpcore.ConnectError(f"the name {host} is not known")
        for address in addresses:
            if not self.allowed(host, ipaddress.ip_address(address.partition("%")[0])):
                raise NotAllowed(f"{host} is at {address}, which is no public address")
        stream = httpcore.SyncBackend().connect_tcp(
            addresses[0], port, remaining(self.deadline, timeout), local_address, socket_options
        )
        return TimedStream(stream, self.deadline)


@dataclass(frozen=True, slots=True)
class TimedStream(httpcore.NetworkStream):
    """A stream whose every read and write ends at the deadline."""

    stream: httpcore.NetworkStream
    deadline: float

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return the next bytes."""
        return self.stream.read(max_bytes, remaining(self.deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self.stream.write(buffer, remaining(self.deadline, timeout))

    def close(self) -> None:
        """Close the stream."""
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Return the encrypted stream; the certificate is checked against the name, not the address."""
        secure = self.stream.start_tls(ssl_context, server_hostname, remaining(self.deadline, timeout))
        return TimedStream(secure, self.deadline)

    def get_extra_info(self, info: str) -> object:
        """Return what the socket knows of itself."""
        return self.stream.get_extra_info(info)


def remaining(deadline: float, timeout: float | None) -> float:
    """Return the seconds until the deadline, or the time-out if that is sooner.

    Raises:
        httpcore.ReadTimeout: the deadline has passed.
    """
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time is up")
    return left if timeout is None else min(left, timeout)
