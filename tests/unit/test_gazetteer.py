"""The gazetteer: which place a name means, and on what ground; several where nothing decides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer import Ground, meaning, neighbours
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
KEYS = sorted(VOCABULARY.towns.names)


def key_of(name, **context):
    found = meaning(name, VOCABULARY, **context).place
    return found.key if found else None


@pytest.mark.parametrize(
    ("name", "near", "key"),
    [
        ("Nideggen", (), "05358044"),
        ("Weil am Rhein", (), "08336091"),
        ("Limburg", (), "06533009"),
        ("Düren", (), "05358008"),
        ("Kreis Düren", (), "05358"),
        ("Vogelsbergkreis", (), "06535"),
        ("München", (), "09162"),
        ("Hessen", (), "06"),
        ("Husum", (), None),
        ("Husum", ("01",), "01054056"),
        ("Husum", ("03",), "03256016"),
        ("Halle", (), None),
        ("Halle", ("15",), "15002"),
        ("Nirgendshausen", (), None),
    ],
)
def test_which_place_a_name_means(name, near, key):
    assert key_of(name, near=frozenset(near)) == key


@pytest.mark.parametrize(
    ("name", "context", "ground"),
    [
        ("05358044", {}, Ground.KEY),
        ("Nideggen", {}, Ground.ONLY),
        ("Kassel", {"kinds": "Landkreis"}, Ground.TYPE),
        ("Husum", {"near": frozenset({"01"})}, Ground.CONTEXT),
        ("Husum", {"inside": "Nordfriesland"}, Ground.CONTEXT),
        ("Kassel", {}, Ground.RANK),
        ("Husum", {}, Ground.OPEN),
        ("Nirgendshausen", {}, Ground.UNKNOWN),
        ("Husum", {"inside": "Bayern"}, Ground.UNKNOWN),
        ("Titz", {"kinds": "Kreis"}, Ground.UNKNOWN),
    ],
)
def test_on_what_ground(name, context, ground):
    found = meaning(name, VOCABULARY, **context)
    assert found.ground is ground
    assert (found.place is None) == (ground in {Ground.OPEN, Ground.UNKNOWN})


def test_a_county_named_beside_leaves_a_city_of_county_rank_open():
    found = meaning("Münster", VOCABULARY, near=frozenset({"06432", "06"}))
    assert [one.key for one in found.candidates] == ["05515", "06432015"]


def test_two_in_one_county_stay_open():
    found = meaning("Neuenkirchen", VOCABULARY, kinds="Gemeinde", inside="Vorpommern-Greifswald")
    assert [one.key for one in found.candidates] == ["13075101", "13075102"]


def test_what_surrounds_an_open_name_is_told_where_all_lie_in_it():
    assert neighbours([meaning("Bremen", VOCABULARY)]) == {"04"}
    assert neighbours([meaning("Kreis Düren", VOCABULARY)]) == {"05358", "05"}
    assert neighbours([meaning("Nideggen", VOCABULARY), meaning("Frankfurt", VOCABULARY)]) == frozenset()


@given(st.sampled_from(KEYS))
def test_a_towns_own_name_with_its_county_means_it_or_stays_open(key):
    name = VOCABULARY.towns.names[key]
    found = meaning(name, VOCABULARY, kinds="Stadt", inside=key[:5] if len(key) > 5 else key[:2])
    assert found.place is None or found.place.key in {key, key[:2]}
    assert {key, key[:2]} & {one.key for one in found.candidates} or key[2:] == "000"


@given(st.text(max_size=30), st.text(max_size=12))
def test_any_text_has_a_meaning(name, kinds):
    found = meaning(name, VOCABULARY, kinds=kinds)
    assert found.place is None or found.candidates == (found.place,)
