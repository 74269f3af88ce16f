"""Access: who a request's credentials say asks, and whether that is enough."""

from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from api.clients import Caller, address_of
from api.instance import Instance, instance_in
from api.rates import Counted
from kg.errors import AccessError, KeyMissing, KeyTooWeak, KgError
from kg.keys import Scope

__all__ = ["key_for", "may_write", "token_in", "writing"]


def token_in(request: Request) -> str:
    """Return what follows ``Authorization: Bearer``; nothing where that header is missing or of another kind."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def key_for(scope: Scope) -> Callable[[Request], Caller]:
    """Return the dependency of a route that needs a key of a scope; it gives whose that is.

    Raises:
        KeyMissing: no valid key came along.
        KeyTooWeak: the key is valid and does not allow this.
        TooMany: too many keys from there were not valid.
    """

    def caller(request: Request) -> Caller:
        return allowed(request, instance_in(request), scope)

    return caller


def writing(request: Request) -> None:
    """Let a request write, and count it: with a key that allows it, or on an instance that is open to all.

    Raises:
        KeyMissing: no valid key came along.
        KeyTooWeak: the key only allows to read.
        AccessError: no key is asked for, and a page elsewhere would write.
        TooMany: the client writes, or fails, too often.
    """
    instance = instance_in(request)
    client = address_of(request.scope)
    if instance.settings.open_to_all:
        check_origin(request)
    else:
        client = allowed(request, instance, Scope.WRITE).name
    instance.limiter.take(Counted.WRITES, client)


def check_origin(request: Request) -> None:
    """Let pages of this very server write where no key is asked for, and programs, but not any page a browser shows.

    Raises:
        AccessError: the request comes from a page elsewhere, or by a name that may be anybody's (DNS rebinding).
    """
    host = request.headers.get("host", "")
    origin = request.headers.get("origin", "")
    elsewhere = request.headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}
    if elsewhere or (origin and urlsplit(origin).netloc != host):
        raise AccessError("pages of other servers may not write here")
    try:
        name = urlsplit(f"//{host}").hostname or ""
        if name != "localhost":
            ip_address(name)
    except ValueError as error:
        raise AccessError(f"call this server by its address or as localhost to write, not as {host!r}") from error


async def may_write(request: Request) -> bool:
    """Tell whether a request may write, whatever it wants; to look at its credentials may take a while."""
    instance = instance_in(request)
    if instance.settings.open_to_all:
        return True
    if not token_in(request):
        return False
    try:
        await run_in_threadpool(allowed, request, instance, Scope.WRITE)
    except KgError:
        return False
    return True


def allowed(request: Request, instance: Instance, scope: Scope) -> Caller:
    """Return who asks, if their credentials allow it.

    Raises:
        KeyMissing: no ``Authorization: Bearer …`` with a valid key.
        KeyTooWeak: the key is valid and does not allow this.
        TooMany: too many keys from there were not valid.
        IssuerUnavailable: a token cannot be checked now.
    """
    if not token_in(request):
        raise KeyMissing(
            f"this needs a key that allows to {scope}: send it as 'Authorization: Bearer KEY'; who runs the"
            f" instance makes one with 'sozialraum keys add NAME --scope {scope}'"
        )
    if not hasattr(request.state, "caller"):  # looked at once for a request, so that a failure counts once
        request.state.caller = caller_or_error(request, instance)
    caller: Caller | KgError = request.state.caller
    if isinstance(caller, KgError):
        raise caller
    if not caller.scope.includes(scope):
        raise KeyTooWeak(f"{caller.name} may {caller.scope}; this needs credentials that allow to {scope}")
    return caller


def caller_or_error(request: Request, instance: Instance) -> Caller | KgError:
    """Return whom the credentials of a request stand for, or why they stand for nobody; failures are counted."""
    address = address_of(request.scope)
    try:
        instance.limiter.check(Counted.FAILURES, address)
        try:
            return caller_of(token_in(request), instance)
        except AccessError:
            instance.limiter.take(Counted.FAILURES, address)
            raise
    except KgError as error:
        return error


def caller_of(token: str, instance: Instance) -> Caller:
    """Return whom a key stands for, or a token of the provider that the instance trusts.

    Raises:
        KeyMissing: nobody.
        KeyTooWeak: a token that allows nothing here.
        IssuerUnavailable: the provider is needed to check it, and cannot be asked.
    """
    key = instance.keyring.key(token)
    if key is not None:
        return Caller(f"key {key.name}", key.scope)
    if instance.tokens is not None and token.count(".") == 2:
        return instance.tokens.caller(token)
    raise KeyMissing("this key is not valid (any more)")
