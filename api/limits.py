"""Limits: what one query may use, told alike in the service description, on the page and in errors."""

from api.settings import QueryLimits
from kg.errors import Limit, QueryTimedOut, ResultTooLarge

__all__ = ["limits_told", "over_bytes", "over_memory", "over_rows", "over_time"]

_MIB = 1024 * 1024


def limits_told(limits: QueryLimits) -> tuple[Limit, ...]:
    """Return every limit of a query: its name, value and unit, and what helps."""
    return (_time(limits), _memory(limits), _bytes(limits), _rows(limits), _text(limits))


def over_time(limits: QueryLimits, seconds: float) -> QueryTimedOut:
    """Return the error for a query that ran longer than so many seconds."""
    return QueryTimedOut(f"the query ran longer than its limit of {seconds:g} s and was stopped", limit=_time(limits))


def over_memory(limits: QueryLimits) -> ResultTooLarge:
    """Return the error for a query that needed too much memory."""
    mib = limits.memory_bytes // _MIB
    return ResultTooLarge(
        f"the query needed more than its memory limit of {mib} MiB and was stopped", limit=_memory(limits)
    )


def over_bytes(limits: QueryLimits) -> ResultTooLarge:
    """Return the error for a result of too many bytes."""
    return ResultTooLarge(f"the result is over its limit of {limits.result_bytes} bytes", limit=_bytes(limits))


def over_rows(limits: QueryLimits) -> ResultTooLarge:
    """Return the error for a result of too many rows."""
    return ResultTooLarge(f"the result has more rows than its limit of {limits.rows}", limit=_rows(limits))


def _time(limits: QueryLimits) -> Limit:
    return Limit(
        "time",
        limits.time_s,
        "s",
        "name more of the graph (a subject, a theme), or ask for parts with LIMIT and OFFSET",
    )


def _memory(limits: QueryLimits) -> Limit:
    return Limit(
        "memory",
        limits.memory_bytes,
        "byte",
        "ORDER BY, DISTINCT, GROUP BY and joins hold their rows in memory: FILTER before them, or leave them out",
    )


def _bytes(limits: QueryLimits) -> Limit:
    return Limit(
        "result-bytes", limits.result_bytes, "byte", "ask for fewer variables, for CSV or TSV, or for parts with LIMIT"
    )


def _rows(limits: QueryLimits) -> Limit:
    return Limit("rows", limits.rows, "row", "ask for parts with ORDER BY, LIMIT and OFFSET, or count in the query")


def _text(limits: QueryLimits) -> Limit:
    return Limit("query-bytes", limits.query_bytes, "byte", "put long lists into VALUES, or ask in several queries")
