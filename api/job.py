"""Jobs: one query for a worker, and what the worker says of its result."""

from typing import NamedTuple

__all__ = ["Answer", "Begun", "Grown", "Job", "Ready"]


class Job(NamedTuple):
    """One query to answer.

    ``base`` is what relative IRIs in the text are relative to, unless it says so itself.
    ``source`` is a snapshot's folder or a remote endpoint's URL. ``solutions`` and ``triples`` are the media
    types to write SELECT/ASK and CONSTRUCT/DESCRIBE answers in; ``None`` where the client takes neither.
    ``default_graphs`` and ``named_graphs`` are the protocol's dataset, ``None`` when the request names none.
    ``seconds`` is a limit on time below that of all queries. A result of more than ``whole_bytes`` is told of before
    it is complete.
    """

    sparql: str
    base: str
    source: str
    solutions: str | None
    triples: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    seconds: float | None = None
    whole_bytes: int = 1024 * 1024


class Ready(NamedTuple):
    """A worker can take jobs: the number by which the system knows the thread that answers the next ones."""

    thread: int


class Answer(NamedTuple):
    """A complete result: its media type and its bytes."""

    media_type: str
    body: bytes


class Begun(NamedTuple):
    """A result of which the first part is written: its media type, and the file that it goes to."""

    media_type: str
    path: str


class Grown(NamedTuple):
    """How many bytes of a result are in its file by now, and whether these are all."""

    size: int
    whole: bool
