"""Actors of a theme: who works on it or on what stands below it, the strongest first, and by what."""

from kg.errors import WrongParameter
from kg.network.found import Asked, Found, FoundRow, Why
from kg.terms import XSD, Literal
from kg.themes import actors_of
from kg.themes.prose import why_theme

__all__ = ["actors"]


def actors(asked: Asked) -> Found:
    """Return who works on a theme and the themes below it.

    Raises:
        NotFound: the vocabulary has no such theme.
        WrongParameter: no theme was given.
    """
    theme = asked.thing("theme")
    if theme is None:
        raise WrongParameter("a theme must be given, such as theme=Armut")
    found = actors_of(asked.store, theme, limit=int(asked.number("limit", 20)), language=asked.language)
    return Found(
        tuple(
            FoundRow(
                {
                    "actor": row.actor,
                    "actorLabel": Literal(row.label),
                    "kind": Literal(row.kind.value),
                    "strength": Literal(f"{row.weight:.6f}", datatype=XSD["decimal"]),
                    "themes": Literal(" | ".join(dict.fromkeys(reason.theme_label for reason in row.reasons))),
                },
                tuple(Why(why_theme(row.label, reason, asked.language), (reason,)) for reason in row.reasons),
            )
            for row in found
        )
    )
