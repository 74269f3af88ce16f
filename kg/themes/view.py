"""Views: the rows of the stored queries that the theme answers are made of."""

from collections.abc import Iterable
from typing import Final

from kg.catalogue import view
from kg.store.base import Row, Store
from kg.terms import NamedNode

__all__ = ["rows"]

BATCH: Final = 200
"""Values put into one query; remote engines compile long VALUES lists slowly or not at all."""


def rows(store: Store, name: str, **slots: Iterable[NamedNode]) -> tuple[Row, ...]:
    """Return the rows of ``queries/views/<name>.rq``; of several slots the first may be long, it goes in batches.

    An empty slot asks for nothing and gives no rows; one that is not given asks for anything.
    """
    question = view(name)
    if not slots:
        return store.select(question.filled({})).rows
    (slot, values), *rest = slots.items()
    wanted = sorted(set(values), key=lambda node: node.value)
    fixed = {key: tuple(given) for key, given in rest}
    found: list[Row] = []
    for start in range(0, len(wanted), BATCH):
        found.extend(store.select(question.filled(fixed | {slot: tuple(wanted[start : start + BATCH])})).rows)
    return tuple(found)
