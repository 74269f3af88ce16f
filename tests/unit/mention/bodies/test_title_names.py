"""Title names: a network's name may fill its title; words for the page do not belong to it."""

import pytest

from kg.mention.bodies.bodies import bodies_in
from kg.mention.bodies.title_names import filled
from kg.model import Span
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Netzwerk Bildung im Quartier Aue-West", "Netzwerk Bildung im Quartier Aue-West"),
        ("Bündnis Wohnen in Zahlen", None),
        ("Netzwerk Bildung lädt zum Fest", None),
        ("Stadt Celle im Wandel", None),
    ],
)
def test_the_name_is_the_whole_title_or_none(title, expected):
    span = Span(0, len(title))
    whole = filled(title, span, bodies_in(title, span, VOCABULARY)[0], VOCABULARY)
    assert (whole.form if whole else None) == expected
