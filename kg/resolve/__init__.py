"""Resolving: mentions in, the address of the thing that each one means out."""

from kg.resolve.entities import resolve

__all__ = ["resolve"]
