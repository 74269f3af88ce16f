"""Boundaries: what a GeoJSON file holds of places with an official key, in degrees, made simple for pictures."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import DocumentUnreadable, Fault
from kg.gazetteer import place_of_key
from kg.geo.geojson import Feature, features_in, parsed
from kg.geo.keys import key_in
from kg.geo.layer import Area
from kg.geo.projection import to_degrees, to_metres
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

__all__ = ["Boundaries", "boundaries_in"]

_MOST_CORNERS: Final = 40_000
"""Of all borders together, so that a page with the picture stays below a megabyte."""
_FINEST, _COARSEST = 50.0, 12_800.0
"""Metres by which borders may be straightened."""
_WATER: Final = {1, 2}
"""In files of the Federal Agency for Cartography and Geodesy a feature of these kinds (GF) is the water of an area."""


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The areas of a file, by key; ``unmatched`` names the features that are no place with an official key.

    ``tolerance`` is by how many metres borders were straightened, ``sha256`` the sum of the file.
    """

    areas: tuple[Area, ...]
    unmatched: tuple[str, ...]
    tolerance: float
    sha256: str


def boundaries_in(file: Path, *, attribute: str = "", crs: str = "") -> Boundaries:
    """Return the areas and points of a GeoJSON file, matched by the attribute that holds their key (AGS or ARS).

    Without ``attribute`` the usual names are looked for; ``crs`` says the coordinates where the file does not. Several
    features of one key become one area. Borders that areas share stay shared when they are made simple.

    Raises:
        DocumentUnreadable: no GeoJSON, too large, coordinates that are not known here, no key, or no known place.
        WrongParameter: the packages for it are not installed, or ``crs`` is no system of coordinates.
    """
    text = file.read_bytes() if file.is_file() else b""
    told = parsed(file, text)
    shapes: dict[str, list[BaseGeometry]] = defaultdict(list)
    unmatched: list[str] = []
    features = features_in(file, told)
    metres = to_metres(file, told, features, crs)
    vocabulary = load_vocabulary()
    for feature in features:
        if feature.told.get("GF") in _WATER:
            continue
        key = key_in(feature.told, attribute)
        place = place_of_key(key, vocabulary) if key else None
        if place is None or feature.shape is None:
            unmatched.append(_called(feature, key))
        else:
            shapes[place.key].append(metres(feature.shape))
    if not shapes:
        seen = ", ".join(sorted({name for one in features for name in one.told})[:12])
        raise DocumentUnreadable(
            f"{file.name}: none of its {len(features)} features is a place with an official key; the attribute with "
            f"AGS or ARS can be named by --attribute, there are {seen or 'none'}",
            Fault.OTHER,
        )
    simple, tolerance = _simplified(shapes)
    names = {key: place.name for key in simple if (place := place_of_key(key, vocabulary)) is not None}
    areas = tuple(_area(key, names[key], shape) for key, shape in sorted(simple.items()))
    return Boundaries(areas, tuple(unmatched), tolerance, hashlib.sha256(text).hexdigest())


def _called(feature: Feature, key: str) -> str:
    names = (feature.told.get(name) for name in ("GEN", "name", "NAME", "Name", "bezeichnung"))
    return str(next((name for name in names if name), key or feature.number))


def _simplified(shapes: Mapping[str, Iterable["BaseGeometry"]]) -> tuple[dict[str, "BaseGeometry"], float]:
    """Return one shape for each key, with so few corners that all can be drawn, and the tolerance in metres."""
    import shapely  # noqa: PLC0415  # an extra, and heavy

    whole = {key: shapely.make_valid(shapely.union_all(list(found))) for key, found in shapes.items()}
    keys = [key for key, shape in whole.items() if shape.area > 0]
    tolerance = _FINEST
    while True:
        simple = shapely.coverage_simplify([_polygons(whole[key]) for key in keys], tolerance)
        if tolerance >= _COARSEST or sum(map(int, shapely.get_num_coordinates(simple))) <= _MOST_CORNERS:
            return {**whole, **dict(zip(keys, simple, strict=True))}, tolerance
        tolerance *= 2


def _polygons(shape: "BaseGeometry") -> "BaseGeometry":
    import shapely  # noqa: PLC0415  # an extra, and heavy

    parts = [one for one in shapely.get_parts(shapely.get_parts(shape)) if one.area > 0]
    return shapely.multipolygons(parts) if len(parts) > 1 else parts[0]


def _area(key: str, name: str, shape: "BaseGeometry") -> Area:
    import shapely  # noqa: PLC0415  # an extra, and heavy

    parts = [one for one in shapely.get_parts(shapely.orient_polygons(shape)) if one.area > 0]
    polygons = tuple(
        tuple(tuple(to_degrees(ring.coords)) for ring in (part.exterior, *part.interiors)) for part in parts
    )
    middle = shape.representative_point()
    return Area(key, name, polygons, to_degrees([(middle.x, middle.y)])[0])
