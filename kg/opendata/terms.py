"""Terms: the ontology as people read it: its header, classes, properties, lists and themes."""

from dataclasses import dataclass

from kg.question import Wording

__all__ = ["Entry", "Head", "Other", "Property", "Scheme", "Value", "Vocabulary"]


@dataclass(frozen=True, slots=True)
class Other:
    """Another term that one points to: its address and what it is called."""

    iri: str
    label: Wording


@dataclass(frozen=True, slots=True)
class Entry:
    """A class: its name, label, definition and note, what is above and below it, and what it is apart from."""

    iri: str
    name: str
    label: Wording
    definition: Wording
    note: Wording
    above: tuple[Other, ...]
    below: tuple[Other, ...]
    level: int
    """How many classes of the ontology are above it."""
    deprecated: bool


@dataclass(frozen=True, slots=True)
class Property:
    """A property: as a class, with the kind of its values, whom it is said of, what it leads to, and its inverse."""

    iri: str
    name: str
    label: Wording
    definition: Wording
    note: Wording
    kind: str
    """``object``, ``data`` or ``annotation``."""
    domain: tuple[Other, ...]
    range: tuple[Other, ...]
    above: tuple[Other, ...]
    inverse: tuple[Other, ...]
    functional: bool
    deprecated: bool


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a list or a theme: labels, definition, other names, what is above it, and matches elsewhere."""

    iri: str
    name: str
    notation: str
    label: Wording
    definition: Wording
    others: tuple[str, ...]
    above: tuple[Other, ...]
    related: tuple[Other, ...]
    matches: tuple[str, ...]
    level: int
    """How many themes are above it; 0 in lists."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A list, or the themes: label, definition, and its values in order, themes below the one above them."""

    iri: str
    name: str
    label: Wording
    definition: Wording
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What the ontology says of itself."""

    iri: str
    title: Wording
    description: Wording
    version: str
    version_iri: str
    created: str
    licence: str
    creator: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The whole ontology: classes from the top down, properties by name, lists by name, themes from the top down."""

    head: Head
    classes: tuple[Entry, ...]
    properties: tuple[Property, ...]
    lists: tuple[Scheme, ...]
    themes: Scheme
