"""What a point of a programme is called tells what those do who are named at it."""

import pytest

from kg.mention.claims.slots import session_heading, slot_roles
from kg.mention.lists.listings import listing_of
from kg.model import Span
from kg.segment import segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Streitgespräch: „Programm ohne Ende?“", "podium"),
        ("Abschlusspodium „Bildung braucht Bündnisse“", "podium"),
        ("Talkrunde zum Mitreden", "podium"),
        ("Ausblick und Verabschiedung", "grusswort"),
        ("Grüße aus der Politik", "grusswort"),
        ("Eröffnung", "grusswort"),
        ("Eröffnungsvortrag: Wohnen", "vortrag"),
        ("Wie Gespräch gelingt und was Diskussion im Quartier leisten kann", "vortrag"),
        ("Stadtspaziergang Altendorf", "vortrag"),
    ],
)
def test_roles_of_a_slot(words: str, role: str) -> None:
    assert [one for one, _ in slot_roles(words, Span(0, len(words)))] == [role]


@pytest.mark.parametrize(("line", "role"), [("Panel 1 Wohnen", "podium"), ("Werkstatt 2: Assistenz", "vortrag")])
def test_roles_below_a_session(line: str, role: str) -> None:
    heading = session_heading(line, Span(0, len(line)))
    assert heading is not None
    assert [one for one, _ in heading.roles] == [role]


def roles(text: str) -> dict[str, tuple[str | None, tuple[str, ...]]]:
    """Return body and roles of everybody in a programme."""
    return {
        one.person.name: (one.organisation.form if one.organisation else None, tuple(role for role, _ in one.roles))
        for one in listing_of(text, segment(text), VOCABULARY).people
    }


def test_panels_and_talks_of_a_day():
    text = (
        "Tagung Wohnen\n\n14.30  Panel 1 Verdrängung\nChair: Dr. Pascal Knop (IFL)\n"
        "Anna Thun (Mieterforum e. V.), Dr. Gregor Plisch (Stadt Dortmund, Amt für Wohnen)\n"
        "16.15  Keynote: Energie\nBeiträge von Ute Kram (Stadt Ulm) sowie Fatou Diallo und Nils Overb (Stadt Hamm)\n"
        "17.00  Rundgang mit Bruno Schliep (Bürgerverein Altendorf e.V.)\n"
        "18.00  Streitgespräch: „Programm ohne Ende?“\n"
        "MR Dr. Hartwig Noll, Kreis Unna / Prof. Dr. Tessa Grün, TU Dortmund\nmoderiert von Jörn Pall, WDR\n"
        "19.00  Ausblick und Verabschiedung\nStaatssekretärin a. D. Lydia Fenz, Stadt Hagen\n"
    )
    assert roles(text) == {
        "Pascal Knop": ("IFL", ("moderation",)),
        "Anna Thun": ("Mieterforum e. V.", ("podium",)),
        "Gregor Plisch": ("Stadt Dortmund", ("podium",)),
        "Ute Kram": ("Stadt Ulm", ("vortrag",)),
        "Fatou Diallo": ("Stadt Hamm", ("vortrag",)),
        "Nils Overb": ("Stadt Hamm", ("vortrag",)),
        "Bruno Schliep": ("Bürgerverein Altendorf e.V.", ("vortrag",)),
        "Hartwig Noll": ("Kreis Unna", ("podium",)),
        "Tessa Grün": ("TU Dortmund", ("podium",)),
        "Jörn Pall": ("WDR", ("moderation",)),
        "Lydia Fenz": ("Stadt Hagen", ("grusswort",)),
    }


def test_columns_with_lettered_talks():
    text = (
        "Tagung Wohnen\n\n10:00 Uhr      Begrüßung                  Landrätin Stine Bruhn, Kreis Plön\n"
        "11:30 Uhr      Thementische\n"
        "               A  Übergang Kita–Schule    Wencke Jürs, Schulamt Neumünster\n"
        "               B  Bewegte Kommune         Torge Matthies (Stadt Hamm)\n"
    )
    assert roles(text) == {
        "Stine Bruhn": ("Kreis Plön", ("grusswort",)),
        "Wencke Jürs": ("Schulamt Neumünster", ("vortrag",)),
        "Torge Matthies": ("Stadt Hamm", ("vortrag",)),
    }


def test_an_institute_is_part_of_the_university_behind_it():
    text = (
        "Tagung\n\nVorträge\n\n• Dr. Jo Rüb, Institut für Teilhabe (IfT), Universität Siegen\n"
        "• Ida Kern, Institut für Wohnen GmbH, Universität Siegen\n"
    )
    found = listing_of(text, segment(text), VOCABULARY).people
    assert [
        (one.unit.name if one.unit else None, one.organisation.form if one.organisation else None) for one in found
    ] == [
        ("Institut für Teilhabe", "Universität Siegen"),
        (None, "Institut für Wohnen GmbH"),
    ]


def test_headings_in_capitals_titles_like_names_and_guests_of_a_panel():
    text = (
        "9. Fachtag Jugend\n\nGRUSSWORTE\nKarsten Vogt, Oberbürgermeister der Stadt Bautzen\n\nPRAXISFOREN\n"
        "Forum 1 | Mobil\nKulturbus Oberlausitz – ein rollendes Jugendhaus\nImpuls: Sarah Lehn (Land in Sicht e.V.)\n\n"
        "ABSCHLUSSGESPRÄCH\nmit Landtagsabgeordneter Heike Lorenz, Kulturamtsleiter Uwe Barth (Landkreis Bautzen)\n\n"
        "9.00 Uhr Podiumsdiskussion: Wege\nTeilnehmende:\n- Prof. Dr. Peter Briegl, Ärztlicher Direktor\n"
        "- Davor Stubi, Diakonie Bayern\n"
    )
    assert roles(text) == {
        "Karsten Vogt": ("Stadt Bautzen", ("grusswort",)),
        "Sarah Lehn": ("Land in Sicht e.V.", ("vortrag",)),
        "Heike Lorenz": (None, ("podium",)),
        "Uwe Barth": ("Landkreis Bautzen", ("podium",)),
        "Peter Briegl": (None, ("podium",)),
        "Davor Stubi": ("Diakonie Bayern", ("podium",)),
    }
