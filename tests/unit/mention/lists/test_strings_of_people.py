"""Strings of people: rows with initials, surnames first, offices with their bodies, and sentences below names."""

import pytest

from kg.mention.lists.listings import listing_of
from kg.segment import segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
Person = tuple[str, str, str | None]


def listed(text: str) -> list[Person]:
    """Return name, functions and body of everybody whom the layout names, a person's further posts behind the first."""
    found: list[Person] = []
    for one in listing_of(text, segment(text), VOCABULARY).people:
        for post in (one, *one.posts):
            held = "; ".join(function.text for function in post.functions)
            home = post.organisation.form if post.organisation else post.unit and post.unit.name
            found.append((one.person.name, held, home))
    return found


def test_rows_with_surnames_first_and_initials_are_read_piece_by_piece() -> None:
    text = (
        "Protokoll\n\nAnwesend: Kern, I. und Ott, Maria (beide Caritas Celle); Hr. Lund, Kinderschutzbund Ostermark;"
        " K. Holm, Familienzentrum Tessin\n"
    )
    assert listed(text) == [
        ("I. Kern", "", "Caritas Celle"),
        ("Maria Ott", "", "Caritas Celle"),
        ("Lund", "", "Kinderschutzbund Ostermark"),
        ("K. Holm", "", "Familienzentrum Tessin"),
    ]


def test_an_initial_stands_for_the_one_name_written_out() -> None:
    text = "Protokoll\n\nAnwesend: Lukas Beier, Stadt Celle; Ida Kern, Stadt Ulm\n\ngez. L. Beier\n"
    assert [name for name, _, _ in listed(text)] == ["Lukas Beier", "Ida Kern", "Lukas Beier"]


@pytest.mark.parametrize(
    "text",
    [
        "Fachtag\n\nReferierende\n\nA. Einleitung, kurz\nB. Verlauf, lang\n",
        "Fachtag\n\nPodium\n\n• A. Finanzierung, Stand\n",
    ],
)
def test_lettered_points_are_nobody(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Kerstin Rade vom Jugendamt der Stadt Celle", [("Kerstin Rade", "", "Stadt Celle")]),
        ("Ida Kern und Bo Rind von der AWO Celle", [("Ida Kern", "", "AWO Celle"), ("Bo Rind", "", "AWO Celle")]),
        ("Stadtelternrat-Sprecher Peter Obi", [("Peter Obi", "Sprecher", "Stadtelternrat")]),
        (
            "Wohnungsgesellschaft-Hagen-Chefin Maria Ott",
            [("Maria Ott", "Chefin", "Wohnungsgesellschaft Hagen")],
        ),
        ("der Vorsitzenden des Elternrats Celle, Maria Ott", [("Maria Ott", "Vorsitzende", "Elternrat Celle")]),
        ("Projekt-Leiterin Maria Ott", [("Maria Ott", "Projekt-Leiterin", None)]),
        ("Ursula von der Heide, Stadt Ulm", [("Ursula von der Heide", "", "Stadt Ulm")]),
    ],
)
def test_what_leads_from_name_to_body_is_no_part_of_either(entry: str, expected: list[Person]) -> None:
    assert listed(f"Fachtag Pflege\n\nPodium\n\n• {entry}\n") == expected


def test_offices_open_entries_in_a_string() -> None:
    text = (
        "Fachtag\n\nTalkrunde\nmit Schulleiter Peter Rade, Hortleiterin Maria Lund (Hort Aue), der Vorsitzenden des"
        " Elternrats Celle, Eva Holm, und Schülerrat-Sprecher Jan Ott\n"
    )
    assert listed(text) == [
        ("Peter Rade", "Schulleiter", None),
        ("Maria Lund", "Hortleiterin", "Hort Aue"),
        ("Eva Holm", "Vorsitzende", "Elternrat Celle"),
        ("Jan Ott", "Sprecher", "Schülerrat"),
    ]


