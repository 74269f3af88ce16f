"""Place contexts: what the addresses about places answer; the page shows it, the JSON is it."""

from dataclasses import dataclass

from api.actor_contexts import ThemeActor
from api.contexts import Passage, Ref
from api.namings import Naming
from api.outward import Outward

__all__ = [
    "EventThemeItem",
    "LevelChoice",
    "PlaceActor",
    "PlaceDetail",
    "PlaceEvent",
    "PlaceItem",
    "PlaceList",
    "PlaceProgramme",
    "PlaceTheme",
    "PlaceThemeDetail",
    "PlaceTie",
]


@dataclass(frozen=True, slots=True)
class PlaceItem:
    """A place in a list: official key, level, what it lies in, and how much is known; what lies in it counts, too."""

    ref: Ref
    key: str
    level: Ref | None
    within: tuple[Ref, ...]
    actors: int
    events: int
    documents: int


@dataclass(frozen=True, slots=True)
class LevelChoice:
    """A level to narrow the list to, and how many of its places are told of."""

    ref: Ref
    places: int


@dataclass(frozen=True, slots=True)
class PlaceList:
    """One page of the places that documents tell of; ``level`` is the last part of a level's address, or nothing."""

    items: tuple[PlaceItem, ...]
    q: str
    level: str
    levels: tuple[LevelChoice, ...]
    page: int
    pages: int
    size: int
    total: int


@dataclass(frozen=True, slots=True)
class PlaceTie:
    """What ties an organisation to a place, or to one within it, with the sentences."""

    property: Ref
    place: Ref
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class PlaceActor:
    """An organisation of a place, what ties it there, and how many persons belong to it."""

    actor: Ref
    ties: tuple[PlaceTie, ...]
    persons: int


@dataclass(frozen=True, slots=True)
class PlaceEvent:
    """An event that took place there, with its day where it is known, and the sentences that say where."""

    event: Ref
    place: Ref
    day: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class PlaceProgramme:
    """A programme that has to do with a place: by an organisation of it, or by an event there."""

    programme: Ref
    through: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class PlaceTheme:
    """A theme of a place: how many of its organisations work on it, how many documents show it there.

    ``share`` is the part of the organisations with any theme, 0 to 1, ``usual`` its mean over the other places of the
    level; ``standing`` is ``above``, ``usual``, ``below`` or ``unknown``; ``href`` leads to the sentences.
    """

    theme: Ref
    actors: int
    documents: int
    share: float
    usual: float
    standing: str
    href: str


@dataclass(frozen=True, slots=True)
class PlaceDetail:
    """One place: key, level and where it lies; organisations, themes, events and programmes; documents that name it.

    ``compared`` is how many places of the level tell what is usual; ``actors`` are one ``page`` of ``all_actors``.
    """

    ref: Ref
    key: str
    nuts: str
    types: tuple[Ref, ...]
    level: Ref | None
    within: tuple[Ref, ...]
    outward: tuple[Outward, ...]
    actors: tuple[PlaceActor, ...]
    all_actors: int
    page: int
    pages: int
    themes: tuple[PlaceTheme, ...]
    all_themes: int
    compared: int
    events: tuple[PlaceEvent, ...]
    programmes: tuple[PlaceProgramme, ...]
    documents: tuple[Naming, ...]
    parts: tuple[PlaceItem, ...]
    neighbours: tuple[PlaceItem, ...]


@dataclass(frozen=True, slots=True)
class EventThemeItem:
    """An event of a place that is about a theme, and the sentences that show it."""

    event: Ref
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class PlaceThemeDetail:
    """A theme in a place: its organisations with their reasons, events there about it, and the documents of both."""

    place: Ref
    theme: Ref
    actors: tuple[ThemeActor, ...]
    all_actors: int
    page: int
    pages: int
    events: tuple[EventThemeItem, ...]
    documents: tuple[Ref, ...]
