"""The commands of decisions as a person types them: words, JSON, exit codes, and the name of who decides."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.integration import program

MEETING = """Fachtag Wohnen und Teilhabe

Referentinnen und Referenten
• Dr. Annegret Kern, Landkreis Auental
• Tom Rade, Diakonie Sonnfeld e. V.
"""
ROUND = """Runder Tisch Armut

Moderation
• Annegrit Kern, Kreis Auental
"""


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return program.run(*arguments, cwd=cwd, **{"SOZIALRAUM_BY": "Nora Test", **environment})


def told(*arguments: str, cwd: Path, **environment: str):
    done = run(*arguments, "--json", cwd=cwd, **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A folder with two pages and the store that they were added to."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "fachtag.txt").write_text(MEETING, encoding="utf-8")
    (folder / "runder-tisch.txt").write_text(ROUND, encoding="utf-8")
    assert run("add", "fachtag.txt", "runder-tisch.txt", cwd=folder).returncode == 0
    return folder


@pytest.fixture
def folder(filled, tmp_path):
    return shutil.copytree(filled, tmp_path / "copy")


def test_merge_and_split_by_name_say_what_they_did(folder):
    (pair,) = [one for one in told("duplicates", cwd=folder) if "Annegrit Kern" in one["names"]]
    assert pair["reason"] == "similar-name"
    done = told("merge", "Annegrit Kern", "Annegret Kern", "--reason", "dieselbe Frau", cwd=folder)
    (decision,) = done["decisions"]
    assert (decision["kind"], decision["by"], decision["reason"]) == ("merge", "Nora Test", "dieselbe Frau")
    assert done["documents"] == ["runder-tisch"]
    assert told("merge", "Annegrit Kern", "Annegret Kern", cwd=folder) == {
        "changed": False,
        "decisions": [],
        "documents": [],
    }
    explained = run("explain", "Annegret Kern", "Namensform", "Annegrit Kern", cwd=folder).stdout
    for word in (
        "[Annegrit Kern]",
        "Regel entry-name",
        "Konfidenz",
        "gelesen als",
        "Warum das eins ist",
        "dieselbe Frau",
    ):
        assert word in explained
    english = run("explain", "Annegret Kern", "nameForm", "--lang", "en", cwd=folder).stdout
    for word in ("name form", "rule entry-name", "read as", "Why this is one", "same name in the same body", "merged"):
        assert word in english
    assert "Getrennt" in run("split", "Annegret Kern", cwd=folder).stdout
    assert told("explain", "Annegrit Kern", cwd=folder)["facts"]


def test_a_decision_lies_in_the_dump_and_in_what_sparql_sees(folder):
    run("merge", "Annegrit Kern", "Annegret Kern", "--by", "Ole Test", cwd=folder)
    assert "Ole Test" in run("export", "--format", "trig", cwd=folder).stdout
    (folder / "q.rq").write_text(
        "PREFIX sr: <https://w3id.org/sozialraum/def#> SELECT ?who ?gone { ?d a sr:Merging ; sr:decidedBy ?who ;"
        " sr:mergedThing ?gone }",
        encoding="utf-8",
    )
    rows = told("sparql", "q.rq", cwd=folder)["results"]["bindings"]
    assert [row["who"]["value"] for row in rows] == ["Ole Test"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["merge", "Annegret Kern", "Niemand"], ["nichts", "Niemand"]),
        (["merge", "Annegret Kern", "Landkreis Auental"], ["Entscheidung nicht möglich", "only like things"]),
        (["merge", "Annegret Kern", "Tom Rade", "--by", "a@b.example"], ["e-mail"]),
        (["split", "Tom Rade"], ["was not merged"]),
        (["review", "accept", "nichts"], ["Nicht gefunden", "review list"]),
        (["explain", "Annegret Kern", "hatThemaa"], ["no property"]),
        (["explain", "a", "b", "c", "d"], ["a fact is"]),
    ],
)
def test_a_mistake_is_one_line_and_changes_nothing(folder, arguments, words):
    before = run("export", "--format", "nquads", cwd=folder).stdout
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert [word for word in words if word.lower() not in done.stderr.lower() and word != "nichts"] == []
    assert sorted(run("export", "--format", "nquads", cwd=folder).stdout.splitlines()) == sorted(before.splitlines())


def test_the_queue_by_hand(folder):
    strict = {"SOZIALRAUM_REVIEW_BELOW": "0.96"}
    assert run("add", "runder-tisch.txt", cwd=folder, **strict).returncode == 0
    listed = told("review", "list", cwd=folder)
    assert listed
    text = run("review", "list", cwd=folder).stdout
    assert all(one["id"] in text for one in listed)
    assert "Vorschläge" in text
    person = next(one["id"] for one in listed if "/person/" in one["thing"])
    assert "abgelehnt" in run("review", "reject", person, cwd=folder, **strict).stdout
    assert person not in {one["id"] for one in told("review", "list", cwd=folder)}
    decided = run("review", "list", "--decided", "--lang", "en", cwd=folder).stdout
    assert "rejected: Nora Test" in decided
    assert "Annegrit Kern" in decided
    explained = told("explain", "Annegrit Kern", cwd=folder)
    assert {fact["state"] for fact in explained["facts"]} <= {"rejected", "leaning", "waiting"}
    assert "zurückgenommen" in run("review", "undo", person, cwd=folder, **strict).stdout
    assert "angenommen" in run("review", "accept", person, cwd=folder, **strict).stdout
    assert "schon so" in run("review", "accept", person, cwd=folder, **strict).stdout


def test_distinct_is_kept_and_undone(folder):
    assert told("distinct", "Annegret Kern", "Annegrit Kern", cwd=folder)["changed"]
    assert not [one for one in told("duplicates", cwd=folder) if "Annegrit Kern" in one["names"]]
    assert "declared" in run("merge", "Annegret Kern", "Annegrit Kern", cwd=folder).stderr
    assert told("distinct", "Annegret Kern", "Annegrit Kern", "--undo", cwd=folder)["changed"]
    assert told("merge", "Annegret Kern", "Annegrit Kern", cwd=folder)["changed"]
