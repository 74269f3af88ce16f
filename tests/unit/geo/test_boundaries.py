"""Boundary files: read in the coordinates of offices, matched by key, refused with what would be right."""

import json

import pytest
import shapely

from kg.errors import DocumentUnreadable, WrongParameter
from kg.geo import boundaries_in
from kg.geo.layer import geometry
from tests.unit.geo.squares import SIDE, feature, row_of, square, written

KEYS = ["12054", "12069", "12073"]


@pytest.mark.parametrize(
    ("code", "crs"),
    [
        (4326, ""),
        (4326, "urn:ogc:def:crs:OGC:1.3:CRS84"),
        (4258, "EPSG:4258"),
        (25832, "urn:ogc:def:crs:EPSG::25832"),
        (25833, "EPSG:25833"),
    ],
)
def test_squares_come_back_in_degrees_whatever_their_coordinates(tmp_path, code, crs):
    found = boundaries_in(written(tmp_path / "a.geojson", row_of([*KEYS, "99999"], code=code), crs))
    assert [area.key for area in found.areas] == KEYS
    assert [area.name for area in found.areas] == ["Potsdam", "Potsdam-Mittelmark", "Uckermark"]
    assert found.unmatched == ("99999",)
    for place, area in enumerate(found.areas):
        ((ring,),) = area.polygons
        corners = {(round(x, 2), round(y, 2)) for x, y in ring}
        assert corners == {(round(x, 2), round(y, 2)) for x, y in square(12.5 + SIDE * place, 52.3)}
        assert shapely.geometry.shape(geometry(area)).contains(shapely.Point(area.middle))


def test_silent_coordinates_in_metres_are_taken_as_the_option_says(tmp_path):
    file = written(tmp_path / "a.geojson", row_of(KEYS, code=25833))
    with pytest.raises(DocumentUnreadable, match=r"do not lie in Germany as EPSG:4326.*--crs.*EPSG:25833"):
        boundaries_in(file)
    assert len(boundaries_in(file, crs="EPSG:25833").areas) == 3
    with pytest.raises(WrongParameter, match=r"--crs: coordinates EPSG:31467 are not read; there are EPSG:4326"):
        boundaries_in(file, crs="EPSG:31467")


def test_latitude_first_is_told(tmp_path):
    swapped = [feature({"AGS": "12054"}, [(y, x) for x, y in square(12.5, 52.3)])]
    with pytest.raises(DocumentUnreadable, match="longitude must stand first"):
        boundaries_in(written(tmp_path / "a.geojson", swapped))


def test_parts_of_one_key_become_one_area_and_water_is_left_out(tmp_path):
    hole = square(12.6, 52.4, 0.1)
    features = [
        feature({"AGS": "12054", "GF": 4}, square(12.5, 52.3), hole),
        feature({"AGS": "12054", "GF": 4}, square(13.5, 52.3)),
        feature({"AGS": "12054", "GF": 2}, square(14.5, 52.3)),
    ]
    (area,) = boundaries_in(written(tmp_path / "a.geojson", features)).areas
    assert sorted(len(polygon) for polygon in area.polygons) == [1, 2]
    assert shapely.geometry.shape(geometry(area)).area == pytest.approx(2 * SIDE**2 - 0.1**2, rel=0.01)


def test_borders_that_are_shared_stay_shared_when_made_simple(tmp_path):
    wavy = [(12.8 + 0.0004 * (step % 2), 52.3 + 0.0003 * step) for step in range(1001)]
    left = [(12.5, 52.3), *wavy, (12.5, 52.6), (12.5, 52.3)]
    right = [(13.1, 52.3), (13.1, 52.6), *reversed(wavy), (13.1, 52.3)]
    found = boundaries_in(
        written(tmp_path / "a.geojson", [feature({"AGS": "12054"}, left), feature({"AGS": "12069"}, right)])
    )
    one, other = (shapely.geometry.shape(geometry(area)) for area in found.areas)
    assert max(len(area.polygons[0][0]) for area in found.areas) < 50
    assert one.intersection(other).area == pytest.approx(0, abs=1e-9)
    assert one.union(other).geom_type == "Polygon"


def test_points_are_taken_as_points(tmp_path):
    point = {
        "type": "Feature",
        "properties": {"AGS": "12069616"},
        "geometry": {"type": "Point", "coordinates": [13.26, 52.4]},
    }
    (area,) = boundaries_in(written(tmp_path / "a.geojson", [point])).areas
    assert (area.name, area.polygons) == ("Teltow", ())
    assert area.middle == pytest.approx((13.26, 52.4), abs=1e-4)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.json", "", "no such file"),
        ("a.shp", "shape", r"is a shapefile; GeoJSON is read: ogr2ogr"),
        ("a.zip", "PK", "is an archive"),
        ("a.json", "{", "is no JSON"),
        ("a.json", '{"type": "Topology"}', "is TopoJSON; GeoJSON is read: mapshaper"),
        ("a.json", '{"type": "Feature"}', "no GeoJSON of type FeatureCollection, but Feature"),
        ("a.json", "[]", "but something else"),
        ("a.json", json.dumps({"type": "FeatureCollection", "features": [1]}), "feature 1 is damaged"),
        (
            "a.json",
            json.dumps(
                {"type": "FeatureCollection", "features": [{"geometry": {"type": "Polygon", "coordinates": [[1]]}}]}
            ),
            "feature 1 is damaged",
        ),
        (
            "a.json",
            '{"type": "FeatureCollection", "features": [{"geometry": {"type": "Point", "coordinates": [NaN, 52]}}]}',
            "feature 1 is damaged: a coordinate",
        ),
        ("a.json", json.dumps({"type": "FeatureCollection", "features": []}), "none of its 0 features"),
        (
            "a.json",
            json.dumps({"type": "FeatureCollection", "features": row_of(["12054"], "Kennung")}),
            r"AGS or ARS can be named by --attribute, there are Kennung",
        ),
        (
            "a.json",
            json.dumps(
                {"type": "FeatureCollection", "crs": {"properties": {"name": "EPSG:3857"}}, "features": row_of(["12"])}
            ),
            "coordinates EPSG:3857 are not read; there are EPSG:4326",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_would_be_right(tmp_path, name, text, said):
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(DocumentUnreadable, match=said):
        boundaries_in(tmp_path / name)


def test_an_attribute_can_be_named(tmp_path):
    file = written(tmp_path / "a.geojson", row_of(KEYS, "Kennung"))
    assert len(boundaries_in(file, attribute="kennung").areas) == 3
