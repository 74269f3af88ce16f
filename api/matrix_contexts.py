"""Matrix contexts: what the address of the matrix answers."""

from dataclasses import dataclass

from api.contexts import ParameterItem, Ref

__all__ = ["ChoiceItem", "MatrixCell", "MatrixColumn", "MatrixDetail", "MatrixRow"]


@dataclass(frozen=True, slots=True)
class ChoiceItem:
    """Something that can be chosen, at its level of a tree, and whether it was."""

    value: str
    label: str
    level: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How many actors there are and the sum of their strengths; ``gap``: none; ``href`` lists them with reasons."""

    actors: int
    strength: float
    gap: bool
    strongest: tuple[Ref, ...]
    href: str


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A place, level, type or perspective; ``actors`` are those of all shown themes, each counted once."""

    value: Ref
    actors: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A theme with a cell for each column; ``unknown`` has the actors without a known value, ``total`` all."""

    theme: Ref
    cells: tuple[MatrixCell, ...]
    unknown: MatrixCell
    total: MatrixCell


@dataclass(frozen=True, slots=True)
class MatrixDetail:
    """Themes by the places, levels, types or perspectives of their actors.

    ``unknown`` and ``total`` count the actors of all shown themes once; ``gaps`` are the cells without anybody.
    ``blanks``, ``themes``, ``under`` and ``columns_offered`` are what the form offers; ``rows_href`` has the cells as
    rows.
    """

    by: str
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    unknown: int
    total: int
    gaps: int
    notes: tuple[str, ...]
    problem: str
    blanks: tuple[ParameterItem, ...]
    under: tuple[ChoiceItem, ...]
    themes: tuple[ChoiceItem, ...]
    columns_offered: tuple[ChoiceItem, ...]
    rows_href: str
