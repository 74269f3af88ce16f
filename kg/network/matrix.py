"""Matrix: how many actors work on which theme in which place, level, type or perspective, and where nobody does."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.errors import WrongParameter
from kg.network.grounds import holders_of, of_kind, strengths_on, strongest
from kg.network.traits import Trait, Traits, items_of, traits_of
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes import ActorKind, Inheritance, weight
from kg.themes.lens import Lens, answered
from kg.themes.name import alphabetical, names_of

__all__ = ["COLUMNS", "ROWS", "Cell", "Matrix", "MatrixColumn", "MatrixRow", "column_choices", "matrix_of"]

ROWS: Final = 40
COLUMNS: Final = 30
_NAMED: Final = 3
"""Actors named in a cell, the strongest."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The actors of one theme in one column: how many, the sum of their strengths, and the strongest of them."""

    actors: int
    strength: float
    strongest: tuple[NamedNode, ...]

    @property
    def empty(self) -> bool:
        """Whether it is a gap: nobody is known."""
        return self.actors == 0


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One value of the trait, and how many actors of the shown themes have it, each counted once."""

    value: NamedNode
    label: str
    actors: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A theme, its narrower ones included, with a cell for every column.

    ``unknown`` are its actors without any value of the trait; ``total`` are all, each counted once.
    """

    theme: NamedNode
    label: str
    cells: tuple[Cell, ...]
    unknown: Cell
    total: Cell


@dataclass(frozen=True, slots=True)
class Matrix:
    """Themes (rows) × values of a trait (columns).

    ``all_rows`` and ``all_columns`` tell how many there are before the bounds; ``unknown`` and ``total`` count the
    actors of all shown themes, each once.
    """

    by: Trait
    kind: ActorKind | None
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    unknown: int
    total: int
    all_rows: int
    all_columns: int


def matrix_of(  # noqa: PLR0913  # each chooses by itself, and all are given by name
    store: Store,
    *,
    by: Trait = Trait.PLACE,
    kind: ActorKind | None = ActorKind.ORGANISATION,
    themes: Sequence[NamedNode] = (),
    under: NamedNode | None = None,
    values: Sequence[NamedNode] = (),
    rows: int = ROWS,
    columns: int = COLUMNS,
    inherit: Inheritance = Inheritance.ORGANISATIONS,
    language: str = "de",
) -> Matrix:
    """Return the matrix of some themes by a trait of their actors.

    Args:
        store: the graph.
        by: what the columns are.
        kind: who is counted; both if it is None, and then a delegate stands beside the organisation.
        themes: the rows, in this order; by default the direct narrower themes of ``under`` with anybody on them, else
            the themes at the top of the vocabulary with anybody on them, those with most actors first, then by name.
        under: see ``themes``.
        values: the columns, in this order; by default the values that are said of any actor of the rows, those with
            most actors first, then by name.
        rows: how many rows at most, 1 to ``ROWS``.
        columns: how many columns at most, 1 to ``COLUMNS``.
        inherit: what counts for whom.
        language: of the labels.

    Raises:
        WrongParameter: a theme is none of the vocabulary's, or a bound is out of range.
    """
    if not (1 <= rows <= ROWS and 1 <= columns <= COLUMNS):
        raise WrongParameter(f"a matrix has 1 to {ROWS} rows and 1 to {COLUMNS} columns, not {rows} and {columns}")

    def answer(lens: Lens) -> Matrix:
        labels = lens.index.tree.labels
        if unknown := [one for one in (*themes, *([under] if under else [])) if one not in labels]:
            raise WrongParameter(f"no theme {unknown[0].value}; the vocabulary has {len(labels)} themes")
        wanted = tuple(dict.fromkeys(themes)) or _rows(lens, under, kind)
        traits = traits_of(store, lens.index, by)
        held = tuple(_held(lens, traits, theme, kind) for theme in wanted[:rows])
        offered = tuple(dict.fromkeys(values)) or _columns(store, held, language)
        picked = offered[:columns]
        names = names_of(store, picked, language)
        everybody = _all(one.actors for one in held)
        return Matrix(
            by=by,
            kind=kind,
            columns=tuple(
                MatrixColumn(value, names.get(value, _tail(value)), len(_all(one.having(value) for one in held)))
                for value in picked
            ),
            rows=tuple(_row(lens, one, picked) for one in held),
            unknown=len(_all(one.unknown() for one in held)),
            total=len(everybody),
            all_rows=len(wanted),
            all_columns=len(offered),
        )

    return answered(store, inherit, language, answer)


