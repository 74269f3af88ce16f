"""The bodies that verbs give to persons, and what a sentence without a name says of the one before it."""

import pytest

from kg.mention.bodies.bodies import bodies_in
from kg.mention.people.appearances import Page, appearances_in
from kg.mention.people.persons import persons_in
from kg.model import PersonMention, Span
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
PAGE = Page(frozenset(), {}, None)
BEFORE = PersonMention(Span(0, 8), "known-name", 0.9, "Ida Kern")


def posts(sentence: str) -> list[tuple[str, str | None, str | None]]:
    """Return (name, function, body) of what a sentence says, with somebody named before it."""
    span = Span(0, len(sentence))
    persons = persons_in(sentence, span, frozenset())
    bodies = bodies_in(sentence, span, VOCABULARY, tuple(one.span for one in persons))
    found = appearances_in(sentence, span, persons, bodies, PAGE, VOCABULARY, BEFORE)
    return [
        (
            one.person.name,
            one.functions[0].text if one.functions else None,
            one.organisation.form if one.organisation else None,
        )
        for one in found
        if one.functions or one.organisation
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tom Rade leitet das Sozialwerk Mühlhof e. V.", [("Tom Rade", None, "Sozialwerk Mühlhof e. V.")]),
        (
            "Es kam Tom Rade, der den Kreisverband Auental vertritt.",
            [("Tom Rade", None, "Kreisverband Auental")],
        ),
        (
            "Gewählt wurde Ärztin Dr. Mia Lund, die beim Caritasverband Auental arbeitet.",
            [("Mia Lund", "Ärztin", "Caritasverband Auental")],
        ),
        ("Sie ist Sprecherin der Stiftung Nah.", [("Ida Kern", "Sprecherin", "Stiftung Nah")]),
        ("Er arbeitet seit Jahren bei der Stiftung Nah.", [("Ida Kern", None, "Stiftung Nah")]),
        ("Die Fachreferentin der Stiftung Nah warb dafür.", [("Ida Kern", "Fachreferentin", "Stiftung Nah")]),
    ],
)
def test_employments(sentence, expected):
    assert posts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Leiterin dankte allen.",
        "Sie ist gut besucht.",
        "Die Leiterin der Stiftung Nah ist neu.",
        "Die Stiftung Nah arbeitet weiter.",
    ],
)
def test_what_is_said_of_nobody_before(sentence):
    assert posts(sentence) == []
