"""Matrix: the route that shows how many actors work on which theme where, and where nobody does."""

from collections.abc import Iterable
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response

from api.addresses import page_of
from api.contexts import Ref
from api.formats import HTML, JSON, choose
from api.instance import Instance, instance_of
from api.matrix_contexts import ChoiceItem, MatrixCell, MatrixColumn, MatrixDetail, MatrixRow
from api.messages import language_of
from api.openapi import PAGES
from api.questions import parameter_items
from api.render import respond
from api.themes import theme_items
from kg.ask import resolved
from kg.errors import WrongParameter
from kg.network import Asked
from kg.network.cells import cut_notes, matrix_asked
from kg.network.matrix import Cell, Matrix, column_choices
from kg.terms import NamedNode
from kg.themes.name import names_of

__all__ = ["router"]

router = APIRouter(tags=["Shared themes"], responses=PAGES)

_RESERVED: Final = frozenset({"lang", "format", "cells"})
_BLANKS: Final = ("by", "kind", "inherit", "rows", "columns")
_ACTORS: Final = 100
"""Actors listed behind a figure."""


@router.get("/matrix", summary="Themes by place, level, type or perspective, with gaps", response_model=MatrixDetail)
def get_matrix(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return how many actors work on each theme in each column; a cell without anybody is a gap.

    The parameters are those of the question `matrix` without `cells`: `by` (`place`, `level`, `type`, `perspective`),
    `theme` and `column` (repeated), `under`, `kind`, `inherit`, `rows`, `columns`. Each figure leads to its actors with
    their reasons.
    """
    language = language_of(request)
    question = instance.catalogue["matrix"]
    given = {
        name: [value for value in request.query_params.getlist(name) if value.strip()]
        for name in request.query_params
        if name not in _RESERVED
    }
    problem = ""
    try:
        asked = Asked(instance.store, resolved(instance.store, question, given), language)
        matrix = matrix_asked(asked)
    except WrongParameter as error:
        if choose(request.headers.get("accept"), (JSON, HTML), request.query_params.get("format")) is not HTML:
            raise
        problem, given = str(error), {}
        asked = Asked(instance.store, resolved(instance.store, question, {}), language)
        matrix = matrix_asked(asked)
    themes = tuple((item.ref.iri, item.ref.label, item.level) for item in theme_items(instance.views, language))
    query = urlencode(given, doseq=True)
    context = MatrixDetail(
        by=matrix.by.value,
        columns=tuple(MatrixColumn(_ref(one.value, one.label), one.actors) for one in matrix.columns),
        rows=_rows(asked, matrix),
        unknown=matrix.unknown,
        total=matrix.total,
        gaps=sum(cell.empty for row in matrix.rows for cell in row.cells),
        notes=cut_notes(matrix, language),
        problem=problem,
        blanks=parameter_items((one for one in question.parameters if one.name in _BLANKS), given, language),
        under=_choices(asked, "under", (one for one in themes if one[2] == 0)),
        themes=_choices(asked, "theme", themes),
        columns_offered=_choices(
            asked,
            "column",
            ((value.value, label, 0) for value, label in column_choices(asked.store, matrix.by, language)),
        ),
        rows_href="/questions/matrix" + (f"?{query}" if query else ""),
    )
    return respond(request, "matrix.html", context)


def _choices(asked: Asked, name: str, offered: Iterable[tuple[str, str, int]]) -> tuple[ChoiceItem, ...]:
    chosen = {thing.value for thing in asked.things(name)}
    return tuple(ChoiceItem(value, label, level, value in chosen) for value, label, level in offered)


def _ref(thing: NamedNode, label: str) -> Ref:
    return Ref(thing.value, label, page_of(thing.value))


def _rows(asked: Asked, matrix: Matrix) -> tuple[MatrixRow, ...]:
    """Return the rows, each cell with the address of the question that lists its actors."""
    shown = [actor for row in matrix.rows for cell in (*row.cells, row.unknown, row.total) for actor in cell.strongest]
    names = names_of(asked.store, shown, asked.language)
    kind = {"kind": matrix.kind.value} if matrix.kind else {}
    common = {**kind, "inherit": asked.text("inherit"), "limit": str(_ACTORS)}

    def cell(found: Cell, **where: str) -> MatrixCell:
        return MatrixCell(
            actors=found.actors,
            strength=found.strength,
            gap=found.empty,
            strongest=tuple(_ref(actor, names.get(actor, actor.value)) for actor in found.strongest),
            href="" if found.empty else f"/questions/actors_of_theme?{urlencode({**where, **common})}",
        )

    return tuple(
        MatrixRow(
            theme=_ref(row.theme, row.label),
            cells=tuple(
                cell(found, theme=row.theme.value, **{matrix.by.value: column.value.value})
                for column, found in zip(matrix.columns, row.cells, strict=True)
            ),
            unknown=cell(row.unknown, theme=row.theme.value, unknown=matrix.by.value),
            total=cell(row.total, theme=row.theme.value),
        )
        for row in matrix.rows
    )
