"""Theme pairs: which themes go together because the same actors work on both."""

from kg.network.affinity import Affinity, affinities, shared_actors
from kg.network.choosing import counted, inheritance, weighed, whole
from kg.network.found import Asked, Found, FoundRow, Why
from kg.network.grounds import grounds_of
from kg.network.wording import listed, said
from kg.terms import Literal, NamedNode
from kg.themes.lens import Lens, answered

__all__ = ["theme_pairs"]

_SHOWN = 3
"""Actors of each pair whose reasons are shown."""


def theme_pairs(asked: Asked) -> Found:
    """Return the themes that go together most, with the actors that join them."""
    theme, limit = asked.thing("theme"), whole(asked, "limit", 20)
    least = asked.number("least", 0.0)

    def told(lens: Lens) -> tuple[FoundRow, ...]:
        fitting = (one for one in affinities(lens) if theme in {None, one.left, one.right} and one.value >= least)
        pairs = tuple(pair for pair, _ in zip(fitting, range(limit), strict=False))
        actors = {pair: shared_actors(lens, pair) for pair in pairs}
        wanted = [
            (actor, frozenset({one}))
            for pair in pairs
            for actor in actors[pair][:_SHOWN]
            for one in (pair.left, pair.right)
        ]
        why = grounds_of(asked.store, lens, wanted)

        def row(pair: Affinity) -> FoundRow:
            names = tuple(lens.actor_label(actor) for actor in actors[pair][:_SHOWN])
            left, right = lens.theme_label(pair.left), lens.theme_label(pair.right)
            return FoundRow(
                {
                    "theme": pair.left,
                    "themeLabel": Literal(left),
                    "otherTheme": pair.right,
                    "otherThemeLabel": Literal(right),
                    "affinity": weighed(pair.value),
                    "actors": counted(len(actors[pair])),
                    "strongest": Literal(" | ".join(names)),
                },
                (
                    Why(_sentence(lens, (left, right), names, len(actors[pair]))),
                    *(why[actor, frozenset({one})] for actor in actors[pair][:_SHOWN] for one in _ends(pair)),
                ),
            )

        return tuple(row(pair) for pair in pairs)

    rows = answered(asked.store, inheritance(asked), asked.language, told)
    return Found(rows, (said("pairs-measure", asked.language),) if rows else (said("pairs-none", asked.language),))


def _ends(pair: Affinity) -> tuple[NamedNode, NamedNode]:
    return pair.left, pair.right


def _sentence(lens: Lens, themes: tuple[str, str], names: tuple[str, ...], actors: int) -> str:
    language = lens.language
    return said("pairs-row", language, left=themes[0], right=themes[1], actors=actors, names=listed(names, language))
