"""Listings: attendance, committees, signatures, pictures and chains, on pages invented for each rule."""

import pytest

from kg.mention import mentions
from kg.mention.lists.listings import listing_of
from kg.model import Contribution, EventMention, PersonMention
from kg.segment import passages, segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def listed(text: str) -> tuple[Contribution, ...]:
    return listing_of(text, segment(text), VOCABULARY).people


def everything(text: str) -> tuple:
    blocks = segment(text)
    return mentions(text, blocks, passages(text, blocks), VOCABULARY)


def posts(one: Contribution) -> list[tuple]:
    return [
        (
            [function.text for function in post.functions],
            post.unit.name if post.unit else None,
            post.organisation.form if post.organisation else None,
        )
        for post in (one, *one.posts)
    ]


def people(text: str) -> list[tuple]:
    return [(one.person.name, [role for role, _ in one.roles], one.present) for one in listed(text)]


def chain(entry: str) -> list[tuple]:
    (one,) = listed(f"Fachtag Pflege\n\nVorträge\n\n• {entry}\n")
    return posts(one)


def test_attendance_and_excuses():
    text = (
        "Protokoll der 2. Sitzung\n\nAnwesend:\nFrau Kern (Jugendamt)\nBo Rind, Diakonie Auental\n"
        "Entschuldigt: Herr Ott (Schulamt)\nSitzungsleitung: Mia Lund\nProtokoll: Jan Amsel\n"
    )
    assert people(text) == [
        ("Kern", ["teilnahme"], True),
        ("Bo Rind", ["teilnahme"], True),
        ("Ott", [], False),
        ("Mia Lund", ["moderation"], True),
        ("Jan Amsel", ["teilnahme"], True),
    ]


def test_a_stand_in_and_who_is_stood_in_for():
    text = "Teilnehmende\n\n• Ida Kern, Stadt Talheim, i. V. für Bo Rind, Landkreis Auental\n"
    assert [(one.person.name, posts(one)[0][2], one.present) for one in listed(text)] == [
        ("Ida Kern", "Stadt Talheim", True),
        ("Bo Rind", "Landkreis Auental", False),
    ]


@pytest.mark.parametrize(
    "entry", ["Ida Kern(SPD)", "Ida Kern (CDU)", "Ida Kern (Bündnis 90/Die Grünen)", "Ida Kern (Bürgerpartei)"]
)
def test_a_party_is_no_body(entry):
    assert chain(entry) == [([], None, None)]


def test_the_chair_in_a_bracket_leads_the_meeting_of_the_committee():
    text = "Protokoll der 3. Sitzung des Jugendhilfeausschusses Talheim\n\nAnwesend:\nFrau Kern (Jugendamt, Vorsitz)\n"
    (one,) = listed(text)
    assert [role for role, _ in one.roles] == ["moderation"]
    assert posts(one)[1] == (["Vorsitz"], None, "Jugendhilfeausschuss Talheim")


@pytest.mark.parametrize(
    ("heading", "office"),
    [
        ("Mitglieder:", "Mitglied"),
        ("Weitere Mitglieder", "Mitglied"),
        ("Beratende Mitglieder:", "Beratendes Mitglied"),
        ("Vorsitzende:", "Vorsitzende"),
        ("Stellvertretender Vorsitzender", "Stellvertretender Vorsitzender"),
        ("Ständige Gäste:", "Gast"),
    ],
)
def test_members_of_a_committee(heading, office):
    (one,) = listed(f"Fachausschuss Wohnen und Pflege\n\n{heading}\nIda Kern, Stadt Talheim\n")
    assert posts(one) == [
        ([], None, "Stadt Talheim"),
        ([office], None, "Fachausschuss Wohnen und Pflege"),
    ]
    assert one.roles == ()


def test_working_groups_with_their_speakers():
    text = "Arbeitskreise\n\nAK 1Pflege\nSprecherin: Ida Kern (Diakonie Auental)\nAK 2 Wohnen\nLeitung: Bo Rind\n"
    assert [posts(one)[-1] for one in listed(text)] == [
        (["Sprecherin"], None, "AK 1 Pflege"),
        (["Leitung"], None, "AK 2 Wohnen"),
    ]


def test_names_in_a_row_are_members_each():
    text = "Arbeitskreis Mobilität\n\nMitglieder: Ida Kern, Bo Rind, Mia Lund\n"
    assert [one.person.name for one in listed(text)] == ["Ida Kern", "Bo Rind", "Mia Lund"]


