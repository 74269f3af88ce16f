"""Answering: which module answers which question over the whole graph."""

from collections.abc import Callable, Mapping
from typing import Final

from kg.errors import QuestionBroken
from kg.network.actors import actors
from kg.network.bridging import bridges
from kg.network.cells import cells
from kg.network.clusters import clusters
from kg.network.ego import ego
from kg.network.found import Asked, Found
from kg.network.inviting import inviting
from kg.network.lacking import gaps
from kg.network.own_themes import own_themes
from kg.network.places import places
from kg.network.ranked import ranked
from kg.network.shared import shared
from kg.network.since import since
from kg.network.theme_pairs import theme_pairs
from kg.network.unmet import unmet
from kg.question import Computed

__all__ = ["ANSWERS", "found"]

ANSWERS: Final[Mapping[str, Callable[[Asked], Found]]] = {
    "actors_of_theme": actors,
    "bridges": bridges,
    "clusters": clusters,
    "gaps": gaps,
    "ego": ego,
    "invite": inviting,
    "matrix": cells,
    "never_met": unmet,
    "new_since": since,
    "places": places,
    "ranking": ranked,
    "shared": shared,
    "theme_pairs": theme_pairs,
    "themes_of_actor": own_themes,
}
"""By the name of the file in ``queries/network/`` that says what is asked."""


def found(question: Computed, asked: Asked) -> Found:
    """Return what a question finds.

    Raises:
        QuestionBroken: nothing answers a question of this name.
    """
    answer = ANSWERS.get(question.name)
    if answer is None:
        raise QuestionBroken(f"{question.name}.yaml: no module answers it; there are {', '.join(sorted(ANSWERS))}")
    return answer(asked)
