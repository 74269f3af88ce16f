"""Folding: which names are equal, level by level."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.folding import alphabetical, bare, spelled, tidy, unspelt

LEVELS = (tidy, spelled, alphabetical, bare)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Stadt  Köln ", "Stadt Köln", tidy),
        ("Ko\u0308ln", "Köln", tidy),
        ("KÖLN", "köln", spelled),
        ("Straße", "STRASSE", spelled),
        ("Café Köln", "Cafe Koln", alphabetical),
        ("Böll", "Boell", bare),
        ("Frau Prof. Dr. Anna Böll", "anna boell", bare),
        ("Nachbarn e. V.", "Nachbarn", bare),
        ("Wohnbau gGmbH", "Wohnbau", bare),
        ("NACHBARN E. V.", "Nachbarn", bare),
        ("WOHNBAU GGMBH", "Wohnbau", bare),
        ("Kinder- und Jugendhilfe", "Kinder und Jugendhilfe", bare),
    ],
)
def test_a_level_makes_equal_what_those_before_it_do_not(one, other, level):
    place = LEVELS.index(level)
    assert level(one) == level(other)
    assert all(earlier(one) != earlier(other) for earlier in LEVELS[:place])


def test_letters_that_differ_stay_apart():
    assert bare("Boll") != bare("Böll")
    assert spelled("Koln") != spelled("Köln")
    assert bare("AG") == "ag"  # nothing would be left
    assert bare("Agentur") == "agentur"


@given(st.text(max_size=30))
@example("\U0001d6a8\u0345")
def test_folding_twice_is_folding_once(text):
    for level in LEVELS:
        assert level(level(text)) == level(text)


@pytest.mark.parametrize(
    ("typed", "same"), [("Grünhagen", "gruenhagen"), ("Straße", "STRASSE"), ("Öl", "ol"), ("Quelle", "quelle")]
)
def test_umlauts_may_be_typed_in_any_way(typed, same):
    assert unspelt(typed) == unspelt(same)


def test_an_e_behind_qu_stays():
    assert unspelt("Quelle") != unspelt("Qulle")
