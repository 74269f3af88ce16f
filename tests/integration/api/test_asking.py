"""Questions in words of one's own over HTTP: how they were read, the answer, files, and refusals."""

import pytest

from api.examples import example_questions
from kg.understand import understand

HTML = {"Accept": "text/html"}


def test_a_question_comes_with_its_reading_and_answer(site):
    found = site.get("/ask", params={"q": "Wer arbeitet zu Wohnen?"}).json()
    assert found["reading"]["name"] == "actors_of_theme"
    assert found["reading"]["values"] == {"theme": ["thema:wohnen"]}
    assert "Thema: Wohnen" in found["reading"]["sentence"]
    assert {"Anna Beispiel"} <= {row[1]["label"] for row in found["answer"]["rows"]}
    assert site.get(found["reading"]["href"]).json()["rows"] == found["answer"]["rows"]


def test_the_page_says_how_it_understood_and_shows_the_answer(site):
    page = site.get("/ask", params={"q": "Was verbindet Anna Beispiel und Bodo Muster?"}, headers=HTML).text
    assert "So verstanden:" in page
    assert "anderer Akteur: Bodo Muster" in page
    assert "<table" in page
    page = site.get("/ask", params={"q": "Who works on housing?", "lang": "en"}, headers=HTML).text
    assert "Understood as:" in page


def test_what_is_not_understood_is_said_and_near_questions_offered(site):
    found = site.get("/ask", params={"q": "Wer arbeitet zu Raumfahrt?"}).json()
    assert (found["reading"], found["answer"], found["unknown"]) == (None, None, ["Raumfahrt"])
    assert found["others"][0]["name"] == "actors_of_theme"
    page = site.get("/ask", params={"q": "Wer arbeitet zu Raumfahrt?"}, headers=HTML).text
    assert "Das habe ich nicht verstanden: „Raumfahrt“" in page
    assert site.get("/ask", params={"q": "Wer arbeitet zu Raumfahrt?", "format": "csv"}).status_code == 422
    assert site.get("/ask", params={"format": "csv"}).status_code == 422
    assert site.get("/ask", params={"q": "x" * 301}).status_code == 422


def test_the_answer_is_a_file_too(site):
    listed = site.get("/ask", params={"q": "Wer arbeitet zu Wohnen?", "format": "csv"})
    assert listed.headers["content-type"].startswith("text/csv")
    assert "Anna Beispiel" in listed.text


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_example_is_understood(site, language):
    instance = site.app.state.instance
    examples = example_questions(instance, language)
    assert len(examples) == 6
    for text in examples:
        assert understand(instance.store, instance.catalogue, text).reading is not None, text
    assert site.get("/ask", params={"lang": language}).json()["examples"] == list(examples)
    assert site.get("/", params={"lang": language}).json()["examples"] == list(examples)


def test_the_start_page_takes_a_question_and_offers_some(site):
    page = site.get("/", headers=HTML).text
    assert 'action="/ask"' in page
    assert "/ask?q=Wo" in page
