"""Projections: coordinates as German offices publish them, to metres for measuring and to degrees for keeping."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import WrongParameter
from kg.geo.geojson import Feature, refusal
from kg.geo.layer import Spot

if TYPE_CHECKING:
    from pyproj import Transformer
    from shapely.geometry.base import BaseGeometry

__all__ = ["to_degrees", "to_metres"]

_KNOWN: Final = {
    "EPSG:4326": "degrees",
    "OGC:CRS84": "degrees",
    "EPSG:4258": "degrees, ETRS89",
    "EPSG:25832": "UTM 32",
    "EPSG:25833": "UTM 33",
}
_DEGREES: Final = "EPSG:4326"
_METRES: Final = "EPSG:25832"
_GERMANY: Final = (5.0, 46.0, 16.0, 56.0)
"""West, south, east and north of it, in degrees, with room."""
_DIGITS: Final = 4
"""Of degrees: some ten metres."""


def to_metres(
    file: Path, told: Mapping[str, Any], features: Sequence[Feature], crs: str = ""
) -> Callable[["BaseGeometry"], "BaseGeometry"]:
    """Return what brings the shapes of a file into metres (UTM 32).

    Its coordinates are those that ``crs`` names, else its own word (the ``crs`` member that files in metres still
    bear), else degrees, as GeoJSON has them since RFC 7946.

    Raises:
        DocumentUnreadable: coordinates that are not read here, or that do not lie in Germany.
        WrongParameter: ``crs`` is none of those that are read.
    """
    import shapely  # noqa: PLC0415  # an extra, and heavy

    code = _code(file, told, crs)
    shapes = [feature.shape for feature in features if feature.shape is not None]
    if shapes:
        change = _change(code, _DEGREES)
        west, south, east, north = shapely.total_bounds(shapes).tolist()
        corners = [change.transform(x, y) for x in (west, east) for y in (south, north)]
        if not all(_GERMANY[0] <= x <= _GERMANY[2] and _GERMANY[1] <= y <= _GERMANY[3] for x, y in corners):
            raise refusal(
                file,
                f"its coordinates ({west:.6g}, {south:.6g} to {east:.6g}, {north:.6g}) do not lie in Germany as {code} "
                f"({_KNOWN[code]}); longitude must stand first, and --crs names other coordinates: {', '.join(_KNOWN)}",
            )
    metres = _change(code, _METRES)
    return lambda one: shapely.transform(one, lambda spots: _moved(metres, spots))


def to_degrees(spots: Iterable[Sequence[float]]) -> list[Spot]:
    """Return points in metres as degrees."""
    change = _change(_METRES, _DEGREES)
    found = (change.transform(spot[0], spot[1]) for spot in spots)
    return [Spot(round(x, _DIGITS), round(y, _DIGITS)) for x, y in found]


def _code(file: Path, told: Mapping[str, Any], crs: str) -> str:
    from pyproj import CRS  # noqa: PLC0415  # an extra, and heavy
    from pyproj.exceptions import CRSError  # noqa: PLC0415

    member = told.get("crs")
    own = (member.get("properties") or {}).get("name", "") if isinstance(member, dict) else ""
    name = crs or str(own) or _DEGREES
    try:
        authority = CRS.from_user_input(name).to_authority()
    except CRSError:
        authority = None
    code = ":".join(authority) if authority else name
    if code in _KNOWN:
        return code
    reason = (
        f"coordinates {name} are not read; there are {', '.join(f'{one} ({words})' for one, words in _KNOWN.items())}"
    )
    raise WrongParameter(f"--crs: {reason}") if crs else refusal(file, reason)


@cache
def _change(source: str, target: str) -> "Transformer":
    from pyproj import Transformer  # noqa: PLC0415  # an extra, and heavy

    return Transformer.from_crs(source, target, always_xy=True)


def _moved(change: "Transformer", spots: Any) -> Any:  # noqa: ANN401 - arrays of shapely's
    import numpy as np  # noqa: PLC0415

    return np.column_stack(change.transform(spots[:, 0], spots[:, 1]))
