"""Asking with what a person types: names, numbers, short and full addresses; on every store."""

import pytest

from kg.ask import ask
from kg.errors import WrongParameter
from kg.questionfile import read_question
from kg.store import Store
from kg.terms import DCTERMS, DEF, FOAF, GRAPH, ID, RDF, SKOS, THEME, XSD, Literal, Triple

PERSON = read_question(
    "person_themes",
    "question",
    """\
#+ summary: {de: Themen einer Person, en: A person's themes}
#+ parameters:
#+   person: {type: iri, class: foaf:Person, de: Person, en: person}
#+   theme: {type: iri, class: sr:Theme, optional: true, many: true, de: Thema, en: theme}
#+   since: {type: date, optional: true, de: seit, en: since}
#+   most: {type: integer, default: 10, de: höchstens, en: at most}
#+ returns:
#+   person: {de: Person, en: Person}
#+   theme: {de: Thema, en: Theme}
PREFIX sr: <https://w3id.org/sozialraum/def#>
SELECT DISTINCT ?person ?theme
WHERE {
  VALUES ?person { UNDEF }
  VALUES ?theme { UNDEF }
  VALUES ?most { 10 }
  ?person sr:hasTheme ?theme .
  OPTIONAL { VALUES ?since { UNDEF } ?person sr:since ?since }
}
ORDER BY ?theme
""",
)
SARA, OTHER, TWIN = ID["person/sara-bode-1"], ID["person/kim-berg-1"], ID["person/kim-berg-2"]


def de(text: str) -> Literal:
    return Literal(text, language="de")


@pytest.fixture
def people(store: Store) -> Store:
    store.replace_graphs(
        {
            GRAPH["a/genannt"]: [
                *(Triple(one, RDF["type"], FOAF["Person"]) for one in (SARA, OTHER, TWIN)),
                Triple(SARA, DEF["nameForm"], de("Sara Bode")),
                Triple(SARA, SKOS["prefLabel"], de("Sara Bode")),
                Triple(OTHER, SKOS["prefLabel"], de("Kim Berg")),
                Triple(TWIN, SKOS["prefLabel"], de("Kim Berg")),
                Triple(SARA, DEF["hasTheme"], THEME["armut"]),
                Triple(SARA, DEF["hasTheme"], THEME["praevention"]),
                Triple(OTHER, DEF["hasTheme"], THEME["armut"]),
            ],
            GRAPH["vokabular"]: [
                Triple(THEME["armut"], RDF["type"], DEF["Theme"]),
                Triple(THEME["armut"], SKOS["prefLabel"], de("Armut")),
                Triple(THEME["armut"], SKOS["prefLabel"], Literal("poverty", language="en")),
                Triple(THEME["armut"], SKOS["altLabel"], de("Armutslagen")),
                Triple(THEME["praevention"], RDF["type"], DEF["Theme"]),
                Triple(THEME["praevention"], SKOS["prefLabel"], de("Prävention")),
                Triple(ID["event/3-2"], RDF["type"], DEF["Event"]),
                Triple(ID["event/3-2"], DEF["eventNumber"], Literal("3.2")),
                Triple(ID["event/3-2"], DCTERMS["title"], de("Armut")),
            ],
        }
    )
    return store


@pytest.mark.parametrize(
    "typed", ["Sara Bode", "sara bode", "  SARA   BODE ", "id:person/sara-bode-1", SARA.value, f"<{SARA.value}>"]
)
def test_a_thing_is_found_however_it_is_written(people: Store, typed: str) -> None:
    answer = ask(people, PERSON, {"person": typed})
    assert [row["theme"] for row in answer.rows] == [THEME["armut"], THEME["praevention"]]
    assert answer.values["person"] == (SARA,)
    assert answer.labels == {SARA: "Sara Bode", THEME["armut"]: "Armut", THEME["praevention"]: "Prävention"}
    assert [column.name for column in answer.columns] == ["person", "theme"]


def test_labels_are_in_the_language(people: Store) -> None:
    answer = ask(people, PERSON, {"person": "Sara Bode"}, language="en")
    assert answer.labels[THEME["armut"]] == "poverty"
    assert answer.labels[THEME["praevention"]] == "Prävention"


def test_other_labels_umlauts_and_several_values(people: Store) -> None:
    answer = ask(people, PERSON, {"person": "Sara Bode", "theme": ["armutslagen", "PRÄVENTION"]})
    assert len(answer.rows) == 2
    assert len(ask(people, PERSON, {"person": "Sara Bode", "theme": "poverty"}).rows) == 1
    assert len(ask(people, PERSON, {"person": "Sara Bode", "theme": " "}).rows) == 2


def test_the_class_decides_between_things_of_one_name(people: Store) -> None:
    assert ask(people, PERSON, {"person": "Sara Bode", "theme": "Armut"}).values["theme"] == (THEME["armut"],)


def test_one_name_of_several_things_is_asked_back(people: Store) -> None:
    with pytest.raises(WrongParameter, match="can be several things") as raised:
        ask(people, PERSON, {"person": "kim berg"})
    assert OTHER.value in str(raised.value)
    assert TWIN.value in str(raised.value)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"person": "Sahra Bode"}, r"person: nothing is called 'Sahra Bode'; there is Sara Bode"),
        ({"person": "bode"}, r"nothing is called 'bode'; there is Sara Bode"),
        ({"person": "Zzzz"}, r"nothing is called 'Zzzz'; give a name"),
        ({"person": "Armut"}, r"nothing is called 'Armut'"),
        (
            {"person": "id:person/sara"},
            r"nothing in the graph has the address https://w3id\.org/sozialraum/id/person/sara",
        ),
        ({"person": 'x" } } #'}, r"nothing is called"),
        ({}, r"person_themes needs a value for person"),
        ({"person": "Sara Bode", "them": "Armut"}, r"has no parameter them; it takes"),
        ({"person": "Sara Bode", "most": "viele"}, r"most must be a whole number such as 3, not 'viele'"),
        ({"person": "Sara Bode", "since": "31.3.2025"}, r"since must be a date such as 2025-03-31"),
        ({"person": ["Sara Bode", "Kim Berg"]}, r"person takes one value, 2 were given"),
    ],
)
def test_what_cannot_be_meant_is_said(people: Store, values: dict[str, str], words: str) -> None:
    with pytest.raises(WrongParameter, match=words):
        ask(people, PERSON, values)


def test_numbers_dates_and_defaults_become_terms(people: Store) -> None:
    answer = ask(people, PERSON, {"person": "Sara Bode", "since": "2025-03-31"})
    assert answer.values["since"] == (Literal("2025-03-31", datatype=XSD["date"]),)
    assert answer.values["most"] == (Literal("10", datatype=XSD["integer"]),)
