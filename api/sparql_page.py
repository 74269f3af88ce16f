"""SPARQL page: an editor with examples, and the result of a query as a table or its fault in words, for a browser."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from fastapi import Request, Response

from api.addresses import page_of
from api.content_contexts import Cell
from api.formats import DATASETS, SOLUTIONS, Format
from api.instance import Instance
from api.job import Answer
from api.limits import limits_told
from api.messages import Language, language_of
from api.protocol import Operation
from api.render import page
from api.sparql_fault import Fault
from api.streams import Stream
from kg.catalogue import view
from kg.errors import KgError, Limit, UnknownQuestion
from kg.opendata.documentation import documented
from kg.question import Question
from kg.terms import PREFIXES, NamedNode, shortened

__all__ = ["PAGE_BYTES", "form_page", "problem_page", "result_page"]

_ROWS_SHOWN: Final = 500
_ADDRESS_CHARS: Final = 6000
"""Queries up to this length stand in addresses; longer ones are sent as a form's body."""
PAGE_BYTES: Final = 1024 * 1024
"""The largest result that a page shows."""


@dataclass(frozen=True, slots=True)
class Example:
    """A stored question to begin with: what it asks, and where the page has its query filled in."""

    id: str
    summary: str
    name: str


@dataclass(frozen=True, slots=True)
class Names:
    """What the editor completes: the project's prefixes, and short names of classes, properties and values."""

    prefixes: Mapping[str, str]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit as people count it: seconds, rows, megabytes, and kilobytes of the query's own text."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Result:
    """What a query found: a table, a yes or no, or triples as Turtle, and the formats it can be downloaded in."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell | None, ...], ...] = ()
    more: int = 0
    verdict: bool | None = None
    turtle: str = ""
    too_large: bool = False
    files: tuple[Format, ...] = SOLUTIONS


@dataclass(frozen=True, slots=True)
class SparqlContext:
    """A query with its result or its fault, once it was run; limits, servers to ask, examples, names to complete."""

    query: str
    bounds: tuple[Bound, ...]
    services: tuple[str, ...]
    examples: tuple[Example, ...]
    names: Names
    result: Result | None = None
    fault: Fault | None = None

    @property
    def fits_address(self) -> bool:
        """Whether the query may stand in an address."""
        return len(self.query) <= _ADDRESS_CHARS


def form_page(request: Request, instance: Instance) -> Response:
    """Return the page before any query, with the example that ``example`` names.

    Raises:
        UnknownQuestion: there is none of this name, or none in SPARQL.
    """
    return page(request, "sparql.html", _context(request, instance, _example(request, instance)))


def problem_page(request: Request, instance: Instance, operation: Operation, error: KgError) -> Response:
    """Return the page with the query and what is the matter with it, under the problem's status and headers."""
    fault = Fault.of(error)
    context = _context(request, instance, operation.query or "", fault=fault)
    return page(request, "sparql.html", context, status=fault.problem.kind.status, headers=fault.problem.headers)


def result_page(request: Request, instance: Instance, operation: Operation, answer: Answer | Stream) -> Response:
    """Return the page with the query and its result; a large result is offered for downloading only."""
    result = _result(answer)
    return page(request, "sparql.html", _context(request, instance, operation.query or "", result=result))


def _context(
    request: Request, instance: Instance, query: str, *, result: Result | None = None, fault: Fault | None = None
) -> SparqlContext:
    bounds = tuple(Bound(one.name, _counted(one)) for one in limits_told(instance.settings.limits))
    services = tuple(sorted(instance.settings.outside.endpoints))
    examples = _examples(instance, language_of(request))
    return SparqlContext(query, bounds, services, examples, _names(), result, fault)


def _result(answer: Answer | Stream) -> Result:
    files = SOLUTIONS if any(answer.media_type == one.media_type for one in SOLUTIONS) else DATASETS
    if isinstance(answer, Stream):
        answer.close()
        return Result(too_large=True, files=files)
    if files is DATASETS:
        return Result(turtle=answer.body.decode(), files=files)
    found = json.loads(answer.body)
    if "boolean" in found:
        return Result(verdict=found["boolean"], files=SOLUTIONS[:2])
    columns = tuple(found["head"]["vars"])
    bindings = found["results"]["bindings"]
    rows = tuple(tuple(_cell(row.get(name)) for name in columns) for row in bindings[:_ROWS_SHOWN])
    return Result(columns, rows, more=max(0, len(bindings) - _ROWS_SHOWN))


def _cell(binding: dict[str, object] | None) -> Cell | None:
    if binding is None:
        return None
    value = binding["value"]
    text = value if isinstance(value, str) else json.dumps(value)  # a triple term is an object of its own
    if binding["type"] == "uri":
        return Cell(text, "uri", shortened(NamedNode(text)), page_of(text))
    return Cell(text, str(binding["type"]), text, "")


def _counted(limit: Limit) -> float:
    if limit.unit != "byte":
        return int(limit.value) if limit.value == int(limit.value) else limit.value
    return round(limit.value / (1024 if limit.name == "query-bytes" else 1024**2))


def _examples(instance: Instance, language: Language) -> tuple[Example, ...]:
    return tuple(
        Example(one.id or "", one.summary.text(language), one.name)
        for one in instance.catalogue.questions()
        if isinstance(one, Question)
    )


def _example(request: Request, instance: Instance) -> str:
    name = request.query_params.get("example", "")
    question = instance.catalogue[name] if name else view("example_participants")
    if not isinstance(question, Question):
        raise UnknownQuestion(f"the question {name!r} is counted over the whole graph and has no SPARQL")
    return "\n".join(line for line in question.text.splitlines() if not line.startswith("#+"))


@cache
def _names() -> Names:
    """Return what the editor completes."""
    told = documented()
    iris = {one.iri for one in told.classes} | {one.iri for one in told.properties}
    iris |= {one.iri for scheme in (told.themes, *told.lists) for one in scheme.values}
    return Names(PREFIXES, tuple(sorted(shortened(NamedNode(iri)) for iri in iris)))
