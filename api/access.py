"""Access: which key a request brings along, and whether that is enough."""

import threading
from collections.abc import Callable
from pathlib import Path

from fastapi import Request

from kg.errors import AccessError, KeyMissing, KeyTooWeak
from kg.keys import Key, Scope, key_of, read_keys

__all__ = ["Keyring", "key_for", "may_write", "writing"]


class Keyring:
    """The keys in a file as they are now: read again when the file changed, so that a revoked key ends at once."""

    def __init__(self, file: Path | None) -> None:
        """Take the file; without one there are no keys."""
        self._file = file
        self._lock = threading.Lock()
        self._stamp: tuple[int, int, int] | None = None
        self._keys: tuple[Key, ...] = ()

    def key(self, token: str) -> Key | None:
        """Return the key that a token is, if it is one."""
        return key_of(token, self._current())

    def _current(self) -> tuple[Key, ...]:
        if self._file is None:
            return ()
        with self._lock:
            try:
                status = self._file.stat()
                stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            except FileNotFoundError:
                self._stamp, self._keys = None, ()
                return ()
            if stamp != self._stamp:
                self._keys = read_keys(self._file)
                self._stamp = stamp
            return self._keys


def key_for(scope: Scope) -> Callable[[Request], Key]:
    """Return the dependency of a route that needs a key of a scope; it gives the key.

    Raises:
        KeyMissing: no ``Authorization: Bearer …`` with a valid key.
        KeyTooWeak: the key is valid and does not allow this.
    """

    def key(request: Request) -> Key:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise KeyMissing(
                f"this needs a key that allows to {scope}: send it as 'Authorization: Bearer KEY'; who runs the"
                f" instance makes one with 'sozialraum keys add NAME --scope {scope}'"
            )
        keyring: Keyring = request.app.state.instance.keyring
        found = keyring.key(token.strip())
        if found is None:
            raise KeyMissing("this key is not valid (any more)")
        if not found.scope.includes(scope):
            raise KeyTooWeak(f"the key {found.name!r} allows to {found.scope}, this needs one that allows to {scope}")
        return found

    return key


def writing(request: Request) -> None:
    """Let a request write: with a key, or on an instance that is open to all.

    Raises:
        KeyMissing: no valid key came along.
        KeyTooWeak: the key only allows to read.
    """
    if not request.app.state.instance.settings.open_to_all:
        key_for(Scope.WRITE)(request)


def may_write(request: Request) -> bool:
    """Tell whether a request may write."""
    try:
        writing(request)
    except AccessError:
        return False
    return True
