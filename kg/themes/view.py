"""Views: the rows of the stored queries that the theme answers are made of."""

from collections.abc import Iterable, Iterator
from typing import Final

from kg.catalogue import view
from kg.store.base import Row, Store
from kg.terms import ID, Literal, NamedNode

__all__ = ["each_row", "node_in", "rows", "sure_in"]

BATCH: Final = 200
"""Values put into one query; remote engines compile long VALUES lists slowly or not at all."""

NOBODY: Final = ID["-"]
"""An address that nothing has. It goes with a lone value: of one Virtuoso makes a constant, and overflows over it."""


def rows(store: Store, name: str, **slots: Iterable[NamedNode]) -> tuple[Row, ...]:
    """Return the rows of ``queries/views/<name>.rq``; of several slots the first may be long, it goes in batches.

    An empty slot asks for nothing and gives no rows; one that is not given asks for anything.
    """
    return tuple(each_row(store, name, **slots))


def each_row(store: Store, name: str, **slots: Iterable[NamedNode]) -> Iterator[Row]:
    """Yield what ``rows`` returns, one by one; read in one thread."""
    question = view(name)
    if not slots:
        yield from store.each(question.filled({}))
        return
    (slot, values), *rest = slots.items()
    wanted = sorted(set(values), key=lambda node: node.value)
    fixed = {key: tuple(given) for key, given in rest}
    for start in range(0, len(wanted), BATCH):
        asked = wanted[start : start + BATCH]
        company = [NOBODY] if len(asked) == 1 else []
        yield from store.each(question.filled(fixed | {slot: (*asked, *company)}))


def node_in(row: Row, name: str) -> NamedNode:
    """Return the address that a row of the definition has under a name."""
    term = row[name]
    if not isinstance(term, NamedNode):
        raise TypeError(f"?{name} is {term}; the definition binds it to an IRI")
    return term


def sure_in(row: Row, name: str) -> float:
    """Return the confidence that a row of the definition has under a name, 0 to 1."""
    term = row[name]
    if not isinstance(term, Literal):
        raise TypeError(f"?{name} is {term}; the definition binds it to a number")
    return min(max(float(term.value), 0.0), 1.0)
