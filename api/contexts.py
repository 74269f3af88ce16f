"""Contexts: what each address answers, as frozen values; the page shows them, the JSON is them."""

from dataclasses import dataclass

__all__ = [
    "ActorDetail",
    "ActorItem",
    "ActorList",
    "AffiliationItem",
    "AnswerContext",
    "Cell",
    "ColumnItem",
    "CommonThemeItem",
    "Counts",
    "DocumentDetail",
    "DocumentItem",
    "DocumentList",
    "Fact",
    "HoldingItem",
    "NearActor",
    "PairItem",
    "ParameterItem",
    "ParticipationItem",
    "Passage",
    "Piece",
    "QuestionItem",
    "QuestionList",
    "ReasonItem",
    "Ref",
    "SharedBetweenDetail",
    "SharedRanking",
    "SharedThemeItem",
    "SpanFact",
    "SpanFacts",
    "Start",
    "TermItem",
    "TermList",
    "ThemeActor",
    "ThemeDetail",
    "ThemeItem",
    "ThemeList",
    "ThemeOfActor",
    "Thing",
]


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing with an address: its IRI, the label in the language asked for, and where its page is here.

    ``made_up`` tells that only documents know it that were invented to show the software.
    """

    iri: str
    label: str
    href: str
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that shows a fact: ``text[start:end]`` is the span; ``href`` leads to it in its document.

    ``status`` is ``genannt``, ``erschlossen`` or ``fachwissen``.
    """

    evidence: str
    document: Ref
    text: str
    start: int
    end: int
    status: str
    confidence: float
    href: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One triple about a thing: property, value (a thing or a text), and the passages that show it."""

    property: Ref
    value: Ref | None
    text: str
    statuses: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """Any thing of the graph: its address here, what it is, what is said of it, and what refers to it."""

    ref: Ref
    address: str
    types: tuple[Ref, ...]
    facts: tuple[Fact, ...]
    incoming: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class TermItem:
    """A class or property of the ontology; ``local`` is its name in the namespace."""

    ref: Ref
    local: str
    definition: str


@dataclass(frozen=True, slots=True)
class TermList:
    """All terms of the ontology."""

    classes: tuple[TermItem, ...]
    properties: tuple[TermItem, ...]


@dataclass(frozen=True, slots=True)
class ReasonItem:
    """Why an actor counts as working on a theme: the kind of involvement, the item, and the passages of both ends."""

    kind: str
    theme: Ref
    item: Ref
    bearer: Ref
    through: Ref | None
    confidence: float
    weight: float
    passages: tuple[Passage, ...]
    theme_passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ActorItem:
    """An actor in a list: ``kind`` is ``person`` or ``organisation``, ``detail`` the affiliation or the seat."""

    ref: Ref
    kind: str
    detail: str
    events: int


@dataclass(frozen=True, slots=True)
class ActorList:
    """One page of the actors found; ``persons`` and ``organisations`` count all that fit the search words."""

    items: tuple[ActorItem, ...]
    q: str
    type: str
    page: int
    pages: int
    size: int
    total: int
    persons: int
    organisations: int


@dataclass(frozen=True, slots=True)
class AffiliationItem:
    """A person's place in an organisation, with the function as the source words it."""

    person: Ref
    organisation: Ref
    function: str
    unit: Ref | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ParticipationItem:
    """An actor's part in an event."""

    event: Ref
    participant: Ref
    roles: tuple[Ref, ...]
    perspectives: tuple[Ref, ...]
    on_behalf_of: Ref | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ThemeOfActor:
    """A theme an actor works on: strength and rarity from 0 to 1, strongest reason first."""

    theme: Ref
    weight: float
    rarity: float
    why: tuple[str, ...]
    reasons: tuple[ReasonItem, ...]


@dataclass(frozen=True, slots=True)
class NearActor:
    """Another actor that shares themes, without the reasons; ``why`` leads to those."""

    actor: Ref
    kind: str
    weight: float
    themes: tuple[Ref, ...]
    why: str


@dataclass(frozen=True, slots=True)
class DocumentItem:
    """A document the graph is made from, and how many pieces of evidence the rules and people found in it."""

    ref: Ref
    source: str
    extracted: int
    curated: int


