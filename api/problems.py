"""Problems: every foreseen error as RFC 9457 problem+json, or as a page for a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from kg.errors import (
    DocumentUnreadable,
    KgError,
    NotAcceptable,
    NotFound,
    QueryError,
    QueryRejected,
    QueryTimedOut,
    QuestionBroken,
    QuestionError,
    ReasoningError,
    ResultTooLarge,
    StoreError,
    StoreLocked,
    StoreUnavailable,
    UnknownQuestion,
    VocabularyBroken,
    WriteRefused,
    WrongParameter,
)
from kg.terms import BASE

__all__ = ["PROBLEM_TYPE", "TABLE", "Kind", "Problem", "TooBusy", "problem_of", "problem_of_status"]

PROBLEM_TYPE: Final = "application/problem+json"


class TooBusy(QueryError):
    """All query workers are taken and the queue is full; worth another try after ``retry_after_s``."""

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


TABLE: Final[Mapping[type[KgError], Kind]] = {
    DocumentUnreadable: Kind(422, "document-unreadable", "Dokument nicht lesbar", "Document cannot be read"),
    VocabularyBroken: Kind(500, "vocabulary-broken", "Vokabular fehlerhaft", "Vocabulary is broken"),
    StoreLocked: Kind(503, "store-locked", "Speicher ist belegt", "Store is locked"),
    StoreUnavailable: Kind(503, "store-unavailable", "Speicher nicht erreichbar", "Store is unavailable"),
    WriteRefused: Kind(409, "write-refused", "Schreiben abgelehnt", "Write refused"),
    StoreError: Kind(503, "store", "Speicherfehler", "Store error"),
    QueryRejected: Kind(400, "query-rejected", "Abfrage nicht angenommen", "Query rejected"),
    QueryTimedOut: Kind(503, "query-timed-out", "Zeitgrenze überschritten", "Time limit exceeded"),
    ResultTooLarge: Kind(422, "result-too-large", "Ergebnis über einer Grenze", "Result over a limit"),
    TooBusy: Kind(503, "too-busy", "Gerade ausgelastet", "Busy right now"),
    QueryError: Kind(422, "query", "Abfrage nicht beantwortbar", "Query cannot be answered"),
    QuestionBroken: Kind(500, "question-broken", "Gespeicherte Frage fehlerhaft", "Stored question is broken"),
    UnknownQuestion: Kind(404, "unknown-question", "Frage unbekannt", "Unknown question"),
    WrongParameter: Kind(422, "wrong-parameter", "Angabe fehlt oder passt nicht", "Missing or unfit value"),
    QuestionError: Kind(422, "question", "Frage so nicht stellbar", "Question cannot be asked this way"),
    ReasoningError: Kind(500, "reasoning", "Schlussfolgern nicht möglich", "Reasoning failed"),
    NotFound: Kind(404, "not-found", "Nicht gefunden", "Not found"),
    NotAcceptable: Kind(406, "not-acceptable", "Format nicht lieferbar", "Format not available"),
    KgError: Kind(500, "error", "Fehler", "Error"),
}
"""The one table: kind of error → status, type and titles. The nearest ancestor in it counts."""

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
    kind = next(TABLE[ancestor] for ancestor in type(error).__mro__ if ancestor in TABLE)
    headers = {"Retry-After": str(error.retry_after_s)} if isinstance(error, TooBusy) else {}
    return Problem(kind, str(error), {}, headers)


def problem_of_status(status: int, detail: str, extra: Mapping[str, object] | None = None) -> Problem:
    """Return the problem for a plain HTTP status that no ``KgError`` stands behind."""
    phrase = HTTPStatus(status).phrase
    slug = phrase.lower().replace(" ", "-")
    kind = Kind(status, slug, _STATUS_TITLES_DE.get(status, phrase), phrase)
    return Problem(kind, detail, extra or {}, {})
