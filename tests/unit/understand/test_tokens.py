"""Words of questions meet across inflection, case and the spelling of umlauts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.folding import unspelt
from kg.understand.tokens import fillers, key_of, keys_of, prepositions, tokens_of


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Träger", "Traeger"),
        ("Mobilität", "mobilitaet"),
        ("Vereine", "Verein"),
        ("STRASSE", "Straße"),
        ("über", "ueber"),
    ],
)
def test_spellings_of_one_word_have_one_key(left, right):
    assert key_of(left) == key_of(right)


def test_numbers_of_events_are_words_and_compounds_with_a_hyphen_are_several():
    assert [token.text for token in tokens_of("Forum 3.2 in Potsdam-Mittelmark?")] == [
        *("Forum", "3.2", "in", "Potsdam", "Mittelmark"),
    ]
    assert keys_of("Kinder- und Jugendhilfe") == keys_of("kinder und jugendhilfe")


@given(st.text(max_size=60))
def test_tokens_stand_where_they_say(text):
    for token in tokens_of(text):
        assert token.text
        assert token.start < token.end


def test_prepositions_are_fillers_and_denials_are_not():
    assert prepositions() < fillers()
    assert not fillers() & set(map(unspelt, ("nicht", "kein", "nie", "niemand", "Armut")))
