"""Tables: what the columns say of the persons in the rows, in whatever order and layout the columns come."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.mention.lists.committees import committees
from kg.mention.lists.tables import in_tables
from kg.segment import segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def read(text: str) -> list[tuple]:
    blocks = segment(text)
    people, _ = in_tables(text, blocks, committees(text, blocks), VOCABULARY)
    return [
        (
            one.person.name,
            one.organisation.form if one.organisation else None,
            [function.text for function in one.functions],
            [role for role, _ in one.roles],
        )
        for one in people
    ]


EXPECTED = [
    ("Ida Kern", "Stadt Talheim", ["Leiterin"], ["vortrag"]),
    ("Bo Rind", "Diakonie Auental", ["Referent"], ["moderation"]),
]
HEADS = ("Name", "Funktion", "Einrichtung", "Rolle")
ROWS = (
    ("Dr. Ida Kern", "Leiterin", "Stadt Talheim", "Vortrag"),
    ("Bo Rind", "Referent", "Diakonie Auental", "Moderation"),
)


@pytest.mark.parametrize(
    "write",
    [
        lambda lines: "\n".join(f"| {' | '.join(line)} |" for line in lines),
        lambda lines: "\n".join("\t".join(line) for line in lines),
        lambda lines: "\n".join("   ".join(line) for line in lines),
        lambda lines: "\n".join(f"  • {' | '.join(line)}" for line in lines),
        lambda lines: "\n".join(cell for line in lines for cell in line),
        lambda lines: "\n\n".join(cell for line in lines for cell in line),
        lambda lines: "\n|---|---|\n".join("\n".join(line) for line in lines),
        lambda lines: "\n●\n".join("\n".join(line) for line in lines),
    ],
    ids=["bars", "tabs", "blanks", "items", "cell a line", "cell a paragraph", "bars between", "bullets between"],
)
def test_layouts(write):
    assert read(f"Fachtag Pflege\n\n{write([HEADS, *ROWS])}\n") == EXPECTED


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(4)), st.sampled_from([" | ", "\t", "\n"]))
def test_the_order_of_columns_plays_no_part(order, between):
    lines = [between.join(line[place] for place in order) for line in (HEADS, *ROWS)]
    assert read("Fachtag Pflege\n\n" + "\n".join(lines) + "\n") == EXPECTED


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["Name", "Ort", "Uhrzeit", "|---|", "●", "", "a | b", "Ida Kern", "9.00", "|", "x\ty"]))
)
def test_any_lines_end_well(lines):
    text = "\n".join(lines) + "\n"
    people, spans = in_tables(text, segment(text), (), VOCABULARY)
    assert all(one.person.span.of(text) for one in people)
    assert all(span.start < span.end <= len(text) for span in spans)


def test_rows_without_headings_between_bullets():
    text = "Podium\n\n●\nIda Kern\nStadt Talheim\nVortrag\n●\nBo Rind\nDiakonie Auental\nModeration\n"
    assert [(name, body, roles) for name, body, _, roles in read(text)] == [
        ("Ida Kern", "Stadt Talheim", ["vortrag"]),
        ("Bo Rind", "Diakonie Auental", ["moderation"]),
    ]


def test_a_timetable_with_a_break():
    text = (
        "Fachtag Pflege\n\nUhrzeit\nThema\nReferent*in\n9:00\nGrußwort\nLandrätin Ida Kern, Landkreis Auental\n10:00\n"
        "Pause\n10:30\nWas trägt? Wege ins Dorf\nBo Rind, Diakonie Auental\n"
    )
    assert read(text) == [
        ("Ida Kern", "Landkreis Auental", ["Landrätin"], ["grusswort"]),
        ("Bo Rind", "Diakonie Auental", [], ["vortrag"]),
    ]


def test_names_in_two_columns_and_towns():
    text = "Teilnehmerliste\n\nNachname\tVorname\tOrganisation\tOrt\nKern\tIda\tSozialwerk Talheim\tBremen\n"
    people, _ = in_tables(text, segment(text), (), VOCABULARY)
    (one,) = people
    assert (one.person.name, one.organisation.form, one.seat.name) == ("Ida Kern", "Sozialwerk Talheim", "Bremen")
    assert [role for role, _ in one.roles] == ["teilnahme"]


def test_surname_first_in_one_column():
    assert read("Liste\n\n| Name, Vorname | Institution |\n| Kern, Ida | Stadt Talheim |\n") == [
        ("Ida Kern", "Stadt Talheim", [], [])
    ]


def test_a_column_of_members_under_a_committee():
    text = "Beirat für Pflege\n\n| Mitglied | Organisation |\n| Ida Kern | Diakonie Auental |\n"
    blocks = segment(text)
    people, _ = in_tables(text, blocks, committees(text, blocks), VOCABULARY)
    (post,) = people[0].posts
    assert (post.functions[0].text, post.organisation.form) == ("Mitglied", "Beirat für Pflege")


@pytest.mark.parametrize(
    "text",
    [
        "Angebote\n\n| Ort | Zeit | Raum |\n| Talheim | 9.00 | Saal |\n",
        "Projekte\n\n| Name | Träger |\n| Nahe Nachbarn | Stadt Talheim |\n| Stark im Dorf | Diakonie Auental |\n",
        "Mitwirkende\n\nModeration\n\n• Ida Kern, Stadt Talheim\n",
        "●\n●\n●\n",
    ],
)
def test_tables_of_other_things_hold_nobody(text):
    assert read(text) == []


def test_what_stands_below_a_table_is_no_row():
    text = (
        "Liste\n\nName\nEinrichtung\n|---|\nIda Kern\nStadt Talheim\n●\nBo Rind\nDiakonie Auental\n|---|\nMia Lund\nX\n"
    )
    assert [name for name, *_ in read(text)] == ["Ida Kern", "Bo Rind"]
