"""Map contexts: what the address of the map answers."""

from dataclasses import dataclass

from api.contexts import ParameterItem, Ref
from api.matrix_contexts import ChoiceItem

__all__ = ["LayerItem", "MapDetail", "MapPage", "PlaceItem", "Worker"]


@dataclass(frozen=True, slots=True)
class Worker:
    """An actor who works at a place, and the sentence that says on what; its page has the evidence."""

    actor: Ref
    why: str


@dataclass(frozen=True, slots=True)
class PlaceItem:
    """A place with its official key and how many actors work there; ``on_map`` tells whether the picture has it.

    ``actors_href`` lists the actors with reasons; ``documents`` are those that name the place itself.
    """

    place: Ref
    key: str
    actors: int
    actors_href: str
    documents: int
    strongest: tuple[Worker, ...]
    on_map: bool


@dataclass(frozen=True, slots=True)
class LayerItem:
    """Installed boundaries: name, whose they are, under which licence, from which file, how many areas."""

    name: str
    attribution: str
    licence: str
    source: str
    areas: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class MapDetail:
    """Places with their actors, those with most first.

    ``total`` counts all actors once, ``unknown`` those without a known place; ``hidden`` are the rows that the picture
    has not, and ``source`` says whose its borders or coordinates are. ``blanks``, ``themes``, ``levels`` and ``layers``
    are what the form offers.
    """

    title: str
    rows: tuple[PlaceItem, ...]
    total: int
    unknown: int
    hidden: int
    source: str
    notes: tuple[str, ...]
    problem: str
    blanks: tuple[ParameterItem, ...]
    themes: tuple[ChoiceItem, ...]
    levels: tuple[ChoiceItem, ...]
    layers: tuple[LayerItem, ...]


@dataclass(frozen=True, slots=True)
class MapPage:
    """The same for a page, with the map as SVG; empty if no place of it can be shown."""

    detail: MapDetail
    picture: str
