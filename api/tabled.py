"""Tabled: the rows of a page as a listing, which then is a file."""

from collections.abc import Iterable, Mapping

from api.contexts import Ref
from api.instance import Instance
from api.messages import Language
from kg.export import Listing
from kg.question import Column, Wording
from kg.store.base import Row
from kg.terms import Literal, NamedNode, Term

__all__ = ["Value", "tabled"]

Value = Ref | str | int | float | None
"""What a cell holds: a thing, a text, a number or nothing."""


def tabled(
    instance: Instance,
    name: str,
    title: str,
    columns: Mapping[str, str],
    rows: Iterable[tuple[Value, ...]],
    language: Language,
) -> Listing:
    """Return a listing of rows; ``columns`` are the names of texts by the names of columns, in their order.

    A column of things has its addresses in a column beside it, as in answers of questions.
    """
    held = tuple(rows)
    things = {column for number, column in enumerate(columns) if any(isinstance(row[number], Ref) for row in held)}
    return Listing(
        name=name,
        title=title,
        language=language,
        columns=tuple(_columns(instance, columns, things)),
        rows=tuple(_row(columns, row) for row in held),
        labels={NamedNode(cell.iri): cell.label for row in held for cell in row if isinstance(cell, Ref)},
    )


def _columns(instance: Instance, columns: Mapping[str, str], things: set[str]) -> Iterable[Column]:
    def called(text: str) -> Wording:
        return Wording(instance.messages.say(text, "de"), instance.messages.say(text, "en"))

    for column, text in columns.items():
        if column in things:
            yield Column(column, called("address"), None)
            yield Column(f"{column}Label", called(text), None)
        else:
            yield Column(column, called(text), None)


def _row(columns: Mapping[str, str], row: tuple[Value, ...]) -> Row:
    cells: dict[str, Term] = {}
    for column, cell in zip(columns, row, strict=True):
        if isinstance(cell, Ref):
            cells |= {column: NamedNode(cell.iri), f"{column}Label": Literal(cell.label)}
        elif cell is not None and cell != "":
            cells[column] = Literal(cell)
    return cells
