"""Values: the documents, blocks, mentions and facts that pass between the stages."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.terms import NamedNode, Term

__all__ = [
    "AgentMention",
    "Block",
    "BlockKind",
    "Contribution",
    "Cooperation",
    "Document",
    "Element",
    "EventMention",
    "Evidence",
    "Fact",
    "FunctionMention",
    "Hindrance",
    "Law",
    "Mention",
    "OrganisationMention",
    "Passage",
    "PersonMention",
    "PlaceMention",
    "Presenting",
    "ProgrammeMention",
    "Representation",
    "Resolution",
    "RoleAscription",
    "Span",
    "Status",
    "ThemeMention",
    "UnitMention",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of characters of a document's text: 0-based, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters this span covers."""
        return text[self.start : self.end]

    def within(self, other: "Span") -> bool:
        """Tell whether this span lies inside another one."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it is stored: NFC text with line feeds as line ends; every offset counts its characters."""

    slug: str
    source: str
    text: str
    text_hash: str
    language: str = "de"
    made_up: bool = False


class BlockKind(StrEnum):
    """What a block of a document is by its layout."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document with one layout role.

    ``span`` leaves out bullets and surrounding white space; ``headings`` are the headings that govern the block,
    nearest first, so a list item under "Moderation" under "Mitwirkende" carries both.
    """

    kind: BlockKind
    span: Span
    headings: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """The sentence, list entry or heading that a reader needs to see around a quote."""

    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of text that a rule understood; ``confidence`` is between 0 and 1."""

    span: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class EventMention(Mention):
    """An event that the document reports on; ``kind`` is an ontology class name."""

    kind: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """A place by its name in the nominative."""

    name: str


@dataclass(frozen=True, slots=True)
class PersonMention(Mention):
    """A person: the name without titles and forms of address, and the academic titles before it."""

    name: str
    honorific: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationMention(Mention):
    """A body: its name in the nominative, the ontology class its head noun tells, and what the name says.

    ``level`` is a slug of the list of administrative levels or empty, ``territory`` the place in the name,
    ``known_as`` a narrower class that the field's background knowledge adds.
    """

    form: str
    kind: str
    level: str = ""
    legal_form: str = ""
    territory: str = ""
    known_as: str = ""


AgentMention = PersonMention | OrganisationMention


@dataclass(frozen=True, slots=True)
class UnitMention(Mention):
    """A department or field of work inside a body, with the themes in its name."""

    name: str
    themes: tuple["ThemeMention", ...] = ()


@dataclass(frozen=True, slots=True)
class FunctionMention(Mention):
    """The function a person holds, as published, with the themes in it."""

    text: str
    themes: tuple["ThemeMention", ...] = ()


@dataclass(frozen=True, slots=True)
class Contribution(Mention):
    """An entry of a list of contributors: who, for which body, in which roles.

    ``roles`` are slugs of the list of participation roles, each with the span of the heading that says so.
    """

    person: PersonMention
    organisation: OrganisationMention | None
    functions: tuple[FunctionMention, ...]
    unit: UnitMention | None
    seat: PlaceMention | None
    roles: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class ThemeMention(Mention):
    """A theme of the vocabulary, by its slug."""

    theme: str


@dataclass(frozen=True, slots=True)
class ProgrammeMention(Mention):
    """A programme or strategy by its quoted name; ``kind`` is an ontology class, ``level`` a slug or empty."""

    name: str
    kind: str
    level: str
    themes: tuple[ThemeMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Presenting(Mention):
    """A person presents a programme at the event; ``organisation`` is the body of the person's list entry."""

    person: PersonMention
    programme: ProgrammeMention
    organisation: OrganisationMention | None = None


@dataclass(frozen=True, slots=True)
class Representation(Mention):
    """A perspective is considered, and perhaps a person speaks for it, perhaps on behalf of a body."""

    perspective: str
    person: PersonMention | None
    organisation: OrganisationMention | None


@dataclass(frozen=True, slots=True)
class RoleAscription(Mention):
    """The text ascribes an actor role to a perspective, in the context of the event or of one theme."""

    perspective: str
    role: str
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Element(Mention):
    """A challenge, barrier, need, guiding question or motto in the words of the text."""

    kind: str
    label: str
    themes: tuple[ThemeMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Hindrance(Mention):
    """A barrier stands in the way of an approach."""

    barrier: Element
    approach: Element


@dataclass(frozen=True, slots=True)
class Law(Mention):
    """A reference to a provision: ``law`` as in "SGB VIII", ``section`` as in "78"."""

    law: str
    section: str


@dataclass(frozen=True, slots=True)
class Cooperation(Mention):
    """A form of cooperation known to the field, with the provision it rests on."""

    form: str
    label: str
    law: str = ""
    section: str = ""


class Status(StrEnum):
    """Where a fact comes from: stated in the text, inferred from it, or background knowledge of the field."""

    STATED = "genannt"
    INFERRED = "erschlossen"
    BACKGROUND = "fachwissen"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a fact rests on, and how they were understood."""

    span: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Fact:
    """One triple that a document supports."""

    subject: NamedNode
    property: NamedNode
    object: Term
    status: Status
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the mentions of one document mean: the address of the thing behind each.

    ``event`` is what the document reports on. ``places`` holds the places in bodies' names, ``laws`` the provisions
    by law and section ("SGB VIII", "78"; a law as a whole has an empty section), ``lands`` the Land as a body by the
    territory in a ministry's name.
    """

    document: NamedNode
    event: NamedNode | None
    of: Mapping[Mention, NamedNode]
    places: Mapping[str, NamedNode]
    laws: Mapping[tuple[str, str], NamedNode]
    lands: Mapping[str, NamedNode]
