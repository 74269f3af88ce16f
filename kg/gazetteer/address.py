"""Address: what places are called in the linked data of others, computed from their official keys."""

from typing import Final

from kg.terms import GEOCODING, NamedNode

__all__ = ["geocoding", "regional"]

_PARTS: Final = {2: "stateKey", 3: "governmentDistrictKey", 5: "districtKey", 8: "municipalityKey"}


def geocoding(key: str) -> NamedNode:
    """Return the address of an official key (AGS of 2, 3, 5 or 8 digits) in DCAT-AP.de's political geocoding."""
    return GEOCODING[f"{_PARTS[len(key)]}/{key}"]


def regional(key: str) -> NamedNode:
    """Return the address of a regional key there (ARS of 12 digits)."""
    return GEOCODING[f"regionalKey/{key}"]
