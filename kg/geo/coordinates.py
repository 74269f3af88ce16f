"""Coordinates: where towns lie, by official key, from the shipped table."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Final

from kg.errors import VocabularyBroken
from kg.geo.layer import Spot
from kg.resources import ontology

__all__ = ["SOURCE", "spot_of", "towns"]

SOURCE: Final = "GeoNames (CC BY 4.0)"
"""Whose the coordinates are."""
_FILE: Final = "coordinates.tsv"
_COLUMNS: Final = 3
_CITY_STATES: Final = {"02": "02000", "11": "11000"}
"""Länder that are one town; that of Bremen has two."""


def spot_of(key: str) -> Spot | None:
    """Return where the town of an official key lies; ``None`` for areas, and for towns that the table has not.

    Raises:
        VocabularyBroken: the shipped table cannot be read.
    """
    return _table().get(_CITY_STATES.get(key, key))


def towns() -> Collection[Spot]:
    """Return where all towns lie that the shipped table knows."""
    return _table().values()


@cache
def _table() -> Mapping[str, Spot]:
    found: dict[str, Spot] = {}
    try:
        for number, line in enumerate((ontology() / _FILE).read_text(encoding="utf-8").splitlines(), start=1):
            cells = line.split("\t")
            if not line.startswith("#"):
                if len(cells) != _COLUMNS:
                    raise VocabularyBroken(f"{_FILE}, line {number}: has {len(cells)} columns, there should be 3")
                found[cells[0]] = Spot(float(cells[2]), float(cells[1]))
    except (OSError, ValueError) as error:
        raise VocabularyBroken(f"{_FILE}: {error}") from error
    return found
