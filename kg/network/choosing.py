"""Choosing: what the choices that many questions share mean, and figures as they are given out."""

from typing import Final

from kg.errors import WrongParameter
from kg.network.found import Asked
from kg.terms import XSD, Literal
from kg.themes import ActorKind, Inheritance

__all__ = ["EVERYBODY", "MOST", "counted", "inheritance", "kind_of", "weighed", "whole"]

EVERYBODY: Final = "all"
"""The choice of persons and organisations together."""

MOST: Final = 10_000
"""The greatest number that can be asked for: every row is looked up with its reasons."""


def inheritance(asked: Asked) -> Inheritance:
    """Return what counts for whom: the choice ``inherit``, by default what organisations owe to their delegates."""
    return Inheritance(asked.text("inherit", Inheritance.ORGANISATIONS))


def kind_of(asked: Asked, default: str = EVERYBODY) -> ActorKind | None:
    """Return which actors are meant by the choice ``kind``; ``None`` for both."""
    chosen = asked.text("kind", default)
    return None if chosen == EVERYBODY else ActorKind(chosen)


def counted(number: int) -> Literal:
    """Return a count as it is given out."""
    return Literal(str(number), datatype=XSD["integer"])


def weighed(figure: float) -> Literal:
    """Return a strength or weight as it is given out, with six digits."""
    return Literal(f"{figure:.6f}", datatype=XSD["decimal"])


def whole(asked: Asked, name: str, default: int, *, least: int = 1) -> int:
    """Return the whole number given for a parameter, else the default.

    Raises:
        WrongParameter: it is below ``least`` or above ``MOST``.
    """
    number = int(asked.number(name, default))
    if not least <= number <= MOST:
        raise WrongParameter(f"{name} must be {least} to {MOST}, not {number}")
    return number
