"""Actor contexts: what the addresses about actors and themes answer; the page shows it, the JSON is it."""

from dataclasses import dataclass

from api.contexts import ParameterItem, Passage, Ref

__all__ = [
    "ActorItem",
    "ActorList",
    "AffiliationItem",
    "CommonThemeItem",
    "HoldingItem",
    "JoiningItem",
    "JoiningSide",
    "NearActor",
    "PairItem",
    "ParticipationItem",
    "ReasonItem",
    "SharedActor",
    "SharedBetweenDetail",
    "SharedRanking",
    "SharedThemeItem",
    "ThemeActor",
    "ThemeItem",
    "ThemeList",
    "ThemeOfActor",
]


@dataclass(frozen=True, slots=True)
class ReasonItem:
    """Why an actor counts as working on a theme: the kind of involvement, the item, and the passages of both ends."""

    kind: str
    theme: Ref
    item: Ref
    bearer: Ref
    through: Ref | None
    confidence: float
    weight: float
    passages: tuple[Passage, ...]
    theme_passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ActorItem:
    """An actor in a list: ``kind`` is ``person`` or ``organisation``, ``detail`` the affiliation or the seat."""

    ref: Ref
    kind: str
    detail: str
    events: int


@dataclass(frozen=True, slots=True)
class ActorList:
    """One page of the actors found; ``persons`` and ``organisations`` count all that fit the search words."""

    items: tuple[ActorItem, ...]
    q: str
    type: str
    page: int
    pages: int
    size: int
    total: int
    persons: int
    organisations: int


@dataclass(frozen=True, slots=True)
class AffiliationItem:
    """A person's place in an organisation, with the function as the source words it."""

    person: Ref
    organisation: Ref
    function: str
    unit: Ref | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ParticipationItem:
    """An actor's part in an event."""

    event: Ref
    participant: Ref
    roles: tuple[Ref, ...]
    perspectives: tuple[Ref, ...]
    on_behalf_of: Ref | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ThemeOfActor:
    """A theme an actor works on: strength and rarity from 0 to 1, strongest reason first."""

    theme: Ref
    weight: float
    rarity: float
    why: tuple[str, ...]
    reasons: tuple[ReasonItem, ...]


@dataclass(frozen=True, slots=True)
class NearActor:
    """Another actor that shares themes, without the reasons; ``why`` leads to those."""

    actor: Ref
    kind: str
    weight: float
    themes: tuple[Ref, ...]
    why: str


@dataclass(frozen=True, slots=True)
class SharedThemeItem:
    """A theme two actors share, with the sentences of both sides; ``why`` says it in words."""

    theme: Ref
    other_theme: Ref
    same: bool
    closeness: float
    rarity: float
    weight: float
    why: str
    left: tuple[ReasonItem, ...]
    right: tuple[ReasonItem, ...]


@dataclass(frozen=True, slots=True)
class SharedActor:
    """Another actor in a ranking: the weight is the sum over the shared themes."""

    actor: Ref
    kind: str
    weight: float
    shared: tuple[SharedThemeItem, ...]


@dataclass(frozen=True, slots=True)
class SharedRanking:
    """Who shares themes with an actor, best first; ``filters`` are what can narrow it, with what was given.

    ``choices`` are names to fill in, by filter; ``problem`` tells which filter cannot be read, and there are no rows.
    """

    actor: Ref
    limit: int
    offset: int
    more: bool
    rows: tuple[SharedActor, ...]
    filters: tuple[ParameterItem, ...]
    choices: dict[str, tuple[str, ...]]
    problem: str


@dataclass(frozen=True, slots=True)
class HoldingItem:
    """One actor's part in a common theme."""

    actor: Ref
    theme: Ref
    strength: float
    closeness: float
    reasons: tuple[ReasonItem, ...]


@dataclass(frozen=True, slots=True)
class CommonThemeItem:
    """A theme that at least two of the actors asked for hold."""

    theme: Ref
    rarity: float
    weight: float
    shared_by_all: bool
    why: str
    holdings: tuple[HoldingItem, ...]


@dataclass(frozen=True, slots=True)
class PairItem:
    """The weight between two of the actors asked for."""

    left: Ref
    right: Ref
    weight: float


@dataclass(frozen=True, slots=True)
class JoiningSide:
    """What an actor between others shares with one of them; ``why`` leads to the sentences."""

    actor: Ref
    weight: float
    themes: tuple[Ref, ...]
    why: str


@dataclass(frozen=True, slots=True)
class JoiningItem:
    """An actor that shares themes with each of those asked for; ``weight`` is the least of its sides."""

    actor: Ref
    kind: str
    weight: float
    sides: tuple[JoiningSide, ...]


@dataclass(frozen=True, slots=True)
class SharedBetweenDetail:
    """What two or more actors share by theme, each pair's weight, and who joins them; empty until two are chosen.

    ``find`` is the name to look for, ``candidates`` are the actors that may be meant, ``found`` counts them;
    ``choices`` are all actors where there are few.
    """

    actors: tuple[Ref, ...]
    themes: tuple[CommonThemeItem, ...]
    pairs: tuple[PairItem, ...]
    joining: tuple[JoiningItem, ...]
    find: str
    candidates: tuple[Ref, ...]
    found: int
    choices: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ThemeItem:
    """A theme in the list, with its level in the hierarchy (0 at the top)."""

    ref: Ref
    level: int
    definition: str


@dataclass(frozen=True, slots=True)
class ThemeList:
    """All themes, each after its broader one."""

    items: tuple[ThemeItem, ...]


@dataclass(frozen=True, slots=True)
class ThemeActor:
    """An actor of a theme; ``narrower`` tells that (all) reasons are about a theme below it."""

    actor: Ref
    kind: str
    weight: float
    narrower: tuple[Ref, ...]
    why: tuple[str, ...]
    reasons: tuple[ReasonItem, ...]
