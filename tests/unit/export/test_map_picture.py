"""Maps as SVG: every place that can be shown with link and number, steps with patterns and words, whose borders."""

import json
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.located import located
from kg.export.map_picture import map_picture
from kg.export.scene import WIDTH, fitted
from kg.export.shades import steps_of
from kg.geo import Area, Layer, Spot
from kg.network.places import Place, key_of
from kg.terms import ID

SVG = "{http://www.w3.org/2000/svg}"


def place(key, label, actors):
    thing = ID[f"place/ags-{key}" if key.isdigit() else f"place/{key}"]
    return Place(thing, label, key_of(thing), actors, 2, {ID["person/ada"]: "Ada"}, "Ein Satz.", {})


PLACES = (
    place("12", "Brandenburg", 9),
    place("11", "Berlin", 5),
    place("12069", "Potsdam-Mittelmark", 4),
    place("12054", "Potsdam", 1),
    place("12069616", "Teltow", 2),
    place("moorwarde", "Moorwarde <&>", 3),
)


def area(key, west):
    ring = tuple(
        Spot(*one) for one in ((west, 52.0), (west + 0.3, 52.0), (west + 0.3, 52.4), (west, 52.4), (west, 52.0))
    )
    return Area(key, f"Kreis {key}", ((ring,),), Spot(west + 0.15, 52.2))


COUNTIES = Layer(
    "kreise",
    tuple(map(area, ["11000", "12054", "12069", "12061"], [13.4, 13.1, 12.8, 13.7])),
    "© Amt",
    "CC0",
    "",
    "",
    "",
)


def drawn(layer=None, places=PLACES):
    made = map_picture(places, "Karte", "de", layer, lambda thing: thing.value + "?x", owed="Quelle: <wir>")
    return made, ET.fromstring(made.svg) if made.svg else None  # noqa: S314 - drawn just now


def links(root):
    return {one.get("href").removesuffix("?x"): one for one in root.iter(f"{SVG}a")}


def test_points_are_the_towns_with_known_coordinates_each_with_its_number():
    made, root = drawn()
    assert {thing.value for thing in made.shown} == set(links(root))
    assert {key_of(thing) for thing in made.shown} == {"11", "12054", "12069616"}
    reaches = {}
    for href, link in links(root).items():
        assert link.find(f"{SVG}title").text.endswith(("Akteure", "1 Akteur"))
        reaches[int(link.find(f"{SVG}text").text)] = float(link.find(f"{SVG}circle").get("r"))
        assert href in {one.value for one in made.shown}
    assert list(reaches.values()) == sorted(reaches.values(), reverse=True)
    assert made.owed == "Lage der Orte: GeoNames (CC BY 4.0)"
    assert made.owed in "".join(root.itertext())
    assert root.find(f"{SVG}desc").text == "Quelle: <wir>"


def test_areas_are_those_of_the_layer_with_pattern_number_and_a_legend_in_words():
    made, root = drawn(COUNTIES)
    assert {key_of(thing) for thing in made.shown} == {"11", "12054", "12069"}
    fills = {href.rpartition("-")[2]: link.find(f"{SVG}path").get("fill") for href, link in links(root).items()}
    assert len(set(fills.values())) == 3
    patterns = {f"url(#{one.get('id')})": len(list(one)) for one in root.iter(f"{SVG}pattern")}
    assert set(fills.values()) == patterns.keys()
    legend = [one.text for one in root.findall(f"{SVG}text")]
    assert legend == ["1 Akteur", "4 Akteure", "5 Akteure", "niemand bekannt", "Grenzen: © Amt, Lizenz: CC0"]
    titles = {one.text for one in root.iter(f"{SVG}title")}
    assert {"Kreis 12061: niemand bekannt", "Potsdam: 1 Akteur", "Berlin: 5 Akteure"} <= titles


def test_nothing_that_can_be_shown_makes_no_picture():
    nowhere = (place("moorwarde", "Moorwarde", 3),)
    assert drawn(places=nowhere)[0].svg == drawn(places=())[0].svg == ""
    assert drawn(Layer("leer", (), "", "", "", "", ""))[0].shown == frozenset()


@given(counts=st.lists(st.integers(1, 500), max_size=40))
def test_every_number_belongs_to_one_of_at_most_four_steps_in_their_order(counts):
    steps = steps_of(counts)
    assert len(steps) == min(4, len(set(counts)))
    assert all(sum(step.holds(count) for step in steps) == 1 for count in counts)
    assert [step.least for step in steps] == sorted(step.least for step in steps)
    assert all(step.words("de") and step.words("en") for step in steps)


spots = st.builds(Spot, st.floats(5, 16), st.floats(46, 56))


@given(there=st.lists(spots, min_size=1, max_size=8))
def test_all_points_are_in_the_scene_and_the_north_is_on_top(there):
    scene = fitted(there)
    assert all(scene.shows(spot) for spot in there)
    pixels = [scene.pixel(spot) for spot in there]
    assert all(0 <= x <= WIDTH for x, _ in pixels)
    for one, other in pairwise(there):
        if one.latitude > other.latitude + 0.01:
            assert scene.pixel(one)[1] <= scene.pixel(other)[1]


def test_geojson_has_all_places_and_whose_they_are():
    for layer, shapes in ((None, ["Point"] * 3), (COUNTIES, ["MultiPolygon"] * 3)):
        told = json.loads(located(PLACES, "Karte", layer, lambda thing: thing.value, owed="Quelle: wir"))
        assert told["attribution"] == "Quelle: wir"
        assert [one["properties"]["name"] for one in told["features"]] == [one.label for one in PLACES]
        there = [one["geometry"]["type"] for one in told["features"] if one["geometry"]]
        assert there == shapes
    assert told["features"][0]["properties"] == {
        "name": "Brandenburg",
        "key": "12",
        "actors": 9,
        "documents": 2,
        "strongest": ["Ada"],
        "page": PLACES[0].place.value,
    }
    assert pytest.approx(told["features"][1]["geometry"]["coordinates"][0][0][0]) == [13.4, 52.0]
