"""Editor: who works here, known by a session's cookie or by a key in the header, and in whose name decisions stand."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote, urlsplit

from fastapi import Request

from api.access import allowed, token_in
from api.instance import Instance, instance_in
from api.messages import LANGUAGES
from api.rates import Counted
from api.sessions import Done, Session, token_of
from kg.curation.decision import Signature
from kg.errors import AccessError, KeyMissing, KeyTooWeak, NotFound, WrongParameter
from kg.keys import Scope

__all__ = ["Editor", "SignInNeeded", "check_same_site", "editing", "editor"]

SIGN_IN: Final = "/work/sign-in"


class SignInNeeded(KeyMissing):
    """Nobody is signed in; ``place`` is where a browser finds the form that leads back here."""

    def __init__(self, place: str) -> None:
        """Name the place."""
        super().__init__(
            "this needs somebody who is signed in, or a key that allows to write as 'Authorization: Bearer'"
        )
        self.place = place


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody who may write; ``session`` is theirs if they came by a browser."""

    name: str
    session: Session | None

    @property
    def form_token(self) -> str:
        """What each form must carry; nothing for programs, whose key no browser adds by itself."""
        return self.session.form_token if self.session else ""

    def signed(self) -> Signature:
        """Return the name under which a decision is kept, and now, to the millisecond.

        Keys are quick: accept, undo and accept again within one second are three deeds, and the last one counts.

        Raises:
            WrongParameter: the name is an e-mail address.
        """
        if "@" in self.name:
            raise WrongParameter(f"decisions are kept under a name, not under an e-mail address as {self.name!r} is")
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        return Signature(self.name, now.replace("+00:00", "Z"))

    def remember(self, place: str, action: str, ids: tuple[str, ...]) -> None:
        """Keep in mind what was done last, so that it can be told and taken back."""
        if self.session is not None and ids:
            self.session.done.append(Done(place, action, ids))

    def last(self, place: str) -> Done | None:
        """Return what was done last in a place of the work area."""
        found = self.session.done if self.session else ()
        return next((one for one in reversed(found) if one.place == place), None)

    def forget(self, ids: tuple[str, ...]) -> None:
        """Drop deeds that were taken back."""
        if self.session is not None:
            for one in [one for one in self.session.done if set(one.ids) <= set(ids)]:
                self.session.done.remove(one)

    def may_post(self, token: str) -> bool:
        """Tell whether a form that carries this token is one that was given to this person."""
        return self.session is None or secrets.compare_digest(token.encode(), self.form_token.encode())


def editor(request: Request) -> Editor:
    """Return who works here.

    Raises:
        SignInNeeded: nobody is signed in, and no key came along.
        KeyMissing: the key that came along is not valid.
        KeyTooWeak: the key only allows to read.
        NotFound: a scratch instance has no work area.
    """
    instance = instance_in(request)
    if instance.settings.plain:
        raise NotFound("a scratch instance has no work area")
    if token_in(request):
        caller = allowed(request, instance, Scope.WRITE)
        return Editor(caller.name.removeprefix("key "), None)
    session = instance.sessions.of(token_of(request))
    if session is None:
        raise SignInNeeded(_sign_in_for(request))
    if not session.key.scope.includes(Scope.WRITE):
        raise KeyTooWeak(f"{session.key.name} may {session.key.scope}; the work area needs a key that allows to write")
    return Editor(session.key.name, session)


def editing(request: Request) -> Editor:
    """Return who changes something here, and count it; a page elsewhere cannot make them do so.

    Raises:
        AccessError: a page of another site sent the form; else as ``editor`` and ``Limiter.take``.
    """
    found = editor(request)
    if found.session is not None:
        check_same_site(request)
    counted(instance_in(request), found)
    return found


def counted(instance: Instance, found: Editor) -> None:
    """Count one more write of somebody."""
    instance.limiter.take(Counted.WRITES, f"key {found.name}")


def check_same_site(request: Request) -> None:
    """Let forms pass that this very server's pages sent, by what the browser says of them.

    Raises:
        AccessError: another site's page sent it.
    """
    said = request.headers.get("sec-fetch-site", "")
    origin, host = request.headers.get("origin", ""), request.headers.get("host", "")
    if said not in {"", "none", "same-origin"} or (not said and origin and urlsplit(origin).netloc != host):
        raise AccessError("this form was sent by a page of another site; open the page here and send it again")


def _sign_in_for(request: Request) -> str:
    path = request.url.path if request.method == "GET" else "/work"
    query = f"?{request.url.query}" if request.method == "GET" and request.url.query else ""
    language = f"&lang={request.query_params['lang']}" if request.query_params.get("lang") in LANGUAGES else ""
    return f"{SIGN_IN}?next={quote(path + query, safe='/')}{language}"
