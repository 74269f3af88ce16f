"""Content contexts: what the addresses about documents, questions and the instance answer."""

from dataclasses import dataclass

from api.actor_contexts import ReasonItem, ThemeItem
from api.contexts import DocumentItem, ParameterItem, Ref

__all__ = [
    "AnswerContext",
    "Cell",
    "ColumnItem",
    "Counts",
    "DocumentDetail",
    "DocumentList",
    "Piece",
    "QuestionItem",
    "QuestionList",
    "SpanFact",
    "SpanFacts",
    "Start",
    "WhyItem",
]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a document's text under the same marks: ``spans`` are the ids of the ``SpanFacts`` over it.

    ``status`` and ``wide`` (more than a few words) tell of the shortest of them.
    """

    text: str
    spans: tuple[str, ...]
    status: str
    wide: bool


@dataclass(frozen=True, slots=True)
class SpanFact:
    """One triple that a span attests."""

    subject: Ref
    property: Ref
    value: Ref | None
    text: str


@dataclass(frozen=True, slots=True)
class SpanFacts:
    """What one span of a document shows, ``start`` to ``end`` in characters; ``anchors``: its pieces of evidence."""

    id: str
    start: int
    end: int
    quote: str
    statuses: tuple[str, ...]
    confidence: float
    rules: tuple[str, ...]
    curated: bool
    anchors: tuple[str, ...]
    facts: tuple[SpanFact, ...]


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """A document: its text, cut where marks begin and end, and the facts each span shows."""

    item: DocumentItem
    text_hash: str
    text: str
    pieces: tuple[Piece, ...]
    spans: tuple[SpanFacts, ...]


@dataclass(frozen=True, slots=True)
class DocumentList:
    """All documents of the graph."""

    items: tuple[DocumentItem, ...]


@dataclass(frozen=True, slots=True)
class QuestionItem:
    """A stored question; ``href`` answers it, its parameters are query parameters there."""

    name: str
    id: str
    summary: str
    href: str
    parameters: tuple[ParameterItem, ...]


@dataclass(frozen=True, slots=True)
class QuestionList:
    """All stored questions."""

    items: tuple[QuestionItem, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of an answer: an IRI with its label and page, or a text."""

    value: str
    type: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class ColumnItem:
    """A column of an answer: the variable's name, and the label for people."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class WhyItem:
    """A sentence that says why a row is there, and the reasons with their passages."""

    sentence: str
    reasons: tuple[ReasonItem, ...]


@dataclass(frozen=True, slots=True)
class AnswerContext:
    """A question with its answer: columns in order, rows of cells (``None`` = unbound), the SPARQL that was run.

    ``api`` is the address of this answer, ``choices`` holds names to fill in by parameter. Unanswered, because a
    value is missing or wrong, ``problem`` says what is the matter. A question over the whole graph has no ``sparql``;
    it says ``why`` for every row, and ``notes`` on the whole. ``files`` are the formats of files to be had.
    """

    question: QuestionItem
    answered: bool
    problem: str
    columns: tuple[ColumnItem, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    sparql: str
    api: str
    choices: dict[str, tuple[str, ...]]
    why: tuple[tuple[WhyItem, ...], ...] = ()
    notes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in the graph."""

    persons: int
    organisations: int
    events: int
    themes: int
    statements: int
    evidence: int


@dataclass(frozen=True, slots=True)
class Start:
    """What this instance holds, and where to begin."""

    counts: Counts
    documents: tuple[DocumentItem, ...]
    questions: tuple[QuestionItem, ...]
    examples: tuple[str, ...]
    themes: tuple[ThemeItem, ...]
    sparql: str
    openapi: str
