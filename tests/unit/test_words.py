"""Words: inflected forms share a stem, nouns that only look alike do not."""

import pytest

from kg.words import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("sozialräumlichen", "sozialräumlich"), ("Beteiligungen", "Beteiligung"), ("Häuser", "Haus")],
)
def test_forms_of_one_word_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vereinbarkeit", "Vereinbarung"),
        ("Beteiligung", "Beteiligten"),
        ("Ernährung", "ernährt"),
        ("sich", "sichere"),
        ("will", "Willen"),
    ],
)
def test_abstract_nouns_keep_their_ending(one, other):
    assert stem(one) != stem(other)
