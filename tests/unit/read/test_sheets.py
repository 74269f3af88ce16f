"""Excel files: every visible sheet with its rows in their columns, as people read the cells."""

import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from kg.errors import DocumentUnreadable, Fault
from kg.pipeline import extract
from kg.read.file import read_bytes
from kg.terms import DEF

NINE = datetime(2026, 3, 12, 9, 30)  # noqa: DTZ001 - cells of Excel know no time zone


def book(**sheets) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name.removeprefix("_"))
        sheet.sheet_state = "hidden" if name.startswith("_") else "visible"
        for cells in rows:
            sheet.append(cells)
    made.properties.title = "Netzwerk Auental"
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def read(raw, name="netzwerk.xlsx"):
    return read_bytes(raw, source=name, where=name)


def test_sheets_are_headings_and_rows_keep_their_columns():
    text = read(
        book(
            Akteure=[("Name", "Organisation", "Ort"), ("Ida Kern", None, "Auental"), (None, None, None)],
            Leer=[],
            _Listen=[("geheim",)],
            Treffen=[("Tag", date(2026, 3, 12), NINE), ("Zahl", 3.0, 2.5), ("wahr", True)],
        )
    ).text
    assert text == (
        "Netzwerk Auental\n\nAkteure\n\n"
        "  • Name | Organisation | Ort\n  • Ida Kern | | Auental\n\n"
        "Treffen\n\n  • Tag | 12.03.2026 | 12.03.2026 09:30\n  • Zahl | 3 | 2,5\n  • wahr | ja\n"
    )


def test_a_table_of_people_gives_facts_that_rest_on_its_cells():
    raw = book(
        Teilnehmende=[
            ("Name", "Funktion", "Organisation"),
            ("Dr. Annegret Kern", "Geschäftsführerin", "Diakonie Sonnfeld e. V."),
            ("Tom Rade", "Sozialplaner", "Landkreis Barnim"),
        ]
    )
    found = extract(read(raw))
    said = {
        (fact.object.value, fact.evidence.span.of(found.document.text))
        for fact in found.facts
        if fact.property == DEF["nameForm"]
    }
    assert {("Annegret Kern", "Dr. Annegret Kern"), ("Tom Rade", "Tom Rade")} <= said
    assert ("Diakonie Sonnfeld e. V.", "Diakonie Sonnfeld e. V.") in said


def test_the_bytes_tell_what_the_name_does_not():
    assert read(book(A=[("x y z",)]), "ohne-endung").text


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (book(Leer=[]), Fault.EMPTY),
        (book(A=[("x",)])[:-200], Fault.DAMAGED),
        (b"PK\x03\x04nonsense", Fault.DAMAGED),
    ],
)
def test_what_cannot_be_read_is_told_with_its_kind(raw, fault):
    with pytest.raises(DocumentUnreadable) as caught:
        read(raw)
    assert caught.value.fault is fault
    assert str(caught.value).startswith("netzwerk.xlsx: ")