def test_members_without_a_committee_have_no_office():
    (one,) = listed("Neues\n\nMitglieder:\nIda Kern, Stadt Talheim\n")
    assert posts(one) == [([], None, "Stadt Talheim")]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "Ida Kern, Landrätin des Kreises Auental und Vizepräsidentin des Bundes der Pflege",
            [(["Landrätin"], None, "Kreis Auental"), (["Vizepräsidentin"], None, "Bund der Pflege")],
        ),
        (
            "Ida Kern, Sozialwerk Talheim, Leitung Küche sowie Sprecherin des Netzwerks Auental",
            [(["Leitung Küche"], None, "Sozialwerk Talheim"), (["Sprecherin"], None, "Netzwerk Auental")],
        ),
        (
            "Ida Kern, Vorsitzende und Sprecherin, Sozialwerk Talheim",
            [(["Vorsitzende", "Sprecherin"], None, "Sozialwerk Talheim")],
        ),
        (
            "Ida Kern, Teamleitung Wohnen, Bezirk Süd, Sozialwerk Talheim, Bremen",
            [(["Teamleitung Wohnen"], "Bezirk Süd", "Sozialwerk Talheim")],
        ),
        (
            "Ida Kern, Ministerium für Wohnen, Jugend, Sport und Teilhabe",
            [([], None, "Ministerium für Wohnen, Jugend, Sport und Teilhabe")],
        ),
        ("Ida Kern, Tel. 0000 123, kern@talheim.example", [([], None, None)]),
        ("Ida Kern (Sozialwerk Talheim, Vorsitz)", [(["Vorsitz"], None, "Sozialwerk Talheim")]),
        ("Ida Kern, Offener Kanal Auental", [([], None, "Offener Kanal Auental")]),
        ("Ida Kern, freie Journalistin, Bremen", [(["freie Journalistin"], None, None)]),
        ("Ida Kern  Referentin  Sozialwerk Talheim", [(["Referentin"], None, "Sozialwerk Talheim")]),
    ],
)
def test_chains(entry, expected):
    assert chain(entry) == expected


@pytest.mark.parametrize(
    "entry", ["Ida Kern – Moderation", "Ida Kern (Moderation)", "Ida Kern, Stadt Talheim, Moderation"]
)
def test_a_role_behind_the_name(entry):
    (one,) = listed(f"Fachtag Pflege\n\nMitwirkende\n\n• {entry}\n")
    assert [role for role, _ in one.roles] == ["moderation"]


def test_contributors_without_a_role_speak_and_discuss():
    text = "Fachtag Pflege\n\nMitwirkende\n\nKommunale Perspektive\n\nIda Kern, Stadt Talheim\n"
    assert people(text) == [("Ida Kern", ["vortrag-diskussion"], True)]


def test_a_contact_is_neither_there_nor_in_office():
    (one,) = listed("Fachtag Pflege\n\nAnsprechpartnerin: Ida Kern, Stadt Talheim\n")
    assert (one.present, posts(one)) == (False, [([], None, "Stadt Talheim")])


@pytest.mark.parametrize(
    "line",
    ["10.00 Uhr Wege ins Dorf – Ida Kern, Stadt Talheim", "10.00 Wege ins Dorf  Dr. Ida Kern, Stadt Talheim"],
)
def test_a_speaker_behind_the_title_of_the_talk(line):
    assert people(f"Fachtag Pflege\n\nAblauf\n\n{line}\n") == [("Ida Kern", ["vortrag"], True)]


def test_who_signs_an_invitation_organises():
    text = (
        "Einladung zum Fachtag Pflege\n\nWir laden Sie herzlich ein.\n\nMit freundlichen Grüßen\n\nIda Kern\n"
        "Geschäftsführerin\nDiakonie Auental e.V.\n\nBo Rind\nErster Stadtrat\n"
    )
    assert [(one.person.name, posts(one), [role for role, _ in one.roles]) for one in listed(text)] == [
        ("Ida Kern", [(["Geschäftsführerin"], None, "Diakonie Auental e.V.")], ["organisation"]),
        ("Bo Rind", [(["Erster Stadtrat"], None, None)], ["organisation"]),
    ]


def test_who_signs_another_letter_is_only_named():
    text = "Dank an alle\n\nEs war ein gutes Jahr.\n\nHerzliche Grüße\nIda Kern\nSprecherin\n"
    assert people(text) == [("Ida Kern", [], False)]


def test_a_row_of_a_picture():
    text = "Fachtag Pflege\n\nv. l. n. r.: Ida Kern, Bo Rind (Stadt Talheim) und Mia Lund. Foto: Jan Amsel\n"
    found = [one for one in everything(text) if isinstance(one, Contribution)]
    assert [(one.person.name, posts(one)[0][2], [role for role, _ in one.roles]) for one in found] == [
        ("Ida Kern", None, ["teilnahme"]),
        ("Bo Rind", "Stadt Talheim", ["teilnahme"]),
        ("Mia Lund", None, ["teilnahme"]),
    ]


def test_to_be_shown_is_no_role_for_who_has_another():
    text = "Fachtag Pflege\n\nModeration: Ida Kern, Stadt Talheim\n\nVon links: Ida Kern und Bo Rind (Stadt Talheim).\n"
    roles = {
        (one.person.name, role) for one in everything(text) if isinstance(one, Contribution) for role, _ in one.roles
    }
    assert roles == {("Ida Kern", "moderation"), ("Bo Rind", "teilnahme")}


