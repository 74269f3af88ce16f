"""Themes: which actors work on which themes, who shares them with whom, and why.

Signatures (all read-only; the index behind them is rebuilt when ``store.version()`` changes)::

    themes_of(store, actor, *, inherit=Inheritance.ORGANISATIONS, language="de") -> tuple[ThemeStrength, ...]
    shared_with(store, actor, *, limit=20, offset=0, minimum=0.0, inherit=…, language="de") -> tuple[SharedRow, ...]
    shared_between(store, actors, *, inherit=…, language="de") -> SharedBetween
    actors_of(store, theme, *, narrower=True, inherit=…, language="de") -> tuple[ActorTheme, ...]
    why_shared(left, right, shared_theme, language) -> str     one sentence or two, in kg.themes.prose
    why_theme(actor_label, reason, language) -> str

``NotFound`` is raised for an actor or theme the store does not know. ``language`` is "de" or "en".
"""

from kg.themes.answer import (
    ActorKind,
    ActorTheme,
    CommonTheme,
    EvidenceKind,
    Holding,
    Inheritance,
    PairWeight,
    Passage,
    Reason,
    SharedBetween,
    SharedRow,
    SharedTheme,
    ThemeStrength,
)

__all__ = [
    "ActorKind",
    "ActorTheme",
    "CommonTheme",
    "EvidenceKind",
    "Holding",
    "Inheritance",
    "PairWeight",
    "Passage",
    "Reason",
    "SharedBetween",
    "SharedRow",
    "SharedTheme",
    "ThemeStrength",
]
