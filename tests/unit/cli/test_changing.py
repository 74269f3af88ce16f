"""What is new, on the command line: beside a backup and since a day, as text and as JSON, and what is refused."""

import json

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.store import open_store
from kg.store.backup import write_backup, written_backup


@pytest.fixture(scope="module")
def places(planned, tmp_path_factory):
    """Return the folder of the planned network, and a backup of it without the last document."""
    folder = tmp_path_factory.mktemp("changing")
    graphs = {graph: {quad.triple for quad in planned.quads(graph)} for graph in planned.graphs()}
    older = {
        graph: triples for graph, triples in graphs.items() if "/pressemitteilung-begegnungsorte/" not in graph.value
    }
    with open_store(str(folder / "store")) as store:
        store.replace_graphs(graphs)
    with open_store("memory:") as store, written_backup(folder / "older.zip") as output:
        store.replace_graphs(older)
        write_backup(store, output)
    return folder


def run(places, *arguments):
    return CliRunner().invoke(app, ["changes", "--store", str(places / "store"), *arguments])


def test_what_came_since_a_backup_is_told_with_its_passages(places):
    done = run(places, str(places / "older.zip"))
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert "Neue Dokumente" in lines
    assert lines[0].startswith(f"Verglichen mit {places / 'older.zip'}.")
    assert "- Bente Olsen ist neu dabei, mit Begegnungsorte." in lines
    shown = lines[lines.index("- Bente Olsen ist neu dabei, mit Begegnungsorte.") + 1]
    assert "Bente Olsen" in shown
    assert "Kinderschutz" not in done.stdout


def test_the_same_is_told_since_a_day_and_for_programs(places):
    told = json.loads(run(places, "--from", "2026-04-01", "--json", "--lang", "en").stdout)
    assert [row["thingLabel"] for row in told["rows"] if row["what"] == "actor"] == [
        "Bente Olsen",
        "Kulturhof Moorwarde e. V.",
    ]
    assert all(row["why"][0]["sentence"] for row in told["rows"])
    beside = json.loads(run(places, str(places / "older.zip"), "--json", "--lang", "en").stdout)
    assert [row["why"][0]["sentence"] for row in beside["rows"]] == [row["why"][0]["sentence"] for row in told["rows"]]


@pytest.mark.parametrize("arguments", [[], ["older.zip", "--from", "2026-01-01"]])
def test_one_start_is_needed_and_no_more(places, arguments):
    done = run(places, *arguments)
    assert "--from DATE" in str(done.exception)
