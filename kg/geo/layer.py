"""Layers: installed boundaries as they are kept, GeoJSON that says whose it is, under which licence, from where."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

__all__ = ["Area", "Layer", "Ring", "Spot", "geometry", "layer_of", "written"]


class Spot(NamedTuple):
    """A point on earth in degrees, as GeoJSON orders them (WGS 84)."""

    longitude: float
    latitude: float


Ring = tuple[Spot, ...]
"""A closed line: the last point is the first."""


@dataclass(frozen=True, slots=True)
class Area:
    """A place by its official key: its polygons, each its border and then its holes, and a point in it.

    Where only the point is known there are no polygons.
    """

    key: str
    name: str
    polygons: tuple[tuple[Ring, ...], ...]
    middle: Spot


@dataclass(frozen=True, slots=True)
class Layer:
    """Areas under a name; ``attribution`` says whose they are, ``source`` is the file's name, ``sha256`` its sum.

    ``added`` is the day on which it was installed.
    """

    name: str
    areas: tuple[Area, ...]
    attribution: str
    licence: str
    source: str
    sha256: str
    added: str

    @property
    def by_key(self) -> Mapping[str, Area]:
        """The areas by their official keys."""
        return {area.key: area for area in self.areas}


def written(layer: Layer) -> bytes:
    """Return a layer as GeoJSON (RFC 7946), what it says of itself as foreign members (section 6.1)."""
    return json.dumps(
        {
            "type": "FeatureCollection",
            **{name: getattr(layer, name) for name in ("name", "attribution", "licence", "source", "sha256", "added")},
            "features": [
                {
                    "type": "Feature",
                    "id": area.key,
                    "properties": {"key": area.key, "name": area.name, "middle": area.middle},
                    "geometry": geometry(area),
                }
                for area in layer.areas
            ],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


def geometry(area: Area) -> dict[str, Any]:
    """Return the geometry of an area as GeoJSON has it."""
    if not area.polygons:
        return {"type": "Point", "coordinates": area.middle}
    return {"type": "MultiPolygon", "coordinates": area.polygons}


def layer_of(text: bytes) -> Layer:
    """Return the layer that was written.

    Raises:
        ValueError, KeyError, TypeError: it was not written here, or is damaged.
    """
    told = json.loads(text)
    areas = []
    for one in told["features"]:
        about, shape = one["properties"], one["geometry"]
        given = shape["coordinates"] if shape["type"] == "MultiPolygon" else ()
        polygons = tuple(tuple(tuple(Spot(*spot) for spot in ring) for ring in polygon) for polygon in given)
        areas.append(Area(str(about["key"]), str(about["name"]), polygons, Spot(*about["middle"])))
    said = (str(told[name]) for name in ("attribution", "licence", "source", "sha256", "added"))
    return Layer(str(told["name"]), tuple(areas), *said)
