"""The catalogue: what a question's file may be, and what its slots become."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.catalogue import load_catalogue
from kg.errors import QuestionBroken, UnknownQuestion, WrongParameter
from kg.question import Question
from kg.questionfile import read_question
from kg.store import open_store
from kg.store.guard import Form, inspect
from kg.terms import DEF, GRAPH, ID, SKOS, BlankNode, Literal, Triple

FILE = """\
#+ id: T1
#+ summary:
#+   de: Wer heißt so?
#+   en: Who is called that?
#+ parameters:
#+   name: {type: string, de: Name, en: name}
#+   person: {type: iri, class: foaf:Person, optional: true, de: Person, en: person}
#+   limit: {type: integer, default: 3, de: Anzahl, en: number}
#+ returns:
#+   person: {de: Person, en: Person}
#+   names: {de: Namen, en: Names, list: " | "}
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?person (GROUP_CONCAT(?label; SEPARATOR=" | ") AS ?names)
WHERE {
  VALUES ?name { "Sara Bode"@de } # VALUES ?person { UNDEF }
  VALUES ?person { UNDEF }
  VALUES ?limit { 5 }
  VALUES ?property { skos:prefLabel skos:altLabel }
  ?person ?property ?name ; skos:prefLabel ?label .
}
GROUP BY ?person
"""


def read(text: str) -> Question:
    return read_question("t", "question", text)


def test_a_file_is_read_whole() -> None:
    question = read(FILE)
    assert (question.id, question.kind, question.form) == ("T1", "question", Form.SELECT)
    assert question.summary.text("de") == "Wer heißt so?"
    assert question.summary.text("en") == "Who is called that?"
    name, person, limit = question.parameters
    assert (name.type, name.optional, name.of_class, name.label.de) == ("string", False, None, "Name")
    assert (person.optional, person.of_class) == (True, NamedPerson)
    assert (limit.optional, limit.default) == (True, "3")
    assert [(column.name, column.separator) for column in question.columns] == [("person", None), ("names", " | ")]
    assert question.text == FILE


NamedPerson = ID["x"].__class__("http://xmlns.com/foaf/0.1/Person")


def test_slots_are_filled_and_open_ones_taken_out() -> None:
    filled = read(FILE).filled({"name": Literal("Armin", language="de")})
    assert 'VALUES ?name { "Armin"@de } # VALUES ?person { UNDEF }\n  \n' in filled
    assert "VALUES ?limit { 5 }" in filled
    assert "VALUES ?property { skos:prefLabel skos:altLabel }" in filled
    both = read(FILE).filled({"name": [Literal("a"), Literal("b")], "person": ID["person/x"]})
    assert 'VALUES ?name { "a" "b" }' in both
    assert f"VALUES ?person {{ {ID['person/x']} }}" in both


@given(st.text(), st.text())
def test_a_value_is_never_read_as_query(one: str, other: str) -> None:
    values = {"name": [Literal(one), Literal("VALUES ?person { UNDEF } } #" + other, language="de")]}
    with open_store("memory:") as store:
        label = Triple(ID["person/x"], SKOS["prefLabel"], values["name"][1])
        store.replace_graphs({GRAPH["a"]: [label]})
        found = store.select(read(FILE).filled(values))
    assert [row["person"] for row in found.rows] == [ID["person/x"]]


def test_what_does_not_fit_is_refused() -> None:
    question = read(FILE)
    with pytest.raises(WrongParameter, match=r"needs a value for name"):
        question.filled({})
    with pytest.raises(WrongParameter, match="has no parameter nam; it takes limit, name, person"):
        question.filled({"name": Literal("x"), "nam": Literal("x")})
    with pytest.raises(WrongParameter, match="blank node"):
        question.filled({"name": Literal("x"), "person": BlankNode("b")})


QUERY = "SELECT ?s WHERE { VALUES ?s { UNDEF } ?s ?p ?o }"
SUMMARY = "#+ summary: {de: Dinge, en: things}\n"
PARAMETER = "#+ parameters:\n#+   s: {type: iri, de: Ding, en: thing}\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (QUERY, r"t\.rq, line 1: no header"),
        ("#+ summary: {de: Was?\n" + QUERY, r"t\.rq, line \d: the header is no YAML"),
        ("#+ summary: Was?\n" + QUERY, "summary needs a text in de and in en"),
        ("#+ summary: {de: Dinge, en: ' '}\n" + QUERY, "summary needs a text in de and in en"),
        (SUMMARY + "#+ sumary: x\n" + QUERY, "the header has sumary; known are"),
        (SUMMARY, r"line 2: no query after the header"),
        (SUMMARY + "# SELECT", "no query after the header"),
        (SUMMARY + "SELECT ?s WHERE { ?s ?p ?o", r"t\.rq, line 2, column 27: the text ends"),
        (SUMMARY + "SELECT ?s { SERVICE <http://x.test/> { ?s ?p ?o } }", "line 2, column 13: SERVICE"),
        (SUMMARY + "# two\n" + QUERY, r"line 3: the slot \?s is no parameter"),
        (SUMMARY + PARAMETER + "SELECT ?s { ?s ?p ?o }", r"line 3: parameter s has no slot"),
        (SUMMARY + PARAMETER.replace("iri", "uri") + QUERY, r"line 3: type of parameter s is 'uri'; it must be one of"),
        (SUMMARY + PARAMETER.replace("Ding", "''") + QUERY, r"line 3: parameter s needs a text in de and in en"),
        (SUMMARY + PARAMETER.replace("type", "typ") + QUERY, r"line 3: parameter s has typ; known are"),
        (SUMMARY + PARAMETER.replace("iri", "iri, class: ex:Thing") + QUERY, "none of the project's prefixes"),
        (SUMMARY + "#+ parameters: [s]\n" + QUERY, "line 2: parameters must map names"),
        (SUMMARY + "#+ kind: poem\n" + QUERY.replace("UNDEF", "<x:x>"), "kind is 'poem'"),
        (SUMMARY + PARAMETER + "#+ returns: [s, o]\n" + QUERY, "line 4: returns lists s, o; the query selects s"),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, fault: str) -> None:
    with pytest.raises(QuestionBroken, match=fault):
        read(text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "views").mkdir()
    (tmp_path / "names.rq").write_text(FILE, encoding="utf-8")
    (tmp_path / "views" / "all.rq").write_text(SUMMARY + "SELECT ?s { ?s ?p ?o }", encoding="utf-8")
    return tmp_path


def test_a_folder_becomes_a_catalogue(folder: Path) -> None:
    catalogue = load_catalogue(folder)
    assert list(catalogue) == ["all", "names"]
    assert len(catalogue) == 2
    assert [question.name for question in catalogue.questions()] == ["names"]
    assert catalogue["all"].kind == "view"
    assert catalogue["t1"] is catalogue["T1"] is catalogue["NAMES"]
    assert "T1" in catalogue
    assert "T2" not in catalogue


def test_an_unknown_question_is_answered_with_close_ones(folder: Path) -> None:
    catalogue = load_catalogue(folder)
    with pytest.raises(UnknownQuestion, match=r"no question 'name'; there is names"):
        catalogue["name"]
    with pytest.raises(UnknownQuestion, match=r"no question 'xyz'; there is T1"):
        catalogue["xyz"]


def test_two_of_a_name_or_id_are_a_fault(folder: Path) -> None:
    (folder / "views" / "names.rq").write_text(SUMMARY + "SELECT ?s { ?s ?p ?o }", encoding="utf-8")
    with pytest.raises(QuestionBroken, match=r"two files are named names\.rq"):
        load_catalogue(folder)
    (folder / "views" / "names.rq").rename(folder / "again.rq")
    (folder / "again.rq").write_text("#+ id: t1\n" + SUMMARY + "SELECT ?s { ?s ?p ?o }", encoding="utf-8")
    with pytest.raises(QuestionBroken, match="the same id"):
        load_catalogue(folder)


def test_the_shipped_catalogue_holds_thirty_competency_questions() -> None:
    catalogue = load_catalogue()
    ids = {question.id for question in catalogue.values() if question.kind == "cq"}
    assert ids == {f"CQ{number:02d}" for number in range(1, 31)}
    queries = [question for question in catalogue.values() if isinstance(question, Question)]
    assert all(inspect(one.text, services=one.asks_elsewhere).form is one.form for one in queries)
    assert {question.kind for question in catalogue.values() if question not in queries} == {"network"}
    assert {parameter.type for question in catalogue.values() for parameter in question.parameters} >= {"iri"}
    assert DEF["Event"] in {parameter.of_class for parameter in catalogue["CQ11"].parameters}
