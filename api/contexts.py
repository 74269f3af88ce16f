"""Contexts: the parts that every answer is made of: things with pages, passages and facts."""

from dataclasses import dataclass

__all__ = [
    "DocumentItem",
    "Fact",
    "ParameterItem",
    "Passage",
    "Ref",
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
class DocumentItem:
    """A document the graph is made from, and how many pieces of evidence the rules and people found in it."""

    ref: Ref
    source: str
    extracted: int
    curated: int


@dataclass(frozen=True, slots=True)
class ParameterItem:
    """A blank of a question: name, type, what to fill in, what is; a ``choice`` has its options by what is typed.

    The types are ``iri``, ``string``, ``integer``, ``number``, ``date`` and ``choice``. ``default`` counts where
    nothing is filled in.
    """

    name: str
    type: str
    label: str
    optional: bool
    value: str
    default: str
    options: dict[str, str]
    many: bool = False

    @property
    def pair(self) -> tuple[str, str]:
        """Name and value, as a link carries them on."""
        return self.name, self.value
