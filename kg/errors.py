"""What can go wrong, foreseen: one family of errors, each with a kind that the borders translate.

    KgError
    ├── DocumentUnreadable     a file that cannot be read, named with place and reason
    ├── ModelUnavailable       a language model that does not answer, or not in its protocol
    ├── ServiceUnavailable     a service that names are looked up at does not answer, or not in its protocol
    ├── KeysUnreadable         a file of keys that is damaged or cannot be written
    ├── AccessError
    │   ├── KeyMissing         what was asked needs a key, and none that is valid came along
    │   └── KeyTooWeak         the key does not allow what was asked
    ├── AssetsMissing          the pages' styles and scripts were not built
    ├── VocabularyBroken       a shipped or given vocabulary file that does not parse
    ├── StoreError
    │   ├── StoreUnavailable   a folder that does not open, a server that does not answer
    │   ├── StoreLocked        another process holds the folder
    │   ├── BackupBroken       a file that is no whole backup
    │   └── WriteRefused       a write the store would not take; nothing was changed
    ├── QueryError
    │   ├── QueryRejected      not SPARQL, or an update at a query address
    │   │   └── QueryForbidden it would ask another server that may not be asked from here (SERVICE, LOAD)
    │   ├── QueryTimedOut      ran longer than its limit and was stopped
    │   └── ResultTooLarge     more rows, bytes or memory than its limit
    ├── QuestionError
    │   ├── QuestionBroken     a stored question's file whose header and query are faulty or do not fit
    │   ├── UnknownQuestion    no stored question of that name
    │   └── WrongParameter     a value is missing, unknown, or of another type
    ├── DecisionRefused        two things that cannot be made one, or parted
    ├── ReasoningError
    │   ├── Inconsistent       the graph contradicts the ontology, or a class of it can have no member
    │   └── ReasonerUnavailable  no Java, or the reasoner stopped
    ├── ClusterUnavailable     no scheduler answers, or its workers lack the program
    ├── NotFound               no such actor, theme, place or document
    └── NotAcceptable          none of the asked formats can be written

The command line prints one line and exits with 2; the API maps each kind to a status in one table.
Anything that is not a ``KgError`` is a bug and keeps its traceback.
"""

from enum import StrEnum
from typing import ClassVar, NamedTuple

__all__ = [
    "AccessError",
    "AssetsMissing",
    "BackupBroken",
    "ClusterUnavailable",
    "DecisionRefused",
    "DocumentUnreadable",
    "Fault",
    "Inconsistent",
    "KeyMissing",
    "KeyTooWeak",
    "KeysUnreadable",
    "KgError",
    "Limit",
    "ModelUnavailable",
    "NotAcceptable",
    "NotFound",
    "QueryError",
    "QueryForbidden",
    "QueryRejected",
    "QueryTimedOut",
    "QuestionBroken",
    "QuestionError",
    "ReasonerUnavailable",
    "ReasoningError",
    "ResultTooLarge",
    "ServiceUnavailable",
    "StoreError",
    "StoreLocked",
    "StoreUnavailable",
    "UnknownQuestion",
    "VocabularyBroken",
    "WriteRefused",
    "WrongParameter",
]


class Limit(NamedTuple):
    """A limit on what is asked: its name, how much is allowed, the unit, and what helps whoever meets it."""

    name: str
    value: float
    unit: str
    help: str


class KgError(Exception):
    """Something foreseen went wrong; ``str(error)`` is one sentence for the person who asked."""

    de: ClassVar[str] = "Fehler"
    en: ClassVar[str] = "Error"


class Fault(StrEnum):
    """What is wrong with a file, by which a page says in any language what would help."""

    EMPTY = "empty"
    SCAN = "scan"
    """Pictures of pages, no text."""
    FORMAT = "format"
    LOCKED = "locked"
    """Encrypted, or protected by a password."""
    DAMAGED = "damaged"
    LARGE = "large"
    ENCODING = "encoding"
    """Text in no encoding that fits."""
    ARCHIVE = "archive"
    """An archive inside another, or one that holds what it should not."""
    SAME_NAME = "same-name"
    """Another file of this name was just added."""
    CURATED = "curated"
    """A person's facts lean on another text of this name."""
    TEMPLATE = "template"
    """Cells of a filled template do not fit."""
    PROGRAM = "program"
    """The program failed, not the file."""
    OTHER = "other"


class DocumentUnreadable(KgError):
    """A document cannot be read; the message names the file, the place and the reason, ``fault`` its kind."""

    de, en = "Dokument nicht lesbar", "Document cannot be read"

    def __init__(self, message: str, fault: Fault = Fault.OTHER) -> None:
        """Say what is wrong, and of which kind it is."""
        super().__init__(message)
        self.fault = fault


