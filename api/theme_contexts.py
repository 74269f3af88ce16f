"""Theme contexts: what the address of a theme answers; the page shows it, the JSON is it."""

from dataclasses import dataclass

from api.actor_contexts import ThemeActor
from api.contexts import Passage, Ref
from api.namings import Naming
from api.outward import Outward

__all__ = ["NearThemeItem", "ThemeDetail", "ThemePlace", "ThemeYear"]


@dataclass(frozen=True, slots=True)
class ThemePlace:
    """A place with organisations that work on the theme; ``href`` leads to these with their sentences."""

    place: Ref
    level: Ref | None
    actors: int
    href: str


@dataclass(frozen=True, slots=True)
class ThemeYear:
    """A year, or ``None`` for documents that tell no day: which documents show the theme, and whom as working on it."""

    year: int | None
    documents: tuple[Ref, ...]
    actors: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class NearThemeItem:
    """A theme that the same actors work on: affinity from 0 to 1, and how many work on both."""

    theme: Ref
    affinity: float
    actors: int


@dataclass(frozen=True, slots=True)
class ThemeDetail:
    """One theme: definition, neighbours in the hierarchy and elsewhere, actors, places, programmes, years, sentences.

    Narrower themes count in ``actors`` (one ``page`` of ``all_actors``), ``places``, ``programmes``, ``years`` and
    ``documents``; ``passages`` are those of the theme itself, 200 at most.
    """

    ref: Ref
    definition: str
    note: str
    other_names: tuple[str, ...]
    broader: tuple[Ref, ...]
    narrower: tuple[Ref, ...]
    related: tuple[Ref, ...]
    outward: tuple[Outward, ...]
    actors: tuple[ThemeActor, ...]
    all_actors: int
    page: int
    pages: int
    places: tuple[ThemePlace, ...]
    programmes: tuple[Ref, ...]
    years: tuple[ThemeYear, ...]
    near: tuple[NearThemeItem, ...]
    documents: tuple[Naming, ...]
    passages: tuple[Passage, ...]
