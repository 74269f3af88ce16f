"""Inlines: people behind titles and behind other people get an entry and a role of their own, prose gets none."""

import pytest

from kg.mention.lists.headings import Heading
from kg.mention.lists.inlines import another, beside, sprinkled
from kg.mention.lists.lines import Entry
from kg.model import Span


def whole(text: str) -> Span:
    return Span(0, len(text))


def told(text: str, entries: object) -> list[tuple[str, list[str]]]:
    return [(one.span.of(text), [role for role, _ in one.roles]) for one in entries]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "Ida Kern (Werk) im Gespräch mit Tom Rade (Amt)",
            [("Ida Kern (Werk)", ["podium"]), ("Tom Rade (Amt)", ["podium"])],
        ),
        ("Ida Kern (Werk) mit Tom Rade", [("Ida Kern (Werk)", ["vortrag"]), ("Tom Rade", ["vortrag"])]),
        ("Ida Kern, Werk – Moderation: Tom Rade", [("Ida Kern, Werk", ["vortrag"]), ("Tom Rade", ["moderation"])]),
        ("Ida Kern, Werk, moderiert von Tom Rade", [("Ida Kern, Werk", ["vortrag"]), ("Tom Rade", ["moderation"])]),
        (
            "Ida Kern, Projekt „Reden im Gespräch mit Tom“",
            [("Ida Kern, Projekt „Reden im Gespräch mit Tom“", ["vortrag"])],
        ),
        ("Ida Kern, Werk gGmbH. Danach fragte das Publikum lange.", [("Ida Kern, Werk gGmbH", ["vortrag"])]),
        ("Ida Kern, Werk e. V., Referentin Nord", [("Ida Kern, Werk e. V., Referentin Nord", ["vortrag"])]),
    ],
)
def test_an_entry_ends_where_words_lead_to_another_person(entry: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(entry, another(entry, Entry(whole(entry), (("vortrag", whole(entry)),)))) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("F1: Mobil auf dem Land (Ida Kern, Werk)", [("Ida Kern, Werk", ["podium"])]),
        ("Mobil auf dem Land – Moderation: Ida Kern, Werk", [("Ida Kern, Werk", ["moderation"])]),
        ("9.30 Begrüßung durch Landrat Tom Rade", [("Landrat Tom Rade", ["grusswort"])]),
        ("Das Land hat mit Ida Kern gesprochen", []),
        ("Ein Haus – Ida-Kern-Schule", []),
    ],
)
def test_people_behind_a_title_have_the_nearest_role(line: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(line, sprinkled(line, whole(line), Heading(Span(0, 1), (("podium", Span(0, 1)),)))) == expected


def test_without_a_word_for_a_role_nobody_has_one() -> None:
    line = "Mobil auf dem Land (Ida Kern, Werk)"
    assert told(line, sprinkled(line, whole(line), None)) == []


def test_a_line_with_and_goes_on_with_the_people_above() -> None:
    line = "und Landrat Tom Rade, Kreis Ulm"
    above = Entry(Span(0, 1), (("grusswort", Span(0, 1)),))
    found = beside(line, above, whole(line))
    assert found is not None
    assert told(line, [found]) == [("Landrat Tom Rade, Kreis Ulm", ["grusswort"])]
    assert beside("und danach Musik", above, Span(0, 16)) is None
