"""Programme contexts: what the addresses about programmes answer; the page shows it, the JSON is it."""

from dataclasses import dataclass

from api.contexts import Fact, Passage, Ref
from api.namings import Naming
from api.outward import Outward

__all__ = [
    "ProgrammeActor",
    "ProgrammeDetail",
    "ProgrammeItem",
    "ProgrammeList",
    "ProgrammePlace",
    "ProgrammeTalk",
    "ProgrammeTheme",
    "Said",
]


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """A programme in a list: its kinds, level, who runs it, its own themes, and how many documents name it."""

    ref: Ref
    types: tuple[Ref, ...]
    level: Ref | None
    runners: tuple[Ref, ...]
    themes: tuple[Ref, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class ProgrammeList:
    """The programmes found, by name."""

    items: tuple[ProgrammeItem, ...]
    q: str
    total: int


@dataclass(frozen=True, slots=True)
class ProgrammeTheme:
    """A theme of a programme, of its own or of a presentation of it, and the sentences that show it."""

    theme: Ref
    bearer: Ref
    own: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeActor:
    """Who has to do with a programme: by ``property`` (launched, funds …), or by presenting it at ``event``."""

    actor: Ref
    property: Ref | None
    event: Ref | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeTalk:
    """A presentation of a programme, with the event it was part of and its day, where these are known."""

    presentation: Ref
    event: Ref | None
    day: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ProgrammePlace:
    """A place of a programme: that of an organisation or of an event (``through``)."""

    place: Ref
    through: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A few words of a sentence that names a programme, such as a span of years or an amount of money."""

    words: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class ProgrammeDetail:
    """One programme: what it is, its themes, who runs and presents it, where, and the documents that name it.

    ``times`` and ``sums`` are the words on period and money in sentences that name it; ``facts`` are what else is said.
    """

    ref: Ref
    types: tuple[Ref, ...]
    other_names: tuple[str, ...]
    level: Ref | None
    times: tuple[Said, ...]
    sums: tuple[Said, ...]
    outward: tuple[Outward, ...]
    themes: tuple[ProgrammeTheme, ...]
    actors: tuple[ProgrammeActor, ...]
    talks: tuple[ProgrammeTalk, ...]
    places: tuple[ProgrammePlace, ...]
    facts: tuple[Fact, ...]
    documents: tuple[Naming, ...]
