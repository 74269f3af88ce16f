"""Map pictures: places with their actors as SVG, areas in steps or points by size, with links, titles and a legend."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from kg.export.scene import INK, PAPER, WIDTH, Scene, fitted, text
from kg.export.shades import define, steps_of
from kg.export.wording import WORDS
from kg.export.xmltext import cleaned
from kg.geo import Area, Layer, Spot, spot_of
from kg.geo.coordinates import SOURCE, towns
from kg.network.places import Place
from kg.terms import NamedNode

__all__ = ["MapPicture", "map_picture", "spots_of"]

_CITY_STATES: Final = {"02000": "02", "11000": "11"}
"""Counties that are a Land by themselves: whoever works in one of both is in both."""
_MOST_AREAS: Final = 1_200
_LINE: Final = 26.0
_FAINT: Final = "#8796a0"
_RADIUS: Final = 7.0
_GRAIN: Final = 8
"""Pixels between the dots that show where towns are."""

Href = Callable[[NamedNode], str]


@dataclass(frozen=True, slots=True)
class MapPicture:
    """The picture, empty if no place can be shown, and the places that it shows; ``owed`` is whose the borders are."""

    svg: str
    shown: frozenset[NamedNode]
    owed: str


def map_picture(
    places: Sequence[Place], title: str, language: str, layer: Layer | None, href: Href, *, owed: str = ""
) -> MapPicture:
    """Return places on a map: as areas of a layer, else as points where towns lie.

    ``owed`` says whose the data are; whose borders or coordinates are shown stands in the picture.
    """
    if layer is None:
        return _points(places, title, language, href, owed)
    return _areas(places, title, language, layer, href, owed)


def spots_of(places: Sequence[Place]) -> Mapping[NamedNode, Spot]:
    """Return where those of some places lie that are towns with known coordinates."""
    found = {place.place: spot_of(place.key) for place in places if place.key}
    return {place: spot for place, spot in found.items() if spot is not None}


def areas_of(places: Sequence[Place], layer: Layer) -> Mapping[str, Place]:
    """Return the places that have an area in a layer, by the area's key."""
    by_key = {place.key: place for place in places if place.key}
    found = ((area.key, by_key.get(area.key) or by_key.get(_CITY_STATES.get(area.key, ""))) for area in layer.areas)
    return {key: place for key, place in found if place is not None}


def _areas(places: Sequence[Place], title: str, language: str, layer: Layer, href: Href, owed: str) -> MapPicture:
    there = areas_of(places, layer)
    drawn = _around(layer.areas, there)
    if not drawn:
        return MapPicture("", frozenset(), "")
    scene = fitted(spot for area in drawn for spot in (*(s for p in area.polygons for s in p[0]), area.middle))
    steps = steps_of(place.actors for place in there.values())
    source = WORDS["map-borders"].text(language).format(attribution=layer.attribution, licence=layer.licence)
    root = _root(scene, title, owed, lines=len(steps) + 2)
    define(root, steps)
    empty = ET.SubElement(
        root, "g", {"fill": PAPER, "stroke": "#8796a0", "stroke-width": "0.7", "fill-rule": "evenodd"}
    )
    filled = ET.SubElement(root, "g", {"stroke": INK, "stroke-width": "0.9", "fill-rule": "evenodd"})
    names = ET.SubElement(root, "g", {"aria-hidden": "true"})
    for area in drawn:
        place = there.get(area.key)
        if place is None:
            _shape(empty, scene, area, {}, f"{area.name}: {WORDS['map-nobody'].text(language)}")
            continue
        step = next(one for one in steps if one.holds(place.actors))
        link = ET.SubElement(filled, "a", {"href": href(place.place)})
        _shape(link, scene, area, {"fill": step.fill}, _told(place, language))
        text(names, scene.pixel(area.middle), str(place.actors), anchor="middle", size=14)
    y = scene.height + _LINE / 2
    for step in steps:
        ET.SubElement(root, "rect", {**_box(y), "fill": step.fill, "stroke": INK})
        text(root, (52, y), step.words(language))
        y += _LINE
    ET.SubElement(root, "rect", {**_box(y), "fill": PAPER, "stroke": _FAINT})
    text(root, (52, y), WORDS["map-nobody"].text(language))
    text(root, (16, y + _LINE), source, size=13)
    return MapPicture(ET.tostring(root, encoding="unicode"), frozenset(one.place for one in there.values()), source)


