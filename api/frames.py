"""Frames: the messages between the server and its query workers, cut out of a stream of bytes."""

import pickle
import socket
import struct
from collections.abc import Iterator
from typing import Final

__all__ = ["Frames", "framed", "received"]

_HEAD: Final = struct.Struct("!I")
_PIECE: Final = 256 * 1024


class Frames:
    """Gives the messages of one connection as soon as they are whole."""

    def __init__(self) -> None:
        """Start before the first byte."""
        self._given = bytearray()

    def take(self, piece: bytes) -> Iterator[object]:
        """Yield the messages that are whole with this piece."""
        self._given += piece
        while len(self._given) >= _HEAD.size:
            end = _HEAD.size + _HEAD.unpack_from(self._given)[0]
            if len(self._given) < end:
                return
            message = bytes(self._given[_HEAD.size : end])
            del self._given[:end]
            yield pickle.loads(message)  # noqa: S301 - between this process and the ones it started


def framed(message: object) -> bytes:
    """Return a message as it is sent."""
    body = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return _HEAD.pack(len(body)) + body


def received(connection: socket.socket) -> Iterator[object]:
    """Yield the messages of a connection until the other side closes it; blocks in between."""
    frames = Frames()
    while piece := connection.recv(_PIECE):
        yield from frames.take(piece)
