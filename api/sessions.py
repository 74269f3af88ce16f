"""Sessions: who is signed in from a browser, kept on the server, so that a cookie is worth nothing by itself."""

import hashlib
import secrets
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from fastapi import Request, Response

from api.keyring import Keyring
from kg.keys import Key

__all__ = ["COOKIE", "LASTS_S", "Done", "Session", "Sessions", "give_cookie", "take_cookie", "token_of"]

COOKIE: Final = "sozialraum-session"
LASTS_S: Final = 8 * 60 * 60
"""A working day; whoever comes back later signs in anew."""
_MOST: Final = 1000
_REMEMBERED: Final = 50


@dataclass(frozen=True, slots=True)
class Done:
    """What somebody did last: where in the work area, what, and the ids by which it is taken back."""

    place: str
    action: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """Who signed in: with which key, the secret that every form of theirs must carry, and until when it lasts.

    ``ends`` is in the seconds of the process's own clock; ``done`` are the latest deeds, for taking them back.
    """

    key: Key
    form_token: str
    ends: float
    done: deque[Done] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))


class Sessions:
    """The sessions of one server, at most so many, gone when it stops; safe to use from any thread.

    A session ends with its time, by signing out, and with its key: whoever revokes a key ends what it opened. Of the
    cookie's token only a hash is kept.
    """

    def __init__(self, keyring: Keyring, now: Callable[[], float] = time.monotonic) -> None:
        """Take the keys that may sign in, and a clock."""
        self._keyring = keyring
        self._now = now
        self._lock = threading.Lock()
        self._known: OrderedDict[str, Session] = OrderedDict()

    def begin(self, key: Key) -> str:
        """Return the token of a new session; should there be too many, the oldest ends."""
        token = secrets.token_urlsafe(32)
        session = Session(key, secrets.token_urlsafe(32), self._now() + LASTS_S)
        with self._lock:
            self._known[_hashed(token)] = session
            if len(self._known) > _MOST:
                self._known.popitem(last=False)
        return token

    def of(self, token: str) -> Session | None:
        """Return the session of a token, if it is one that lasts and whose key still counts."""
        with self._lock:
            session = self._known.get(_hashed(token))
        if session is None:
            return None
        if session.ends > self._now() and self._keyring.holds(session.key):
            return session
        self.end(token)
        return None

    def end(self, token: str) -> None:
        """Forget the session of a token, if there is one."""
        with self._lock:
            self._known.pop(_hashed(token), None)


def token_of(request: Request) -> str:
    """Return the token that a request's cookie carries; nothing where there is none."""
    return request.cookies.get(COOKIE, "")


def give_cookie(request: Request, response: Response, name: str, value: str, seconds: int) -> None:
    """Put a cookie into a response that no script reads, that no other site sends, and that keeps to TLS if used."""
    secure = request.scope.get("scheme") == "https"
    response.set_cookie(name, value, max_age=seconds, path="/", secure=secure, httponly=True, samesite="strict")


def take_cookie(request: Request, response: Response, name: str) -> None:
    """Tell the browser to forget a cookie."""
    give_cookie(request, response, name, "", 0)


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
