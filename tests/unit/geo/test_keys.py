"""Official keys as publishers write them: filled up, with the association, as numbers that lost their zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.geo.keys import key_in


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ({"AGS": "12"}, "12"),
        ({"AGS": "12000000"}, "12"),
        ({"AGS": "12054000"}, "12054"),
        ({"AGS": "12069616"}, "12069616"),
        ({"ARS": "120690616616"}, "12069616"),
        ({"ARS": "120540000000"}, "12054"),
        ({"RS": "010010000000"}, "01001"),
        ({"ags": 1001}, "01001"),
        ({"ags": 1051001.0}, "01051001"),
        ({"AGS": "05 334"}, "05334"),
        ({"AGS": "054"}, "054"),
        ({"AGS": None, "ARS": "05334"}, "05334"),
        ({"AGS": "DE40"}, ""),
        ({"AGS": True}, ""),
        ({"name": "12054"}, ""),
        ({}, ""),
    ],
)
def test_a_key_is_read_whatever_its_form(told, key):
    assert key_in(told) == key


def test_the_attribute_that_is_named_alone_counts():
    told = {"AGS": "12054", "Kennung": "12069"}
    assert key_in(told, "kennung") == "12069"
    assert key_in(told, "Schluessel") == ""


@given(value=st.one_of(st.text(), st.integers(), st.floats(), st.none()))
def test_any_value_is_a_key_or_none(value):
    found = key_in({"AGS": value})
    assert found == "" or (found.isdigit() and len(found) in {2, 3, 5, 8})
