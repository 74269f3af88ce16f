"""Jobs: one query for a worker, and the complete result that comes back."""

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Answer", "Job"]


@dataclass(frozen=True, slots=True)
class Job:
    """One query to answer.

    ``base`` is what relative IRIs in the text are relative to, unless it says so itself.
    ``source`` is a snapshot's folder or a remote endpoint's URL. ``solutions`` and ``triples`` are the media
    types to write SELECT/ASK and CONSTRUCT/DESCRIBE answers in; ``None`` where the client takes neither.
    ``default_graphs`` and ``named_graphs`` are the protocol's dataset, ``None`` when the request names none.
    ``seconds`` is a limit on time below that of all queries.
    """

    sparql: str
    base: str
    source: str
    solutions: str | None
    triples: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete result: its media type and its bytes, in memory or, when large, in a file to be deleted."""

    media_type: str
    body: bytes | Path
    size: int
