"""Answers: who works on which theme, who shares themes with whom, and the passages that say so."""

from dataclasses import dataclass
from enum import StrEnum

from kg.terms import NamedNode

__all__ = [
    "ActorKind",
    "ActorTheme",
    "CommonTheme",
    "EvidenceKind",
    "Holding",
    "Inheritance",
    "Nearness",
    "PairWeight",
    "Passage",
    "Reason",
    "SharedBetween",
    "SharedRow",
    "SharedTheme",
    "ThemeStrength",
]


class EvidenceKind(StrEnum):
    """How a source shows that an actor works on a theme; the weights stand in ``kg.themes.weight``."""

    PROGRAMME = "programme"
    """The organisation launched a programme on the theme."""
    CONTRIBUTION = "contribution"
    """The actor gave a presentation on the theme, or presented a programme on it."""
    FUNCTION = "function"
    """The person's function has the theme ("Referentin für Altersarmut")."""
    UNIT = "unit"
    """The unit the person works in, or a unit of the organisation, has the theme."""
    STATEMENT = "statement"
    """A statement on the theme names the actor as its subject, object or holder."""
    PARTICIPATION = "participation"
    """The actor took part in an event that has the theme or addresses a challenge of it."""
    AFFILIATION = "affiliation"
    """Passed up: a person did one of the above on behalf of the organisation."""
    MEMBERSHIP = "membership"
    """Passed down: the person's organisation itself works on the theme (off by default)."""


class Inheritance(StrEnum):
    """Which way themes pass between a person and the organisation the person acts for."""

    NONE = "none"
    """Only what an actor did itself counts."""
    ORGANISATIONS = "organisations"
    """An organisation inherits what persons did on its behalf. The default."""
    BOTH = "both"
    """Persons inherit from their organisation too."""


class Nearness(StrEnum):
    """What the theme of the right actor is to that of the left."""

    SAME = "same"
    BROADER = "broader"
    NARROWER = "narrower"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of evidence in its sentence: ``text[start:end]`` is the span that shows the fact."""

    evidence: NamedNode
    document: NamedNode
    document_title: str
    text: str
    start: int
    end: int
    status: NamedNode
    confidence: float


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an actor counts as working on a theme: one item (an event, a unit …) and the passages for it.

    A reason has two ends. ``passages`` show the actor in the item ("Sara Bode, Ministerium …"),
    ``theme_passages`` show the theme of the item ("Fachforum 3.2: Soziale Netze knüpfen"). Both are ordered
    by document and position. ``item`` is what a reader would name: the event, presentation, programme, unit,
    affiliation or statement. ``bearer`` is what carries the theme: often the item, else the challenge the
    event addresses or the programme the presentation presents. ``through`` is the person (for organisations)
    or the organisation (for persons) it was inherited from. ``confidence`` (0 to 1) is that of the weaker
    end; ``weight`` (0 to 1) is what the reason adds on its own.
    """

    kind: EvidenceKind
    theme: NamedNode
    theme_label: str
    item: NamedNode
    item_label: str
    bearer: NamedNode
    bearer_label: str
    through: NamedNode | None
    through_label: str
    confidence: float
    weight: float
    passages: tuple[Passage, ...]
    theme_passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ThemeStrength:
    """A theme one actor works on: strength ``weight`` and ``rarity``, both 0 to 1; strongest reason first."""

    theme: NamedNode
    label: str
    weight: float
    rarity: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ActorTheme:
    """An actor of a theme, ``weight`` 0 to 1; ``reason.theme`` tells a narrower theme from the asked one."""

    actor: NamedNode
    label: str
    kind: ActorKind
    weight: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class SharedTheme:
    """One theme two actors share, with the reasons of both sides.

    ``right_theme`` equals ``theme`` (and ``closeness`` is 1) when it is the same theme. Otherwise one is the
    direct broader theme of the other, ``nearness`` says which, and ``closeness`` (below 1) is what counts.
    ``weight = left strength × right strength × rarity × closeness``. ``rarity`` is that of the commoner of
    the two themes, ``actors`` the number of persons and organisations that work on it.
    """

    theme: NamedNode
    label: str
    right_theme: NamedNode
    right_label: str
    nearness: Nearness
    closeness: float
    rarity: float
    actors: int
    weight: float
    left: tuple[Reason, ...]
    right: tuple[Reason, ...]

    @property
    def same(self) -> bool:
        """Whether both sides work on the very same theme, not on neighbours in the hierarchy."""
        return self.theme == self.right_theme


@dataclass(frozen=True, slots=True)
class SharedRow:
    """One other actor in a ranking; ``weight`` is the sum over ``shared``, which is ordered by weight."""

    actor: NamedNode
    label: str
    kind: ActorKind
    weight: float
    shared: tuple[SharedTheme, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """One actor's part in a theme of a group: ``theme`` is the one asked for or a direct narrower one."""

    actor: NamedNode
    label: str
    theme: NamedNode
    theme_label: str
    strength: float
    closeness: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class CommonTheme:
    """A theme at least two actors of a group hold; ``holdings`` in the order the actors were asked."""

    theme: NamedNode
    label: str
    rarity: float
    weight: float
    shared_by_all: bool
    holdings: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class PairWeight:
    """The weight between two actors of a group, the same figure as in the ranking of either."""

    left: NamedNode
    right: NamedNode
    weight: float


@dataclass(frozen=True, slots=True)
class SharedBetween:
    """What a group of actors shares: first the themes of all, then those of some; and every pair's weight."""

    actors: tuple[NamedNode, ...]
    labels: tuple[str, ...]
    kinds: tuple[ActorKind, ...]
    themes: tuple[CommonTheme, ...]
    pairs: tuple[PairWeight, ...]
