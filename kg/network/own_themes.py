"""Own themes: what one actor works on, the strongest first, and by what."""

from kg.errors import WrongParameter
from kg.network.choosing import inheritance, weighed
from kg.network.found import Asked, Found, FoundRow, Why
from kg.network.wording import said
from kg.terms import Literal
from kg.themes import themes_of
from kg.themes.name import names_of
from kg.themes.prose import why_theme

__all__ = ["own_themes"]


def own_themes(asked: Asked) -> Found:
    """Return the themes of an actor, each with the sentences that show it.

    Raises:
        NotFound: nobody of this address acts in the graph.
        WrongParameter: no actor was given.
    """
    actor = asked.thing("actor")
    if actor is None:
        raise WrongParameter("an actor must be given, such as actor=Stadt Musterort")
    name = names_of(asked.store, [actor], asked.language).get(actor, "")
    rows = tuple(
        FoundRow(
            {"theme": one.theme, "themeLabel": Literal(one.label), "strength": weighed(one.weight)},
            tuple(Why(why_theme(name, reason, asked.language), (reason,)) for reason in one.reasons),
        )
        for one in themes_of(asked.store, actor, inherit=inheritance(asked), language=asked.language)
    )
    return Found(rows, () if rows else (said("own-themes-none", asked.language, name=name),))
