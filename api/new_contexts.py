"""New contexts: what the page of what is new shows beside the answer."""

from dataclasses import dataclass

from api.content_contexts import AnswerContext, WhyItem
from api.contexts import ParameterItem

__all__ = ["NewGroup", "NewPage", "NewStart"]


@dataclass(frozen=True, slots=True)
class NewGroup:
    """What is new of one kind (``document``, ``actor``, ``theme`` or ``pair``): each with sentences and reasons."""

    what: str
    rows: tuple[tuple[WhyItem, ...], ...]


@dataclass(frozen=True, slots=True)
class NewStart:
    """A day from which on one can look, ``yyyy-mm-dd``, and the document on what happened then."""

    day: str
    title: str


@dataclass(frozen=True, slots=True)
class NewPage:
    """The answer, its rows by kind, ``text`` with all sentences to copy, and the latest days to look from."""

    answer: AnswerContext
    fields: tuple[ParameterItem, ...]
    groups: tuple[NewGroup, ...]
    text: str
    starts: tuple[NewStart, ...]
    feed: str
