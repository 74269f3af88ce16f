"""Keyring: the keys in a file as they are at this moment."""

import secrets
import threading
from pathlib import Path
from typing import Final

from kg.keys import Key, Scope, key_of, read_keys

__all__ = ["Keyring"]

_LOCAL: Final = Key("local", "", Scope.ADMIN, "", "")


class Keyring:
    """The keys in a file as they are now: read again when the file changed, so that a revoked key ends at once.

    ``local`` is the key of this machine's command line: drawn anew by every start of the server, known to whoever may
    read the store's folder.
    """

    def __init__(self, file: Path | None) -> None:
        """Take the file; without one there are no keys but the local one."""
        self.local = f"sr_local_{secrets.token_urlsafe(32)}"
        self._file = file
        self._lock = threading.Lock()
        self._stamp: tuple[int, int, int] | None = None
        self._keys: tuple[Key, ...] = ()

    def key(self, token: str) -> Key | None:
        """Return the key that a token is, if it is one."""
        if secrets.compare_digest(token.encode("utf-8", "surrogatepass"), self.local.encode()):
            return _LOCAL
        return key_of(token, self._current())

    def holds(self, key: Key) -> bool:
        """Tell whether a key that was valid still is."""
        return key == _LOCAL or key in self._current()

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
