import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.evaluate import Organisation, Person, Relation, extracted, read_gold, read_record
from kg.read import read_file, read_text
from kg.resources import material
from tests.integration.program import run

GOLD = Path(__file__).parents[2] / "gold"


@pytest.fixture(scope="module")
def forum():
    return extracted(read_file(Path(str(material() / "musterforum-1-4.txt"))))


def test_what_the_rules_find_comes_in_the_shape_of_gold(forum):
    assert forum.event
    assert forum.event.name
    assert forum.event.name.startswith("Musterforum 1.4")
    assert Person("Mia Lund", (), "Leiterin", ("Landkreis Auental",), ("Moderation",)) in forum.persons
    (johanna,) = (one for one in forum.persons if one.name == "Johanna Weidlich")
    assert johanna.titles == ("Prof.", "Dr.")
    assert Organisation("Landkreis Auental", ("Kreis Auental",), "Kommune", None, "Kreis") in forum.organisations
    assert Relation("Stabsstelle Sozialplanung", "Einheit von", "Landkreis Auental") in forum.relations
    assert "Kinderarmut" in forum.themes


def test_what_no_word_names_is_left_out(forum):
    assert "Land Mittelau" not in {body.name for body in forum.organisations}


def test_nothing_gives_nothing():
    done = extracted(read_text("Die Küche ist von acht bis zehn Uhr offen.", source="leer.txt"))
    assert (done.event, done.persons, done.organisations, done.legal) == (None, (), (), ())


def test_extract_prints_the_shape_and_a_summary(tmp_path):
    file = GOLD / "seen" / "webseite-mit-moebeln.txt"
    command = [str(Path(sys.executable).parent / "sozialraum"), "extract", str(file), "--json"]
    as_json = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert read_record(json.loads(as_json.stdout), "stdout") == extracted(read_file(file))
    assert run("extract", str(file), cwd=tmp_path).stdout.splitlines()[0] in {"Veranstaltung", "Personen"}
    assert "persons" in run("extract", str(file), "--lang", "en", cwd=tmp_path).stdout


def test_evaluate_prints_figures_and_misses(tmp_path):
    for kind in ("txt", "json"):
        name = f"newsletter-recht.{kind}"
        (tmp_path / name).write_text((GOLD / "seen" / name).read_text("utf-8"), encoding="utf-8")
    figures = json.loads(run("evaluate", str(tmp_path), "--json", "--misses", cwd=tmp_path).stdout)
    (gold,) = read_gold(tmp_path)
    assert figures["documents"] == 1
    assert figures["kinds"]["legal"]["gold"] == len(gold.record.legal)
    one = figures["kinds"]["legal"]
    assert one["recall"] == pytest.approx(one["matched"] / one["gold"], abs=1e-4)
    missed = figures["misses"]["newsletter-recht"]["legal"]["missed"] if one["missed"] else []
    assert len(missed) == one["missed"]
    table = run("evaluate", str(tmp_path), cwd=tmp_path).stdout
    assert "Rechtsgrundlagen" in table
    listed = run("evaluate", str(tmp_path), "--lang", "en", "--misses", cwd=tmp_path).stdout
    assert "newsletter-recht" in listed.splitlines()[0]
    assert "missed · " in listed


def test_a_folder_that_is_not_there_is_one_line_and_code_2(tmp_path):
    done = run("evaluate", str(tmp_path / "nirgends"), cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "nirgends" in done.stderr