def column_choices(store: Store, by: Trait, language: str) -> tuple[tuple[NamedNode, str], ...]:
    """Return all values that columns can be, with their labels, by label."""

    def answer(lens: Lens) -> tuple[tuple[NamedNode, str], ...]:
        values = traits_of(store, lens.index, by).values
        names = names_of(store, values, language)
        labelled = ((value, names.get(value, _tail(value))) for value in values)
        return tuple(sorted(labelled, key=lambda it: (alphabetical(it[1]), it[0].value)))

    return answered(store, Inheritance.NONE, language, answer)


@dataclass(frozen=True, slots=True)
class _Held:
    """A theme with who works on it or on what is narrower, and how strongly."""

    theme: NamedNode
    actors: NDArray[np.int64]
    strengths: NDArray[np.float64]
    items: NDArray[np.int64]
    traits: Traits

    def having(self, value: NamedNode) -> NDArray[np.int64]:
        return np.intersect1d(self.actors, self.traits.having(value, self.items))

    def unknown(self) -> NDArray[np.int64]:
        return np.setdiff1d(self.actors, self.traits.known(self.items))


def _held(lens: Lens, traits: Traits, theme: NamedNode, kind: ActorKind | None) -> _Held:
    below = lens.index.tree.below(theme)
    actors, strengths = strengths_on(lens, below)
    chosen = of_kind(lens, actors, kind)
    return _Held(theme, actors[chosen], strengths[chosen], items_of(lens.index, below), traits)


def _row(lens: Lens, held: _Held, values: Sequence[NamedNode]) -> MatrixRow:
    def cell(actors: NDArray[np.int64]) -> Cell:
        strengths = held.strengths[np.isin(held.actors, actors)]
        # summed in one order, whatever the order of the rows they came in
        total = round(math.fsum(strengths.tolist()), weight.DIGITS)
        return Cell(len(actors), total, strongest(lens, actors, strengths, _NAMED))

    return MatrixRow(
        theme=held.theme,
        label=lens.theme_label(held.theme),
        cells=tuple(cell(held.having(value)) for value in values),
        unknown=cell(held.unknown()),
        total=cell(held.actors),
    )


def _rows(lens: Lens, under: NamedNode | None, kind: ActorKind | None) -> tuple[NamedNode, ...]:
    tree = lens.index.tree
    offered = tree.narrower.get(under, ()) if under else [one for one in tree.labels if not tree.broader.get(one)]
    counted = [(theme, int(of_kind(lens, holders_of(lens, tree.below(theme)), kind).sum())) for theme in offered]
    found = [one for one in counted if one[1]]
    found.sort(key=lambda it: (-it[1], alphabetical(lens.theme_label(it[0])), it[0].value))
    return tuple(theme for theme, _ in found)


def _columns(store: Store, held: Sequence[_Held], language: str) -> tuple[NamedNode, ...]:
    offered = {value for one in held for value in one.traits.among(one.actors, one.items)}
    names = names_of(store, offered, language)
    counted = [(value, len(_all(one.having(value) for one in held))) for value in offered]
    counted.sort(key=lambda it: (-it[1], alphabetical(names.get(it[0], _tail(it[0]))), it[0].value))
    return tuple(value for value, _ in counted)


def _all(actors: Iterable[NDArray[np.int64]]) -> NDArray[np.int64]:
    found = tuple(actors)
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)


def _tail(node: NamedNode) -> str:
    return node.value.rsplit("/", 1)[-1]
