"""Themes: which actors work on which themes, who shares them with whom, and why.

    themes_of(store, actor)          what one actor works on
    actors_of(store, theme)          who works on a theme and the themes below it
    shared_with(store, actor)        who shares most with an actor, ranked, with both sides' reasons
    shared_between(store, actors)    what two or more actors share, the themes of all first
    pairs(store, minimum=0.5)        all pairs that share at least so much, one by one

The definition is ``queries/views/actor_themes.rq``, the figures are in ``kg.themes.weight``, the sentences in
``kg.themes.prose``. ``docs/shared-themes.md`` explains all three. Reads only; what is read once is kept until
``store.version()`` changes.
"""

from kg.themes.actor import actors_of, themes_of
from kg.themes.all_pairs import pairs
from kg.themes.answer import (
    ActorKind,
    ActorTheme,
    CommonTheme,
    EvidenceKind,
    Holding,
    Inheritance,
    Nearness,
    PairWeight,
    Passage,
    Reason,
    SharedBetween,
    SharedRow,
    SharedTheme,
    ThemeStrength,
)
from kg.themes.group import shared_between
from kg.themes.shared import SharedPage, page_of, shared_with

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
    "SharedPage",
    "SharedRow",
    "SharedTheme",
    "ThemeStrength",
    "actors_of",
    "page_of",
    "pairs",
    "shared_between",
    "shared_with",
    "themes_of",
]
