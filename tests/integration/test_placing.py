"""The commands of places, in process: which one a name means, what they are elsewhere, and links of the open ones."""

import json

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.evaluate import LinkKind
from kg.link import read_sssom

RUNNER = CliRunner()
GOLD = (
    "name\ttype\twithin\tis\tcandidates\nHusum\t\t\topen\t01054056|03256016\nHalle\t\t\t15002\t\nKassel\t\t\t06633\t\n"
)


def run(*arguments):
    done = RUNNER.invoke(app, list(arguments))
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_name_is_one_place_or_several_and_says_why():
    said = json.loads(run("places", "find", "Coesfeld", "--type", "Kreis", "--json"))
    assert said == {
        "certain": True,
        "ground": "type-word",
        "places": [
            {
                "key": "05558",
                "name": "Coesfeld",
                "county": "",
                "land": "Nordrhein-Westfalen",
                "address": "http://dcat-ap.de/def/politicalGeocoding/districtKey/05558",
            }
        ],
    }
    several = json.loads(run("places", "find", "Neuenkirchen", "--in", "Niedersachsen", "--json"))
    assert (several["certain"], len(several["places"])) == (False, 5)
    assert "mehrere können gemeint sein" in run("places", "find", "Neuenkirchen", "--lang", "de")
    assert "no place of this name" in run("places", "find", "Nirgendshausen", "--lang", "en")


def test_an_unknown_word_for_a_kind_is_told():
    done = RUNNER.invoke(app, ["places", "find", "Kassel", "--type", "Verband"])
    assert "landkreis" in str(done.exception)


@pytest.mark.parametrize(("level", "least"), [("land", 60), ("regierungsbezirk", 57), ("kreis", 1500)])
def test_mappings_of_a_level_are_a_mapping_set(level, least, tmp_path):
    file = tmp_path / "places.sssom.tsv"
    run("places", "export", str(file), "--level", level)
    links = read_sssom(file.read_text(encoding="utf-8"), file.name)
    assert len(links) >= least
    assert run("places", "export", "-", "--level", level) == file.read_text(encoding="utf-8")


def test_links_are_proposed_for_what_texts_leave_open(tmp_path):
    store, page = str(tmp_path / "store"), tmp_path / "fachtag.txt"
    page.write_text("Fachtag Wohnen\n\nOrt: Friedberg", encoding="utf-8")
    run("add", str(page), "--store", store)
    links = json.loads(run("links", "list", "--store", store, "--source", "GV100AD", "--json"))
    assert {link["standing"] for link in links} == {"proposed"}
    assert len(links) == 2
    assert "0 new proposals, 2 known" in run("links", "propose", "--store", store, "--lang", "en")


def test_gold_of_links_is_measured(tmp_path):
    (tmp_path / "names.tsv").write_text(GOLD, encoding="utf-8")
    said = json.loads(run("evaluate", str(tmp_path), "--json", "--misses"))
    assert said["all"] == {
        "decisions": 3, "accepted": 1, "precision": 0.0, "coverage": 0.0,
        "right": 0, "wrong": 1, "missed": 1, "offered": 0, "left": 1, "short": 0,
    }  # fmt: skip
    assert said["misses"] == {LinkKind.NAMES.value: ["missed: Halle, 15002", "wrong: Kassel, 06633"]}
    assert "Orte in Tabellen" in run("evaluate", str(tmp_path), "--lang", "de", "--misses")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("places.yaml", "- {name: Husum, is: open}"),
        ("places.yaml", "- {name: [unclosed"),
        ("names.tsv", "name\tis\nHusum\t\n"),
        ("themes.tsv", "theme\tis\narmut\tnone\n"),
    ],
)
def test_faulty_gold_is_told_with_its_file(file, text, tmp_path):
    (tmp_path / file).write_text(text, encoding="utf-8")
    done = RUNNER.invoke(app, ["evaluate", str(tmp_path)])
    assert file in str(done.exception)
