"""The Excel template: filled, read in, and every cell a fact with that cell as its evidence, or told as unfit."""

import io
from datetime import date

import openpyxl
import pytest

from kg.cli.templating import template
from kg.errors import DocumentUnreadable, Fault, WrongParameter
from kg.mention.filled import filled_parts
from kg.pipeline import add_files, prepare
from kg.read import read_file
from kg.store import open_store
from kg.template import SHEETS, empty_template
from kg.terms import DEF, ID, LIST, ORG, RDF, THEME, Literal
from kg.vocabulary import load_vocabulary

ROWS = {
    "Organisationen": [
        [
            "Nachbarschaftshaus Auental e. V.",
            "freier Träger",
            "Potsdam",
            "Netzwerk Auental",
            "Armut",
            None,
            "Inklusion",
        ],
        ["Netzwerk Auental", "Netzwerk", None, None, None, None, None],
    ],
    "Personen": [
        ["Dr. Eva Muster", "Leiterin", "Nachbarschaftshaus Auental e. V.", "2. Fachtag Wohnen", "Vortrag"],
        ["Jan Beispiel", "Quartiersmanager", None, None, None],
    ],
    "Themen": [["Netzwerk Auental", "Armut"]],
    "Programme": [["Soziale Orte 2030", "Förderprogramm", "Land", "Netzwerk Auental", "Inklusion", None, None]],
    "Veranstaltungen": [
        [
            "2. Fachtag Wohnen",
            "andere Veranstaltung",
            date(2026, 3, 12),
            "13.03.2026",
            "Potsdam",
            "Armut",
            None,
            None,
        ],
        ["Auentaler Kongress 2025", "Kongress", date(2025, 5, 2), None, None, None, None, None],
    ],
}


