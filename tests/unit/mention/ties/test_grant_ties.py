"""Grants handed over: who gets them is funded by the programme they come from, and nobody else is."""

import pytest

from kg.mention import mentions
from kg.model import Tie
from kg.segment import passages, segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def funded(text: str) -> set[tuple[str, str]]:
    blocks = segment(text)
    found = mentions(text, blocks, passages(text, blocks), VOCABULARY)
    ties = (one for one in found if isinstance(one, Tie) and one.kind == "fundedBy")
    return {(getattr(one.source, "form", ""), getattr(one.target, "name", "")) for one in ties}


TO_TWO = "Förderbescheide wurden an den Kinderschutzbund Auental e. V. und das Haus Nah gGmbH überreicht. "
HANDED = "Ministerin Ida Kern hat heute drei Förderbescheide übergeben. "


@pytest.mark.parametrize(
    "text",
    [
        HANDED + "Empfänger sind der Kinderschutzbund Auental e. V., die Caritas Auental sowie das Haus Nah gGmbH. "
        "Das Geld kommt aus dem Landesprogramm „Dorf plus“.",
        TO_TWO + "Das Geld kommt aus dem Programm „Dorf plus“.",
        HANDED + "Die Mittel stammen aus dem Programm „Dorf plus“. Zu den geförderten Trägern gehören der "
        "Kinderschutzbund Auental e. V. und das Haus Nah gGmbH.",
    ],
)
def test_who_gets_a_grant_is_funded_by_its_programme(text: str) -> None:
    assert {("Kinderschutzbund Auental e. V.", "Dorf plus"), ("Haus Nah gGmbH", "Dorf plus")} <= funded(text)


@pytest.mark.parametrize(
    "text",
    [
        HANDED + "Empfänger sind der Kinderschutzbund Auental e. V. und das Haus Nah gGmbH. "
        "Das Projekt „Dorf plus“ läuft schon.",
        "Ida Kern stellte das Programm „Dorf plus“ vor. Auch der Kinderschutzbund Auental e. V. kam.",
    ],
)
def test_no_programme_pays_that_is_only_named(text: str) -> None:
    assert not funded(text)
