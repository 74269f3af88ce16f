"""Cells: the matrix of themes by place, level, type or perspective, one row a cell, gaps among them."""

from collections.abc import Iterator, Mapping
from typing import Final

from kg.network.choosing import counted, inheritance, kind_of, weighed, whole
from kg.network.found import Asked, Found, FoundRow, Why
from kg.network.grounds import Ground, grounds_of
from kg.network.matrix import Cell, Matrix, MatrixColumn, MatrixRow, matrix_of
from kg.network.traits import Trait
from kg.network.wording import listed, said
from kg.terms import Literal, NamedNode
from kg.themes import ActorKind
from kg.themes.lens import Lens, answered

__all__ = ["cells", "cut_notes", "matrix_asked"]

_SHOWN: Final = {"all": (True, False), "empty": (True,), "filled": (False,)}


def cells(asked: Asked) -> Found:
    """Return the cells of the matrix that was chosen, row by row.

    Raises:
        WrongParameter: a bound is out of range.
    """
    language, matrix = asked.language, matrix_asked(asked)
    wanted = _SHOWN[asked.text("cells", "all")]
    chosen = tuple(
        (row, column, cell)
        for row in matrix.rows
        for column, cell in zip(matrix.columns, row.cells, strict=True)
        if cell.empty in wanted
    )

    def told(lens: Lens) -> tuple[FoundRow, ...]:
        below = {row.theme: lens.index.tree.below(row.theme) for row in matrix.rows}
        grounds = {(actor, below[row.theme]) for row, _, cell in chosen for actor in cell.strongest}
        why = grounds_of(asked.store, lens, sorted(grounds, key=lambda it: (it[0].value, len(it[1]))))
        return tuple(_row(lens, row, column, cell, (why, below)) for row, column, cell in chosen)

    return Found(answered(asked.store, inheritance(asked), language, told), cut_notes(matrix, language))


def matrix_asked(asked: Asked) -> Matrix:
    """Return the matrix that was chosen.

    Raises:
        WrongParameter: a bound is out of range.
    """
    return matrix_of(
        asked.store,
        by=Trait(asked.text("by", Trait.PLACE)),
        kind=kind_of(asked, ActorKind.ORGANISATION),
        themes=asked.things("theme"),
        under=asked.thing("under"),
        values=asked.things("column"),
        rows=whole(asked, "rows", 20),
        columns=whole(asked, "columns", 12),
        inherit=inheritance(asked),
        language=asked.language,
    )


def cut_notes(matrix: Matrix, language: str) -> tuple[str, ...]:
    """Return what must be known of a matrix: how it counts, and whether it was cut."""
    if not matrix.rows:
        return (said("matrix-nothing", language),)
    return (said("matrix-counted", language), *_cuts(matrix, language))


def _cuts(matrix: Matrix, language: str) -> Iterator[str]:
    for name, shown, there in (
        ("matrix-themes", len(matrix.rows), matrix.all_rows),
        ("matrix-columns", len(matrix.columns), matrix.all_columns),
    ):
        if shown < there:
            yield said("matrix-cut", language, shown=shown, all=there, what=said(name, language))


def _row(
    lens: Lens,
    row: MatrixRow,
    column: MatrixColumn,
    cell: Cell,
    known: tuple[Mapping[Ground, Why], Mapping[NamedNode, frozenset[NamedNode]]],
) -> FoundRow:
    why, below = known
    names = tuple(lens.actor_label(actor) for actor in cell.strongest)
    sentence = said(
        "matrix-empty" if cell.empty else "matrix-cell",
        lens.language,
        theme=row.label,
        column=column.label,
        actors=row.total.actors if cell.empty else cell.actors,
        names=listed(names, lens.language),
    )
    grounds = tuple((actor, below[row.theme]) for actor in cell.strongest)
    return FoundRow(
        {
            "theme": row.theme,
            "themeLabel": Literal(row.label),
            "column": column.value,
            "columnLabel": Literal(column.label),
            "actors": counted(cell.actors),
            "strength": weighed(cell.strength),
            "strongest": Literal(" | ".join(names)),
            "gap": Literal(said("yes" if cell.empty else "no", lens.language)),
        },
        (Why(sentence), *(why[ground] for ground in grounds if ground in why)),
    )
