"""Questions over the whole graph: their files, their modules and their rows fit each other."""

import pytest

from kg.ask import ask
from kg.catalogue import load_catalogue
from kg.errors import QuestionBroken, WrongParameter
from kg.network.answering import ANSWERS, found
from kg.network.found import Asked, Found
from kg.pipeline import build
from kg.question import Computed
from kg.questionfile import read_computed
from kg.store import open_store
from kg.terms import ID, THEME

EMPTY = Found(())
QUESTIONS = {one.name: one for one in load_catalogue().questions() if isinstance(one, Computed)}


@pytest.fixture(scope="module")
def built():
    with open_store("memory:") as store:
        build(store)
        yield store


def test_every_file_has_its_module_and_every_module_its_file():
    assert QUESTIONS.keys() == ANSWERS.keys()


def test_a_question_that_nothing_answers_is_told():
    lonely = read_computed("lonely", "summary: {de: Was, en: What}\nreturns: [thing]\n")
    with pytest.raises(QuestionBroken, match=r"lonely\.yaml.*actors_of_theme"):
        found(lonely, Asked(None, {}, "de"))


def test_who_works_on_a_theme_comes_with_strength_and_sentences(built):
    answer = ask(built, QUESTIONS["actors_of_theme"], {"theme": "thema:armut", "limit": "3"})
    assert len(answer.rows) == len(answer.why) == 3
    assert answer.notes == ("Gezeigt sind die 3 stärksten; es gibt mehr.",)
    assert ask(built, QUESTIONS["actors_of_theme"], {"theme": "thema:armut", "limit": "100"}).notes == ()
    strengths = [float(row["strength"].value) for row in answer.rows]
    assert strengths == sorted(strengths, reverse=True)
    for row, why in zip(answer.rows, answer.why, strict=True):
        assert row.keys() == {column.name for column in answer.columns}
        assert all(answer.labels[row["actor"]] in one.sentence for one in why)
        for passage in (passage for one in why for reason in one.reasons for passage in reason.passages):
            assert passage.text[passage.start : passage.end]
        themes = {reason.theme for one in why for reason in one.reasons}
        assert themes <= {THEME["armut"], THEME["kinderarmut"], THEME["ueberschuldung"]}


def test_the_actors_of_a_theme_are_those_of_the_narrower_ones_too(built):
    rows = ask(built, QUESTIONS["actors_of_theme"], {"theme": "Armut", "limit": "100"}).rows
    narrower = ask(built, QUESTIONS["actors_of_theme"], {"theme": "Kinderarmut", "limit": "100"}).rows
    assert {row["actor"] for row in narrower} <= {row["actor"] for row in rows}
    assert any(row["actor"].value.startswith(ID["person/"].value) for row in rows)


CHOICE = """
summary: {de: Was, en: What}
parameters:
  by:
    {type: choice, default: level, de: nach, en: by,
     choices: {level: {de: Ebene, en: Level}, place: {de: Ort, en: Place}}}
returns: [thing]
"""


@pytest.mark.parametrize("typed", ["level", "Ebene", "LEVEL"])
def test_a_choice_is_typed_by_key_or_by_its_words(typed, monkeypatch):
    seen = []
    monkeypatch.setattr("kg.ask.counted", lambda _, asked: seen.append(asked.text("by")) or EMPTY)
    with open_store("memory:") as store:
        ask(store, read_computed("chosen", CHOICE), {"by": typed})
    assert seen == ["level"]


def test_another_choice_is_refused_with_those_there_are():
    with open_store("memory:") as store, pytest.raises(WrongParameter, match="level, place"):
        ask(store, read_computed("chosen", CHOICE), {"by": "Größe"})


@pytest.mark.parametrize(
    ("typed", "said"),
    [("0,5", "0.500000"), ("2", "2.000000")],
)
def test_a_number_is_read_as_germans_type_it(typed, said, monkeypatch):
    seen = []
    monkeypatch.setattr("kg.ask.counted", lambda _, asked: seen.append(asked.text("least")) or EMPTY)
    text = "summary: {de: A, en: B}\nparameters:\n  least: {type: number, de: mindestens, en: least}\nreturns: [a]\n"
    with open_store("memory:") as store:
        ask(store, read_computed("numbered", text), {"least": typed})
        with pytest.raises(WrongParameter, match="a number such as"):
            ask(store, read_computed("numbered", text), {"least": "nan"})
    assert seen == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("summary: {de: Was, en: What}\n", "line 1: returns names no columns"),
        ("summary: {de: Was}\nreturns: [a]\n", "needs a text in de and in en"),
        (
            "summary: {de: A, en: B}\nparameters:\n  by: {type: choice, de: n, en: b}\nreturns: [a]\n",
            "line 3: .*choices",
        ),
        ("summary: {de: A, en: B\n", "no YAML"),
    ],
)
def test_a_faulty_file_is_told_with_its_line(text, said):
    with pytest.raises(QuestionBroken, match=said):
        read_computed("broken", text)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("actors_of_theme", {"theme": "thema:armut", "limit": "0"}),
        ("bridges", {"cap": "1"}),
        ("clusters", {"actors": "-2"}),
        ("gaps", {"limit": "10001"}),
        ("theme_pairs", {"limit": "-1"}),
    ],
)
def test_a_number_out_of_range_is_told_with_the_range(built, name, values):
    with pytest.raises(WrongParameter, match=r"must be \d to 10000, not"):
        ask(built, QUESTIONS[name], values)
