"""The matrix over HTTP: a table people can read and click through, and the same as data."""

import re

import pytest

from kg.terms import LIST

HTML = {"Accept": "text/html"}


def test_each_figure_leads_to_as_many_actors_with_their_sentences(site):
    seen = 0
    for by in ("level", "perspective"):
        matrix = site.get("/matrix", params={"by": by, "kind": "all"}).json()
        assert matrix["by"] == by
        for row in matrix["rows"]:
            assert len(row["cells"]) == len(matrix["columns"])
            for cell in (*row["cells"], row["unknown"], row["total"]):
                assert cell["gap"] is (cell["actors"] == 0) is (not cell["href"])
                if cell["href"]:
                    behind = site.get(cell["href"]).json()
                    assert len(behind["rows"]) == cell["actors"]
                    assert all(one["reasons"][0]["passages"] for why in behind["why"] for one in why)
                    seen += 1
    assert seen > 5


def test_the_columns_are_the_values_of_the_actors(site):
    matrix = site.get("/matrix", params={"by": "level", "lang": "de"}).json()
    assert [column["value"]["label"] for column in matrix["columns"]] == ["Gemeinde"]
    assert matrix["total"] == 2
    assert matrix["unknown"] == 1


def test_gaps_are_marked_by_sign_and_word_in_a_table_with_headings(site):
    chosen = {"by": "level", "column": [LIST["ebene/gemeinde"].value, LIST["ebene/land"].value]}
    data = site.get("/matrix", params=chosen).json()
    page = site.get("/matrix", params={**chosen, "lang": "de"}, headers=HTML).text
    table = re.search(r"<table class=\"matrix\">.*?</table>", page, re.DOTALL)[0]
    assert table.count('<span aria-hidden="true">∅</span> Lücke') == data["gaps"] > 0
    assert table.count('<th scope="row">') == len(data["rows"]) + 1
    assert table.count('<th scope="col">') == 1 + len(data["columns"]) + 2
    assert re.search(r'aria-label="[^"]+, Gemeinde: Akteure 1"', table)
    assert "jeder einmal gezählt" in table


def test_what_was_chosen_stays_in_the_form(site):
    page = site.get(
        "/matrix", params={"by": "level", "theme": ["thema:wohnen", "thema:einsamkeit"], "lang": "en"}, headers=HTML
    ).text
    selected = re.findall(r'<option value="([^"]*)" selected', page)
    assert {one.rpartition("/")[2] for one in selected} >= {"level", "wohnen", "einsamkeit"}
    assert "<details open>" in page
    rows = re.findall(r'<th scope="row"><a [^>]*>([^<]+)', page)
    assert len(rows) == 2


@pytest.mark.parametrize("params", [{"by": "colour"}, {"theme": "Nichts davon"}, {"rows": "4000"}])
def test_a_wrong_choice_is_told_to_programs_and_beside_the_form(site, params):
    assert site.get("/matrix", params=params).status_code == 422
    page = site.get("/matrix", params=params, headers=HTML)
    assert page.status_code == 200
    assert 'role="alert"' in page.text


def test_a_list_in_a_row_is_read_as_a_list(site):
    asked = {"by": "level", "kind": "all", "cells": "filled"}
    data = site.get("/questions/matrix", params=asked).json()
    place = [column["name"] for column in data["columns"]].index("strongest")
    lists = [row[place] for row in data["rows"] if " | " in row[place]["value"]]
    assert lists
    assert all(cell["label"] == cell["value"].replace(" | ", "; ") for cell in lists)
