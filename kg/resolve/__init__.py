"""Resolving: mentions in, the address of the thing that each one means out."""

from kg.resolve.entities import resolve
from kg.resolve.places import named_places, neighbourhood

__all__ = ["named_places", "neighbourhood", "resolve"]
