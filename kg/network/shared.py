"""Shared: what two or more actors have in common, the themes of all first."""

from kg.errors import WrongParameter
from kg.network.choosing import counted, inheritance, weighed
from kg.network.found import Asked, Found, FoundRow, Why
from kg.network.wording import listed, said
from kg.terms import Literal
from kg.themes import CommonTheme, shared_between
from kg.themes.prose import why_common

__all__ = ["shared"]


def shared(asked: Asked) -> Found:
    """Return the themes that at least two of the actors hold, with what shows it for each.

    Raises:
        NotFound: one of them does not act in the graph.
        WrongParameter: fewer than two different actors.
    """
    actors = (*asked.things("actor"), *asked.things("other"), *asked.things("more"))
    if len(set(actors)) < 2:
        raise WrongParameter("two different actors must be given, such as actor=Stadt A other=Verein B")
    group = shared_between(asked.store, actors, inherit=inheritance(asked), language=asked.language)
    rows = tuple(_row(theme, asked.language) for theme in group.themes)
    return Found(
        rows, () if rows else (said("shared-nothing", asked.language, names=listed(group.labels, asked.language)),)
    )


def _row(theme: CommonTheme, language: str) -> FoundRow:
    return FoundRow(
        {
            "theme": theme.theme,
            "themeLabel": Literal(theme.label),
            "weight": weighed(theme.weight),
            "holders": counted(len(theme.holdings)),
            "names": Literal(" | ".join(holding.label for holding in theme.holdings)),
        },
        (Why(why_common(theme, language), tuple(reason for held in theme.holdings for reason in held.reasons)),),
    )
