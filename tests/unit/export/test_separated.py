"""CSV files, read back: one column a variable, and no cell that a spreadsheet would calculate."""

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import NotAcceptable
from kg.export import written
from kg.export.separated import separated_values
from kg.terms import ID, XSD, Literal
from tests.unit.export.worked import FORMULA, listing


def read(body):
    assert body.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(body.decode("utf-8-sig"), newline="")))


def test_rows_are_written_with_addresses_and_why():
    head, first, second = read(separated_values(listing()))
    assert head == ["actor", "actorLabel", "strength", "themes", "since", "why"]
    assert first == [
        *("https://w3id.org/sozialraum/id/person/ada-berg", "Ada Berg", "0.400000", "Armut | Wohnen", "2025-03-31"),
        "Ada Berg wirkte am Forum 1 mit.",
    ]
    assert second == [f"{ID['person/boe'].value}", f"'{FORMULA}", "", "'-Wohnen", "", "'@SUM(1)"]
    assert read(separated_values(listing(why=())))[0][-1] == "since"


def test_a_negative_number_stays_a_number():
    rows = ({"strength": Literal("-0.5", datatype=XSD["decimal"])},)
    assert read(separated_values(listing(rows=rows, why=())))[1][2] == "-0.5"


@settings(max_examples=50)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8))
def test_no_cell_begins_like_a_formula_and_nothing_is_lost(text):
    (_, row) = read(separated_values(listing(rows=({"themes": Literal(text)},), why=())))
    assert row[3].removeprefix("'") == text.removeprefix("'")
    if row[3][:1] in "=+-@\t" and row[3]:
        float(row[3])


def test_a_format_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(NotAcceptable, match="csv, xlsx, jsonld"):
        written(listing(), "docx")
