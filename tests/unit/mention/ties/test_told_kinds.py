"""Told kinds: the classes that relations and the words before a name tell of bodies."""

import pytest

from kg.evaluate import extracted
from kg.read import read_text


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Die Kita Hummel wird vom Wirbelwind e. V. betrieben.", "Wirbelwind e. V.", "freier Träger"),
        (
            "Die Kita Hummel wird von der Kirchengemeinde St. Vitus betrieben.",
            "Kirchengemeinde St. Vitus",
            "zivilgesellschaftliche Organisation",
        ),
        ("Dort berät der freie Träger Wirbelwind e. V. Familien.", "Wirbelwind e. V.", "freier Träger"),
        ("Dort feiert der Wirbelwind e. V. mit Familien.", "Wirbelwind e. V.", "zivilgesellschaftliche Organisation"),
        (
            "Das Institut für Kulturpolitik der Universität Hildesheim wertet aus.",
            "Institut für Kulturpolitik",
            "Verwaltungseinheit",
        ),
        ("Das Institut für Kulturpolitik wertet aus.", "Institut für Kulturpolitik", "förmliche Organisation"),
    ],
)
def test_the_class_is_what_the_text_tells(text: str, name: str, expected: str) -> None:
    found = {one.name: one.type for one in extracted(read_text(text, source="traeger.txt")).organisations}
    assert found[name] == expected
