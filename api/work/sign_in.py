"""Sign in: the form that turns a key into a session, and the button that ends it."""

import re
import secrets
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from api.clients import address_of
from api.formats import HTML
from api.instance import Instance, instance_of
from api.openapi import content, problems
from api.rates import Counted
from api.render import page
from api.sessions import COOKIE, LASTS_S, give_cookie, take_cookie, token_of
from api.work.answer import GONE_ON, PRIVATE
from api.work.editor import Editor, check_same_site, editing
from api.work.forms import TOKEN, form_body, form_of, read_form
from kg.errors import AccessError
from kg.keys import Key

__all__ = ["SignInPage", "router"]

router = APIRouter(tags=["Work"])

FORM_COOKIE: Final = "sozialraum-form"
"""Holds what the form holds too: another site can send neither, and so sign nobody in under a key of its own."""
_FORM_S: Final = 60 * 60
_INSIDE: Final = re.compile(r"/work(?:/[\w./-]*)?(?:\?[\w=&%.:~+-]*)?")


@dataclass(frozen=True, slots=True)
class SignInPage:
    """What the form needs: where it leads to, its token, and whether the key of the try before was wrong."""

    next: str
    form_token: str
    wrong: bool = False


@router.get(
    "/work/sign-in",
    summary="The form to sign in with a key",
    responses={200: {"content": content([HTML])}, **problems(422)},
    response_class=Response,
)
def get_sign_in(
    request: Request,
    next: Annotated[str, Query(description="Where to go on afterwards")] = "/work",  # noqa: A002 - a parameter of the address
) -> Response:
    """Return the form; it works without scripts."""
    return _form(request, next)


@router.post(
    "/work/sign-in",
    summary="Sign in with a key",
    responses={**GONE_ON, **problems(400, 401, 403, 408, 413, 415)},
    openapi_extra=form_body(key="A key (`sozialraum keys add`)", next="Where to go on afterwards") | {"security": []},
    response_class=Response,
)
async def post_sign_in(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Begin a session for a valid key, kept on the server for eight hours, and go on; tries are counted by address."""
    check_same_site(request)
    fields = await read_form(request)
    cookie = request.cookies.get(FORM_COOKIE, "")
    if not cookie or not secrets.compare_digest(cookie.encode(), fields.one(TOKEN).encode()):
        raise AccessError("this form was not given to this browser, or is too old; open it again and send it")
    key = await run_in_threadpool(_key_of, instance, fields.one("key"), address_of(request.scope))
    if key is None:
        return _form(request, fields.one("next"), wrong=True)
    response = RedirectResponse(_inside(fields.one("next")), 303, PRIVATE)
    instance.sessions.end(token_of(request))
    give_cookie(request, response, COOKIE, instance.sessions.begin(key), LASTS_S)
    take_cookie(request, response, FORM_COOKIE)
    return response


@router.post(
    "/work/sign-out",
    summary="Sign out",
    responses={**GONE_ON, **problems(400, 401, 403, 408, 413, 415)},
    openapi_extra=form_body(),
    response_class=Response,
)
async def post_sign_out(
    request: Request,
    who: Annotated[Editor, Depends(editing)],
    instance: Annotated[Instance, Depends(instance_of)],
) -> Response:
    """End the session and forget its cookie."""
    await form_of(request, who)
    instance.sessions.end(token_of(request))
    response = RedirectResponse("/", 303, PRIVATE)
    take_cookie(request, response, COOKIE)
    return response


def _key_of(instance: Instance, token: str, address: str) -> Key | None:
    """Return the key that was typed, if it is one; failures are counted by address.

    Raises:
        TooMany: too many from there were none.
    """
    instance.limiter.check(Counted.FAILURES, address)
    key = instance.keyring.key(token)
    if key is None:
        instance.limiter.take(Counted.FAILURES, address)
    return key


def _form(request: Request, place: str, *, wrong: bool = False) -> Response:
    token = secrets.token_urlsafe(32)
    headers = {**PRIVATE, **({"WWW-Authenticate": 'Bearer realm="sozialraum"'} if wrong else {})}
    shown = SignInPage(_inside(place), token, wrong)
    response = page(request, "work_sign_in.html", shown, status=401 if wrong else 200, headers=headers)
    give_cookie(request, response, FORM_COOKIE, token, _FORM_S)
    return response


def _inside(place: str) -> str:
    """Return a place in the work area; its entrance for all that leads elsewhere."""
    return place if _INSIDE.fullmatch(place) and "//" not in place and ".." not in place else "/work"
