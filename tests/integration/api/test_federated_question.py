"""A stored question that asks another server: over HTTP, as a page, and by the command line at a served instance."""

import json

import pytest
from typer.testing import CliRunner

from api.settings import ApiSettings, Outside
from kg.cli.app import app
from kg.link import shipped_links
from kg.pipeline import build
from kg.store import open_store
from tests.integration.api.conftest import served

STW = "http://zbw.eu/stw/descriptor/10488-1"
THERE = f"""
<{STW}> <http://www.w3.org/2004/02/skos/core#prefLabel> "Armut"@de , "Poverty"@en .
<http://zbw.eu/stw/descriptor/1> <http://www.w3.org/2004/02/skos/core#prefLabel> "Anderes"@de .
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """An instance of the shipped documents, and the address of the one other server that it may ask."""
    folder = tmp_path_factory.mktemp("instance") / "store"
    with open_store(folder) as store:
        build(store)
    with served(ApiSettings("memory:", workers=1, plain=True, open_to_all=True)) as other:
        there = f"{str(other.base_url).rstrip('/')}/sparql"
        other.post("/sparql", data={"update": f"INSERT DATA {{ {THERE} }}"}).raise_for_status()
        outside = Outside({there}, {"127.0.0.1"}, seconds=10)
        with served(ApiSettings(str(folder), workers=1, outside=outside)) as client:
            yield client, there


def asked(client, endpoint, accept="application/json", concept=STW):
    values = {"endpoint": endpoint, "address": concept, "lang": "en"}
    return client.get("/questions/L04", params=values, headers={"Accept": accept})


def test_what_is_said_there_joins_with_the_links_here(both):
    client, there = both
    answer = asked(client, there)
    assert answer.status_code == 200, answer.text
    columns = [column["name"] for column in answer.json()["columns"]]
    rows = [dict(zip(columns, (cell["value"] for cell in row), strict=True)) for row in answer.json()["rows"]]
    assert STW in {link.target.value for link in shipped_links()}
    assert [(row["label"], row["language"]) for row in rows] == [("Armut", "de"), ("Poverty", "en")]
    assert "Poverty" in asked(client, there, "text/html").text
    assert "Poverty" in asked(client, there, "text/csv").text


def test_what_no_theme_is_linked_to_gives_no_rows(both):
    client, there = both
    assert asked(client, there, concept="http://zbw.eu/stw/descriptor/1").json()["rows"] == []


def test_a_server_that_is_not_allowed_is_never_asked(both):
    client, there = both
    for other in (there.replace("/sparql", "/other"), "http://127.0.0.1:9/sparql"):
        refused = asked(client, other)
        assert refused.status_code == 403, refused.text
        assert "allowed are" in refused.json()["detail"]


def test_the_command_line_asks_it_of_the_instance_alone(both, tmp_path):
    client, there = both
    values = ["ask", "L04", f"endpoint={there}", f"address={STW}", "--lang", "en", "--json"]
    done = CliRunner().invoke(app, [*values, "--store", f"{str(client.base_url).rstrip('/')}/sparql"])
    assert done.exit_code == 0, f"{done.output} {done.exception!r}"
    assert "Poverty" in json.dumps(json.loads(done.stdout)["rows"])
    open_store(tmp_path / "store").close()
    refused = CliRunner().invoke(app, [*values, "--store", str(tmp_path / "store")])
    assert "SOZIALRAUM_FEDERATION" in str(refused.exception)
