"""Branches: a known body with its place behind it is the branch there, and nothing else is taken along."""

import pytest

from kg.mention.bodies.bodies import bodies_in
from kg.model import Span
from kg.vocabulary import load_vocabulary


def forms(text):
    return [body.form for body in bodies_in(text, Span(0, len(text)), load_vocabulary())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mit dabei waren die pro familia Gießen und donum vitae.", ["pro familia Gießen", "donum vitae"]),
        ("Der AWO Kreisverband Plön lud ein.", ["AWO Kreisverband Plön"]),
        ("Das sagte der VdK Hessen.", ["VdK Hessen"]),
        ("Der Paritätische NRW rechnet vor.", ["Der Paritätische NRW"]),
        ("Die Malteser Werke laden ein.", ["Malteser"]),
        ("Aktion Mensch Projekte laufen weiter.", ["Aktion Mensch"]),
    ],
)
def test_a_place_behind_a_known_name_belongs_to_it(text, expected):
    assert forms(text) == expected