def test_photographers_are_nobody():
    text = "Fachtag Pflege\n\nViele Menschen im Saal. Foto: Dr. Ida Kern, Presseamt Talheim\n"
    assert not [one for one in everything(text) if isinstance(one, PersonMention | Contribution)]


@pytest.mark.parametrize(
    "text",
    [
        "Beirat\n\nMitglieder:\nVerbraucherhilfe Auental\nBürgertreff Talheim, Bremen\n",
        "Fachtag\n\nMitwirkende\n\nBeratende Mitglieder\n\nKommunale Perspektive\n",
        "Fachtag\n\nDatum\nMontag, 8.12.25\nZeit\n10:00 - 12:15 Uhr\nOrt\nKreishaus Auental, Sitzungssaal 2.04\n",
    ],
)
def test_headings_bodies_and_houses_are_nobody(text):
    assert listed(text) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Sozialwerk Talheim: Ida Kern, Bo Rind",
        "Sozialwerk Talheim: Ida Kern und Bo Rind",
        "Sozialwerk Talheim – Ida Kern\nSozialwerk Talheim – Bo Rind",
        "Sozialwerk Talheim, Ida Kern\nSozialwerk Talheim, Bo Rind",
        "Sozialwerk Talheim | Ida Kern\nSozialwerk Talheim | Bo Rind",
    ],
)
def test_a_body_before_the_names(line):
    assert [(one.person.name, posts(one)[0][2]) for one in listed(f"Treffen\n\nTeilnehmende\n\n{line}\n")] == [
        ("Ida Kern", "Sozialwerk Talheim"),
        ("Bo Rind", "Sozialwerk Talheim"),
    ]


def test_a_body_with_a_colon_needs_no_heading():
    (one,) = listed("Neues\n\nAus den Häusern\n\nLandkreis Auental: Landrätin Ida Kern\n")
    assert (posts(one), one.present) == ([(["Landrätin"], None, "Landkreis Auental")], False)


def test_a_heading_rules_over_blocks_until_the_next_one():
    text = (
        "Fachtag Pflege\n\nReferentinnen\nIda Kern\nLeiterin\nAmt für Jugend\nLandkreis Auental\n\n"
        "Mia Lund\nDiakonie Talheim\n"
    )
    assert [(one.person.name, posts(one)[0], [role for role, _ in one.roles]) for one in listed(text)] == [
        ("Ida Kern", (["Leiterin"], "Amt für Jugend", "Landkreis Auental"), ["vortrag"]),
        ("Mia Lund", ([], None, "Diakonie Talheim"), ["vortrag"]),
    ]


def test_a_line_with_another_body_is_not_the_entry_s():
    text = "Beirat für Pflege\n\nBeratend\nIda Kern, Stadt Talheim\nDiakonie Auental\nSozialwerk Talheim, N.N.\n"
    (one,) = listed(text)
    assert posts(one) == [([], None, "Stadt Talheim"), ([], None, "Beirat für Pflege")]


def test_a_role_in_a_bracket_and_a_point_of_the_agenda():
    text = "Runder Tisch Pflege\n\nTisch 1: Wohnen (Moderation: Ida Kern)\nTOP 2 Sachstand (Herr Rind, Jugendpflege)\n"
    assert people(text) == [("Ida Kern", ["moderation"], True), ("Rind", ["vortrag"], True)]


def test_the_chair_of_a_meeting_leads_it_and_guests_are_there():
    text = (
        "Ausschuss für Soziales – Niederschrift\n\nVorsitz: Bürgermeister Bo Rind\nAnwesend: Frau Kern, Herr Ott\n"
        "Gäste: Mia Lund (Diakonie Auental)\n"
    )
    assert people(text) == [
        ("Bo Rind", ["moderation"], True),
        ("Kern", ["teilnahme"], True),
        ("Ott", ["teilnahme"], True),
        ("Mia Lund", ["teilnahme"], True),
    ]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Eröffnungsvortrag", "vortrag"),
        ("Inputgeber*innen", "vortrag"),
        ("Co-Moderation", "moderation"),
        ("Impuls/Gespräch", "vortrag-diskussion"),
        ("Referierendenliste", "vortrag"),
        ("Es moderiert", "moderation"),
        ("Schlusswort", "grusswort"),
    ],
)
def test_headings_for_roles(heading, role):
    assert people(f"Fachtag Pflege\n\n{heading}\n\nIda Kern, Stadt Talheim\n") == [("Ida Kern", [role], True)]


@pytest.mark.parametrize(("heading", "is_event"), [("Mitwirkende", False), ("Moderation", True)])
def test_contributors_alone_make_no_event(heading, is_event):
    text = f"Atlas der Nachbarschaft\n\nDer Atlas zeigt Orte im Viertel.\n\n{heading}\nIda Kern, Stadt Talheim\n"
    assert any(isinstance(one, EventMention) for one in everything(text)) == is_event
