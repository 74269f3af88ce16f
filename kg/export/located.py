"""Located: places with their actors as GeoJSON, for programs that draw maps."""

import json
from collections.abc import Callable, Sequence

from kg.export.map_picture import areas_of, spots_of
from kg.geo import Layer, Spot
from kg.geo.layer import geometry
from kg.network.places import Place
from kg.terms import NamedNode

__all__ = ["located"]


def located(
    places: Sequence[Place], title: str, layer: Layer | None, page: Callable[[NamedNode], str], *, owed: str
) -> bytes:
    """Return GeoJSON (RFC 7946) of the places: their areas in a layer, else their points; others without geometry.

    ``owed`` says whose all of it is, as a foreign member; ``page`` tells where to read about a place.
    """
    areas = {place.place: key for key, place in areas_of(places, layer).items()} if layer is not None else {}
    by_key = layer.by_key if layer is not None else {}
    spots = spots_of(places) if layer is None else {}

    def shape(place: Place) -> object:
        if (key := areas.get(place.place)) is not None:
            return geometry(by_key[key])
        spot: Spot | None = spots.get(place.place)
        return {"type": "Point", "coordinates": spot} if spot is not None else None

    return json.dumps(
        {
            "type": "FeatureCollection",
            "title": title,
            "attribution": owed,
            "features": [
                {
                    "type": "Feature",
                    "id": place.place.value,
                    "properties": {
                        "name": place.label,
                        "key": place.key,
                        "actors": place.actors,
                        "documents": place.documents,
                        "strongest": list(place.strongest.values()),
                        "page": page(place.place),
                    },
                    "geometry": shape(place),
                }
                for place in places
            ],
        },
        ensure_ascii=False,
    ).encode()
