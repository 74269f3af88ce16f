"""SPARQL page: the form for a query, and its result as a table, for people with a browser."""

import json
from dataclasses import dataclass
from typing import Final

from fastapi import Request, Response

from api.addresses import page_of
from api.content_contexts import Cell
from api.instance import Instance
from api.job import Answer
from api.protocol import Operation
from api.render import page
from api.settings import QueryLimits
from api.streams import Stream
from kg.catalogue import view

__all__ = ["PAGE_BYTES", "form_page", "result_page"]

_ROWS_SHOWN: Final = 500
PAGE_BYTES: Final = 1024 * 1024
"""The largest result that a page shows."""


@dataclass(frozen=True, slots=True)
class SparqlContext:
    """A query and, once it was run, its result: a table, a yes or no, or the triples as Turtle."""

    query: str
    limits: QueryLimits
    ran: bool = False
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell | None, ...], ...] = ()
    more: int = 0
    verdict: bool | None = None
    turtle: str = ""
    too_large: bool = False


def form_page(request: Request, instance: Instance) -> Response:
    """Return the empty form, with an example to change."""
    return page(request, "sparql.html", SparqlContext(example(), instance.settings.limits))


def result_page(request: Request, instance: Instance, operation: Operation, answer: Answer | Stream) -> Response:
    """Return the form with the query and its result; a large result is offered for downloading only."""
    query, limits = operation.query or "", instance.settings.limits
    if isinstance(answer, Stream):
        answer.close()
        return page(request, "sparql.html", SparqlContext(query, limits, ran=True, too_large=True))
    if answer.media_type == "text/turtle":
        context = SparqlContext(query, limits, ran=True, turtle=answer.body.decode())
        return page(request, "sparql.html", context)
    found = json.loads(answer.body)
    if "boolean" in found:
        return page(request, "sparql.html", SparqlContext(query, limits, ran=True, verdict=found["boolean"]))
    columns = tuple(found["head"]["vars"])
    bindings = found["results"]["bindings"]
    rows = tuple(tuple(_cell(row.get(name)) for name in columns) for row in bindings[:_ROWS_SHOWN])
    more = max(0, len(bindings) - _ROWS_SHOWN)
    return page(request, "sparql.html", SparqlContext(query, limits, ran=True, columns=columns, rows=rows, more=more))


def _cell(binding: dict[str, object] | None) -> Cell | None:
    if binding is None:
        return None
    value = binding["value"]
    text = value if isinstance(value, str) else json.dumps(value)  # a triple term is an object of its own
    return Cell(text, str(binding["type"]), text, page_of(text) if binding["type"] == "uri" else "")


def example() -> str:
    """Return the query that the empty form shows, without the header of its file."""
    lines = view("example_participants").text.splitlines()
    return "\n".join(line for line in lines if not line.startswith("#+"))
