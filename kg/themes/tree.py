"""Tree: the themes of the vocabulary, what they are called and which stand above and below which."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kg.store.base import Row, Store
from kg.terms import Literal, NamedNode
from kg.themes import view

__all__ = ["Tree", "read_tree", "tree_changed", "tree_of"]


@dataclass(frozen=True, slots=True)
class Tree:
    """The themes of the vocabulary with their labels, and which are directly above, below and either."""

    labels: Mapping[NamedNode, tuple[Literal, ...]]
    broader: Mapping[NamedNode, frozenset[NamedNode]]
    narrower: Mapping[NamedNode, frozenset[NamedNode]]
    near: Mapping[NamedNode, frozenset[NamedNode]]

    def below(self, theme: NamedNode) -> frozenset[NamedNode]:
        """Return the theme and all narrower ones, however deep."""
        found: set[NamedNode] = set()
        waiting = [theme]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting.extend(self.narrower.get(current, ()))
        return frozenset(found)


def read_tree(store: Store) -> Tree:
    """Return the themes of a store's vocabulary."""
    return _tree(view.rows(store, "theme_tree"))


def tree_changed(tree: Tree, store: Store, nodes: Collection[NamedNode]) -> bool:
    """Tell whether one of some nodes is a theme of the vocabulary, or was one, and has another label or place now."""
    now = _tree(view.rows(store, "theme_tree", theme=nodes))
    return any(
        set(now.labels.get(node, ())) != set(tree.labels.get(node, ()))
        or now.broader.get(node) != tree.broader.get(node)
        for node in nodes
    )


def tree_of(labels: Mapping[NamedNode, tuple[Literal, ...]], broader: Mapping[NamedNode, frozenset[NamedNode]]) -> Tree:
    """Return the tree of themes with these labels, each below these."""
    narrower = _turned(broader)
    return Tree(
        labels=labels,
        broader=broader,
        narrower=narrower,
        near={
            theme: broader.get(theme, frozenset()) | narrower.get(theme, frozenset())
            for theme in broader.keys() | narrower.keys()
        },
    )


def _tree(rows: Iterable[Row]) -> Tree:
    labels: dict[NamedNode, tuple[Literal, ...]] = {}
    broader: dict[NamedNode, frozenset[NamedNode]] = {}
    for row in rows:
        theme, label, above = row["theme"], row["label"], row.get("broader")
        if isinstance(theme, NamedNode) and isinstance(label, Literal):
            labels[theme] = (*labels.get(theme, ()), label)
            if isinstance(above, NamedNode):
                broader[theme] = broader.get(theme, frozenset()) | {above}
    return tree_of(labels, broader)


def _turned(broader: Mapping[NamedNode, frozenset[NamedNode]]) -> dict[NamedNode, frozenset[NamedNode]]:
    narrower: dict[NamedNode, set[NamedNode]] = {}
    for theme, above in broader.items():
        for parent in above:
            narrower.setdefault(parent, set()).add(theme)
    return {theme: frozenset(found) for theme, found in narrower.items()}
