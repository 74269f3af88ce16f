"""Officers: whom an office alone means, on minutes invented for each rule."""

import pytest

from kg.mention import mentions
from kg.model import Contribution
from kg.segment import passages, segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
HEAD = (
    "Niederschrift über die 2. Sitzung des Sozialausschusses\n\n"
    "Anwesend:\nLandrätin Ida Kern, Vorsitzende\nBürgermeister Bo Rind\nBürgermeister Jan Ott\n\nTOP 1: Pflege\n"
)


def roles(text: str, name: str) -> set[str]:
    blocks = segment(text)
    found = mentions(text, blocks, passages(text, blocks), VOCABULARY)
    told = [one for one in found if isinstance(one, Contribution) and one.person.name == name]
    return {role for one in told for role, _ in one.roles}


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Die Vorsitzende eröffnet die Sitzung um 16 Uhr.", "grusswort"),
        ("Die Landrätin berichtet über den Stand der Planung.", "vortrag"),
        ("Die Landrätin heißt die Anwesenden willkommen.", "grusswort"),
    ],
)
def test_the_office_stands_for_who_holds_it(sentence, role):
    assert role in roles(HEAD + sentence + "\n", "Ida Kern")


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Vorsitzende des Seniorenvereins berichtet über den Stand.",
        "Die Vorsitzende Mia Lund berichtet über den Stand.",
        "Die Ministerin berichtet über den Stand.",
    ],
)
def test_an_office_elsewhere_is_somebody_else_s(sentence):
    assert "vortrag" not in roles(HEAD + sentence + "\n", "Ida Kern")


def test_an_office_that_two_hold_means_neither():
    text = HEAD + "Der Bürgermeister berichtet über den Stand der Planung.\n"
    assert "vortrag" not in roles(text, "Bo Rind") | roles(text, "Jan Ott")


@pytest.mark.parametrize(
    ("sentence", "is_talk"),
    [
        ("Herr Rind informiert über die Fallzahlen.", True),
        ("Herr Rind legt den Bildungsbericht vor.", True),
        ("Herr Rind erläutert die Ergebnisse der Befragung.", True),
        ("Herr Rind erläutert, dass die Ergebnisse fehlen.", False),
        ("Herr Rind informiert sich über die Fallzahlen.", False),
    ],
)
def test_what_counts_as_a_report(sentence, is_talk):
    assert ("vortrag" in roles(HEAD + sentence + "\n", "Bo Rind")) is is_talk