@dataclass(frozen=True, slots=True)
class ActorDetail:
    """One actor: names, affiliations or members, participations, themes, nearest actors, and the rest as facts."""

    ref: Ref
    kind: str
    types: tuple[Ref, ...]
    other_names: tuple[str, ...]
    affiliations: tuple[AffiliationItem, ...]
    participations: tuple[ParticipationItem, ...]
    themes: tuple[ThemeOfActor, ...]
    nearest: tuple[NearActor, ...]
    facts: tuple[Fact, ...]
    documents: tuple[DocumentItem, ...]


@dataclass(frozen=True, slots=True)
class SharedThemeItem:
    """A theme two actors share, with the sentences of both sides; ``why`` says it in words."""

    theme: Ref
    other_theme: Ref
    same: bool
    closeness: float
    rarity: float
    weight: float
    why: str
    left: tuple[ReasonItem, ...]
    right: tuple[ReasonItem, ...]


@dataclass(frozen=True, slots=True)
class SharedActor:
    """Another actor in a ranking: the weight is the sum over the shared themes."""

    actor: Ref
    kind: str
    weight: float
    shared: tuple[SharedThemeItem, ...]


@dataclass(frozen=True, slots=True)
class SharedRanking:
    """Who shares themes with an actor, best first."""

    actor: Ref
    limit: int
    offset: int
    more: bool
    rows: tuple[SharedActor, ...]


@dataclass(frozen=True, slots=True)
class HoldingItem:
    """One actor's part in a common theme."""

    actor: Ref
    theme: Ref
    strength: float
    closeness: float
    reasons: tuple[ReasonItem, ...]


@dataclass(frozen=True, slots=True)
class CommonThemeItem:
    """A theme that at least two of the actors asked for hold."""

    theme: Ref
    rarity: float
    weight: float
    shared_by_all: bool
    why: str
    holdings: tuple[HoldingItem, ...]


@dataclass(frozen=True, slots=True)
class PairItem:
    """The weight between two of the actors asked for."""

    left: Ref
    right: Ref
    weight: float


@dataclass(frozen=True, slots=True)
class SharedBetweenDetail:
    """What two or more actors share, theme by theme, and each pair's weight; empty until two are chosen."""

    actors: tuple[Ref, ...]
    themes: tuple[CommonThemeItem, ...]
    pairs: tuple[PairItem, ...]
    choices: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ThemeItem:
    """A theme in the list, with its level in the hierarchy (0 at the top)."""

    ref: Ref
    level: int
    definition: str


@dataclass(frozen=True, slots=True)
class ThemeList:
    """All themes, each after its broader one."""

    items: tuple[ThemeItem, ...]


@dataclass(frozen=True, slots=True)
class ThemeActor:
    """An actor of a theme; ``narrower`` tells that (all) reasons are about a theme below it."""

    actor: Ref
    kind: str
    weight: float
    narrower: tuple[Ref, ...]
    why: tuple[str, ...]
    reasons: tuple[ReasonItem, ...]


@dataclass(frozen=True, slots=True)
class ThemeDetail:
    """One theme: definition, neighbours in the hierarchy, its actors, and the sentences it was found in."""

    ref: Ref
    definition: str
    other_names: tuple[str, ...]
    broader: tuple[Ref, ...]
    narrower: tuple[Ref, ...]
    related: tuple[Ref, ...]
    actors: tuple[ThemeActor, ...]
    passages: tuple[Passage, ...]


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
class ParameterItem:
    """A blank of a question: name, type (``iri``, ``string``, ``integer``, ``date``), what to fill in, what is."""

    name: str
    type: str
    label: str
    optional: bool
    value: str


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
class AnswerContext:
    """A question with its answer: columns in order, rows of cells (``None`` = unbound), the SPARQL that was run.

    ``api`` is the address of this answer, ``choices`` holds names to fill in by parameter. Unanswered, because a
    value is missing or wrong, ``problem`` says what is the matter.
    """

    question: QuestionItem
    answered: bool
    problem: str
    columns: tuple[ColumnItem, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    sparql: str
    api: str
    choices: dict[str, tuple[str, ...]]


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
    themes: tuple[ThemeItem, ...]
    sparql: str
    openapi: str
