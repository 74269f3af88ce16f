"""The command that looks names up at a service, in process, against a service on this machine."""

import json

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.errors import ServiceUnavailable, WrongParameter
from kg.store import open_store
from kg.terms import DEF, GRAPH, RDF, SKOS, THEME, Literal, Quad
from tests.unit.loopback import Said, as_json, listening

RUNNER = CliRunner()
MANIFEST = {
    "versions": ["0.2"],
    "name": "Beispiel",
    "identifierSpace": "https://things.example/",
    "schemaSpace": "https://things.example/",
}
SERVICE = """
beispiel:
  protocol: reconciliation
  title: Beispiel
  url: {base}/api
  target: https://things.example/{{id}}
  id: "[0-9]+"
  source: Beispiel
  batch: 50
  pause: 0.0
"""


def answer(request):
    if request.method == "GET":
        return as_json(MANIFEST)
    hits = {"Armut": [{"id": "17", "name": "Armut", "score": 3.5}]}
    return as_json({key: {"result": hits.get(query["query"], [])} for key, query in request.queries.items()})


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    address = str(tmp_path_factory.mktemp("looking") / "store")
    with open_store(address) as opened:
        opened.add(
            Quad(THEME[name.lower()], *said, GRAPH["vokabular"])
            for name in ("Armut", "Pflege", "Wohnen")
            for said in [(RDF["type"], DEF["Theme"]), (SKOS["prefLabel"], Literal(name, language="de"))]
        )
    return address


@pytest.fixture
def run(filled, tmp_path, monkeypatch):
    for name, value in {
        "SERVICES": str(tmp_path / "services.yaml"),
        "LOOKUPS": str(tmp_path / "lookups.sqlite"),
        "TRUSTED_HOSTS": "127.0.0.1",
        "CONTACT": "daten@stadt.example",
        "LANG": "de",
    }.items():
        monkeypatch.setenv(f"SOZIALRAUM_{name}", value)

    def command(*arguments, base=""):
        (tmp_path / "services.yaml").write_text(SERVICE.format(base=base or "http://127.0.0.1:9"), encoding="utf-8")
        return RUNNER.invoke(app, ["links", *arguments, *(("--store", filled) if arguments[0] != "services" else ())])

    return command


def test_links_are_proposed_from_what_a_service_answers_and_then_without_it(run):
    ask = ("propose", "--online", "beispiel", "--kind", "theme", "--names", "1000")
    before = run(*ask, "--offline")  # nobody listens
    assert before.exit_code == 0
    assert "Ohne Antwort" in before.stdout

    with listening(answer) as (base, asked):
        done = run(*ask, base=base)
    assert done.exit_code == 0, done.output
    assert "1 neue Vorschläge" in done.stdout
    assert "Ohne Antwort" not in done.stdout
    assert all("daten@stadt.example" in one.headers["user-agent"] for one in asked)

    (link,) = json.loads(run("list", "--source", "Beispiel", "--json").stdout)
    assert (link["subject_label"], link["target"], link["standing"]) == (
        "Armut",
        "https://things.example/17",
        "proposed",
    )
    assert run("reject", link["id"], "--reason", "anderes").exit_code == 0
    again = run(*ask, "--offline")
    assert again.exit_code == 0, again.output
    assert "0 neue Vorschläge, 0 schon da, 1 früher abgelehnt" in again.stdout


def test_a_service_that_fails_is_told_after_what_it_did_answer(run):
    def failing(request):
        return Said(404) if request.method == "POST" else as_json(MANIFEST)

    with listening(failing) as (base, _):
        done = run("propose", "--online", "beispiel", "--kind", "theme", base=base)
    assert isinstance(done.exception, ServiceUnavailable)
    assert "answers 404" in str(done.exception)
    assert "0 neue Vorschläge" in done.stdout


def test_a_service_in_the_own_network_is_not_asked_unless_trusted(run, monkeypatch):
    monkeypatch.setenv("SOZIALRAUM_TRUSTED_HOSTS", "")
    with listening(answer) as (base, asked):
        done = run("propose", "--online", "beispiel", base=base)
    assert "no public address" in str(done.exception)
    assert not asked


def test_wrong_words_are_told_and_services_listed(run):
    assert isinstance(run("propose", "--online", "beispiel", "--kind", "person").exception, WrongParameter)
    assert "there are wikidata" in str(run("propose", "--online", "nirgends").exception)
    listed = run("services")
    assert listed.exit_code == 0
    assert "wikidata" in listed.stdout
    named = {one["name"]: one["protocol"] for one in json.loads(run("services", "--json").stdout)}
    assert named["beispiel"] == named["lobid-gnd"] == "reconciliation"
    assert named["dnb-sparql"] == "sparql"
