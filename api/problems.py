"""Problems: every foreseen error as RFC 9457 problem+json, or as a page for a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from kg.errors import (
    AccessError,
    AssetsMissing,
    BackupBroken,
    ClusterUnavailable,
    DecisionRefused,
    DocumentUnreadable,
    KeyMissing,
    KeysUnreadable,
    KeyTooWeak,
    KgError,
    ModelUnavailable,
    NotAcceptable,
    NotFound,
    QueryError,
    QueryForbidden,
    QueryRejected,
    QueryTimedOut,
    QuestionBroken,
    QuestionError,
    ReasoningError,
    ResultTooLarge,
    ServiceUnavailable,
    StoreError,
    StoreLocked,
    StoreUnavailable,
    UnknownQuestion,
    VocabularyBroken,
    WriteRefused,
    WrongParameter,
)
from kg.terms import BASE

__all__ = [
    "PROBLEM_TYPE",
    "TABLE",
    "IssuerUnavailable",
    "Kind",
    "Problem",
    "TooBusy",
    "TooMany",
    "problem_of",
    "problem_of_status",
]

PROBLEM_TYPE: Final = "application/problem+json"


class TooBusy(QueryError):
    """All query workers are taken and the queue is full; worth another try after ``retry_after_s``."""

    de, en = "Gerade ausgelastet", "Busy right now"

    def __init__(self, message: str, retry_after_s: int) -> None:
        """Say so, and when to come back."""
        super().__init__(message)
        self.retry_after_s = retry_after_s


class TooMany(KgError):
    """A client asks, writes or fails more often than it may; ``headers`` tell the limit."""

    de, en = "Zu viele Anfragen", "Too many requests"

    def __init__(self, message: str, retry_after_s: int, headers: Mapping[str, str]) -> None:
        """Say so, and when to come back."""
        super().__init__(message)
        self.retry_after_s = retry_after_s
        self.headers = headers


class IssuerUnavailable(KgError):
    """Tokens cannot be checked, as their issuer does not answer rightly; worth another try after ``retry_after_s``."""

    de, en = "Anmeldedienst nicht erreichbar", "Identity provider is unavailable"

    def __init__(self, message: str, retry_after_s: int) -> None:
        """Say so, and when to come back."""
        super().__init__(message)
        self.retry_after_s = retry_after_s


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of error is told: status, the last part of its type URI, and a title in both languages."""

    status: int
    slug: str
    de: str
    en: str

    @property
    def uri(self) -> str:
        """The problem type's address, stable over releases."""
        return f"{BASE}problem/{self.slug}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem as it is told to one client; ``extra`` members and ``headers`` go out with it."""

    kind: Kind
    detail: str
    extra: Mapping[str, object]
    headers: Mapping[str, str]

    def members(self, language: str) -> dict[str, object]:
        """Return the problem+json object, its title in ``de`` or ``en``."""
        return {
            "type": self.kind.uri,
            "title": self.kind.en if language == "en" else self.kind.de,
            "status": self.kind.status,
            "detail": self.detail,
            **self.extra,
        }


TABLE: Final[Mapping[type[KgError], tuple[int, str]]] = {
    DocumentUnreadable: (422, "document-unreadable"),
    KeyMissing: (401, "key-missing"),
    KeyTooWeak: (403, "key-too-weak"),
    AccessError: (403, "access"),
    KeysUnreadable: (500, "keys-unreadable"),
    ModelUnavailable: (503, "model-unavailable"),
    ServiceUnavailable: (503, "service-unavailable"),
    VocabularyBroken: (500, "vocabulary-broken"),
    AssetsMissing: (500, "assets-missing"),
    StoreLocked: (503, "store-locked"),
    StoreUnavailable: (503, "store-unavailable"),
    WriteRefused: (409, "write-refused"),
    BackupBroken: (500, "backup-broken"),
    StoreError: (503, "store"),
    QueryForbidden: (403, "query-forbidden"),
    QueryRejected: (400, "query-rejected"),
    QueryTimedOut: (503, "query-timed-out"),
    ResultTooLarge: (422, "result-too-large"),
    TooBusy: (503, "too-busy"),
    TooMany: (429, "too-many-requests"),
    IssuerUnavailable: (503, "issuer-unavailable"),
    QueryError: (422, "query"),
    QuestionBroken: (500, "question-broken"),
    UnknownQuestion: (404, "unknown-question"),
    WrongParameter: (422, "wrong-parameter"),
    QuestionError: (422, "question"),
    DecisionRefused: (409, "decision-refused"),
    ReasoningError: (500, "reasoning"),
    ClusterUnavailable: (503, "cluster-unavailable"),
    NotFound: (404, "not-found"),
    NotAcceptable: (406, "not-acceptable"),
    KgError: (500, "error"),
}
"""The one table: kind of error → status and type; the titles are the error's own. The nearest ancestor counts."""

_STATUS_TITLES_DE: Final[Mapping[int, str]] = {
    400: "Anfrage nicht verstanden",
    404: "Nicht gefunden",
    405: "Methode hier nicht erlaubt",
    413: "Anfrage zu groß",
    415: "Medientyp nicht unterstützt",
    422: "Angabe fehlt oder passt nicht",
    500: "Unerwarteter Fehler",
}


def problem_of(error: KgError) -> Problem:
    """Return how this error is told, with ``Retry-After`` where another try makes sense."""
    status, slug = next(TABLE[ancestor] for ancestor in type(error).__mro__ if ancestor in TABLE)
    kind = Kind(status, slug, error.de, error.en)
    headers: dict[str, str] = {}
    if isinstance(error, TooBusy | TooMany | IssuerUnavailable):
        headers["Retry-After"] = str(error.retry_after_s)
    if isinstance(error, TooMany):
        headers.update(error.headers)
    if isinstance(error, KeyMissing):
        headers["WWW-Authenticate"] = 'Bearer realm="sozialraum"'
    return Problem(kind, str(error), told_limit(error), headers)


def told_limit(error: KgError) -> dict[str, object]:
    """Return the members that tell the limit a query went over, and what helps; none where it went over none."""
    limit = error.limit if isinstance(error, QueryError) else None
    if limit is None:
        return {}
    return {"limit": {"name": limit.name, "value": limit.value, "unit": limit.unit}, "help": limit.help}


def problem_of_status(status: int, detail: str, extra: Mapping[str, object] | None = None) -> Problem:
    """Return the problem for a plain HTTP status that no ``KgError`` stands behind."""
    phrase = HTTPStatus(status).phrase
    slug = phrase.lower().replace(" ", "-")
    kind = Kind(status, slug, _STATUS_TITLES_DE.get(status, phrase), phrase)
    return Problem(kind, detail, extra or {}, {})
