"""Lists in the order of the alphabet, groups with numbers, and roles of two words, on pages invented for each rule."""

import pytest

from kg.mention.events.towns import town_of_venue
from kg.mention.lists.listings import listing_of
from kg.mention.people.names import person_at
from kg.model import Span
from kg.segment import segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


@pytest.mark.parametrize(
    ("entry", "name", "honorific"),
    [
        ("Kern-Ohlsen, Ida (Werk Auental)", "Ida Kern-Ohlsen", ""),
        ("Dr. Rind, Paul; Kreis Auental", "Paul Rind", "Dr."),
        ("Lund, Dr. Maria", "Maria Lund", "Dr."),
    ],
)
def test_a_surname_may_come_first(entry, name, honorific):
    person = person_at(entry, Span(0, len(entry)), "r", 1.0)
    assert person is not None
    assert (person.name, person.honorific) == (name, honorific)


@pytest.mark.parametrize(
    "entry", ["Auental, Stadt", "Anna, Paul", "Jugendamt, Ida", "Armut, Teilhabe", "Nächstes Treffen: x"]
)
def test_what_only_looks_like_a_name(entry):
    assert person_at(entry, Span(0, len(entry)), "r", 1.0) is None


@pytest.mark.parametrize("group", ["FG 1 – Wohnen", "UAG 2: Wohnen", "AK 3Wohnen", "AG 4. Wohnen"])
def test_the_mark_behind_the_number_of_a_group_is_no_part_of_its_name(group):
    text = f"Netz Auental\n\n{group}\nSprecherin: Ida Kern (Werk Auental)\n"
    (one,) = listing_of(text, segment(text), VOCABULARY).people
    assert any(post.organisation and post.organisation.form.endswith("Wohnen") for post in one.posts)
    assert all("–" not in post.organisation.form for post in one.posts if post.organisation)


@pytest.mark.parametrize(
    ("heading", "roles"),
    [
        ("Impuls und Leitung", ["vortrag", "moderation"]),
        ("Veranstaltungsteam", ["organisation"]),
        ("Arbeitsgruppenleitung", ["moderation"]),
    ],
)
def test_roles_of_headings(heading, roles):
    text = f"Fachtag Wohnen\n\n{heading}\nIda Kern · Werk Auental\n"
    (one,) = listing_of(text, segment(text), VOCABULARY).people
    assert [role for role, _ in one.roles] == roles
    assert one.organisation is not None


@pytest.mark.parametrize(
    ("entry", "unit", "body"),
    [
        (
            "Ida Kern, Zentrum für Bildungsforschung der Universität Mainz",
            "Zentrum für Bildungsforschung",
            "Universität Mainz",
        ),
        ("Ida Kern, Sozialer Dienst", None, "Sozialer Dienst"),
        ("Ida Kern, Schnelle Wetterwarte (SWW)", None, "Schnelle Wetterwarte"),
        ("Ida Kern\nElternvertreterin\nMiteinander Auental e.V.", None, "Miteinander Auental e.V."),
    ],
)
def test_units_and_bodies_behind_a_name(entry, unit, body):
    text = f"Fachtag Bildung\n\nVorträge\n\n{entry}\n"
    (one,) = listing_of(text, segment(text), VOCABULARY).people
    assert one.organisation is not None
    assert (one.unit.name if one.unit else None, one.organisation.form) == (unit, body)


def test_who_is_said_to_lead_behind_the_name_leads():
    text = (
        "Protokoll\n\nAnwesend:\nKern, Ida (Jugendamt), Sitzungsleitung\nRind, Paul (Schulamt)\nAbgemeldet: Ott, Jan\n"
    )
    people = listing_of(text, segment(text), VOCABULARY).people
    assert [(one.person.name, [role for role, _ in one.roles], one.present) for one in people] == [
        ("Ida Kern", ["moderation"], True),
        ("Paul Rind", ["teilnahme"], True),
        ("Jan Ott", [], False),
    ]


def test_the_first_line_below_who_was_there_is_a_person_s():
    text = "Niederschrift\n\nEs nahmen teil:\nFr. Kern, Leitung, Sozialer Dienst\nHr. Rind, Jugendamt\n"
    people = listing_of(text, segment(text), VOCABULARY).people
    assert [(one.person.name, [role for role, _ in one.roles]) for one in people] == [
        ("Kern", ["teilnahme"]),
        ("Rind", ["teilnahme"]),
    ]


def test_whom_to_call_below_a_group_belongs_to_it():
    text = "Netz Auental\n\nAG 1 Suchthilfe\nAnsprechperson: Ida Kern, Fachklinik Auental\n"
    (one,) = listing_of(text, segment(text), VOCABULARY).people
    groups = [post.organisation for post in one.posts if post.organisation]
    assert [(group.form, group.kind) for group in groups] == [("AG 1 Suchthilfe", "Network")]


@pytest.mark.parametrize(
    ("words", "town"),
    [
        (" in Kaltenbrunn", "Kaltenbrunn"),
        ("Familienhaus Talheide", "Talheide"),
        (" in Präsenz", None),
        (" in Kaltenbrunn geplant", None),
    ],
)
def test_the_town_beside_a_date(words, town):
    found = town_of_venue(words, Span(0, len(words)), VOCABULARY, labelled=True)
    assert (found.name if found else None) == town
