"""Worked on: the themes that anybody works on, under the widest theme each belongs to, to choose from."""

from dataclasses import dataclass

from kg.network.grounds import holders_of
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import Inheritance
from kg.themes.lens import Lens, answered
from kg.themes.name import alphabetical
from kg.themes.tree import Tree

__all__ = ["WorkedOn", "worked_on"]


@dataclass(frozen=True, slots=True)
class WorkedOn:
    """A theme with the widest theme around it, and how many actors work on it or what is narrower."""

    theme: NamedNode
    label: str
    widest: NamedNode
    widest_label: str
    actors: int


def worked_on(store: Store, language: str) -> tuple[WorkedOn, ...]:
    """Return the themes that anybody works on, by the names of the widest themes and then by their own."""

    def answer(lens: Lens) -> tuple[WorkedOn, ...]:
        tree = lens.index.tree
        counts = {theme: len(holders_of(lens, tree.below(theme))) for theme in tree.labels}
        found = []
        for theme, actors in counts.items():
            if actors:
                widest = _widest(tree, theme)
                found.append(WorkedOn(theme, lens.theme_label(theme), widest, lens.theme_label(widest), actors))
        return tuple(sorted(found, key=_order))

    return answered(store, Inheritance.ORGANISATIONS, language, answer)


def _order(one: WorkedOn) -> tuple[str, str, bool, str, str]:
    return (
        alphabetical(one.widest_label),
        one.widest.value,
        one.theme != one.widest,
        alphabetical(one.label),
        one.theme.value,
    )


def _widest(tree: Tree, theme: NamedNode) -> NamedNode:
    """Return the theme at the top above a theme; of several ways up the one by the first addresses."""
    seen = {theme}
    while above := sorted(tree.broader.get(theme, frozenset()) - seen, key=lambda node: node.value):
        theme = above[0]
        seen.add(theme)
    return theme
