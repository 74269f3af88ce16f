"""Municipalities: the towns of Germany by name, from the shipped table of official keys."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.errors import VocabularyBroken
from kg.resources import ontology

__all__ = ["Municipalities", "load_municipalities"]

FILE = "municipalities.tsv"
COLUMNS = 5
COUNTY = 5
WHOLE = "000"


@dataclass(frozen=True, slots=True, eq=False)
class Municipalities:
    """Names by official key, and keys by lower-case name; ``also`` holds shorter and older names.

    A key has eight digits; that of a city of county rank is its county's, with five. ``regional`` are the regional keys
    (ARS, twelve digits), ``geonames`` the numbers of the populated places in GeoNames, where these are known.
    """

    names: Mapping[str, str]
    keys: Mapping[str, tuple[str, ...]]
    also: Mapping[str, tuple[str, ...]]
    regional: Mapping[str, str]
    geonames: Mapping[str, str]

    def candidates(self, name: str) -> tuple[str, ...]:
        """Return the keys of the municipalities that are called so, the smallest first."""
        lowered = name.lower()
        return tuple(sorted({*self.keys.get(lowered, ()), *self.also.get(lowered, ())}))

    def __contains__(self, name: object) -> bool:
        """Tell whether any municipality is called so."""
        return isinstance(name, str) and (name.lower() in self.keys or name.lower() in self.also)


@cache
def load_municipalities() -> Municipalities:
    """Return the shipped table.

    Raises:
        VocabularyBroken: the table cannot be read or a line has other than five columns.
    """
    names: dict[str, str] = {}
    keys: dict[str, list[str]] = defaultdict(list)
    also: dict[str, list[str]] = defaultdict(list)
    regional: dict[str, str] = {}
    geonames: dict[str, str] = {}
    try:
        lines = (ontology() / FILE).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyBroken(f"{FILE}: {error}") from error
    for number, line in enumerate(lines, start=1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != COLUMNS:
            raise VocabularyBroken(f"{FILE}, line {number}: has {len(cells)} columns where there should be {COLUMNS}")
        key, name, others, association, geoname = cells
        names[key] = name
        regional[key] = f"{key[:COUNTY]}{association}{key[COUNTY:] or WHOLE}"
        if geoname:
            geonames[key] = geoname
        keys[name.lower()].append(key)
        for other in filter(None, others.lower().split("|")):
            also[other].append(key)
    return Municipalities(names, frozen(keys), frozen(also), regional, geonames)


def frozen(index: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Return an index whose entries cannot grow."""
    return {name: tuple(found) for name, found in index.items()}
