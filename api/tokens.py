"""Tokens: whom a signed access token of an OpenID provider stands for, and what it allows."""

import time
from collections.abc import Callable, Mapping
from typing import Final

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwt import JWTClaimsRegistry

from api.clients import Caller
from api.issuer import Issuer
from api.settings import Oidc
from kg.errors import KeyMissing, KeyTooWeak

__all__ = ["Tokens"]

ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Signatures by a private key only: never ``none``, never a secret that checks and signs alike."""
_HEADER_TYPES: Final = frozenset({"", "jwt", "at+jwt", "application/at+jwt"})
_OTHER_TOKENS: Final = frozenset({"id", "refresh", "offline", "logout"})
"""What Keycloak calls tokens that are not for asking a server."""
_LONGEST: Final = 16_000
_LEEWAY_S: Final = 30
_LONGEST_NAME: Final = 200


class Tokens:
    """Reads access tokens (RFC 9068) of one issuer, made for one audience."""

    def __init__(self, oidc: Oidc, issuer: Issuer | None = None, now: Callable[[], float] = time.time) -> None:
        """Take what is asked of a token."""
        self._oidc = oidc
        self._issuer = issuer or Issuer(oidc)
        self._claims = JWTClaimsRegistry(
            now=lambda: int(now()),
            leeway=_LEEWAY_S,
            iss={"essential": True, "value": oidc.issuer},
            aud={"essential": True, "value": oidc.audience},
            exp={"essential": True},
            sub={"essential": True},
        )

    def caller(self, token: str) -> Caller:
        """Return whom a token stands for.

        Raises:
            KeyMissing: it is no valid token of the issuer for this instance.
            KeyTooWeak: it is, and allows nothing here.
            IssuerUnavailable: the issuer's keys are needed and cannot be had.
        """
        claims = self._checked(token)
        name = f"token of {str(claims['sub'])[:_LONGEST_NAME]}"
        granted = {value for value in granted_by(claims, self._oidc.claim) if value in self._oidc.scopes}
        scopes = [self._oidc.scopes[value] for value in granted]
        if not scopes:
            wanted = ", ".join(self._oidc.scopes)
            raise KeyTooWeak(
                f"the {name} is valid and allows nothing here: its {self._oidc.claim!r} has none of {wanted}"
            )
        widest = next(one for one in scopes if all(one.includes(other) for other in scopes))
        return Caller(name, widest)

    def _checked(self, token: str) -> Mapping[str, object]:
        if len(token) > _LONGEST:
            raise KeyMissing(f"this token has more than {_LONGEST} characters")
        try:
            header = jws.extract_compact(token.encode()).headers()
            if header.get("alg") not in ALGORITHMS or str(header.get("typ", "")).lower() not in _HEADER_TYPES:
                raise KeyMissing(f"this token is of another kind; signatures by {', '.join(ALGORITHMS)} are taken")
            number = header.get("kid")
            keys = self._issuer.keys(number if isinstance(number, str) else None)
            claims = jwt.decode(token, keys, ALGORITHMS).claims
            self._claims.validate(claims)
        except (JoseError, ValueError, TypeError, RecursionError) as error:
            raise KeyMissing(f"this token is not valid (any more): {reason_of(error)}") from error
        if str(claims.get("typ", "")).lower() in _OTHER_TOKENS:
            raise KeyMissing("this is no access token")
        return claims


def reason_of(error: Exception) -> str:
    """Return why a token is not valid, in words that hold nothing of the token."""
    claim = getattr(error, "claim", None)
    return f"its {claim!r} does not fit" if claim else type(error).__name__


def granted_by(claims: Mapping[str, object], name: str) -> tuple[str, ...]:
    """Return the values of a claim: words of a text, or texts of a list; a name with dots may lead into objects."""
    value: object = claims
    for part in (name,) if name in claims else name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    if isinstance(value, str):
        return tuple(value.split())
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
