"""What the points of an invitation say of people: sentences without a full stop."""

import pytest

from kg.mention import mentions
from kg.model import Contribution
from kg.segment import passages, segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def roles(text: str) -> dict[str, list[str]]:
    parts = segment(text)
    found = mentions(text, parts, passages(text, parts), VOCABULARY)
    told: dict[str, list[str]] = {}
    for one in found:
        if isinstance(one, Contribution):
            told.setdefault(one.person.name, []).extend(role for role, _ in one.roles)
    return told


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("- Landrat Tom Rade begrüßt euch", {"Tom Rade": ["grusswort"]}),
        ("- Danach spricht Ida Kern über Mieten", {"Ida Kern": ["vortrag"]}),
        ("- Ida Kern und Tom Rade stellen sich euren Fragen", {"Ida Kern": ["podium"], "Tom Rade": ["podium"]}),
    ],
)
def test_a_point_is_a_sentence_by_its_verb(point, expected):
    assert roles(f"1. Fachtag Wohnen\n\nWas euch erwartet:\n{point}\n- Es gibt auch Musik\n") == expected
