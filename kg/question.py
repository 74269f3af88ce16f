"""Question: what people can ask, by a stored query with values in its slots or by counting over the graph."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from kg.errors import WrongParameter
from kg.phrasing import Phrasing
from kg.store.guard import Filled, Form, QueryKind, inspect
from kg.terms import BlankNode, NamedNode, Term

__all__ = ["Column", "Computed", "Heading", "Kind", "Parameter", "ParameterType", "Question", "Slot", "Wording"]

Kind = Literal["question", "cq", "view", "rule", "lookup", "network"]
ParameterType = Literal["iri", "string", "integer", "number", "date", "choice"]


@dataclass(frozen=True, slots=True)
class Wording:
    """A short text for people in both languages."""

    de: str
    en: str

    def text(self, language: str) -> str:
        """Return the German text for ``de``, the English one for any other language."""
        return self.de if language == "de" else self.en


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question takes."""

    name: str
    type: ParameterType
    label: Wording
    of_class: NamedNode | None
    """What a thing given by its name must be."""
    optional: bool
    many: bool
    """Several values may be given at once."""
    default: str | None
    choices: Mapping[str, Wording] = field(default_factory=dict)
    """What a ``choice`` can be, in the order of the file, as it is typed and as people read it."""
    spoken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By what is typed, the words that mean it in a question put freely."""


@dataclass(frozen=True, slots=True)
class Column:
    """A variable of the answer; with ``separator`` its texts are lists joined by it."""

    name: str
    label: Wording
    separator: str | None


@dataclass(frozen=True, slots=True)
class Slot:
    """``VALUES ?name { … }`` in the text, from ``start`` to ``end``."""

    name: str
    start: int
    end: int
    is_open: bool
    """It holds nothing but UNDEF."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a question's file tells of it: names, words, what it takes and what its answer has."""

    name: str
    kind: Kind
    id: str | None
    persona: str | None
    summary: Wording
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    phrasings: tuple[Phrasing, ...]
    """How people put it in their own words."""

    def check_names(self, values: Mapping[str, object]) -> None:
        """Return if all names are known and all required ones there.

        Raises:
            WrongParameter: otherwise; with the names that there are.
        """
        known = {parameter.name for parameter in self.parameters}
        if unknown := sorted(set(values) - known):
            offer = f"it takes {', '.join(sorted(known))}" if known else "it takes none"
            raise WrongParameter(f"{self.name} has no parameter {', '.join(unknown)}; {offer}")
        for parameter in self.parameters:
            if not parameter.optional and parameter.name not in values:
                raise WrongParameter(f"{self.name} needs a value for {parameter.name} ({parameter.label.en})")


@dataclass(frozen=True, slots=True)
class Question(Heading):
    """A stored query: ``text`` is the file as it stands and runs in any SPARQL client."""

    form: Form
    text: str = field(repr=False)
    slots: tuple[Slot, ...] = field(repr=False)

    @property
    def asks_elsewhere(self) -> bool:
        """Whether the query asks another server, so that only a served instance can answer it."""
        return _kind(self.text).asks_elsewhere

    def filled(self, values: Mapping[str, Term | Iterable[Term]]) -> Filled:
        """Return the query with values in its slots, all put in at one go, each term written by itself.

        An open slot without a value is taken out: that means the same, and Virtuoso, for one, joins UNDEF wrongly.
        A slot with an example keeps it when its parameter is optional.

        Raises:
            WrongParameter: a required value is missing, a name is unknown, or a blank node is given.
        """
        self.check_names(values)
        pieces: list[str] = []
        end = 0
        for slot in self.slots:
            pieces.append(self.text[end : slot.start])
            if slot.name in values:
                given = values[slot.name]
                terms = (given,) if isinstance(given, Term) else tuple(given)
                if any(isinstance(term, BlankNode) for term in terms):
                    raise WrongParameter(f"{self.name}: a blank node has no address to ask for; ?{slot.name}")
                pieces.append(f"VALUES ?{slot.name} {{ {' '.join(map(str, terms))} }}")
            elif not slot.is_open:
                pieces.append(self.text[slot.start : slot.end])
            end = slot.end
        return Filled("".join((*pieces, self.text[end:])), _kind(self.text))


@dataclass(frozen=True, slots=True)
class Computed(Heading):
    """A question that takes counting over the whole graph: ``kg.network`` answers it, by its name."""


@cache
def _kind(text: str) -> QueryKind:
    return inspect(text, services=True)
