"""Relations: members, carriers, funders, launchers and partners, by lists and by sentences, and what states none."""

import pytest

from kg.mention import mentions
from kg.mention.ties.parties import name_of
from kg.model import Tie
from kg.segment import passages, segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
NETWORK = "Netzwerk Pflege Talheim"


def ties(text: str) -> set[tuple[str, str, str]]:
    blocks = segment(text)
    found = mentions(text, blocks, passages(text, blocks), VOCABULARY)
    states = [one for one in found if isinstance(one, Tie)]
    assert all(one.span.of(text).strip() for one in states)
    return {(name_of(one.source), one.kind, name_of(one.target)) for one in states}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "Mitglieder\n• Stadt Talheim\n• Tafel Auental\n• ambulante Dienste\n",
            {("Stadt Talheim", "memberOf", NETWORK), ("Tafel Auental", "memberOf", NETWORK)},
        ),
        (
            "Im Netzwerk arbeiten mit:\n- Diakonisches Werk Auental\n- Hebammen\n",
            {("Diakonisches Werk Auental", "memberOf", NETWORK)},
        ),
        (
            "Gefördert durch: Stiftung Lebenswege, Landkreis Celle\n",
            {(NETWORK, "fundedBy", "Stiftung Lebenswege"), (NETWORK, "fundedBy", "Landkreis Celle")},
        ),
        ("Träger: Sozialwerk Auental e. V.\n", {("Sozialwerk Auental e. V.", "carrierOf", NETWORK)}),
        (
            "Kooperationspartner: Jobcenter Celle, Jugendwerkstatt Süd\n",
            {(NETWORK, "partnerOf", "Jobcenter Celle"), (NETWORK, "partnerOf", "Jugendwerkstatt Süd")},
        ),
        ("Kontakt: Stadt Talheim\nTelefon: 0000\n", set()),
    ],
)
def test_lists_tie_their_entries_to_what_the_page_is_about(lines, expected):
    assert ties(f"{NETWORK}\n\nDas Netzwerk verbindet viele.\n\n{lines}") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Das Netzwerk wird von der Stiftung Lebenswege finanziert.", {(NETWORK, "fundedBy", "Stiftung Lebenswege")}),
        ("Es wird gefördert durch den Landkreis Celle.", {(NETWORK, "fundedBy", "Landkreis Celle")}),
        ("Die Stiftung Lebenswege fördert das Netzwerk.", {(NETWORK, "fundedBy", "Stiftung Lebenswege")}),
        ("Träger des Netzwerks ist der Landkreis Celle.", {("Landkreis Celle", "carrierOf", NETWORK)}),
        ("Das Netzwerk wird vom Landkreis Celle getragen.", {("Landkreis Celle", "carrierOf", NETWORK)}),
        (
            "Das Netzwerk ist Mitglied im Landesverband Pflege Hessen.",
            {(NETWORK, "memberOf", "Landesverband Pflege Hessen")},
        ),
        (
            "Dem Netzwerk gehören an: der Landkreis Celle, die Diakonie Auental.",
            {("Landkreis Celle", "memberOf", NETWORK), ("Diakonie Auental", "memberOf", NETWORK)},
        ),
        (
            "Der Landkreis Celle hat das Programm „Stark vor Ort“ aufgelegt.",
            {("Stark vor Ort", "launchedBy", "Landkreis Celle")},
        ),
        (
            "Das Programm „Stark vor Ort“ des Landkreises Celle läuft noch.",
            {("Stark vor Ort", "launchedBy", "Landkreis Celle")},
        ),
        (
            "„Neue Wege“ ist ein Projekt in Trägerschaft der Diakonie Auental.",
            {("Diakonie Auental", "carrierOf", "Neue Wege")},
        ),
        (
            "Die Diakonie Auental kooperiert mit dem Jobcenter Celle.",
            {("Diakonie Auental", "partnerOf", "Jobcenter Celle")},
        ),
        ("Der Fachtag wird vom Landkreis Celle gefördert.", set()),
        ("Der Landkreis Celle fördert freie Träger.", set()),
        ("Die Fahrt wurde gemeinsam mit der Diakonie Auental geplant.", set()),
        ("Mitglied im Kreistag ist Frau Lenz.", set()),
    ],
)
def test_sentences_tie_the_parties_they_name(sentence, expected):
    assert ties(f"{NETWORK}\n\n{sentence}") == expected


def test_numbered_groups_are_units_of_their_network():
    assert ties(f"{NETWORK}\n\nAK 1Wohnen\nSprecherin: Ada Lenz\nAK 2: Arbeit\nSprecher: Bo Rind\n") >= {
        ("AK 1 Wohnen", "unitOf", NETWORK),
        ("AK 2 Arbeit", "unitOf", NETWORK),
    }


def test_a_page_about_an_event_ties_only_what_it_names():
    text = "Fachtag Pflege\n\nModeration\nAda Lenz, Diakonie Auental\n\nPartner: Jobcenter Celle\n"
    assert ties(text) == set()


def test_a_steering_group_belongs_to_the_network_of_the_page():
    people = "Dr. Ida Kern, Stadt Talheim\nBo Rind, Werk Aue\n"
    text = f"{NETWORK}\n\nDas Netzwerk verbindet viele.\n\nSteuerungsgruppe\n{people}"
    assert ties(text) == {("Steuerungsgruppe", "unitOf", NETWORK)}


def test_who_carries_and_who_is_partner_of_the_project_spoken_of():
    text = (
        f"{NETWORK}\n\nDie Stiftung Lebenswege fördert das Projekt „Nah dran“. Träger ist der Caritasverband Celle"
        " e. V., Partner sind die Stadt Celle und die Tafel Auental.\n"
    )
    assert ties(text) == {
        ("Nah dran", "fundedBy", "Stiftung Lebenswege"),
        ("Caritasverband Celle e. V.", "carrierOf", "Nah dran"),
        ("Nah dran", "partnerOf", "Stadt Celle"),
        ("Nah dran", "partnerOf", "Tafel Auental"),
    }
