"""The doctor: finds what is broken, says how to mend it in two languages, and is content with what is well."""

import json
import shutil
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from api.settings import ApiSettings
from kg.cli.app import app
from kg.cli.diagnosis.command import findings
from kg.cli.diagnosis.finding import State
from kg.cli.diagnosis.machine import of_java, of_packages, of_python
from kg.keys import Scope, add_key
from kg.store import open_store
from kg.terms import DERIVED_GRAPH, VOCABULARY_GRAPH, Literal, NamedNode, Quad
from tests.integration.api.conftest import fill
from tests.spec.endpoint import sparql_server


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("well") / "graph"
    fill(str(folder))
    return folder


@pytest.fixture
def folder(filled, tmp_path):
    return shutil.copytree(filled, tmp_path / "graph")


@pytest.fixture(autouse=True)
def of_this_store(monkeypatch):
    monkeypatch.delenv("SOZIALRAUM_KEYS", raising=False)


def states(address) -> dict[str, State]:
    return {one.check: one.state for one in findings(str(address))}


def found(address, check):
    return next(one for one in findings(str(address)) if one.check == check)


def test_a_sound_installation_is_well(folder):
    add_key(folder.with_name("graph.keys.json"), "x", Scope.WRITE)
    assert set(states(folder).values()) == {State.OK}
    assert set(states(folder)) == {
        *("python", "packages", "language", "java", "disk", "store", "rights", "freshness", "keys")
    }


def test_a_store_that_is_not_there_yet_is_no_error(tmp_path):
    assert found(tmp_path / "new" / "graph", "store").state is State.WARNING
    assert "sozialraum build" in found(tmp_path / "new" / "graph", "store").hint.de
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("graph", [DERIVED_GRAPH, VOCABULARY_GRAPH])
def test_a_stale_store_is_noticed(folder, graph):
    with open_store(folder) as store:
        store.add([Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal("1"), graph)])
    assert found(folder, "freshness").state is State.WARNING


def test_a_damaged_store_is_an_error_with_a_way_out(folder):
    (folder / "CURRENT").unlink()
    broken = found(folder, "store")
    assert (broken.state, "CURRENT" in broken.words.en) == (State.ERROR, True)
    done = CliRunner().invoke(app, ["doctor", "--store", str(folder), "--lang", "en", "--json"])
    assert done.exit_code == 1
    (told,) = [one for one in json.loads(done.stdout) if one["check"] == "store"]
    assert told["state"] == "error"
    assert "restore" in told["hint"]


def test_open_keys_and_broken_ones_are_noticed(folder):
    file = folder.with_name("graph.keys.json")
    add_key(file, "x", Scope.WRITE)
    file.chmod(0o644)
    assert (found(folder, "keys").state, found(folder, "keys").hint.de) == (State.WARNING, f"chmod 600 {file}")
    file.write_text("{")
    assert found(folder, "keys").state is State.ERROR


@pytest.mark.parametrize(("free", "state"), [(1000, State.ERROR), (101 * 1024**2, State.OK), (10**12, State.OK)])
def test_a_full_disk_is_noticed(folder, monkeypatch, free, state):
    monkeypatch.setattr("kg.cli.diagnosis.storage.shutil.disk_usage", lambda _: Usage(10**12, 0, free))
    assert found(folder, "disk").state is state


def test_old_python_missing_packages_and_no_java_are_told():
    assert of_python((3, 10, 4)).state is State.ERROR
    assert of_python((3, 13, 0)).state is State.OK
    fault = of_packages(["pyoxigraph<0.1", "is-not-there>=1", 'is-not-there-either; extra == "test"', "typer"])
    assert fault.state is State.ERROR
    assert "pyoxigraph<0.1" in fault.words.en
    assert "is-not-there" in fault.words.en
    assert "either" not in fault.words.en
    assert of_java(None).state is State.WARNING


def test_a_server_that_holds_the_folder_is_asked(folder, serve):
    with serve(ApiSettings(str(folder), workers=1)) as client:
        note = folder / "server.json"
        note.write_text(note.read_text().replace("http://127.0.0.1:8000", str(client.base_url).rstrip("/")))
        while client.get("/readyz").status_code != 200:
            pass
        told = {one.check: one for one in findings(str(folder))}
        assert (told["server"].state, told["store"].state) == (State.OK, State.OK)
        assert "time 30 s" in told["limits"].words.en
        assert "Speicher 2048 MiB" in told["limits"].words.de
        client.app.state.turnstile.closed = True
        gone = found(folder, "server")
        assert (gone.state, "shutting down" in gone.words.en) == (State.ERROR, True)
        client.app.state.turnstile.closed = False
        note.write_text(note.read_text().replace(str(client.base_url).rstrip("/"), "http://127.0.0.1:9"))
        assert "does not answer" in found(folder, "server").words.en


def test_an_endpoint_is_read_and_written_without_a_change():
    with sparql_server() as address:
        well = states(address)
        assert {well[check] for check in ("endpoint", "writing", "limits")} == {State.OK}
        with open_store(address) as store:
            assert store.graphs() == ()
    assert found("http://127.0.0.1:9/sparql", "endpoint").state is State.ERROR


def test_every_line_has_two_languages_and_hints_only_where_something_is_to_be_done(folder):
    for lang in ("de", "en"):
        done = CliRunner().invoke(app, ["doctor", "--store", str(folder), "--lang", lang])
        assert done.exit_code == 0
        assert len(done.stdout.splitlines()) == len(states(folder))
    for one in (*findings(str(folder)), *findings(str(folder / "no")), *findings("http://127.0.0.1:9/sparql")):
        assert one.words.de
        assert one.words.en
        assert (one.hint is None) is (one.state is State.OK)
