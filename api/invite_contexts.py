"""Contexts of the page that asks whom to invite."""

from dataclasses import dataclass

from api.content_contexts import AnswerContext
from api.contexts import ParameterItem, Ref

__all__ = ["Apart", "InvitePage", "Moved", "PlaceChoice", "ThemeChoice", "ThemeGroup"]


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """A theme to be ticked: its short address, its label, how many actors work on it, and whether it is chosen."""

    value: str
    label: str
    actors: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """Themes under one at the top; ``chosen`` tells how many of them are."""

    label: str
    themes: tuple[ThemeChoice, ...]
    chosen: int


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place in which somebody works, or around one."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Apart:
    """An actor that is no candidate: ``name`` is the parameter that says so, ``invited`` or ``without``."""

    name: str
    actor: Ref


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the same question leads with an actor of the answer counted as invited already, or left out."""

    invited: str
    without: str


@dataclass(frozen=True, slots=True)
class InvitePage:
    """The answer with what the form offers: themes, places, the other blanks, and who is no candidate."""

    answer: AnswerContext
    groups: tuple[ThemeGroup, ...]
    places: tuple[PlaceChoice, ...]
    fields: tuple[ParameterItem, ...]
    apart: tuple[Apart, ...]
    moves: tuple[Moved, ...]
