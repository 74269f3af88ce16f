"""XLSX files, read back by another library: what stands where, and that nothing in them is a formula."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from kg.errors import ResultTooLarge
from kg.export import workbook as module
from kg.export.workbook import workbook
from kg.network import Why
from tests.unit.export.worked import FORMULA, REASON, listing

DAY = date(2025, 3, 31)


def read(body):
    return openpyxl.load_workbook(BytesIO(body))


@pytest.fixture(scope="module")
def book():
    return read(workbook(listing()))


def lines(sheet):
    return [[cell.value.date() if cell.is_date else cell.value for cell in row] for row in sheet.iter_rows()]


def test_people_read_names_numbers_days_and_lists(book):
    head, first, second = lines(book["Ergebnis"])
    assert head == ["Nr.", "Akteur", "Stärke", "Themen", "seit", "Warum?"]
    assert first == [1, "Ada Berg", 0.4, "Armut\nWohnen", DAY, "Ada Berg wirkte am Forum 1 mit."]
    assert second == [2, FORMULA, None, "-Wohnen", None, "@SUM(1)"]


def test_programs_find_every_variable_with_addresses(book):
    head, first, _ = lines(book["Adressen"])
    assert head == ["Nr.", "actor", "actorLabel", "strength", "themes", "since"]
    assert first[1] == "https://w3id.org/sozialraum/id/person/ada-berg"


def test_every_source_is_told_with_sentence_document_day_and_status(book):
    head, actor, theme = lines(book["Quellen"])
    assert head[:5] == ["Nr.", "Betrifft", "Aussage", "Belegt", "Satz im Dokument"]
    assert actor == [
        *(1, "Ada Berg", "Ada Berg wirkte am Forum 1 mit.", "Akteur", "Ada Berg, Stadt Au", "Ada Berg"),
        *("Protokoll (erfundenes Beispiel)", "protokoll.txt", DAY, "genannt", 1),
        "https://w3id.org/sozialraum/id/evidence/e1",
    ]
    assert theme[3:6] == ["Thema", "Es ging um Armut.", "Armut"]
    assert theme[9:11] == ["erschlossen", 0.8]


def test_notes_say_what_was_asked_how_good_it_is_and_what_is_owed(book):
    (_, (title,), (note,), (owed,)) = lines(book["Hinweise"])
    assert (title, note) == ("Wer arbeitet woran?", "Dies ist eine Näherung.")
    assert "Protokoll (erfundenes Beispiel)" in owed
    assert "Apache-2.0" in owed


def test_no_cell_is_a_formula_or_a_link(book):
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == FORMULA for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)


def test_headings_stay_and_columns_are_as_wide_as_their_texts(book):
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert all(8 <= dimension.width <= 61 for dimension in sheet.column_dimensions.values())
    assert book["Quellen"].column_dimensions["C"].width > book["Quellen"].column_dimensions["A"].width


def test_english_has_its_own_words():
    book = read(workbook(listing("en")))
    assert book.sheetnames == ["Result", "Addresses", "Sources", "Notes"]
    assert book["Sources"]["J3"].value == "inferred"


def test_a_list_without_reasons_says_so():
    book = read(workbook(listing(why=())))
    assert "keine einzelnen Sätze" in book["Quellen"]["B2"].value
    assert lines(book["Ergebnis"])[0][-1] == "seit"


def test_of_many_sentences_a_row_tells_the_first_and_the_sources_all():
    why = tuple(Why(f"Satz {number}.", (REASON,)) for number in range(5))
    book = read(workbook(listing(why=(why, ()))))
    assert book["Ergebnis"]["F2"].value == "Satz 0.\nSatz 1.\nSatz 2.\n… und 2 weitere, siehe Blatt „Quellen“"
    assert book["Quellen"].max_row == 1 + 2 * 5


def test_equal_lists_make_equal_files():
    assert workbook(listing()) == workbook(listing())


def test_a_text_longer_than_a_cell_is_cut_and_more_rows_than_a_sheet_holds_are_refused(monkeypatch):
    book = read(workbook(listing(notes=("x" * 40_000,))))
    assert len(book["Hinweise"]["A3"].value) == 32_767
    monkeypatch.setattr(module, "_ROWS", 1)
    with pytest.raises(ResultTooLarge, match="CSV"):
        workbook(listing())