def test_a_sentence_without_subject_below_a_name_tells_of_its_bearer() -> None:
    text = (
        "Fachtag\n\nReferierende\n\nIda Kern\nProfessorin für Pflege an der Hochschule Fulda; zuvor wissenschaftliche"
        " Mitarbeiterin am Deutschen Jugendinstitut in München. Sie forscht zu Hort und Haus.\n\n"
        "Maria Ott\nLeiterin ist seit Mai Bo Rind von der Hochschule Fulda.\n"
    )
    assert listed(text) == [
        ("Ida Kern", "Professorin für Pflege", "Hochschule Fulda"),
        ("Ida Kern", "wissenschaftliche Mitarbeiterin", "Deutsches Jugendinstitut"),
        ("Maria Ott", "", None),
    ]


def roles(text: str) -> list[tuple[str, list[str], bool]]:
    """Return name, roles and presence of everybody whom the layout names."""
    return [
        (one.person.name, [role for role, _ in one.roles], one.present)
        for one in listing_of(text, segment(text), VOCABULARY).people
    ]


def test_of_a_host_who_sends_somebody_the_other_is_there() -> None:
    text = "Treffen\n\nGastgeber: Landrat Peter Rade, vertreten durch Beigeordnete Maria Lund\n"
    assert roles(text) == [("Peter Rade", [], False), ("Maria Lund", ["organisation"], True)]


def test_an_open_bracket_and_a_column_go_on_in_the_next_line() -> None:
    text = (
        "Fachtag\n\nProgramm\n\n"
        "13.00 – 13.20   Grußworte          Staatssekretärin Dr. Ida Kern (Ministerium für Kinder,\n"
        "                                   Jugend und Familie NRW)\n"
        "                                   Bürgermeister Peter Rade\n"
        "Es diskutieren: Kreisdirektor Dr. Jan Ott · Maria Lund (Kommunalpolitikerin,\n"
        "                Vorsitzende Jugendhilfeausschuss) · Eva Holm\n"
    )
    assert roles(text) == [
        ("Ida Kern", ["grusswort"], True),
        ("Peter Rade", ["grusswort"], True),
        ("Jan Ott", ["podium"], True),
        ("Maria Lund", ["podium"], True),
        ("Eva Holm", ["podium"], True),
    ]
    assert ("Ida Kern", "Staatssekretärin", "Ministerium für Kinder, Jugend und Familie NRW") in listed(text)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Herr Pastor Holm – Petrusgemeinde Celle", [("Holm", "Pastor", "Petrusgemeinde Celle")]),
        (
            "Rania Ott, Migrationsberatung der Diakonie Zittau gGmbH",
            [("Rania Ott", "", "Diakonie Zittau gGmbH")],
        ),
        (
            "Jan Ott, Erziehungsberatungsstelle der AWO Celle",
            [("Jan Ott", "", "Erziehungsberatungsstelle der AWO Celle")],
        ),
    ],
)
def test_offices_behind_an_address_and_services_of_a_body(entry: str, expected: list[Person]) -> None:
    assert listed(f"Fachtag Pflege\n\nPodium\n\n• {entry}\n") == expected


def test_items_below_a_committee_are_its_members() -> None:
    text = (
        "Projekt Dorf\n\nBeirat des Projekts\n\n• Vorsitz: Ida Kern\n• Peter Rade (Stadt Celle)\n"
        "• für den Seniorenrat Celle: Jan Ott\n"
    )
    assert listed(text) == [
        ("Ida Kern", "", None),
        ("Ida Kern", "Vorsitz", "Beirat des Projekts"),
        ("Peter Rade", "", "Stadt Celle"),
        ("Peter Rade", "Mitglied", "Beirat des Projekts"),
        ("Jan Ott", "", "Seniorenrat Celle"),
        ("Jan Ott", "Mitglied", "Beirat des Projekts"),
    ]


