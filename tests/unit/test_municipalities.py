"""Municipalities: the shipped table, and which town a name means."""

import pytest

from kg.municipalities import load_municipalities
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def test_the_table_is_whole():
    towns = load_municipalities()
    assert len(towns.names) > 10_700
    assert all(len(key) in {5, 8} and key.isdigit() for key in towns.names)


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
    found = VOCABULARY.territory(name, frozenset(near))
    assert (found.key if found else None) == key
