"""Issuer: the public keys with which an OpenID provider signs its tokens, asked for rarely and kept."""

import json
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, Key, KeySet, RSAKey

from api.problems import IssuerUnavailable
from api.settings import Oidc
from kg.errors import DocumentUnreadable
from kg.web import Limits, fetch, public_addresses

__all__ = ["Issuer"]

_FRESH_S: Final = 3600.0
"""How long keys are taken as they are."""
_STALE_S: Final = 24 * 3600.0
"""How long keys are good for while the issuer does not answer."""
_PAUSE_S: Final = 10.0
"""The issuer is asked no oftener, whatever tokens come along."""
_LIMITS: Final = Limits(bytes=1_000_000, seconds=4.0)
_LEAST_BITS: Final = 2048
_PUBLIC: Final = frozenset({"kty", "kid", "use", "alg", "n", "e", "crv", "x", "y"})


class Issuer:
    """The keys of one issuer, found by its discovery document; safe to use from any thread.

    A token signed with an unknown key makes it ask again, as keys are rotated. Only one thread asks at a time.
    """

    def __init__(self, oidc: Oidc, clock: Callable[[], float] = time.monotonic) -> None:
        """Take the issuer; it is asked when the first token comes."""
        self._oidc = oidc
        self._clock = clock
        self._lock = threading.Lock()
        self._keys = KeySet([])
        self._since = 0.0
        self._asked: float | None = None
        self._failure: IssuerUnavailable | None = None

    def keys(self, number: str | None) -> KeySet:
        """Return the keys, among them the one of a number (``kid``) if the issuer has it.

        Raises:
            IssuerUnavailable: the issuer does not answer, or not rightly, and the key is not known from before.
        """
        if not self._known(number, _FRESH_S):
            old = self._known(number, _STALE_S)
            if self._lock.acquire(timeout=0 if old else 2 * _LIMITS.seconds):
                try:
                    if not self._known(number, _FRESH_S) and self._due():
                        self._ask()
                finally:
                    self._lock.release()
        if not self._known(number, _STALE_S) and (self._failure is not None or not self._keys):
            raise self._failure or self._unavailable("it is being asked")
        return self._keys

    def _known(self, number: str | None, age: float) -> bool:
        numbers = {key.kid for key in self._keys}
        return bool(numbers) and (number is None or number in numbers) and self._clock() - self._since < age

    def _due(self) -> bool:
        return self._asked is None or self._clock() - self._asked >= _PAUSE_S

    def _ask(self) -> None:
        self._asked = self._clock()
        try:
            self._keys, self._since, self._failure = self._fetched(), self._clock(), None
        except IssuerUnavailable as error:
            self._failure = error

    def _fetched(self) -> KeySet:
        issuer = self._oidc.issuer
        told = self._document(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if told.get("issuer") != issuer:  # OpenID Connect Discovery 1.0, section 4.3
            raise self._unavailable(f"its discovery document is that of {told.get('issuer')!r}")
        entries = self._document(str(told.get("jwks_uri", ""))).get("keys")
        found = map(key_of, entries if isinstance(entries, list) else ())
        keys: list[Key] = [key for key in found if key is not None]
        if not keys:
            raise self._unavailable("it names no key for signatures by RSA or elliptic curves")
        return KeySet(keys)

    def _document(self, address: str) -> dict[str, object]:
        parts = urlsplit(address)
        oidc = self._oidc
        if parts.scheme != "https" and parts.hostname not in oidc.trusted_hosts:
            raise self._unavailable(f"{address!r} is no https address")
        own = urlsplit(oidc.issuer).hostname or ""
        try:
            page = fetch(address, public_addresses({own, *oidc.trusted_hosts}), limits=_LIMITS, robots=False)
        except DocumentUnreadable as error:
            raise self._unavailable(str(error)) from error
        if page.url != address:
            raise self._unavailable(f"{address} leads on to {page.url}; name the final addresses")
        try:
            found = json.loads(page.content)
        except (ValueError, RecursionError) as error:
            raise self._unavailable(f"{address} answers no JSON") from error
        if not isinstance(found, dict):
            raise self._unavailable(f"{address} answers no JSON object")
        return found

    def _unavailable(self, reason: str) -> IssuerUnavailable:
        return IssuerUnavailable(f"tokens of {self._oidc.issuer} cannot be checked now: {reason}", int(_PAUSE_S))


def key_of(entry: object) -> Key | None:
    """Return the public key that an entry of a key set describes; ``None`` where it is of no use for signatures.

    A symmetric key in such a set is a mistake or an attack; short RSA keys can be broken.
    """
    if not isinstance(entry, dict) or entry.get("use", "sig") != "sig":
        return None
    public: dict[str, str | list[str]] = {name: entry[name] for name in _PUBLIC if isinstance(entry.get(name), str)}
    with suppress(JoseError, ValueError, TypeError):
        if entry.get("kty") == "EC":
            return ECKey.import_key(public)
        if entry.get("kty") == "RSA" and len(public.get("n", "")) * 6 >= _LEAST_BITS:
            return RSAKey.import_key(public)
    return None