class ModelUnavailable(KgError):
    """A language model does not answer, or not in its protocol; what the rules find does not depend on it."""

    de, en = "Sprachmodell nicht erreichbar", "Language model is unavailable"


class ServiceUnavailable(KgError):
    """A service that names are looked up at does not answer, or not in its protocol; nothing here depends on it."""

    de, en = "Nachschlagedienst nicht erreichbar", "Look-up service is unavailable"


class KeysUnreadable(KgError):
    """The file of keys is damaged, or cannot be read or written."""

    de, en = "Schlüsseldatei nicht lesbar", "File of keys is unreadable"


class AccessError(KgError):
    """Whoever asks may not have what was asked for."""

    de, en = "Kein Zugriff", "No access"


class KeyMissing(AccessError):
    """What was asked for needs a key, and no valid one came along."""

    de, en = "Schlüssel fehlt oder gilt nicht", "Key is missing or not valid"


class KeyTooWeak(AccessError):
    """The key does not allow what was asked for."""

    de, en = "Schlüssel erlaubt das nicht", "Key does not allow this"


class AssetsMissing(KgError):
    """The styles and scripts of the pages were not built; the message says how to build them."""

    de, en = "Gestaltung der Seiten fehlt", "Styles of the pages are missing"


class VocabularyBroken(KgError):
    """A vocabulary file does not parse; the message names the file and the line."""

    de, en = "Vokabular fehlerhaft", "Vocabulary is broken"


class StoreError(KgError):
    """The store cannot do what was asked."""

    de, en = "Speicherfehler", "Store error"


class StoreUnavailable(StoreError):
    """The store does not open or does not answer."""

    de, en = "Speicher nicht erreichbar", "Store is unavailable"


class StoreLocked(StoreError):
    """Another process holds the store's folder."""

    de, en = "Speicher ist belegt", "Store is locked"


class BackupBroken(StoreError):
    """A file is no backup, or a damaged one; nothing was changed."""

    de, en = "Sicherung nicht brauchbar", "Backup cannot be used"


class WriteRefused(StoreError):
    """The store would not take a write; nothing was changed."""

    de, en = "Schreiben abgelehnt", "Write refused"


class QueryError(KgError):
    """A query cannot be answered; ``limit`` is the one it went over, where it was one of ours."""

    de, en = "Abfrage nicht beantwortbar", "Query cannot be answered"

    def __init__(self, message: str, *, limit: Limit | None = None) -> None:
        """Say what is wrong, and over which limit the query went."""
        super().__init__(message)
        self.limit = limit


class QueryRejected(QueryError):
    """The text is not SPARQL, or asks for what is not allowed here."""

    de, en = "Abfrage nicht angenommen", "Query rejected"


class QueryForbidden(QueryRejected):
    """The text is SPARQL, and would ask another server that may not be asked from here."""

    de, en = "Abfrage nicht erlaubt", "Query not allowed"


class QueryTimedOut(QueryError):
    """The query ran longer than its time limit and was stopped."""

    de, en = "Zeitgrenze überschritten", "Time limit exceeded"


class ResultTooLarge(QueryError):
    """The query's result is over a limit on rows, bytes or memory."""

    de, en = "Ergebnis über einer Grenze", "Result over a limit"


class QuestionError(KgError):
    """A stored question cannot be asked this way."""

    de, en = "Frage so nicht stellbar", "Question cannot be asked this way"


class QuestionBroken(QuestionError):
    """A stored question's file is faulty; the message names the file and the line."""

    de, en = "Gespeicherte Frage fehlerhaft", "Stored question is broken"


class UnknownQuestion(QuestionError):
    """No stored question has this name."""

    de, en = "Frage unbekannt", "Unknown question"


class WrongParameter(QuestionError):
    """A question's value is missing, unknown, or of another type."""

    de, en = "Angabe fehlt oder passt nicht", "Missing or unfit value"


class DecisionRefused(KgError):
    """A decision contradicts another one, or the things that it names; nothing was changed."""

    de, en = "Entscheidung nicht möglich", "Decision not possible"


class ReasoningError(KgError):
    """The reasoner gives no conclusions."""

    de, en = "Schlussfolgern nicht möglich", "Reasoning failed"


class Inconsistent(ReasoningError):
    """The triples contradict each other, or a class can have no member."""


class ReasonerUnavailable(ReasoningError):
    """There is no Java to run the reasoner with, or it stopped for a reason of its own."""


class ClusterUnavailable(KgError):
    """No cluster can be worked on: nobody answers, or its workers lack this program."""

    de, en = "Cluster nicht erreichbar", "Cluster is unavailable"


class NotFound(KgError):
    """There is no actor, theme, place or document of this address."""

    de, en = "Nicht gefunden", "Not found"


class NotAcceptable(KgError):
    """None of the formats that were asked for can be written."""

    de, en = "Format nicht lieferbar", "Format not available"
