"""Fact values: what mentions mean, and the triples that a document supports with their evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from kg.model.mentions import Mention
from kg.model.span import Span
from kg.terms import NamedNode, Term

__all__ = [
    "Evidence",
    "Fact",
    "Identity",
    "OfficialPlace",
    "Resolution",
    "Status",
]


class Status(StrEnum):
    """Where a fact comes from: stated in the text, inferred from it, or background knowledge of the field."""

    STATED = "genannt"
    INFERRED = "erschlossen"
    BACKGROUND = "fachwissen"


class Evidence(NamedTuple):
    """The words that a fact rests on, and how they were understood; a tuple like its span, for there are as many."""

    span: Span
    rule: str
    confidence: float


class Fact(NamedTuple):
    """One triple that a document supports; a tuple, since repetitions are found by comparing all of them."""

    subject: NamedNode
    property: NamedNode
    object: Term
    status: Status
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class OfficialPlace:
    """A place with an official key, and its name in the register; of a municipality also the regional key (ARS).

    ``geonames`` is the number of its populated place in GeoNames, empty where it is not known.
    """

    key: str
    name: str
    regional: str = ""
    geonames: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Why a name means a thing: the rule, and the key that another mention must have to mean the same.

    ``body`` is whom a person belongs to, where that is part of the key. ``candidates`` are the official keys of the
    places that a name can mean that stays open.
    """

    thing: NamedNode
    name: str
    rule: str
    key: str
    body: NamedNode | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the mentions of one document mean: the address of the thing behind each; a function's is in the list.

    ``official`` holds the register's entries of the places that have one, ``around`` the territory in which all lie
    that a name without one can mean. ``event`` is what the document reports
    on. ``places`` holds the places in bodies' names, ``laws`` the provisions by law and section ("SGB VIII", "78";
    a law as a whole has an empty section), ``lands`` the Land as a body by the territory in a ministry's name,
    ``identities`` why each person, body and place has its address.
    """

    document: NamedNode
    event: NamedNode | None
    of: Mapping[Mention, NamedNode]
    places: Mapping[str, NamedNode]
    laws: Mapping[tuple[str, str], NamedNode]
    lands: Mapping[str, NamedNode]
    official: Mapping[NamedNode, OfficialPlace]
    around: Mapping[NamedNode, NamedNode] = field(default_factory=dict)
    identities: tuple[Identity, ...] = ()
