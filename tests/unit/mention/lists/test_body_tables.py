"""Body tables: what the rows of a table of bodies say of their seats, projects and funders."""

from kg.evaluate import extracted
from kg.evaluate.record import Record
from kg.read import read_text


def read(text: str) -> Record:
    return extracted(read_text(text, source="tabelle.txt"))


GRANTS = """Stiftung Nachbarland
Bewilligte Vorhaben

Antragsteller | Ort | Vorhaben | Betrag
Wilde Rübe e. V. | Lohmar | „Acker für alle“ | 12.500 €
Freiwillige Feuerwehr Auental, Löschgruppe Brunn | Auental | Nachwuchsgruppe | 2.000 €
"""


def test_who_is_granted_something_has_seat_project_and_funder():
    found = read(GRANTS)
    assert {one.name: one.place for one in found.organisations} == {
        "Stiftung Nachbarland": None,
        "Wilde Rübe e. V.": "Lohmar",
        "Freiwillige Feuerwehr Auental": "Auental",
        "Löschgruppe Brunn": None,
    }
    assert {(one.source, one.type, one.target) for one in found.relations} == {
        ("Wilde Rübe e. V.", "gefördert von", "Stiftung Nachbarland"),
        ("Freiwillige Feuerwehr Auental", "gefördert von", "Stiftung Nachbarland"),
        ("Wilde Rübe e. V.", "Träger von", "Acker für alle"),
        ("Löschgruppe Brunn", "Einheit von", "Freiwillige Feuerwehr Auental"),
    }


def test_a_column_tells_carriers_and_funders():
    found = read(
        "Unsere Häuser\n\nEinrichtung\tTräger\tGefördert durch\n"
        "Kita Hummel\tElternverein Auental e. V.\tStadt Auental\n"
        "Jugendtreff Süd\tFalken gGmbH\tAktion Mensch\n"
    )
    assert {(one.source, one.type, one.target) for one in found.relations} == {
        ("Elternverein Auental e. V.", "Träger von", "Kita Hummel"),
        ("Kita Hummel", "gefördert von", "Stadt Auental"),
        ("Falken gGmbH", "Träger von", "Jugendtreff Süd"),
        ("Jugendtreff Süd", "gefördert von", "Aktion Mensch"),
    }
    assert {one.name: one.type for one in found.organisations}["Elternverein Auental e. V."] == "freier Träger"


def test_a_table_of_people_is_none_of_bodies():
    found = read("Name | Einrichtung\nIda Kern | Kita Hummel\nTom Rade | Stadt Auental\n")
    assert {one.name for one in found.persons} == {"Ida Kern", "Tom Rade"}
