"""Mention values: what a rule understood at a span, one class a kind of thing."""

from dataclasses import dataclass
from datetime import date

from kg.model.span import Span

__all__ = [
    "Contribution",
    "Cooperation",
    "Days",
    "Element",
    "EventMention",
    "FunctionMention",
    "Hindrance",
    "Law",
    "Mention",
    "OrganisationMention",
    "PersonMention",
    "PlaceMention",
    "Post",
    "Presenting",
    "ProgrammeMention",
    "Representation",
    "RoleAscription",
    "SessionMention",
    "ThemeMention",
    "Tie",
    "UnitMention",
    "Working",
]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of text that a rule understood; ``confidence`` is between 0 and 1."""

    span: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Days(Mention):
    """The days from the first to the last, both included; a single day is both."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """A place by its name in the nominative."""

    name: str


@dataclass(frozen=True, slots=True)
class EventMention(Mention):
    """An event that the document reports on: ``kind`` is an ontology class name, ``place`` the town of the venue."""

    kind: str
    number: str
    title: str
    days: Days | None = None
    place: PlaceMention | None = None


@dataclass(frozen=True, slots=True)
class PersonMention(Mention):
    """A person: the name without titles and forms of address, and the academic titles before it."""

    name: str
    honorific: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationMention(Mention):
    """A body: its name in the nominative, the ontology class its head noun tells, and what the name says.

    ``level`` is a slug of the list of administrative levels or empty, ``territory`` the place in the name,
    ``known_as`` a narrower class that the field's background knowledge adds. ``called`` is what these words call the
    body where that is another name ("ISF"), ``aliases`` are further names in the same words, ``seat`` is the town
    beside the name, and ``local`` tells that the name is the kind's ("Jugendamt"), known within one document only.
    """

    form: str
    kind: str
    level: str = ""
    legal_form: str = ""
    territory: str = ""
    known_as: str = ""
    called: str = ""
    aliases: tuple[str, ...] = ()
    seat: PlaceMention | None = None
    local: bool = False


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
class Post(Mention):
    """A place that somebody holds: the functions, and the body and unit they are held in, as far as the words say."""

    functions: tuple[FunctionMention, ...] = ()
    organisation: OrganisationMention | None = None
    unit: UnitMention | None = None


@dataclass(frozen=True, slots=True)
class Contribution(Mention):
    """An entry of a list of contributors: who, for which body, in which roles.

    ``roles`` are slugs of the list of participation roles, each with the span of the words that say so; who is not
    ``present`` is only spoken of. ``posts`` are what the person holds beside the first body and its functions.
    """

    person: PersonMention
    organisation: OrganisationMention | None
    functions: tuple[FunctionMention, ...]
    unit: UnitMention | None
    seat: PlaceMention | None
    roles: tuple[tuple[str, Span], ...]
    present: bool = True
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeMention(Mention):
    """A theme of the vocabulary, by its slug."""

    theme: str


@dataclass(frozen=True, slots=True)
class SessionMention(Mention):
    """A forum or workshop inside the event: ``title`` with word and number, and the contributors it lists."""

    kind: str
    number: str
    title: str
    people: tuple[Contribution, ...] = ()
    themes: tuple[ThemeMention, ...] = ()


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
    """A reference to a provision: ``law`` as in "SGB VIII", ``section`` as in "78" or empty for the law as a whole.

    ``unit`` is the sign before the section. ``form`` is the law's name in full where the text uses that in place of
    the abbreviation.
    """

    law: str
    section: str
    unit: str = "§"
    form: str = ""


@dataclass(frozen=True, slots=True)
class Tie(Mention):
    """A relation that leads from one body or programme to another, at the words that say so.

    ``kind`` is the local name of an ontology property: ``memberOf``, ``fundedBy``, ``carrierOf``, ``launchedBy``,
    ``partnerOf``, ``unitOf`` or ``successorOf``.
    """

    kind: str
    source: OrganisationMention | ProgrammeMention
    target: OrganisationMention | ProgrammeMention


@dataclass(frozen=True, slots=True)
class Working(Mention):
    """A body or a programme works on a theme, which is called so (``label``)."""

    bearer: OrganisationMention | ProgrammeMention
    theme: ThemeMention
    label: str


@dataclass(frozen=True, slots=True)
class Lifetime(Mention):
    """The years in which a body came into being and ended, as far as the words tell them."""

    body: OrganisationMention
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Cooperation(Mention):
    """A form of cooperation known to the field, with the provision it rests on."""

    form: str
    label: str
    law: str = ""
    section: str = ""
