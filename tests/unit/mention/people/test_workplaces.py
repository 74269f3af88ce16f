"""Houses and services that only their place beside a person tells to be bodies."""

import pytest

from kg.mention.people.workplaces import named_in_brackets, workplace_at
from kg.model import Span
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("Stadtteilhauses Mühlenteich an", "Stadtteilhaus Mühlenteich"),
        ("Pflegekinderdienst seit 2017", "Pflegekinderdienst"),
        ("Treffpunkts am Anger seit", None),
        ("Gottesdienst in Auental", None),
        ("Baustelle Nord", None),
        ("Haus verlassen", None),
    ],
)
def test_workplaces(words, form):
    found = workplace_at(words, Span(0, len(words)))
    assert (found.form if found else None) == form


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Ems-Vechte-Welle", True),
        ("Offener Kanal Auental", True),
        ("Bremen", False),
        ("VMV", True),
        ("PDF", False),
        ("Seniorenbüro", True),
        ("Freie Wähler Auental", False),
        ("Moderation", False),
        ("Mutter von drei Kindern", False),
        ("Ida Kern", False),
    ],
)
def test_bodies_in_brackets(words, named):
    assert (named_in_brackets(words, Span(0, len(words)), VOCABULARY) is not None) == named
