"""Posts that several persons hold together, or one in the place of another."""

import pytest

from kg.mention.bodies.bodies import bodies_in
from kg.mention.people.appearances import Page, appearances_in
from kg.mention.people.persons import persons_in
from kg.model import Span
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
PAGE = Page(frozenset(), {}, None)


def posts(sentence: str) -> dict[str, tuple[list[str], str | None]]:
    """Return functions and body by name."""
    span = Span(0, len(sentence))
    persons = persons_in(sentence, span, frozenset())
    bodies = bodies_in(sentence, span, VOCABULARY, tuple(one.span for one in persons))
    return {
        one.person.name: ([told.text for told in one.functions], one.organisation.form if one.organisation else None)
        for one in appearances_in(sentence, span, persons, bodies, PAGE, VOCABULARY)
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Dank galt den Sprecherinnen Ida Kern und Mia Lund.",
            {"Ida Kern": (["Sprecherin"], None), "Mia Lund": (["Sprecherin"], None)},
        ),
        (
            "Die Gründungsmitglieder Ida Kern (86) und Tom Rade (79) erinnerten sich.",
            {"Ida Kern": (["Gründungsmitglied"], None), "Tom Rade": (["Gründungsmitglied"], None)},
        ),
        ("Es kamen Landrätin Ida Kern und Tom Rade.", {"Ida Kern": (["Landrätin"], None)}),
        (
            "Frau Ott (Stiftung Nah) fehlt, für sie kommt Frau Lund.",
            {"Ott": ([], "Stiftung Nah"), "Lund": ([], "Stiftung Nah")},
        ),
    ],
)
def test_shared_posts(sentence, expected):
    assert posts(sentence) == expected
