"""What an assistant gets from the tools, asked by the protocol package's own client over HTTP and standard input."""

import asyncio
import json
import os
import sys
from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from mcp import Client, StdioServerParameters

from api import model_stdio
from api.inside import over
from api.model_context import server_over
from api.schema_text import schema_text
from api.settings import ApiSettings, Rates
from kg.cli import assisting
from kg.cli.options import server_of
from kg.store import open_store
from kg.store.guard import inspect
from kg.terms import DEF, GRAPH, RDF, SKOS, THEME, Literal, Quad

ANNA = "https://w3id.org/sozialraum/id/person/anna-beispiel-aaaaaa"
TOOLS = {
    "ask",
    "search",
    "shared_themes",
    "describe",
    "list_questions",
    "ask_question",
    "schema",
    "sparql",
}


def told(site, *calls, **client):
    """Return the answers of calls of tools, as text, or as the error that it is."""

    async def talk():
        async with Client(f"{site.base_url}/mcp", **client) as assistant:
            return [await assistant.call_tool(name, arguments) for name, arguments in calls]

    return [("error: " if one.is_error else "") + one.content[0].text for one in asyncio.run(talk())]


def asked(site, name, **arguments):
    (text,) = told(site, (name, arguments))
    assert not text.startswith("error: "), text
    return json.loads(text)


def refused(site, name, **arguments):
    (text,) = told(site, (name, arguments))
    assert text.startswith("error: "), text
    return text


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_tools_and_resources_say_what_they_are_for(site, mode):
    async def talk():
        async with Client(f"{site.base_url}/mcp", mode=mode) as assistant:
            return (
                (await assistant.list_tools()).tools,
                (await assistant.list_resources()).resources,
                await assistant.read_resource("sozialraum://schema"),
                await assistant.read_resource("sozialraum://context"),
                assistant.instructions,
            )

    tools, resources, schema, context, instructions = asyncio.run(talk())
    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        assert len(tool.description) > 40
        assert tool.annotations.read_only_hint
    assert {str(one.uri) for one in resources} == {"sozialraum://schema", "sozialraum://context"}
    assert schema.contents[0].text == schema_text()
    assert "@context" in json.loads(context.contents[0].text)
    assert "made_up" in instructions


def test_the_schema_tells_directions_and_its_example_runs(site):
    text = schema_text()
    assert "foaf:Agent → sr:worksOn → sr:Theme: works on / arbeitet an." in text
    assert "PREFIX sr: <https://w3id.org/sozialraum/def#>" in text
    assert ".well-known" not in text
    example = text.partition("    PREFIX")[1] + text.partition("    PREFIX")[2].partition("\n\n")[0]
    assert inspect(example).form == "SELECT"
    assert "rows" in asked(site, "sparql", query=example.replace("thema:armut", "thema:wohnen"))


def test_names_are_searched_and_doubt_is_told(site):
    found = asked(site, "search", text="Anna Beispeil", kind="person")["candidates"]
    assert (found[0]["iri"], found[0]["exact"], found[0]["sure"]) == (ANNA, False, False)
    assert asked(site, "search", text="housing", lang="en")["candidates"][0]["name"] == "housing"


def test_shared_themes_come_with_sentences(site):
    found = asked(site, "shared_themes", actors=["Anna Beispiel"])
    assert found["actor"]["iri"] == ANNA
    first = found["sharing"][0]
    assert first["weight"] > 0
    assert first["themes"][0]["why"]
    assert first["themes"][0]["passages"][0]["sentence"]

    between = asked(site, "shared_themes", actors=[ANNA, first["name"]])
    assert {one["name"] for one in between["themes"]} >= {
        one["theme"] for one in first["themes"] if "theme_of_the_other" not in one
    }
    assert between["themes"]
    assert between["themes"][0]["held_by"][0]["passages"]
    assert between["pairs"][0]["weight"] > 0


def test_a_thing_is_described_with_the_words_that_show_it(site):
    found = asked(site, "describe", thing="Anna Beispiel")
    assert found["name"] == "Anna Beispiel"
    facts = {one["property"] for one in found["facts"]}
    assert facts
    assert any(passage["sentence"] for one in found["facts"] for passage in one["passages"])
    assert asked(site, "describe", thing="thema:wohnen")["name"] == "Wohnen"
    assert asked(site, "describe", thing="sr:worksOn", lang="en")["name"] == "works on"


