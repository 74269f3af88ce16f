"""Examples: questions to begin with, in words that are understood, with names out of the graph."""

from typing import Final

from api.instance import Instance
from api.messages import Language
from kg.themes import Inheritance, actors_of
from kg.themes.kept import index_of
from kg.themes.lens import Lens

__all__ = ["example_questions"]

_WITHOUT_NAMES: Final = ("ask-example-gaps", "ask-example-unmet", "ask-example-new", "ask-example-bridges")


def example_questions(instance: Instance, language: Language) -> tuple[str, ...]:
    """Return six questions: two with the theme that most actors work on and the two strongest of these, four without.

    An empty graph has no names to put in, and gets the four.
    """

    def say(name: str, **values: str) -> str:
        return instance.messages.say(name, language, **values)

    index = index_of(instance.store)
    lens = Lens(index, Inheritance.ORGANISATIONS, language)
    known = (theme for theme in index.themes.nodes if theme in index.tree.labels)
    themes = sorted(known, key=lambda theme: (-lens.actors_on(theme), theme.value))
    named: tuple[str, ...] = ()
    if themes and lens.actors_on(themes[0]):
        strongest = actors_of(instance.store, themes[0], limit=2, language=language)
        named = (say("ask-example-theme", theme=lens.theme_label(themes[0])),)
        if len(strongest) == 2:
            named += (say("ask-example-shared", left=strongest[0].label, right=strongest[1].label),)
    return (*named, *(say(name) for name in _WITHOUT_NAMES))