def test_points_of_a_numbered_list_are_members_with_their_bodies_and_deputies() -> None:
    text = (
        "Stimmberechtigte Mitglieder der Pflegekonferenz Heide\n\n1. Vorsitz: Dezernentin Ida Kern\n"
        "2. Gesundheitsamt – Dr. Peter Rade, Amtsarzt; Vertretung: Dr. Maria Lund\n"
        "3. Kassen: AOK Nordwest, Herr Jan Ott / Techniker Krankenkasse, Frau Eva Holm\n   a) Caritas: Rosa Mai\n"
    )
    assert listed(text) == [
        ("Ida Kern", "Dezernentin", None),
        ("Ida Kern", "Vorsitz", "Pflegekonferenz Heide"),
        ("Peter Rade", "Amtsarzt", "Gesundheitsamt"),
        ("Peter Rade", "Mitglied", "Pflegekonferenz Heide"),
        ("Maria Lund", "Vertretung", "Gesundheitsamt"),
        ("Jan Ott", "", "AOK Nordwest"),
        ("Jan Ott", "Mitglied", "Pflegekonferenz Heide"),
        ("Eva Holm", "", "Techniker Krankenkasse"),
        ("Eva Holm", "Mitglied", "Pflegekonferenz Heide"),
        ("Rosa Mai", "", "Caritas"),
        ("Rosa Mai", "Mitglied", "Pflegekonferenz Heide"),
    ]


def test_a_register_of_names_tells_the_rare_ones() -> None:
    text = (
        "Tagung Recht\n\nÇetin, Ayşe | Workshop C | Stadt Celle\nGruber, Dr. Lothar | Podium | Richter am Amtsgericht"
        " Ulm a. D.\nKern, Maria | Forum A (Co-Leitung) | Caritasverband Celle e. V.\n"
    )
    assert roles(text) == [
        ("Ayşe Çetin", ["vortrag"], True),
        ("Lothar Gruber", ["podium"], True),
        ("Maria Kern", ["moderation"], True),
    ]
    assert ("Lothar Gruber", "Richter", "Amtsgericht Ulm") in listed(text)


def test_a_line_above_names_that_is_a_committee_holds_them() -> None:
    text = (
        "Netzwerk Familie Celle\n\nSteuerungsgruppe des Netzwerks\nIda Kern (Vorsitz); Dr. Maria Ott, Kinder- und"
        " Jugendärztin; Jan Holm (Jobcenter)\n"
    )
    assert ("Maria Ott", "Kinder- und Jugendärztin", None) in listed(text)
    assert {name for name, _, home in listed(text) if home and home.startswith("Steuerungsgruppe")} == {
        "Ida Kern",
        "Maria Ott",
        "Jan Holm",
    }


def test_a_column_tells_who_was_there() -> None:
    text = (
        "Runder Tisch Wohnen\nProtokoll\n\n| Teilnehmer/-in | für | anw. |\n|---|---|---|\n"
        "| Kern, Ida | Stadt Celle | x |\n| Rade, Peter | Caritas Celle | e |\n| Ott, Jan | Jobcenter Celle | – |\n"
    )
    assert roles(text) == [("Ida Kern", ["teilnahme"], True), ("Peter Rade", [], False), ("Jan Ott", [], False)]


def test_a_numbered_panel_has_a_title_and_people_below() -> None:
    text = (
        "Forum Pflege\n\nBegrüßung\nLandrat Jan Holm, Rhein-Lahn-Kreis\n\nPanel 1: Caring Communities\n"
        "Moderation: Peter Saal (Werk Auental)\nAuf dem Panel\n– Maria Ott, Ortsbürgermeisterin von Dausenau\n"
        "– Pflegedienstleiter Jan Mai vom ASB Celle\n"
    )
    assert roles(text) == [
        ("Jan Holm", ["grusswort"], True),
        ("Peter Saal", ["moderation"], True),
        ("Maria Ott", ["podium"], True),
        ("Jan Mai", ["podium"], True),
    ]
    assert listed(text) == [
        ("Jan Holm", "Landrat", "Rhein-Lahn-Kreis"),
        ("Peter Saal", "", "Werk Auental"),
        ("Maria Ott", "Ortsbürgermeisterin", None),
        ("Jan Mai", "Pflegedienstleiter", "ASB Celle"),
    ]
