"""Reconciliation: candidates from a service that speaks the Reconciliation Service API 0.2, or 0.1."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlencode

from pydantic import BaseModel, TypeAdapter, ValidationError

from kg.errors import ServiceUnavailable
from kg.lookup.conversation import Conversation
from kg.lookup.found import Found, Sought
from kg.web import Answer, Asking

__all__ = ["candidates_of", "check_manifest"]

_JSON: Final = ("Accept", "application/json")
_FORM: Final = ("Content-Type", "application/x-www-form-urlencoded")
_SPOKEN: Final = frozenset({"0.1", "0.2"})
_MOST_WORDS: Final = 200


class _Type(BaseModel):
    id: str
    name: str = ""


class _Candidate(BaseModel):
    id: str
    name: str
    description: str | None = None
    score: float | None = None
    match: bool = False
    type: list[_Type | str] = []


class _Result(BaseModel):
    result: list[_Candidate]


class _Manifest(BaseModel):
    versions: list[str] = ["0.1"]
    name: str
    identifierSpace: str  # noqa: N815 - the specification's own name
    schemaSpace: str  # noqa: N815 - the specification's own name


_RESULTS: Final[TypeAdapter[dict[str, _Result]]] = TypeAdapter(dict[str, _Result])


def check_manifest(url: str, conversation: Conversation) -> None:
    """Return if a service of a version that is spoken here answers at an address.

    Raises:
        ServiceUnavailable: no answer, none of the API, or of another version.
    """
    answer = conversation.answer(Asking(url, headers=(_JSON,)))
    try:
        manifest = _Manifest.model_validate(_read(url, answer, conversation.title))
    except ValidationError as error:
        raise _unlike(url, conversation.title, error) from error
    if not _SPOKEN & set(manifest.versions):
        raise ServiceUnavailable(
            f"{conversation.title}: {url} speaks {', '.join(manifest.versions)} of the Reconciliation API;"
            f" {' and '.join(sorted(_SPOKEN))} are understood"
        )


def candidates_of(url: str, sought: Sequence[Sought], conversation: Conversation) -> tuple[tuple[Found, ...], ...]:
    """Return the candidates for each name of one batch, in its order, the service's best first.

    Raises:
        ServiceUnavailable: no answer, or none of the API; the message names the place.
    """
    batch = {f"q{place}": _query(one) for place, one in enumerate(sought)}
    form = urlencode({"queries": json.dumps(batch, ensure_ascii=False)}).encode()
    answer = conversation.answer(Asking(url, "POST", (_JSON, _FORM), form))
    said = _read(url, answer, conversation.title)
    try:
        results = _RESULTS.validate_python(said)
    except ValidationError as error:
        raise _unlike(url, conversation.title, error, said) from error
    if missing := [key for key in batch if key not in results]:
        raise ServiceUnavailable(f"{conversation.title}: {url} answers without {missing[0]}, which was asked for")
    return tuple(
        tuple(_found(one) for one in results[key].result[: given.limit])
        for key, given in zip(batch, sought, strict=True)
    )


def _query(sought: Sought) -> dict[str, object]:
    query: dict[str, object] = {"query": sought.name, "limit": sought.limit}
    return {**query, "type": sought.type} if sought.type else query


def _found(one: _Candidate) -> Found:
    types = tuple(kind if isinstance(kind, str) else kind.name or kind.id for kind in one.type)
    return Found(one.id, one.name, one.description or "", types, one.score, one.match)


def _read(url: str, answer: Answer, title: str) -> Any:  # noqa: ANN401 - what JSON may be, looked through next
    try:
        return json.loads(answer.content)
    except (ValueError, RecursionError) as error:
        kind = answer.media_type or "without a Content-Type"
        raise ServiceUnavailable(f"{title}: {url} answers no JSON ({kind}): {error}") from error


def _unlike(url: str, title: str, error: ValidationError, said: object = None) -> ServiceUnavailable:
    """Return the error for an answer that is JSON, but not as the API has it; with the service's own words."""
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    words = ""
    if isinstance(said, Mapping):
        told = [said.get(name) for name in ("message", "details", "error")]
        words = "; it says: " + " ".join(one[:_MOST_WORDS] for one in told if isinstance(one, str)) if any(told) else ""
    return ServiceUnavailable(
        f"{title}: {url} answers not as the Reconciliation API has it: {place or 'the whole'}: {first['msg']}{words}"
    )
