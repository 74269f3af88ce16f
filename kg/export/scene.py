"""Scenes: what a map shows, in the pixels of a picture: degrees to pixels as web maps have them, and text in SVG."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from kg.export.xmltext import cleaned
from kg.geo import Spot

__all__ = ["INK", "PAPER", "WIDTH", "Scene", "fitted", "text"]

WIDTH: Final = 720.0
INK, PAPER = "#1c2730", "#ffffff"
_LEAST: Final = 0.6
"""Degrees of latitude that a map shows at least."""
_TALLEST: Final = 1.35
"""Times the width."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Part of the earth: the pixel of a point, in Mercator's projection, which keeps shapes; the north is on top."""

    west: float
    north: float
    scale: float
    height: float

    def pixel(self, spot: Spot) -> tuple[float, float]:
        """Return where a point stands, from the upper left."""
        x, y = _flat(spot)
        return round((x - self.west) * self.scale, 1), round((self.north - y) * self.scale, 1)

    def shows(self, spot: Spot) -> bool:
        """Tell whether a point lies in the picture."""
        x, y = self.pixel(spot)
        return 0 <= x <= WIDTH and 0 <= y <= self.height


def fitted(spots: Iterable[Spot], margin: float = 24.0) -> Scene:
    """Return the scene that shows all of some points, at least one, with a margin in pixels."""
    flat = [_flat(spot) for spot in spots]
    west, east = min(x for x, _ in flat), max(x for x, _ in flat)
    south, north = min(y for _, y in flat), max(y for _, y in flat)
    least = math.radians(_LEAST)
    wide, tall = max(east - west, least), max(north - south, least)
    room = WIDTH - 2 * margin
    scale = min(room / wide, (WIDTH * _TALLEST - 2 * margin) / tall)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    height = max(tall * scale + 2 * margin, WIDTH / 2)
    return Scene(middle_x - WIDTH / 2 / scale, middle_y + height / 2 / scale, scale, round(height, 1))


def text(parent: ET.Element, spot: tuple[float, float], words: str, *, anchor: str = "start", size: float = 15) -> None:
    """Write words with a rim of paper, so that they can be read on every ground."""
    given = {"x": f"{spot[0]:.1f}", "y": f"{spot[1] + size * 0.35:.1f}", "text-anchor": anchor, "fill": INK}
    rim = {"stroke": PAPER, "stroke-width": "3", "stroke-linejoin": "round", "paint-order": "stroke"}
    ET.SubElement(parent, "text", {**given, **rim, "font-size": f"{size:g}"}).text = cleaned(words)


def _flat(spot: Spot) -> tuple[float, float]:
    return math.radians(spot.longitude), math.asinh(math.tan(math.radians(spot.latitude)))