def test_stored_questions_are_listed_and_answered(site):
    listed = {one["id"]: one for one in asked(site, "list_questions")["questions"]}
    (value,) = (one for one in listed["CQ15"]["values"] if one["name"] == "theme")
    assert value["needed"]
    answer = asked(site, "ask_question", question="CQ15", values={"theme": "Wohnen"}, limit=1)
    assert len(answer["rows"]) == 1
    assert answer["rows_in_all"] >= 1
    assert answer["rows"][0]["actorLabel"]
    assert "there are" in refused(site, "ask_question", question="nope")
    assert "no question takes lang" in refused(site, "ask_question", question="CQ15", values={"lang": "en"})


def test_questions_put_freely_are_answered_or_refused(site):
    found = asked(site, "ask", question="Wer arbeitet zu Wohnen?")
    assert "Wohnen" in found["understood"]
    assert found["rows"]
    lost = asked(site, "ask", question="Wie wird das Wetter morgen?")
    assert lost["understood"] is None
    assert lost["refusal"]


def test_sparql_reads_and_nothing_else(site):
    found = asked(site, "sparql", query="SELECT ?s WHERE { ?s ?p ?o }", rows=3)
    assert len(found["rows"]) == 3
    assert found["rows_in_all"] > 3
    assert asked(site, "sparql", query="ASK { ?s ?p ?o }") == {"answer": True}
    (turtle,) = told(site, ("sparql", {"query": f"DESCRIBE <{ANNA}>"}))
    assert "Anna Beispiel" in turtle
    assert "update" in refused(site, "sparql", query="DELETE WHERE { ?s ?p ?o }")
    assert "line" in refused(site, "sparql", query="SELECT * WHERE {")


def test_limits_are_those_of_the_server(narrow):
    slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    assert "1.5" in refused(narrow, "sparql", query=slow)


def test_what_cannot_be_meant_is_told_with_what_can(site):
    assert "nothing is called" in refused(site, "describe", thing="Qqqqq Zzzzz")
    assert "Anna Beispiel <" in refused(site, "describe", thing="Anna Beispeil")
    assert "nothing at" in refused(site, "describe", thing="id:person/nobody")
    assert refused(site, "search", text="x", limit=1000)


def test_a_call_counts_as_its_clients_requests(folder, serve, tmp_path_factory):
    address = str(tmp_path_factory.mktemp("counted") / "graph")
    with serve(ApiSettings(address, rates=Rates(requests="6/minute"))) as counted:
        (text,) = told(counted, ("sparql", {"query": "ASK {}"}), mode="2026-07-28")
        assert json.loads(text) == {"answer": True}
        answers = [counted.get("/reconcile/v1/suggest/type", params={"prefix": ""}).status_code for _ in range(6)]
    assert answers[0] == 200
    assert 429 in answers  # fewer than six were left


def test_over_standard_input_a_server_of_its_own_answers_or_the_one_that_holds_the_store(tmp_path):
    address = str(tmp_path / "graph")
    with open_store(address) as store:
        store.add(
            Quad(THEME["wohnen"], *said, GRAPH["vokabular"])
            for said in [(RDF["type"], DEF["Theme"]), (SKOS["prefLabel"], Literal("Wohnen", language="de"))]
        )
    program = ["-c", "from kg.cli import main; main()", "mcp", "--store", address]
    command = StdioServerParameters(command=sys.executable, args=program, env=dict(os.environ))

    async def found(assistant):
        answer = await assistant.call_tool("search", {"text": "Wohnen", "kind": "theme"})
        return [one["iri"] for one in json.loads(answer.content[0].text)["candidates"]]

    async def talk():
        async with Client(command) as first:
            held = server_of(tmp_path / "graph")
            async with Client(server_over(over(held.url))) as second:
                return await found(first), await found(second)

    assert asyncio.run(talk()) == ([THEME["wohnen"].value], [THEME["wohnen"].value])
    assert not (tmp_path / "graph" / "server.json").exists()  # the server is gone


def test_a_server_that_is_gone_is_told():
    async def talk():
        async with Client(server_over(over("http://127.0.0.1:9"))) as assistant:
            return await assistant.call_tool("search", {"text": "Wohnen"})

    answer = asyncio.run(talk())
    assert answer.is_error
    assert "start it again" in answer.content[0].text


def test_which_server_answers_over_standard_input(monkeypatch, tmp_path):
    called = []
    monkeypatch.setattr(model_stdio, "answer_over", called.append)
    monkeypatch.setattr(model_stdio, "answer_with_own", lambda settings: called.append(settings.store_address))
    monkeypatch.setattr(assisting, "open_for_reading", lambda store: nullcontext(SimpleNamespace(address=store)))
    assisting.mcp(str(tmp_path))
    held = SimpleNamespace(address="http://127.0.0.1:8765/sparql")
    monkeypatch.setattr(assisting, "open_for_reading", lambda _: nullcontext(held))
    assisting.mcp(str(tmp_path))
    assert called == [str(tmp_path), "http://127.0.0.1:8765"]
