"""The bracket behind the title of a workshop names its people, each with a role and a body."""

import pytest

from kg.mention.lists.brackets import bracketed
from kg.mention.lists.strings import strung
from kg.model import Span


def read(line: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the words and roles of the entries in the bracket of a line."""
    found = bracketed(line, Span(0, len(line)))
    return [(one.span.of(line), tuple(role for role, _ in one.roles)) for one in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Workshop 2: Quartier (Input: Jan Ott, Stadt Ahlen, Stabsstelle Quartier; Moderation: Dr. Ines Pfahl)",
            [("Jan Ott, Stadt Ahlen, Stabsstelle Quartier", ("vortrag",)), ("Dr. Ines Pfahl", ("moderation",))],
        ),
        (
            "Offene Ateliers im Viertel (Leitung: Ida Kern, Haus am Ring e. V.)",
            [("Ida Kern, Haus am Ring e. V.", ("moderation",))],
        ),
        (
            "Forum B: Streit schlichten (mit Ruven Katz, Lotsen e.V., und Kommissarin Birte Olt, Polizei Emden)",
            [("Ruven Katz, Lotsen e.V.", ("vortrag",)), ("Kommissarin Birte Olt, Polizei Emden", ("vortrag",))],
        ),
        (
            "WS 3: Gemeinsam kochen (Anne Tiem & Holger Brüg, Mehrgenerationenhaus Lingen)",
            [("Anne Tiem & Holger Brüg, Mehrgenerationenhaus Lingen", ("vortrag",))],
        ),
        ("Workshop 6: Haus Sonnenblick – ein Ort für alle (entfallen)", []),
        ("Workshop 4: Wohnen im Alter (Raum: Anna Seghers)", []),
        ("Café Vielfalt (Martha Brink Haus)", []),
        ("Anna Meier (Leitung: Haus am Ring)", []),
    ],
)
def test_bracket_of_a_title(line: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert read(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "MR Dr. Hartwig Nölle, Landratsamt Gera / Prof. Dr. Tessa Grün, TU Dortmund",
            ["MR Dr. Hartwig Nölle, Landratsamt Gera", "Prof. Dr. Tessa Grün, TU Dortmund"],
        ),
        (
            "Amir Reza, Teamleiter Jugendarbeit, und Petra Kunz, Schulleiterin",
            ["Amir Reza, Teamleiter Jugendarbeit", "Petra Kunz, Schulleiterin"],
        ),
        ("Ida Kern und Petra Kunz, Kreis Auental", ["Ida Kern und Petra Kunz, Kreis Auental"]),
        ("Ida Kern, Stiftung Anna und Karl Meier", ["Ida Kern, Stiftung Anna und Karl Meier"]),
    ],
)
def test_strings_of_full_entries(line: str, expected: list[str]) -> None:
    assert [one.of(line) for one in strung(line, Span(0, len(line)))] == expected
