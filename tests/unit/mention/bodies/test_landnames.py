"""A short name with a Land behind it is a body: a ministry, or what the field knows by that name."""

import pytest

from kg.mention.bodies.bodies import bodies_in
from kg.model import Span
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Staatssekretär Dr. Edmund Hell (MAGS NRW) sprach.", [("MAGS NRW", "Ministry", "land")]),
        ("Ein Gruß vom MS Niedersachsen.", [("MS Niedersachsen", "Ministry", "land")]),
        ("Es kam der KVJS Baden-Württemberg.", [("KVJS Baden-Württemberg", "PublicOrganisation", "")]),
        ("Die SPD NRW und das SchulG NRW sind keine.", []),
        ("In NRW und in Hessen ist es so.", []),
    ],
)
def test_bodies_of_a_land(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = bodies_in(text, Span(0, len(text)), VOCABULARY)
    assert [(one.form, one.kind, one.level) for one in found] == expected
