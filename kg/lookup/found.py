"""Found: the things of a service that it thinks a name may mean."""

from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter, ValidationError

__all__ = ["Found", "Sought", "kept", "read_kept"]


@dataclass(frozen=True, slots=True)
class Sought:
    """A name to look for, in a language, perhaps of one of the service's types only; at most ``limit`` candidates."""

    name: str
    language: str = "de"
    type: str = ""
    limit: int = 5

    @property
    def key(self) -> str:
        """What the question is kept under; equal for equal questions only."""
        return f"{self.language} {self.limit} {self.type} {self.name}"


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate as the service tells it: its id there, name, other words, and what the service makes of it.

    ``score`` is on the service's own scale and means nothing elsewhere; ``preferred`` tells whether a service that
    compares labels met the preferred one.
    """

    id: str
    name: str
    about: str = ""
    types: tuple[str, ...] = ()
    score: float | None = None
    sure: bool = False
    preferred: bool | None = None


_KEPT: Final = TypeAdapter(tuple[Found, ...])


def kept(found: tuple[Found, ...]) -> str:
    """Return candidates as the text that is kept."""
    return _KEPT.dump_json(found).decode()


def read_kept(text: str) -> tuple[Found, ...] | None:
    """Return the candidates of a kept text; ``None`` if it is of another version of this program."""
    try:
        return _KEPT.validate_json(text)
    except ValidationError:
        return None
