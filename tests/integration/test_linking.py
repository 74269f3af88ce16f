"""The commands of links, in process: what is shipped, verdicts, and mapping files out and in."""

import json

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.pipeline import prepare
from kg.store import open_store

RUNNER = CliRunner()


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("SOZIALRAUM_BY", "Nora Test")
    address = str(tmp_path / "store")
    with open_store(address) as opened:
        prepare(opened)
    return address


def run(*arguments):
    done = RUNNER.invoke(app, ["links", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def listed(store, *arguments):
    return json.loads(run("list", "--store", store, "--json", *arguments))


def test_a_coordinator_looks_rejects_takes_back_and_passes_on(store, tmp_path):
    shipped = listed(store, "--source", "stw")
    assert {link["standing"] for link in shipped} == {"accepted"}
    assert {link["source"] for link in shipped} == {"STW"}
    poverty = next(link for link in shipped if link["subject_label"] == "Armut")
    said = run("list", "--store", store, "--lang", "de", "--source", "STW")
    assert "angenommen" in said
    assert "ähnlich" in said

    assert "abgelehnt" in run("reject", poverty["id"], "--store", store, "--lang", "de", "--reason", "zu weit")
    (rejected,) = listed(store, "--standing", "rejected")
    assert rejected["verdicts"][-1] | {"at": ""} == {
        "accepted": False,
        "by": "Nora Test",
        "at": "",
        "reason": "zu weit",
        "revoked_by": "",
        "revoked_at": "",
    }
    with open_store(store) as opened:
        prepare(opened)  # what is shipped does not come back over a verdict
    assert listed(store, "--standing", "rejected") == [rejected]

    file = tmp_path / "links.sssom.tsv"
    run("export", str(file), "--store", store)
    other = str(tmp_path / "other")
    open_store(other).close()
    assert "neu" in run("import", str(file), "--store", other, "--lang", "de")
    key = ("subject", "relation", "target", "standing", "source")
    assert [[one[name] for name in key] for one in listed(other)] == [
        [one[name] for name in key] for one in listed(store)
    ]

    assert "1 " in run("undo", poverty["id"], "--store", store)
    assert [one["id"] for one in listed(store, "--standing", "proposed")] == [poverty["id"]]
