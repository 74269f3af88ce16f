"""Installed boundaries: kept as GeoJSON, given back as they were, told by name, gone when removed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import NotFound, VocabularyBroken, WrongParameter
from kg.geo import Area, Layer, Spot, add, layer_in, layers_in, remove, spot_of
from kg.geo.layer import layer_of, written

spots = st.builds(Spot, st.floats(5, 16).map(lambda it: round(it, 4)), st.floats(46, 56).map(lambda it: round(it, 4)))
rings = st.lists(spots, min_size=3, max_size=6).map(lambda ring: (*ring, ring[0]))
polygons = st.lists(rings, min_size=1, max_size=2).map(tuple)
areas = st.builds(
    Area, st.sampled_from(["12", "12054", "12069616"]), st.text(), st.lists(polygons, max_size=2).map(tuple), spots
)
layers = st.builds(Layer, st.just("kreise"), st.lists(areas, max_size=3).map(tuple), *[st.text()] * 5)


@given(layer=layers)
def test_a_layer_is_read_as_it_was_written(layer):
    assert layer_of(written(layer)) == layer


def layer(name, key="12054"):
    ring = (Spot(13.0, 52.3), Spot(13.1, 52.3), Spot(13.1, 52.4), Spot(13.0, 52.3))
    return Layer(name, (Area(key, "Potsdam", ((ring,),), ring[0]),), "© Amt", "CC0", "a.geojson", "00", "2026-01-02")


def test_layers_are_added_replaced_listed_and_removed(tmp_path):
    folder = tmp_path / "geo"
    assert layers_in(folder) == layers_in(None) == ()
    for one in (layer("laender", "12"), layer("kreise"), layer("kreise", "12069")):
        file = add(folder, one)
    assert json.loads(file.read_bytes())["attribution"] == "© Amt"
    assert [(one.name, *one.by_key) for one in layers_in(folder)] == [("kreise", "12069"), ("laender", "12")]
    assert layer_in(folder, "laender").areas[0].key == "12"
    remove(folder, "kreise")
    with pytest.raises(NotFound, match=r"no boundaries 'kreise'; there are laender"):
        remove(folder, "kreise")


@pytest.mark.parametrize("name", ["", "Kreise", "../kreise", "a b", "x" * 41])
def test_a_name_that_is_none_for_a_file_is_refused(tmp_path, name):
    with pytest.raises(WrongParameter, match="small letters"):
        add(tmp_path, layer(name))


def test_a_damaged_file_is_told_by_its_name(tmp_path):
    (tmp_path / "kreise.geojson").write_text('{"features": []}', "utf-8")
    with pytest.raises(VocabularyBroken, match=r"kreise\.geojson: no boundaries"):
        layers_in(tmp_path)


def test_towns_and_city_states_have_a_spot_and_areas_have_none():
    assert spot_of("12069616") == pytest.approx((13.260, 52.403), abs=0.01)
    assert spot_of("11") == spot_of("11000") is not None
    assert spot_of("12069") is None
    assert spot_of("12") is None
    assert spot_of("") is None
