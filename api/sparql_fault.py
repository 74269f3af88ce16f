"""SPARQL fault: why a query has no answer, in words for people: where in the text, what is the matter, what helps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from api.problems import Problem, problem_of
from kg.errors import KgError, QueryError, QueryRejected

__all__ = ["Fault"]

_PLACE: Final = re.compile(r"line (\d+), column (\d+)|error at (\d+):(\d+)")
_REASONS: Final[Mapping[str, re.Pattern[str]]] = {
    name: re.compile(pattern, re.DOTALL)
    for name, pattern in {
        "open": r"the text ends where '(?P<mark>.)' is still missing",
        "close": r"'(?P<mark>.)' closes nothing that is open here",
        "word": r"'(?P<mark>[^']*)' is no word of SPARQL",
        "string": r"a string that is not closed",
        "prefix": r"Prefix not found|PREFIX must be followed by",
        "group": r"contains a variable that is unbound",
        "address": r"IRI parsing failed|can be read as a comparison|is no address",
        "elsewhere": r"which is not allowed here|asks another server|allowed are:",
        "update": r"belongs to an update|this is an update",
        "start": r"starts neither a query nor an update|no query in the text",
        "deep": r"nested (?:deeper|too deeply)",
        "long": r"more than \d+ tokens|the text has \d+ characters",
        "function": r"The custom function (?P<mark>\S+) is not supported",
        "syntax": r"error at \d+:\d+|line \d+, column \d+",
    }.items()
}
"""What the scanner and the engine say, by the name of the text that says it to people; the first that fits counts."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem with its place in the query (``line`` and ``column`` from 1, 0: nowhere) and the name of its reason.

    ``mark`` is the piece of the query that is meant. Over a limit, ``limit`` names it.
    """

    problem: Problem
    line: int
    column: int
    reason: str
    mark: str
    limit: str

    @classmethod
    def of(cls, error: KgError) -> Self:
        """Return what is the matter with the query that raised this error."""
        said = str(error)
        place = _PLACE.search(said)
        line, column = (int(one) for one in place.groups() if one) if place else (0, 0)
        limit = error.limit.name if isinstance(error, QueryError) and error.limit else ""
        reason, mark = "other", ""
        if isinstance(error, QueryError):
            found = ((name, match) for name, pattern in _REASONS.items() if (match := pattern.search(said)))
            reason, match = next(found, ("rejected" if isinstance(error, QueryRejected) else "other", None))
            mark = match.groupdict().get("mark") or "" if match else ""
        return cls(problem_of(error), line, column, reason, mark, limit)
