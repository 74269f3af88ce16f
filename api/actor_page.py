"""Actor page: what the address of one actor answers; the page shows it, the JSON is it."""

from dataclasses import dataclass

from api.actor_contexts import AffiliationItem, NearActor, ParticipationItem, ThemeOfActor
from api.contexts import DocumentItem, Fact, Passage, Ref
from api.namings import Naming
from api.outward import Outward

__all__ = ["ActorDetail", "ActorPlace", "ActorProgramme", "RelationItem"]


@dataclass(frozen=True, slots=True)
class RelationItem:
    """A direct relation with another actor, a unit or a programme: ``subject`` has ``property`` to ``object``."""

    subject: Ref
    property: Ref
    object: Ref
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ActorPlace:
    """A place of an actor: what ties it there, ``through`` which organisation if not by itself, and the sentences."""

    place: Ref
    property: Ref
    through: Ref | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ActorProgramme:
    """A programme of an actor, by a ``property`` such as launching it, or by presenting it at ``presentation``."""

    programme: Ref
    property: Ref | None
    presentation: Ref | None


@dataclass(frozen=True, slots=True)
class ActorDetail:
    """One actor: names, posts or members, relations, participations, themes, nearest actors, places, programmes.

    ``named`` are the documents that name it, the latest first, ``last`` the latest of those with a day; ``facts`` are
    what else is said; ``outward`` leads to where it is described elsewhere.
    """

    ref: Ref
    kind: str
    types: tuple[Ref, ...]
    other_names: tuple[str, ...]
    outward: tuple[Outward, ...]
    affiliations: tuple[AffiliationItem, ...]
    relations: tuple[RelationItem, ...]
    participations: tuple[ParticipationItem, ...]
    themes: tuple[ThemeOfActor, ...]
    nearest: tuple[NearActor, ...]
    places: tuple[ActorPlace, ...]
    programmes: tuple[ActorProgramme, ...]
    facts: tuple[Fact, ...]
    last: Naming | None
    named: tuple[Naming, ...]
    documents: tuple[DocumentItem, ...]
