"""Seats: the town beside a body, or in the address below its name."""

import pytest

from kg.evaluate import extracted
from kg.read import read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kita Hummel\nTräger: Elternverein Ahlen e. V.\nGartenweg 4, 59227 Ahlen",
            {"Kita Hummel": "Ahlen", "Elternverein Ahlen e. V.": None},
        ),
        ("Frauenhaus Anker\nTel. 0123 456\nPostfach 12\n31134 Hildesheim", {"Frauenhaus Anker": "Hildesheim"}),
        ("Träger: Elternverein Sonne e. V., Celle", {"Elternverein Sonne e. V.": "Celle"}),
        (
            "Das Ministerium für Soziales und Gesundheit in Mainz zahlt.",
            {"Ministerium für Soziales und Gesundheit": "Mainz"},
        ),
    ],
)
def test_a_body_sits_where_its_own_address_says(text: str, expected: dict[str, str | None]) -> None:
    found = {one.name: one.place for one in extracted(read_text(text, source="sitz.txt")).organisations}
    assert found == expected
