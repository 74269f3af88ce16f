"""Columned people: names side by side with the lines below them, in signatures and elsewhere."""

import pytest

from kg.mention.lists.listings import listing_of
from kg.segment import segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def listed(text: str) -> list[tuple[str, str, str | None, list[str]]]:
    """Return name, functions, body or unit, and roles of everybody whom the layout names."""
    return [
        (
            one.person.name,
            "; ".join(held.text for held in one.functions),
            one.organisation.form if one.organisation else one.unit and one.unit.name,
            [role for role, _ in one.roles],
        )
        for one in listing_of(text, segment(text), VOCABULARY).people
    ]


def test_two_who_sign_have_the_lines_of_their_own_column() -> None:
    text = (
        "Einladung zum Fachtag\n\nMit freundlichen Grüßen\n\n"
        "gez. Dr. Peter Faller          gez. Maria Lund\n"
        "Landrat                        Sprecherin\n"
        "Landkreis Seelbach             Caritasverband Seelbach e. V.\n"
    )
    assert listed(text) == [
        ("Peter Faller", "Landrat", "Landkreis Seelbach", ["organisation"]),
        ("Maria Lund", "Sprecherin", "Caritasverband Seelbach e. V.", ["organisation"]),
    ]


def test_a_team_in_three_columns_is_at_no_event() -> None:
    text = (
        "Team\n\nIda Kern\tPeter Rind\tMaria Ott\nLeitung\tSekretariat\tSozialarbeiterin\n\n"
        "Ida Holm               Peter Rade\nTel. 1                 Tel. 2\n"
    )
    assert listed(text)[3:] == [("Ida Holm", "", None, []), ("Peter Rade", "", None, [])]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Kern             Peter Rind\n\nDer Landkreis lädt ein.\n",  # nothing below them
        "Ida Kern             Peter Rind\nMaria Ott            Eva Holm\n",  # rows of names
    ],
)
def test_names_alone_side_by_side_tell_nothing_of_each_other(text: str) -> None:
    assert [(held, home) for _, held, home, _ in listed(text) if held or home] == []


def test_semicolons_part_members_from_their_deputies() -> None:
    text = (
        "Besetzung des Inklusionsbeirates\n\nFunktion;Mitglied;entsendende Stelle;Stellvertretung\n"
        "Vorsitz;Landrat Peter Rade;;Maria Lund\nMitglied;Ott, Ruth;Sozialverband VdK, Kreisverband Celle;Ebert, J.\n"
    )
    found = listing_of(text, segment(text), VOCABULARY).people
    posts = {
        one.person.name: [
            ("; ".join(held.text for held in post.functions), post.organisation and post.organisation.form)
            for post in (one, *one.posts)
        ]
        for one in found
    }
    assert posts == {
        "Peter Rade": [("Landrat", None), ("Vorsitz", "Inklusionsbeirat")],
        "Maria Lund": [("", None), ("Stellvertretung", "Inklusionsbeirat")],
        "Ruth Ott": [("", "Sozialverband VdK, Kreisverband Celle"), ("Mitglied", "Inklusionsbeirat")],
        "J. Ebert": [("", "Sozialverband VdK, Kreisverband Celle"), ("Stellvertretung", "Inklusionsbeirat")],
    }


@pytest.mark.parametrize(
    ("caption", "names"),
    [
        ("Foto (v. l. n. r.): vorn Eva Holm, Ruth Ott; hinten Peter Rade und Ida Kern – Aufnahme: Stadt Celle", 4),
        ("Bild: Links Bürgermeisterin Ida Kern, rechts daneben Peter Rind (Stadtwerke Celle GmbH)", 2),
        ("Foto: Stadt Celle", 0),
    ],
)
def test_places_in_a_picture_stand_before_names(caption: str, names: int) -> None:
    shown = listing_of(f"Fest\n\n{caption}\n", segment(f"Fest\n\n{caption}\n"), VOCABULARY).shown
    assert len(shown) == names
    assert all(one.organisation is None or one.organisation.form == "Stadtwerke Celle GmbH" for one in shown)


def test_a_mail_is_about_its_subject_and_its_head_lists_no_members() -> None:
    text = (
        "Von: Geschäftsstelle Gesundheitskonferenz <kgk@kreis.example>\nAn: Mitglieder der Konferenz\n"
        "Betreff: AW: Einladung zum 3. Fachtag Pflege\n\nTagesordnung\n1. Begrüßung (Landrat Peter Rade)\n"
        "2. Bericht der Gruppe (Sprecherin: Dr. Eva Holm, Klinikum Celle)\n"
    )
    assert segment(text)[0].span.of(text) == "Einladung zum 3. Fachtag Pflege"
    assert listed(text) == [
        ("Peter Rade", "Landrat", None, ["grusswort"]),
        ("Eva Holm", "Sprecherin", "Klinikum Celle", ["vortrag"]),
    ]


def test_an_office_may_stand_before_the_body_and_the_name() -> None:
    text = "Beirat\n\nUnser Büro\nGeschäftsführung: Amt für Soziales, Frau Ida Kern, Zi. 2.14\nStand: Mai\n"
    assert listed(text) == [("Ida Kern", "Geschäftsführung", "Amt für Soziales", [])]
