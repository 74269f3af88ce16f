"""GeoJSON: the features of a file that somebody gives, each with its attributes and its shape."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import DocumentUnreadable, Fault, WrongParameter

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

__all__ = ["Feature", "features_in", "parsed", "refusal"]

_MOST_BYTES: Final = 200_000_000
_MOST_FEATURES: Final = 30_000
_SHAPES: Final = {"Polygon", "MultiPolygon", "Point"}
_OTHERS: Final = {
    ".shp": "a shapefile",
    ".zip": "an archive",
    ".gpkg": "a GeoPackage",
    ".kml": "KML",
    ".gml": "GML",
}
_CONVERT: Final = "ogr2ogr -f GeoJSON boundaries.geojson {name}"


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature: its place in the file from 1, its attributes, its shape as the file has it; ``None`` for lines."""

    number: int
    told: Mapping[str, object]
    shape: "BaseGeometry | None"


def refusal(file: Path, reason: str, fault: Fault = Fault.FORMAT) -> DocumentUnreadable:
    """Return the error that a file cannot be taken, with its name."""
    return DocumentUnreadable(f"{file.name}: {reason}", fault)


def parsed(file: Path, text: bytes) -> Mapping[str, Any]:
    """Return what a file says in JSON, if it is a collection of features.

    Raises:
        DocumentUnreadable: it is not there, too large, or something else; the message says what would be right.
    """
    if not text:
        raise refusal(file, "there is no such file, or nothing in it", Fault.EMPTY)
    if len(text) > _MOST_BYTES:
        raise refusal(file, f"has {len(text)} bytes, {_MOST_BYTES} are read; cut out what is needed", Fault.LARGE)
    if (other := _OTHERS.get(file.suffix.lower())) is not None:
        raise refusal(file, f"is {other}; GeoJSON is read: {_CONVERT.format(name=file.name)}")
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise refusal(file, f"is no JSON: {error}", Fault.DAMAGED) from error
    kind = told.get("type") if isinstance(told, dict) else None
    if kind == "Topology":
        raise refusal(file, "is TopoJSON; GeoJSON is read: mapshaper FILE -o format=geojson boundaries.geojson")
    if kind != "FeatureCollection" or not isinstance(told.get("features"), list):
        raise refusal(file, f"is no GeoJSON of type FeatureCollection, but {kind or 'something else'}")
    if len(told["features"]) > _MOST_FEATURES:
        raise refusal(file, f"has {len(told['features'])} features, {_MOST_FEATURES} are read", Fault.LARGE)
    found: Mapping[str, Any] = told
    return found


def features_in(file: Path, told: Mapping[str, Any]) -> Sequence[Feature]:
    """Return the features of a collection.

    Raises:
        DocumentUnreadable: one is damaged; the message says which.
        WrongParameter: the packages that read shapes are not installed.
    """
    try:
        from shapely.errors import ShapelyError  # noqa: PLC0415  # an extra, and heavy
        from shapely.geometry import shape  # noqa: PLC0415
    except ImportError as error:
        raise WrongParameter(f"boundaries need more packages: pip install 'sozialraum[geo]' ({error})") from error
    found = []
    for number, one in enumerate(told["features"], start=1):
        try:
            about, geometry = one.get("properties") or {}, one.get("geometry")
            kind = geometry["type"] if geometry else ""
            there = shape(geometry) if kind in _SHAPES else None
            found.append(Feature(number, dict(about), _finite(there)))
        except (AttributeError, KeyError, TypeError, ValueError, IndexError, ShapelyError) as error:
            raise refusal(file, f"feature {number} is damaged: {error}", Fault.DAMAGED) from error
    return found


def _finite(shape: "BaseGeometry | None") -> "BaseGeometry | None":
    if shape is not None and not all(map(math.isfinite, shape.bounds)):
        raise ValueError("a coordinate is missing or no number")
    return shape
