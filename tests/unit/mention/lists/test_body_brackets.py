"""Body brackets: the people in brackets behind bodies belong to them; other brackets hold none."""

import pytest

from kg.mention.bodies.bodies import bodies_in
from kg.mention.lists.body_brackets import in_body_brackets
from kg.model import Span
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def placed(text):
    found = in_body_brackets(text, bodies_in(text, Span(0, len(text)), VOCABULARY))
    return [(one.person.name, one.organisation.form, [part.span.of(text) for part in one.functions]) for one in found]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Diakonisches Werk Husum (Birte Ketel)", [("Birte Ketel", "Diakonisches Werk Husum", [])]),
        (
            "Jobcenter Ulm (Anna Kern und Jan Rind)",
            [("Anna Kern", "Jobcenter Ulm", []), ("Jan Rind", "Jobcenter Ulm", [])],
        ),
        ("Jobcenter Ulm (Leiterin Anna Kern)", [("Anna Kern", "Jobcenter Ulm", ["Leiterin"])]),
        ("Jobcenter Ulm (Anna-Seghers-Straße 5)", []),
        ("Jobcenter Ulm (siehe Anna Kern)", []),
        ("Jobcenter Ulm (Standort Mitte)", []),
        ("Jobcenter Ulm (Anna Kern vertreten durch Jan Rind)", []),
    ],
)
def test_who_fills_the_bracket_behind_a_body_belongs_there(text, people):
    assert placed(text) == people


def test_who_has_a_body_by_another_reading_keeps_it():
    text = "Jobcenter Ulm (Anna Kern)"
    bodies = bodies_in(text, Span(0, len(text)), VOCABULARY)
    known = tuple(in_body_brackets(text, bodies))
    assert list(in_body_brackets(text, (*bodies, *known))) == []
