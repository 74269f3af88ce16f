"""Rosters: bodies by the lines of their lists, with units, carriers and seats; no persons, no addresses."""

import pytest

from kg.mention.lists.rosters import rosters_of
from kg.segment import segment
from kg.vocabulary import Vocabulary, load_vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def read(text: str, vocabulary: Vocabulary) -> list[tuple[str, list[str], list[str]]]:
    """Return kind, listed bodies, and ties as "source kind target" of every line."""
    found = rosters_of(text, segment(text), vocabulary)
    return [
        (
            one.kind,
            [body.form for body in one.bodies],
            [f"{tie.source.form} {tie.kind} {tie.target.form}" for tie in one.ties],  # type: ignore[union-attr]  # bodies
        )
        for one in found
    ]


def test_units_and_carriers_stand_beside_their_bodies(vocabulary: Vocabulary) -> None:
    text = (
        "Netz Lernwege\n\nMitglieder\nStadt Ulm, Amt für Schule\nKita Sausewind (Träger: Diakoniewerk Aue gGmbH)\n"
        "12. Grundschule\nInternationaler Bund (IB) Mitte gGmbH\nSozialamt des Landkreises Celle\n"
    )
    assert read(text, vocabulary) == [
        ("memberOf", ["Stadt Ulm"], ["Amt für Schule unitOf Stadt Ulm"]),
        ("memberOf", ["Kita Sausewind"], ["Diakoniewerk Aue gGmbH carrierOf Kita Sausewind"]),
        ("memberOf", ["12. Grundschule"], []),
        ("memberOf", ["Internationaler Bund Mitte gGmbH"], []),
        ("memberOf", ["Sozialamt"], ["Sozialamt unitOf Landkreis Celle"]),
    ]


def test_commas_part_bodies_but_no_portfolio(vocabulary: Vocabulary) -> None:
    text = (
        "Netz Lernwege\n\nFörderung\nMinisterium für Arbeit, Soziales und Integration, Stadtwerke Aurich GmbH\n"
        "Sparkasse Oldau, Celle\n"
    )
    assert read(text, vocabulary) == [
        ("fundedBy", ["Ministerium für Arbeit, Soziales und Integration", "Stadtwerke Aurich GmbH"], []),
        ("fundedBy", ["Sparkasse Oldau"], []),
    ]


def test_an_address_is_no_body_but_tells_the_seat(vocabulary: Vocabulary) -> None:
    text = "Projekt Weitblick\n\nTräger\nVerein zur Förderung junger Familien (VFJ) e. V.\nHauptstraße 7\n29221 Celle\n"
    (roster,) = rosters_of(text, segment(text), vocabulary)
    (body,) = roster.bodies
    assert body.form == "Verein zur Förderung junger Familien e. V."
    assert body.aliases == ("VFJ",)
    assert body.seat is not None
    assert body.seat.name == "Celle"


@pytest.mark.parametrize(
    "text",
    [
        "Beirat Teilhabe\n\nMitglieder\nIda Kern, Landkreis Celle\nDr. Tom Rade, Caritasverband Celle\n",
        "Netz Aue\n\nFörderung\nGefördert werden Vorhaben, die in der Gemeinde wirken und nicht nur im Verein.\n",
        "Netz Aue\n\nUnsere Ziele\nStadt Ulm\nSozialamt\n",
    ],
)
def test_people_sentences_and_other_headings_make_no_roster(text: str, vocabulary: Vocabulary) -> None:
    assert read(text, vocabulary) == []


def test_a_branch_behind_a_comma_belongs_to_its_association(vocabulary: Vocabulary) -> None:
    text = "Netz Aue\n\nMitglieder\nSozialverband VdK, Kreisverband Celle\nVolkshochschulen im Kreis Celle e. V.\n"
    found = [one.bodies[0] for one in rosters_of(text, segment(text), vocabulary)]
    assert [(one.form, one.kind) for one in found] == [
        ("Sozialverband VdK, Kreisverband Celle", "CivilSocietyOrganisation"),
        ("Volkshochschulen im Kreis Celle e. V.", "CivilSocietyOrganisation"),
    ]