def filled(path, rows=ROWS, name="Auental"):
    workbook = openpyxl.load_workbook(io.BytesIO(empty_template()))
    workbook["Anleitung"]["B2"] = name
    for sheet, lines in rows.items():
        for number, line in enumerate(lines, 2):
            for column, value in enumerate(line, 1):
                workbook[sheet].cell(number, column, value)
    workbook.save(path)
    return path


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store with the filled template."""
    with open_store("memory:") as made:
        prepare(made)
        (added,) = add_files(made, [filled(tmp_path_factory.mktemp("filled") / "auental.xlsx")])
        assert (added.error, added.slug) == ("", "auental")
        yield made


def quotes(store, subject, prop, value) -> set[str]:
    """The words that attest a triple."""
    query = f"""SELECT ?quote {{ {subject} {prop} {value} ; <{DEF["evidence"].value}> ?e .
        ?e <{DEF["attests"].value}> {prop} ; <{DEF["attestedValue"].value}> {value} ;
        <{DEF["quoteText"].value}> ?quote }}"""
    return {row["quote"].value for row in store.select(query).rows}


def test_every_cell_is_a_fact_with_that_cell_as_its_evidence(store):
    house, network = ID["organisation/nachbarschaftshaus-auental"], ID["organisation/netzwerk-auental"]
    programme = ID["programme/soziale-orte-2030"]
    expected = [
        (
            house,
            DEF["nameForm"],
            Literal("Nachbarschaftshaus Auental e. V.", language="de"),
            ROWS["Organisationen"][0][0],
        ),
        (house, RDF["type"], DEF["IndependentProvider"], ROWS["Organisationen"][0][0]),
        (house, ORG["memberOf"], network, "Netzwerk Auental"),
        (network, RDF["type"], DEF["Network"], "Netzwerk Auental"),
        (programme, RDF["type"], DEF["FundingProgramme"], "Soziale Orte 2030"),
        (programme, DEF["programmeLevel"], LIST["ebene/land"], "Soziale Orte 2030"),
        (programme, DEF["hasTheme"], THEME["inklusion"], "Inklusion"),
        (network, DEF["carrierOf"], programme, "Netzwerk Auental"),
    ]
    for subject, prop, value, words in expected:
        assert words in quotes(store, subject, prop, value), (subject, prop, value)
    seat = store.select(f"SELECT ?p {{ {house} {DEF['seat']} ?p }}").rows
    assert [row["p"].value.rpartition("/")[2] for row in seat] == ["ags-12054"]
    theme = store.select(
        f"""SELECT ?quote {{ ?s {DEF["statementSubject"]} {house} ; {DEF["statementObject"]} {THEME["inklusion"]} ;
        {DEF["statementRelation"]} {LIST["beziehung/arbeitet-zu"]} ; {DEF["evidence"]} ?e .
        ?e {DEF["quoteText"]} ?quote }}"""
    ).rows
    assert {row["quote"].value for row in theme} == {"Inklusion"}


def test_people_take_part_in_the_event_of_their_row_and_in_no_other(store):
    rows = store.select(
        f"""SELECT DISTINCT ?title ?name ?role ?body ?honorific {{
        ?p {DEF["participationIn"]} ?event ; {DEF["participant"]} ?person ; {DEF["participationRole"]} ?role ;
           {DEF["onBehalfOf"]} ?body .
        ?event <http://www.w3.org/2004/02/skos/core#prefLabel> ?title .
        ?person {DEF["nameForm"]} ?name ; {DEF["honorific"]} ?honorific }}"""
    ).rows
    told = [{name: term.value for name, term in row.items()} for row in rows]
    assert told == [
        {
            "title": "2. Fachtag Wohnen",
            "name": "Eva Muster",
            "honorific": "Dr.",
            "role": LIST["mitwirkung/vortrag"].value,
            "body": ID["organisation/nachbarschaftshaus-auental"].value,
        }
    ]
    days = store.select(
        f"SELECT ?title ?first ?last {{ ?e {DEF['startDate']} ?first ; {DEF['endDate']} ?last ;"
        " <http://www.w3.org/2004/02/skos/core#prefLabel> ?title } ORDER BY ?title"
    ).rows
    assert [tuple(row[one].value for one in ("title", "first", "last")) for row in days] == [
        ("2. Fachtag Wohnen", "2026-03-12", "2026-03-13"),
        ("Auentaler Kongress 2025", "2025-05-02", "2025-05-02"),
    ]
    functions = store.select(f"SELECT DISTINCT ?text {{ ?a {DEF['functionText']} ?text }}").rows
    assert {row["text"].value for row in functions} == {"Leiterin", "Quartiersmanager"}


def test_who_works_on_one_theme_is_found_by_it(store):
    rows = store.select(f"SELECT DISTINCT ?who {{ ?who {DEF['worksOn']} {THEME['armut']} }}").rows
    found = {row["who"].value.rpartition("/")[2] for row in rows}
    assert {"nachbarschaftshaus-auental", "netzwerk-auental"} <= found
    assert any(one.startswith("eva-muster") for one in found)
    assert not any(one.startswith("jan-beispiel") for one in found)


WRONG = {
    "Organisationen": [["Haus am See", "Klub", None, None, "Amrut"], [None, None, "Potsdam"]],
    "Personen": [["Eva Muster", None, None, "Fachtag Wonen", None], ["Jan Beispiel", None, None, None, "Vortrag"]],
    "Veranstaltungen": [["Fachtag Wohnen", None, "am Montag"], ["Fachtag Pflege", None, "12.03.2026", "11.03.2026"]],
}


def test_every_wrong_cell_is_named_with_what_would_be_right_and_nothing_is_taken(tmp_path):
    with pytest.raises(DocumentUnreadable) as raised:
        read_file(filled(tmp_path / "wrong.xlsx", WRONG))
    told = str(raised.value)
    assert raised.value.fault is Fault.TEMPLATE
    for words in (
        "sheet Organisationen, row 2, column B (Art): 'Klub' is none of the choices: freier Träger",
        "sheet Organisationen, row 2, column E (Thema 1): 'Amrut' is no theme of the list; close are armut",
        "sheet Organisationen, row 3, column A (Name): has to be filled",
        "sheet Personen, row 2, column D (Veranstaltung): 'Fachtag Wonen' is no title in the sheet Veranstaltungen",
        "sheet Personen, row 3, column E (Rolle): needs Veranstaltung in the same row",
        "sheet Veranstaltungen, row 2, column C (Beginn): 'am Montag' is no day; right would be 12.03.2026",
        "sheet Veranstaltungen, row 3, column D (Ende): is before Beginn",
    ):
        assert words in told
    assert told.count("\n") == 6


def test_a_sheet_or_a_column_of_ones_own_is_no_silent_loss(tmp_path):
    path = filled(tmp_path / "own.xlsx")
    workbook = openpyxl.load_workbook(path)
    workbook["Personen"]["F2"] = "0331 12345"
    workbook["Themen"]["A1"] = "Verein"
    workbook.create_sheet("Notizen")["A1"] = "x"
    workbook.save(path)
    with pytest.raises(DocumentUnreadable) as raised:
        read_file(path)
    told = str(raised.value)
    assert "sheet Personen, row 2, column F: the template has no such column; the last is E (Rolle)" in told
    assert "sheet Themen, row 1, column A: the heading is 'Verein'; it has to be 'Organisation'" in told
    assert "sheet Notizen: is none of the template's" in told


def test_an_empty_template_says_that_it_is_empty(tmp_path):
    with pytest.raises(DocumentUnreadable, match="fill at least one row"):
        read_file(filled(tmp_path / "empty.xlsx", {}))


def test_every_mention_stands_at_its_cell(tmp_path):
    document = read_file(filled(tmp_path / "auental.xlsx"))
    assert document.text.startswith("Sozialraum-Vorlage 1: Auental\n")
    cells = {str(cell) for rows in ROWS.values() for row in rows for cell in row if isinstance(cell, str)}
    for part in filled_parts(document.text, load_vocabulary()):
        for mention in part:
            words = mention.span.of(document.text)
            assert words in cells or words.split(" | ")[0] in cells


def test_the_template_is_the_same_each_time_and_offers_lists():
    assert empty_template() == empty_template()
    workbook = openpyxl.load_workbook(io.BytesIO(empty_template()))
    for sheet in SHEETS:
        assert [cell.value for cell in workbook[sheet.name][1]] == [column.name for column in sheet.columns]
    assert workbook["Listen"].sheet_state == "hidden"
    assert "Armut" in [
        row[0] for column in workbook["Listen"].iter_cols() for row in [(cell.value,) for cell in column]
    ]


def test_the_command_writes_it_once(tmp_path, capsys):
    file = tmp_path / "vorlage.xlsx"
    template(file, lang="de")
    assert file.read_bytes() == empty_template()
    assert "sozialraum add" in capsys.readouterr().out
    for place in (file, tmp_path / "vorlage.csv", tmp_path / "nowhere" / "vorlage.xlsx"):
        with pytest.raises(WrongParameter):
            template(place)
