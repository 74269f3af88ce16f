"""Namesakes: a surname beside another body, or with a title the list does not give, is somebody else's."""

import pytest

from kg.evaluate import extracted
from kg.read import read_text

LIST = """Fachtag Wohnen

Referentinnen und Referenten
• Ida Ott, Landkreis Auental
• Dr. Bo Lenz, Stadt Sonnfeld

Rückblick

Am Vormittag ging es um das Wohnen. {sentence}
"""


def persons(sentence):
    record = extracted(read_text(LIST.format(sentence=sentence), source="fachtag.txt"))
    return {person.name: set(person.affiliations) for person in record.persons}


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("Zuerst begrüßte Frau Dr. Ott (Ministerium für Soziales Mittelau) die Gäste.", "Ott"),
        ("Danach sprach Frau Ott, Diakonie Brennau e. V., über Armut.", "Ott"),
        ("Danach sprach Herr Lenz vom Caritasverband Brennau e. V. über Armut.", "Lenz"),
        ("Frau Dr. Ott dankte allen.", "Ott"),
    ],
)
def test_another_body_or_an_unknown_title_tells_two_apart(sentence, other):
    found = persons(sentence)
    assert other in found
    assert found["Ida Ott"] == {"Landkreis Auental"}
    assert found["Bo Lenz"] == {"Stadt Sonnfeld"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Zuerst begrüßte Frau Ott die Gäste.",
        "Danach sprach Frau Ott (Kreis Auental) über Armut.",
        "Herr Lenz dankte allen.",
        "Herr Dr. Lenz dankte allen.",
        "Frau Ott stellte das Ministerium für Soziales Mittelau vor.",
    ],
)
def test_otherwise_the_surname_is_that_of_the_listed_person(sentence):
    assert set(persons(sentence)) == {"Ida Ott", "Bo Lenz"}
