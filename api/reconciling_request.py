"""Reconciling, request: what both versions of the API take alike."""

from typing import Annotated, Any

from fastapi import Depends, Request
from pydantic import BaseModel

from api.instance import Instance, instance_of
from api.messages import language_of
from api.reconciling import Reconciling

__all__ = ["Asked", "GivenColumn", "GivenValue", "GivenValues", "texts_of"]


class GivenValue(BaseModel):
    """A thing given as a value: already reconciled, so that its id says it."""

    id: str
    name: str = ""


GivenValues = str | float | bool | GivenValue | list[str | float | bool | GivenValue]


class GivenColumn(BaseModel):
    """A property to extend a table by."""

    id: str
    settings: dict[str, Any] = {}


def asking(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Reconciling:
    """Return what a request asks of the store, as a dependency of a route."""
    return Reconciling(instance, language_of(request))


Asked = Annotated[Reconciling, Depends(asking)]


def texts_of(value: GivenValues) -> tuple[str, ...]:
    """Return given values as texts to compare, without empty ones."""
    given = value if isinstance(value, list) else [value]
    said = ((one.name or one.id) if isinstance(one, GivenValue) else str(one) for one in given)
    return tuple(text for one in said if (text := one.strip()))
