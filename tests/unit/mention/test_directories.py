"""Directories: who is named behind a unit, an office or a task, with a colon or dots between them."""

import pytest

from kg.mention.lists.listings import listing_of
from kg.segment import segment
from kg.vocabulary import Vocabulary, load_vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def people(text: str, vocabulary: Vocabulary) -> list[tuple[str, str, str]]:
    """Return name, functions and body or unit of everybody whom the layout names."""
    found = listing_of(text, segment(text), vocabulary).people
    return [
        (
            one.person.name,
            "; ".join(function.text for function in one.functions),
            one.unit.name if one.unit else one.organisation.form if one.organisation else "",
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Jugendamt ................... Bettina Spörl (Amtsleiterin)", ("Bettina Spörl", "Amtsleiterin", "Jugendamt")),
        ("Kreisseniorenrat ... Erwin Zeisig, Vorsitzender", ("Erwin Zeisig", "Vorsitzender", "Kreisseniorenrat")),
        ("Leiter der Koordinierungsstelle Altenhilfe: Arne Voss", ("Arne Voss", "Leiter", "Koordinierungsstelle")),
        ("Stadtrat für Jugend und Soziales: Harald Mohn", ("Harald Mohn", "Stadtrat für Jugend und Soziales", "")),
        ("Leitung des Projekts: Severin Quade", ("Severin Quade", "Leitung", "")),
        ("Netzwerkkoordination: Mirko Dahlke, Zimmer 214", ("Mirko Dahlke", "Netzwerkkoordination", "")),
    ],
)
def test_a_line_of_a_directory_ties_who_is_behind_it(
    line: str, expected: tuple[str, str, str], vocabulary: Vocabulary
) -> None:
    found = people(f"Wer hilft mir weiter?\n\nUnsere Stellen sind für Sie da.\n{line}\n", vocabulary)
    assert [(name, function, home[: len(expected[2])]) for name, function, home in found] == [expected]


def test_two_columns_of_a_signature_are_two_people(vocabulary: Vocabulary) -> None:
    text = "Mit freundlichen Grüßen\nIngo Behrmann, Vorsitzender      Sabine Tank, Schatzmeisterin\n"
    assert [(name, function) for name, function, _ in people(text, vocabulary)] == [
        ("Ingo Behrmann", "Vorsitzender"),
        ("Sabine Tank", "Schatzmeisterin"),
    ]


def test_an_arrow_opens_an_item_of_a_list(vocabulary: Vocabulary) -> None:
    text = "Rückblick\n\nDanach sprachen:\n\n> Valeska Thom – Institut für Familienforschung\n> Jan Ott _ Kreis Plön\n"
    assert [(name, home) for name, _, home in people(text, vocabulary)] == [
        ("Valeska Thom", "Institut für Familienforschung"),
        ("Jan Ott", "Kreis Plön"),
    ]


def test_offices_of_a_body_s_own_page_are_held_there(vocabulary: Vocabulary) -> None:
    title = "Bezirksamt Lindenau\nAnsprechpersonen\n\n"
    text = f"{title}Region Nord\nRegionalleiterin: Swantje Hoppe\nLeiter: Jan Ott, Kreis Plön\n"
    assert people(text, vocabulary) == [
        ("Swantje Hoppe", "Regionalleiterin", "Bezirksamt Lindenau"),
        ("Jan Ott", "Leiter", "Kreis Plön"),
    ]
    assert people(text.replace("Bezirksamt Lindenau", "Wer hilft weiter?"), vocabulary)[0][2] == ""
