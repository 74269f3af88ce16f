"""Homes: whose people a page, a letter or a section lists where an entry names no body."""

import pytest

from kg.mention.lists.listings import listing_of
from kg.segment import segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def homes(text: str) -> list[tuple[str, str, str | None]]:
    """Return name, functions and body or unit of everybody whom the layout names."""
    return [
        (
            one.person.name,
            "; ".join(held.text for held in one.functions),
            one.organisation.form if one.organisation else one.unit and one.unit.name,
        )
        for one in listing_of(text, segment(text), VOCABULARY).people
    ]


def test_indented_lines_belong_to_the_unit_above_and_the_rest_to_the_page() -> None:
    text = (
        "Stadt Auental | Rathaus | Ämter\n\nSekretariat: Frau Ida Kern, Zimmer 3\n\n"
        "4.1 Sachgebiet Wohngeld\n    Leitung: Maria Lund\n    Sachbearbeitung A–K: Frau Ott\n"
        "    Pflegestützpunkt Auental\n        Pflegeberaterin: Eva Holm\n"
        "4.2 Stabsstelle Integration\n    Sprachmittlung: Peter Rade\n"
    )
    assert homes(text) == [
        ("Ida Kern", "Sekretariat", "Stadt Auental"),
        ("Maria Lund", "Leitung", "Sachgebiet Wohngeld"),
        ("Ott", "Sachbearbeitung", "Sachgebiet Wohngeld"),
        ("Eva Holm", "Pflegeberaterin", "Pflegestützpunkt Auental"),
        ("Peter Rade", "", "Stabsstelle Integration"),
    ]


def test_a_heading_below_an_empty_line_closes_a_section() -> None:
    text = (
        "Caritasverband Auental e. V.\n\nFachbereich Pflege\nTeamleitung: Ida Kern\n\n"
        "Weitere Angebote\nSekretariat: Maria Lund\n"
    )
    assert homes(text) == [
        ("Ida Kern", "Teamleitung", "Fachbereich Pflege"),
        ("Maria Lund", "Sekretariat", "Caritasverband Auental e. V."),
    ]


def test_who_signs_a_letter_belongs_to_its_head() -> None:
    text = (
        "Landkreis Auental\n\nEinladung zum Fachtag\n\nWir laden Sie herzlich ein.\n\n"
        "Mit freundlichen Grüßen\nIda Kern\nDezernentin\n"
    )
    assert homes(text) == [("Ida Kern", "Dezernentin", "Landkreis Auental")]


@pytest.mark.parametrize(
    "text",
    [
        # who speaks at an event of a body is thereby nobody of it
        "Stadt Auental\n\nFachtag Pflege\n\nVorträge\n\n• Ida Kern\n",
        # whom to call is not thereby employed
        "Bündnis Pflege Auental\n\nAnsprechpartnerin: Ida Kern, Koordinatorin\n",
        # no club has a mayor
        "Förderverein Auental e. V.\n\nUnser Rückhalt\nProjektleitung: Bürgermeisterin Ida Kern\nStand: Mai\n",
    ],
)
def test_others_get_no_body(text: str) -> None:
    assert [home for _, _, home in homes(text)] == [None]


def test_dots_lead_from_a_unit_to_whoever_is_there() -> None:
    text = "Landratsamt Auental\n\nJugendamt .......... Ida Kern\nSozialplanung ...... Dr. Maria Lund\n"
    assert homes(text) == [("Ida Kern", "", "Jugendamt"), ("Maria Lund", "", "Sozialplanung")]


@pytest.mark.parametrize(
    "text",
    [
        "Fachtag\n\nText: Ida Kern\n",
        "Fachtag\n\nEin neues Gesicht: Ida Kern koordiniert seit Mai das Netz. Sie kommt aus Celle und bleibt.\n",
    ],
)
def test_labels_of_other_things_tell_nobody(text: str) -> None:
    assert homes(text) == []


def posts(text: str) -> dict[str, list[tuple[str, str | None]]]:
    """Return functions and body of each post of everybody whom the layout names."""
    return {
        one.person.name: [
            ("; ".join(held.text for held in post.functions), post.organisation and post.organisation.form)
            for post in (one, *one.posts)
        ]
        for one in listing_of(text, segment(text), VOCABULARY).people
    }


def test_officers_below_the_heading_of_a_board_hold_their_office_in_the_body_of_the_page() -> None:
    text = (
        "Landesverband Altenarbeit Thüringen e. V.\nMenschen\n\nVORSTAND (gewählt am 24. Mai)\n\n"
        "Prof. Dr. Ida Kern\nVorsitzende\nFachhochschule Erfurt\n\nSchatzmeister:\nPeter Rade, Steuerberater\n\n"
        "LANDESGESCHÄFTSSTELLE\nAnger 8, 99084 Erfurt\n\nGeschäftsführung\nMaria Lund\nlund@alt.example\n\n"
        "Referat Bildung\nEva Holm (Referentin)\n\nNord\nLeitung: Jan Ott\nin Trägerschaft des Diakoniewerks Harz\n"
    )
    body = "Landesverband Altenarbeit Thüringen e. V."
    assert posts(text) == {
        "Ida Kern": [("", "Fachhochschule Erfurt"), ("Vorsitzende", body)],
        "Peter Rade": [("Steuerberater; Schatzmeister", body)],
        "Maria Lund": [("Geschäftsführung", body)],
        "Eva Holm": [("Referentin", "Referat Bildung")],
        "Jan Ott": [("Leitung", body)],
    }


def test_an_office_held_in_a_named_body_stays_there() -> None:
    text = "Netz e. V.\n\nVorstand\n\nIda Kern, Vorsitzende des Caritasverbands Celle\n"
    assert posts(text)["Ida Kern"] == [("Vorsitzende", "Caritasverband Celle")]


def test_the_same_place_is_that_of_the_entry_above() -> None:
    text = "Beratung\n\nVorträge\n\nPeter Rade, Hochschule Fulda\nIda Kern, Referentin, ebd.\n"
    assert posts(text)["Ida Kern"] == [("Referentin", "Hochschule Fulda")]


def test_leading_a_meeting_is_no_office() -> None:
    text = "Netzwerk Pflege Auental\n\nProtokoll der 3. Sitzung\n\nLeitung: Ida Kern\n"
    (one,) = listing_of(text, segment(text), VOCABULARY).people
    assert ([role for role, _ in one.roles], one.functions) == (["moderation"], ())
