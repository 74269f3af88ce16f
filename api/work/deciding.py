"""Deciding: what came of a decision, for the page that tells it and for programs."""

from dataclasses import dataclass

from api.sessions import Done

__all__ = ["Decided", "told"]


@dataclass(frozen=True, slots=True)
class Decided:
    """What was done, the ids by which it is taken back, and how much is left to do; ``None`` where nobody counted."""

    action: str
    ids: tuple[str, ...]
    left: int | None = None


def told(done: Done | None) -> Decided | None:
    """Return the last deed as a page tells it."""
    return Decided(done.action, done.ids) if done else None
