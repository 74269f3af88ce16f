"""Contacts: the people of contact blocks with the body above the name, offices below it, and labelled fields."""

import pytest

from kg.mention.lists.listings import listing_of
from kg.segment import segment
from kg.vocabulary import Vocabulary, load_vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def people(text: str, vocabulary: Vocabulary) -> list[tuple[str, str, str]]:
    """Return name, functions and body of everybody whom the layout names."""
    found = listing_of(text, segment(text), vocabulary).people
    return [
        (
            one.person.name,
            "; ".join(function.text for function in one.functions),
            one.organisation.form if one.organisation else "",
        )
        for one in found
    ]


def test_a_name_below_a_body_belongs_to_it(vocabulary: Vocabulary) -> None:
    text = (
        "Verzeichnis\n\nLandkreis Celle\nFachdienst Senioren\nKarin Auth\n"
        "Pflegekoordination\nSüdwall 3, 29221 Celle\n\n"
        "Lahn-Dill-Kreis\nJörg Petersen, Altenhilfeplaner\nTel. 06441 000\n\n"
        "Magistrat der Stadt Gießen, Büro für Altenplanung\nDr. Maria Reuter (Leitung) und Max Ober (Sachbearbeitung)\n"
        "Berliner Platz 1, 35390 Gießen\n"
    )
    assert people(text, vocabulary) == [
        ("Karin Auth", "Pflegekoordination", "Landkreis Celle"),
        ("Jörg Petersen", "Altenhilfeplaner", "Lahn-Dill-Kreis"),
        ("Maria Reuter", "Leitung", "Stadt Gießen"),
        ("Max Ober", "Sachbearbeitung", "Stadt Gießen"),
    ]


def test_labels_tell_name_function_and_body(vocabulary: Vocabulary) -> None:
    text = (
        "Projekt\n\nName: Karin Auth\nFunktion: Leiterin\nInstitution: Caritasverband Celle e. V.\n"
        "E-Mail: auth@werk.example\n"
    )
    assert people(text, vocabulary) == [("Karin Auth", "Leiterin", "Caritasverband Celle e. V.")]


@pytest.mark.parametrize(
    "text",
    [
        "Der Landkreis Celle\nKarin Auth hat das Amt im Mai mit großer Freude und Kraft.\nTel. 05141 000\n",
        "Landkreis Celle\nBürgerhaus Aue\nHauptstraße 3, 29221 Celle\n",
    ],
)
def test_sentences_and_addresses_without_names_give_nobody(text: str, vocabulary: Vocabulary) -> None:
    assert people(text, vocabulary) == []


def test_an_office_below_a_name_takes_the_body_below_it_along(vocabulary: Vocabulary) -> None:
    text = (
        "Team\n\nSimone Dahmen\nQuartiersmanagerin\nCaritasverband Celle e. V.\nTel. 05141 000\n\n"
        "Peter Klabund, Rektor der Aueschule\n"
    )
    assert people(text, vocabulary)[0] == ("Simone Dahmen", "Quartiersmanagerin", "Caritasverband Celle e. V.")
