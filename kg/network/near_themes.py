"""Near themes: the themes that go with one theme because the same actors work on both."""

from dataclasses import dataclass

import numpy as np

from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import Inheritance, weight
from kg.themes.lens import Lens, answered
from kg.themes.name import alphabetical

__all__ = ["NearTheme", "near_themes"]


@dataclass(frozen=True, slots=True)
class NearTheme:
    """Another theme, its affinity from 0 to 1, and how many actors work on both."""

    theme: NamedNode
    label: str
    affinity: float
    actors: int


def near_themes(store: Store, theme: NamedNode, *, limit: int, language: str) -> tuple[NearTheme, ...]:
    """Return the themes nearest to one: by affinity as ``kg.network.affinity`` has it, then by name and address."""

    def told(lens: Lens) -> tuple[NearTheme, ...]:
        columns, number = lens.table.by_theme, lens.index.themes.numbers.get(theme)
        if number is None or number >= columns.shape[1]:
            return ()
        own = columns[:, [number]]
        lengths = np.sqrt(np.asarray(columns.power(2).sum(axis=0)).ravel())
        products = (columns.T @ own).toarray().ravel()
        both = ((columns > 0).T.astype(np.int64) @ (own > 0).astype(np.int64)).toarray().ravel()
        nodes, known = lens.index.themes.nodes, lens.index.tree.labels
        found = [
            NearTheme(
                nodes[other],
                lens.theme_label(nodes[other]),
                round(min(float(products[other]) / float(lengths[other] * lengths[number]), 1.0), weight.DIGITS),
                int(both[other]),
            )
            for other in np.flatnonzero(products > 0).tolist()
            if other != number and nodes[other] in known
        ]
        found.sort(key=lambda it: (-it.affinity, alphabetical(it.label), it.theme.value))
        return tuple(found[:limit])

    return answered(store, Inheritance.ORGANISATIONS, language, told)
