"""Made-up boundaries: squares with the keys of real places, in any coordinates that are read."""

import json

from pyproj import Transformer

SIDE = 0.3


def square(west, south, side=SIDE):
    return [(west, south), (west + side, south), (west + side, south + side), (west, south + side), (west, south)]


def feature(told, *rings, code=4326):
    change = Transformer.from_crs(4326, code, always_xy=True)
    shape = [[list(change.transform(*spot)) for spot in ring] for ring in rings]
    return {"type": "Feature", "properties": told, "geometry": {"type": "Polygon", "coordinates": shape}}


def row_of(keys, attribute="AGS", code=4326):
    """A row of squares that touch each other, from west to east, one for each key."""
    return [feature({attribute: key}, square(12.5 + SIDE * place, 52.3), code=code) for place, key in enumerate(keys)]


def written(file, features, crs=""):
    """The file with a collection of features that says its coordinates, or keeps silent."""
    member = {"crs": {"type": "name", "properties": {"name": crs}}} if crs else {}
    file.write_text(json.dumps({"type": "FeatureCollection", **member, "features": features}), "utf-8")
    return file
