"""Municipalities: the shipped table of towns by official key."""

from kg.municipalities import load_municipalities


def test_the_table_is_whole():
    towns = load_municipalities()
    assert len(towns.names) > 10_700
    assert all(len(key) in {5, 8} and key.isdigit() for key in towns.names)


def test_regional_keys_hold_the_official_ones():
    towns = load_municipalities()
    assert towns.regional["05358044"] == "053580044044"
    assert towns.regional["08111"] == "081110000000"
    assert all(len(one) == 12 and one[:5] == key[:5] for key, one in towns.regional.items())
    assert all((one[:5] + one[9:]).startswith(key) for key, one in towns.regional.items())


def test_geonames_numbers_stand_where_they_are_known():
    towns = load_municipalities()
    assert towns.geonames["08111"] == "2825297"
    assert len(towns.geonames) > 8_500
    assert len(set(towns.geonames.values())) == len(towns.geonames)