def _points(places: Sequence[Place], title: str, language: str, href: Href, owed: str) -> MapPicture:
    spots = spots_of(places)
    if not spots:
        return MapPicture("", frozenset(), "")
    scene = fitted(spots.values(), 90.0)
    shown = [place for place in places if place.place in spots]
    source = WORDS["map-towns"].text(language).format(source=SOURCE)
    root = _root(scene, title, owed, lines=2)
    dots = {(round(x / _GRAIN), round(y / _GRAIN)) for x, y in map(scene.pixel, filter(scene.shows, towns()))}
    path = "".join(f"M{x * _GRAIN} {y * _GRAIN}h0" for x, y in sorted(dots))
    given = {"d": path, "stroke": "#b7c3cb", "stroke-width": "3", "stroke-linecap": "round", "aria-hidden": "true"}
    ET.SubElement(root, "path", given)
    most = max(place.actors for place in shown)
    taken: list[tuple[float, float, float, float]] = []
    for place in sorted(shown, key=lambda one: -one.actors):
        x, y = scene.pixel(spots[place.place])
        reach = _RADIUS + 12 * math.sqrt(place.actors / most)
        link = ET.SubElement(root, "a", {"href": href(place.place)})
        circle = {"cx": f"{x:g}", "cy": f"{y:g}", "r": f"{reach:.1f}", "fill": "#2e7ebc", "fill-opacity": "0.85"}
        ET.SubElement(link, "circle", {**circle, "stroke": INK})
        ET.SubElement(link, "title").text = cleaned(_told(place, language))
        text(link, (x, y), str(place.actors), anchor="middle", size=14)
        _name(link, (x, y, reach), place.label, taken)
    y = scene.height + _LINE / 2
    text(root, (16, y), WORDS["map-circles"].text(language))
    text(root, (16, y + _LINE), source, size=13)
    return MapPicture(ET.tostring(root, encoding="unicode"), frozenset(spots), source)


def _name(
    link: ET.Element, spot: tuple[float, float, float], label: str, taken: list[tuple[float, float, float, float]]
) -> None:
    """Write a name to the right or left of a circle, unless it would cover another; its title has it anyway."""
    x, y, reach = spot
    wide = 7.6 * len(label)
    for side, anchor in ((1, "start"), (-1, "end")):
        start = x + side * (reach + 4) - (wide if side < 0 else 0)
        box = (start, y - 9, start + wide, y + 9)
        clear = all(box[2] < a or c < box[0] or box[3] < b or d < box[1] for a, b, c, d in taken)
        if clear and start >= 0 and box[2] <= WIDTH:
            taken.append(box)
            text(link, (x + side * (reach + 4), y), label, anchor=anchor)
            break
    taken.append((x - reach, y - reach, x + reach, y + reach))


def _around(areas: Sequence[Area], there: Mapping[str, Place]) -> list[Area]:
    """Return the areas to draw: all, or of too many those in the same Land or county as the places that are shown."""
    shaped = [area for area in areas if area.polygons]
    for digits in (0, 2, 5):
        near = {key[:digits] for key in there}
        found = [area for area in shaped if area.key[:digits] in near] if digits else shaped
        if len(found) <= _MOST_AREAS:
            return found
    return [area for area in shaped if area.key in there][:_MOST_AREAS]


def _root(scene: Scene, title: str, owed: str, *, lines: int) -> ET.Element:
    height = f"{scene.height + lines * _LINE:.0f}"
    given = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {WIDTH:.0f} {height}",
        "width": f"{WIDTH:.0f}",
        "height": height,
        "role": "group",
        "aria-label": cleaned(title),
        "font-family": "system-ui, 'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif",
        "class": "map",
    }
    root = ET.Element("svg", given)
    ET.SubElement(root, "title").text = cleaned(title)
    if owed:
        ET.SubElement(root, "desc").text = cleaned(owed)
    return root


def _shape(parent: ET.Element, scene: Scene, area: Area, given: Mapping[str, str], title: str) -> None:
    rings = [ring for polygon in area.polygons for ring in polygon]
    path = "".join(
        "M" + "L".join(f"{x:g} {y:g}" for x, y in dict.fromkeys(map(scene.pixel, ring))) + "Z" for ring in rings
    )
    shape = ET.SubElement(parent, "path", {"d": path, **given})
    ET.SubElement(shape, "title").text = cleaned(title)


def _told(place: Place, language: str) -> str:
    count = WORDS["map-actor" if place.actors == 1 else "map-actors"].text(language).format(most=place.actors)
    return f"{place.label}: {count}"


def _box(y: float) -> dict[str, str]:
    return {"x": "16", "y": f"{y - 8:.1f}", "width": "28", "height": "16"}
