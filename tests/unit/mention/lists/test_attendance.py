"""Attendance: lists of who was there, with groups, officers and strings of names, on minutes invented for each rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kg.mention import mentions
from kg.mention.lists.attendance import attendances
from kg.mention.lists.listings import listing_of
from kg.model import Contribution, OrganisationMention
from kg.segment import passages, segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
HEAD = "Niederschrift\nüber die 2. Sitzung des Jugendhilfeausschusses der Stadt Talheim\n\n"


def listed(text: str) -> tuple[Contribution, ...]:
    return listing_of(text, segment(text), VOCABULARY).people


def told(text: str) -> list[tuple]:
    return [
        (
            one.person.name,
            [function.text for post in (one, *one.posts) for function in post.functions],
            [post.organisation.form for post in (one, *one.posts) if post.organisation],
            [role for role, _ in one.roles],
        )
        for one in listed(text)
    ]


def test_groups_of_a_list_keep_who_was_there():
    text = (
        f"{HEAD}Anwesend:\na) stimmberechtigte Mitglieder\nIda Kern (SPD), Vorsitzende\nBo Rind (Kreisjugendring)\n"
        "b) beratende Mitglieder\nUwe Pohl, Jugendamtsleiter\nVerwaltung\nFrau Lund\nEntschuldigt: Herr Ott (Caritas)\n"
    )
    assert told(text) == [
        ("Ida Kern", ["Vorsitzende"], ["Jugendhilfeausschuss"], ["moderation"]),
        ("Bo Rind", ["Mitglied"], ["Kreisjugendring", "Jugendhilfeausschuss"], ["teilnahme"]),
        ("Uwe Pohl", ["Jugendamtsleiter", "Beratendes Mitglied"], ["Jugendhilfeausschuss"], ["teilnahme"]),
        ("Lund", [], [], ["teilnahme"]),
        ("Ott", [], ["Caritas"], []),
    ]


@pytest.mark.parametrize("heading", ["Vorsitzende", "Vorsitzende/r", "Vorsitz", "Vorsitzende(r):"])
def test_the_chair_above_a_name_leads(heading):
    ((_, functions, bodies, roles),) = told(f"{HEAD}Anwesend sind:\n\n{heading}\nFrau Stadträtin Ida Kern (SPD)\n")
    assert (functions[0], bodies, roles) == ("Stadträtin", ["Jugendhilfeausschuss"], ["moderation"])


@pytest.mark.parametrize(
    "below", ["TOP 1 Wohnen", "Tagesordnung", "1. Wohnen", "Es fehlen entschuldigt:", "Zu 1: Wohnen", "Verteiler: alle"]
)
def test_what_follows_a_list_ends_it(below):
    text = f"Anwesend:\nIda Kern\n{below}\nBo Rind\n"
    (one,) = attendances(text)
    assert one.span.of(text) == "Anwesend:\nIda Kern"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ida Kern (Caritas), Erste Kreisbeigeordnete Mia Zach", ["Ida Kern", "Mia Zach"]),
        ("Kirchenrat Jonas Thiel, Andrea Stuhl (Handwerkskammer)", ["Jonas Thiel", "Andrea Stuhl"]),
        ("Ida Kern, Jugendamt; Bo Rind, AWO; Frau Tann, Schulamt", ["Ida Kern", "Bo Rind", "Tann"]),
        ("Fr. Engel u. Hr. Masch (Haus Licht gGmbH), Fr. Oduya (ASD)", ["Engel", "Masch", "Oduya"]),
        ("Ida Kern, Leiterin, Stadt Bonn (Amt 50)", ["Ida Kern"]),
        ("Marion Seidel, Klaus-Dieter Rickert", ["Marion Seidel", "Klaus-Dieter Rickert"]),
        ("Ida Kern, Caritas Auental -", ["Ida Kern"]),
    ],
)
def test_strings_of_names(line, names):
    assert [one.person.name for one in listed(f"Protokoll der 2. Sitzung\n\nTN: {line}\n")] == names


def test_who_shares_a_bracket_shares_the_body():
    found = told("Protokoll der 2. Sitzung\n\nTeilnehmende: Frau Engel und Herr Masch (Haus Licht gGmbH)\n")
    assert [(name, bodies) for name, _, bodies, _ in found] == [
        ("Engel", ["Haus Licht gGmbH"]),
        ("Masch", ["Haus Licht gGmbH"]),
    ]


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("Pfr. Dr. Thomas Rink (Ev. Kirchenkreis Talheim)", "Pfr."),
        ("Frau Polizeihauptkommissarin Silke Tann", "Polizeihauptkommissarin"),
        ("Herr Pfarrer Nils Lüdke", "Pfarrer"),
    ],
)
def test_offices_before_names(line, office):
    ((_, functions, _, _),) = told(f"Protokoll\n\nTeilnehmende\n\n• {line}\n")
    assert functions == [office]


@pytest.mark.parametrize("party", ["CDU-Fraktion", "Fraktion Die Linke", "Kreistagsfraktion Bündnis 90/Die Grünen"])
def test_a_parliamentary_group_is_no_body(party):
    ((_, _, bodies, _),) = told(f"Protokoll\n\nAnwesend:\nHerr Jochen Pieper        {party}\n")
    assert bodies == []


@pytest.mark.parametrize("line", ["Zugewählte Bürger/innen", "Finanzielle Auswirkungen:", "Sachkundige Einwohner"])
def test_groups_are_nobody(line):
    assert [name for name, *_ in told(f"Protokoll\n\nAnwesend:\n{line}\nFrau Ida Kern\n")] == ["Ida Kern"]


def test_the_committee_with_several_fields():
    text = (
        "Ausschuss für Soziales, Integration und Gleichstellung        XX. Wahlperiode\n\n"
        "Niederschrift\n\nAnwesend:\nMitglieder\nFrau Ida Kern\n"
    )
    assert told(text)[0][2] == ["Ausschuss für Soziales, Integration und Gleichstellung"]


@given(some.text(alphabet=some.sampled_from("Anwesend:\nTOP 1 IdaKern,() Frau."), max_size=200))
def test_any_text_gives_lists_within_it(text):
    for one in attendances(text):
        assert 0 <= one.span.start <= one.words.start < one.words.end <= one.span.end <= len(text)


@pytest.mark.parametrize(
    "line", ["| Leitung | Ida Kern (Werk) |", "Sitzungsleitung\tIda Kern", "Moderation    Ida Kern"]
)
def test_a_role_in_the_cell_beside_a_name(line):
    assert [(name, roles) for name, _, _, roles in told(f"Protokoll der 2. Sitzung\n\n{line}\nOrt: Talheim\n")] == [
        ("Ida Kern", ["moderation"])
    ]


@pytest.mark.parametrize("cell", ["entschuldigt", "fehlt", "(entsch.)"])
def test_an_excuse_in_a_row(cell):
    text = (
        "Protokoll\n\nTeilnehmerliste\n\n| Name | Einrichtung | Bemerkung |\n|---|---|---|\n"
        f"| Ida Kern | Werk Au | |\n| Bo Rind | Caritas | {cell} |\n"
    )
    assert [(name, roles) for name, _, _, roles in told(text)] == [("Ida Kern", ["teilnahme"]), ("Bo Rind", [])]


def test_commas_in_the_name_of_a_unit():
    ((_, one),) = [
        (one.person.name, one.unit or one.organisation)
        for one in listed("Protokoll\n\nAnwesend:\nIda Kern    Dezernat Soziales, Jugend und Gesundheit\n")
    ]
    assert (one.name if hasattr(one, "name") else one.form) == "Dezernat Soziales, Jugend und Gesundheit"


@pytest.mark.parametrize("label", ["entschuldigt", "nicht dabei", "Entschuldigt fehlten", "abwesend"])
def test_labels_for_the_absent(label):
    head = "Protokoll der 2. Sitzung\n\nAnwesend:\nIda Kern, Werk Auental\n"
    text = f"{head}{label}: Bo Rind (Amt Au), Frau Tann (Caritas)\n"
    assert [(name, roles) for name, _, _, roles in told(text)] == [
        ("Ida Kern", ["teilnahme"]),
        ("Bo Rind", []),
        ("Tann", []),
    ]


def test_first_names_alone_do_not_hide_who_follows():
    text = "Protokoll der 2. Sitzung\n\ndabei: Lena (Quartiersbüro), Herr Rind (Jobcenter), Mia Lund (Caritas)\n"
    assert [(name, roles) for name, _, _, roles in told(text)] == [("Rind", ["teilnahme"]), ("Mia Lund", ["teilnahme"])]


def test_two_labels_on_a_line():
    text = "Protokoll der 2. Sitzung\n\nSitzungsleitung: Ida Kern       Protokoll: Bo Rind\n"
    assert [(name, roles) for name, _, _, roles in told(text)] == [
        ("Ida Kern", ["moderation"]),
        ("Bo Rind", ["teilnahme"]),
    ]


def test_members_beside_those_who_stand_in_for_them():
    text = (
        "Zusammensetzung des Jugendhilfeausschusses\n\nStimmberechtigte Mitglieder\n\n"
        "Mitglied                   Stellvertretung\nJens Hent (Werk Au gGmbH)  Ramona Gehr (CDU)\n"
        "Rico Knoth (CDU)           Jörg Daum (Haus Licht gGmbH)\n"
    )
    assert [(name, functions, bodies[:-1]) for name, functions, bodies, _ in told(text)] == [
        ("Jens Hent", ["Mitglied"], ["Werk Au gGmbH"]),
        ("Ramona Gehr", ["Stellvertretung"], []),
        ("Rico Knoth", ["Mitglied"], []),
        ("Jörg Daum", ["Stellvertretung"], ["Haus Licht gGmbH"]),
    ]


@pytest.mark.parametrize(
    ("line", "functions", "bodies"),
    [
        ("Amtsleiterin des Jugendamtes: Ida Kern", ["Amtsleiterin", "Beratendes Mitglied"], ["Jugendamt"]),
        ("Gleichstellungsbeauftragte: Ida Kern", ["Gleichstellungsbeauftragte", "Beratendes Mitglied"], []),
    ],
)
def test_the_office_before_the_colon_of_a_member(line, functions, bodies):
    ((_, held, homes, _),) = told(f"Mitglieder im Jugendhilfeausschuss\n\nBeratende Mitglieder\n\n- {line}\n")
    assert (held, homes) == (functions, [*bodies, "Jugendhilfeausschuss"])


def test_a_label_says_where_somebody_with_an_office_sits():
    text = (
        "Protokoll der 2. Sitzung des Seniorenbeirats\n\nAnwesend:\nStadtrat: StRin Ida Kern (CSU), StR Bo Rind (SPD)\n"
    )
    assert [(name, functions) for name, functions, _, _ in told(text)] == [
        ("Ida Kern", ["StRin"]),
        ("Bo Rind", ["StR"]),
    ]


@pytest.mark.parametrize(
    ("line", "function", "body"),
    [
        ("Leiterin des Bildungsbüros Elisa March", "Leiterin", "Bildungsbüro"),
        (
            "Geschäftsführer der Lebenshilfe Talheim e. V. Dr. Jonas Thiel",
            "Geschäftsführer",
            "Lebenshilfe Talheim e. V.",
        ),
    ],
)
def test_an_office_with_its_body_before_the_name(line, function, body):
    ((_, functions, bodies, _),) = told(f"Protokoll der 2. Sitzung\n\nTeilnehmende\n\n• {line}\n")
    assert (functions, bodies) == ([function], [body])


def test_a_working_group_the_law_prescribes_has_the_whole_name_of_the_heading():
    text = "Ergebnisprotokoll AG 78 Hilfen zur Erziehung\n\nTermin: 3.9.2025\n\nAnwesend:\nMitglieder\nIda Kern\n"
    blocks = segment(text)
    found = mentions(text, blocks, passages(text, blocks), VOCABULARY)
    assert {one.form for one in found if isinstance(one, OrganisationMention)} == {"AG 78 Hilfen zur Erziehung"}
