"""Actors of a theme: who works on it or on what stands below it, the strongest first, and by what."""

import numpy as np

from kg.errors import WrongParameter
from kg.network.choosing import inheritance, kind_of, weighed, whole
from kg.network.found import Asked, Found, FoundRow, Why
from kg.network.grounds import holders_of, of_kind
from kg.network.traits import Trait, items_of, traits_of
from kg.network.wording import said
from kg.terms import Literal, NamedNode
from kg.themes import actors_of
from kg.themes.lens import Lens, answered
from kg.themes.prose import why_theme

__all__ = ["actors"]


def actors(asked: Asked) -> Found:
    """Return who works on a theme and those below it, and on each of ``also``, of those with the traits asked for.

    Raises:
        NotFound: the vocabulary has no such theme.
        WrongParameter: no theme was given.
    """
    theme = asked.thing("theme")
    if theme is None:
        raise WrongParameter("a theme must be given, such as theme=Armut")
    inherit = inheritance(asked)
    also = asked.things("also")
    narrowed = any(asked.values.get(name) for name in ("also", "kind", "unknown", *Trait))
    among = (
        answered(asked.store, inherit, asked.language, lambda lens: _among(asked, lens, (theme, *also)))
        if narrowed
        else None
    )
    limit = whole(asked, "limit", 20)
    found = actors_of(
        asked.store,
        theme,
        also=also,
        limit=limit + 1,
        among=among,
        inherit=inherit,
        language=asked.language,
    )
    return Found(
        tuple(
            FoundRow(
                {
                    "actor": row.actor,
                    "actorLabel": Literal(row.label),
                    "kind": Literal(row.kind.value),
                    "strength": weighed(row.weight),
                    "themes": Literal(" | ".join(dict.fromkeys(reason.theme_label for reason in row.reasons))),
                },
                tuple(Why(why_theme(row.label, reason, asked.language), (reason,)) for reason in row.reasons),
            )
            for row in found[:limit]
        ),
        (said("actors-cut", asked.language, shown=limit),) if len(found) > limit else (),
    )


def _among(asked: Asked, lens: Lens, themes: tuple[NamedNode, ...]) -> frozenset[NamedNode]:
    """Return who works on each theme and has the traits asked for, or none known of the trait ``unknown``."""
    below = [lens.index.tree.below(theme) for theme in themes]
    items = items_of(lens.index, frozenset().union(*below))
    left = holders_of(lens, below[0])
    for other in below[1:]:
        left = np.intersect1d(left, holders_of(lens, other))
    left = left[of_kind(lens, left, kind_of(asked))]
    for trait in Trait:
        if value := asked.thing(trait):
            left = np.intersect1d(left, traits_of(asked.store, lens.index, trait).having(value, items))
    if unknown := asked.text("unknown"):
        left = np.setdiff1d(left, traits_of(asked.store, lens.index, Trait(unknown)).known(items))
    return frozenset(lens.index.actors.nodes[number] for number in left.tolist())
