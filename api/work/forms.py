"""Forms: the fields of a form that somebody signed in sent, once it is known to be theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

from fastapi import HTTPException, Request

from api.openapi import BEARER, SESSION
from api.protocol import FORM, body_of
from api.work.editor import Editor
from kg.errors import AccessError, WrongParameter

__all__ = ["SIGNED_IN", "TOKEN", "Fields", "form_body", "form_of", "read_form", "require_token"]

SIGNED_IN: Final[dict[str, Any]] = {"security": [{SESSION: []}, {BEARER.scheme_name: []}]}
"""What the document of the interface says of who may ask."""
TOKEN: Final = "token"  # noqa: S105 - the name of the field
_BYTES: Final = 512 * 1024
_MOST: Final = 5000


@dataclass(frozen=True, slots=True)
class Fields:
    """The values of a form by name, in the order in which they were sent."""

    values: Mapping[str, tuple[str, ...]]

    def one(self, name: str, default: str = "") -> str:
        """Return the first value of a name, without white space around it."""
        return next((value.strip() for value in self.values.get(name, ())), default)

    def many(self, name: str) -> tuple[str, ...]:
        """Return all values of a name that are not empty, each once."""
        return tuple(dict.fromkeys(value.strip() for value in self.values.get(name, ()) if value.strip()))

    def chosen(self, name: str, among: tuple[str, ...]) -> str:
        """Return the value of a name that must be one of some.

        Raises:
            WrongParameter: it is another.
        """
        value = self.one(name)
        if value not in among:
            raise WrongParameter(f"{name} is {value!r}; possible are {', '.join(among)}")
        return value


async def form_of(request: Request, who: Editor) -> Fields:
    """Return the fields of a form.

    Raises:
        AccessError: it does not carry the token of the session.
        HTTPException: 400 unreadable, 408 too slow, 413 too large, 415 no form.
    """
    found = await read_form(request)
    require_token(who, found.one(TOKEN))
    return found


async def read_form(request: Request) -> Fields:
    """Return the fields of a form, whosever it is; errors as ``form_of``."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != FORM:
        raise HTTPException(415, f"send {FORM}, not {media_type or 'a body without a Content-Type'}")
    body = await body_of(request, _BYTES)
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST)
    except ValueError as error:
        raise HTTPException(400, f"the form cannot be read: {error}") from error
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return Fields({name: tuple(given) for name, given in values.items()})


def require_token(who: Editor, token: str) -> None:
    """Do nothing if a form carries what its page was given.

    Raises:
        AccessError: it does not.
    """
    if not who.may_post(token):
        raise AccessError("this form is not one that was given to you, or is too old; open its page again and send it")


def form_body(**fields: str) -> dict[str, object]:
    """Return what the document of the interface says of a form and who may send it: its fields with what they mean."""
    properties = {name: {"type": "string", "description": said} for name, said in fields.items()}
    told = {TOKEN: {"type": "string", "description": "The session's form token; programs with a key leave it out"}}
    schema = {"type": "object", "properties": {**properties, **told}}
    return {"requestBody": {"content": {FORM: {"schema": schema}}}, **SIGNED_IN}
