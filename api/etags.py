"""ETags: a mark for an answer that depends on nothing but the request and the state of the store."""

import hashlib
from typing import Final

from api.job import Job
from kg.errors import QueryRejected
from kg.store.tokens import tokens_of

__all__ = ["etag_of", "is_steady"]

_CHANGING: Final = frozenset({"RAND", "NOW", "UUID", "STRUUID", "BNODE", "SERVICE"})


def etag_of(job: Job, version: str) -> str | None:
    """Return the ETag of a job's answer at a version of the store; ``None`` where the next answer may be another."""
    if not is_steady(job.sparql):
        return None
    parts = (version, job.sparql, job.base, job.solutions, job.triples, job.default_graphs, job.named_graphs)
    return f'"{hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]}"'


def is_steady(sparql: str) -> bool:
    """Tell whether a query gives the same answer as long as the data is the same."""
    loud = sparql.upper()
    if not any(word in loud for word in _CHANGING):
        return True  # most queries; words have no other spelling than their letters
    try:
        return all(token.kind != "word" or token.text.upper() not in _CHANGING for token in tokens_of(sparql))
    except QueryRejected:
        return False
