"""Fate: what became of a job whose process ended before its answer, told from the exit code."""

import signal
from typing import Final

from api.limits import over_memory
from api.settings import QueryLimits
from kg.errors import KgError, QueryRejected, StoreUnavailable

__all__ = ["fate"]

_NESTING: Final = frozenset({-signal.SIGSEGV, -signal.SIGBUS} if hasattr(signal, "SIGBUS") else {-signal.SIGSEGV})
"""How a process ends whose stack ran over: the engine's parser recurses once for every level."""

_MEMORY: Final = -signal.SIGABRT
"""How a process ends that got no more memory than its limit: the engine aborts."""


def fate(code: int | None, limits: QueryLimits) -> KgError:
    """Return the error to answer with where a query worker ended by itself with this exit code."""
    if code in _NESTING:
        return QueryRejected("the query is nested too deeply to be read")
    if code == _MEMORY:
        return over_memory(limits)
    return StoreUnavailable(
        f"the query worker was ended from outside (exit code {code}), perhaps as the machine has no memory left;"
        " try again"
    )
