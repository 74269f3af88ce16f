"""The SPARQL endpoint: protocol, formats, dataset."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pyoxigraph
import pytest

GRAPH = "https://w3id.org/sozialraum/graph/fachforum-9-1/genannt"
SELECT = "SELECT ?n WHERE { ?p <https://w3id.org/sozialraum/def#nameForm> ?n } ORDER BY ?n"
NAMES = ["Anna Beispiel", "Bodo Muster", "Stadt Musterau", "Verein Nachbarn", "Verein Nachbarn e. V."]
CONSTRUCT = "CONSTRUCT { ?p <urn:n> ?n } WHERE { ?p <https://w3id.org/sozialraum/def#nameForm> ?n }"


def names(response) -> list[str]:
    return [row["n"]["value"] for row in response.json()["results"]["bindings"]]


def test_three_ways_to_send_a_query(site):
    direct = {"Content-Type": "application/sparql-query"}
    answers = [
        site.get("/sparql", params={"query": SELECT}),
        site.post("/sparql", data={"query": SELECT}),
        site.post("/sparql", content=SELECT.encode(), headers=direct),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert names(answer) == NAMES


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("*/*", "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv;q=0.5, text/tab-separated-values;q=0.9", "text/tab-separated-values; charset=utf-8"),
        ("text/csv, application/sparql-results+json;q=0", "text/csv; charset=utf-8"),
        ("text/turtle, application/xml;q=0.1", "application/sparql-results+xml"),
    ],
)
def test_solutions_come_in_the_format_that_is_liked_best(query, accept, content_type):
    answer = query(SELECT, accept)
    assert answer.headers["content-type"] == content_type
    assert "Accept" in answer.headers["vary"]


def test_every_solution_format_holds_the_same_rows(query):
    assert json.loads(query(SELECT, format="json").text)["head"]["vars"] == ["n"]
    found = ET.fromstring(query(SELECT, format="xml").text)  # noqa: S314 - our own answer

    literals = found.iter("{http://www.w3.org/2005/sparql-results#}literal")
    assert [literal.text for literal in literals] == NAMES
    assert [row["n"] for row in csv.DictReader(io.StringIO(query(SELECT, format="csv").text))] == NAMES
    lines = query(SELECT, output="tsv").text.splitlines()
    assert lines == ["?n", *(f'"{name}"@de' for name in NAMES)]


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", pyoxigraph.RdfFormat.TURTLE),
        ("application/n-triples", pyoxigraph.RdfFormat.N_TRIPLES),
        ("application/ld+json", pyoxigraph.RdfFormat.JSON_LD),
        ("application/rdf+xml;q=0.9, text/turtle;q=0.2", pyoxigraph.RdfFormat.RDF_XML),
        ("application/n-quads", pyoxigraph.RdfFormat.N_QUADS),
        ("application/trig;q=0.8, application/n-quads;q=0.7, text/turtle;q=0.1", pyoxigraph.RdfFormat.TRIG),
    ],
)
def test_triples_come_in_every_format(query, accept, form):
    answer = query(CONSTRUCT, accept)
    assert answer.headers["content-type"].startswith(form.media_type)
    assert sorted(quad.object.value for quad in pyoxigraph.parse(answer.content, format=form)) == NAMES


def test_ask_is_answered(query):
    assert query("ASK {}").json()["boolean"] is True
    assert query("ASK { <urn:no> ?p ?o }", "text/csv").text.strip() == "false"


@pytest.mark.parametrize(("text", "accept"), [(SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (SELECT, "image/png")])
def test_a_format_that_does_not_fit_is_406(query, text, accept):
    answer = query(text, accept)
    assert (answer.status_code, answer.headers["content-type"]) == (406, "application/problem+json")
    offers = "application/sparql-results+json" if text == SELECT else "application/trig"
    assert offers in answer.json()["detail"]


def test_the_protocols_dataset_is_what_the_query_sees(query):
    assert names(query(SELECT, **{"default-graph-uri": GRAPH})) == NAMES
    assert names(query(SELECT, **{"default-graph-uri": "urn:other"})) == []
    inside = SELECT.replace("{ ?p", "{ GRAPH ?g { ?p").replace("?n }", "?n } }")
    assert names(query(inside, **{"named-graph-uri": GRAPH})) == NAMES
    assert names(query(SELECT, **{"named-graph-uri": GRAPH})) == []


def test_from_in_the_query_is_honoured(query):
    assert names(query(SELECT.replace("WHERE", f"FROM <{GRAPH}> WHERE"))) == NAMES
    assert names(query(SELECT.replace("WHERE", "FROM <urn:other> WHERE"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE {",
        "",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    ],
)
def test_what_is_no_query_is_refused(query, text):
    answer = query(text)
    assert answer.status_code == 400
    assert answer.json()["type"].endswith("/query-rejected")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service:x { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1:1/>",
    ],
)
def test_other_servers_may_not_be_asked(query, text):
    answer = query(text)
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (403, "query-forbidden")


def test_an_unknown_function_is_told_apart_from_bad_syntax(query):
    assert query("SELECT (<urn:f>(1) AS ?x) {}").status_code == 422


def test_updates_are_refused_and_change_nothing(site):
    text = "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> } }"
    by_form = site.post("/sparql", data={"update": text})
    direct = site.post("/sparql", content=text, headers={"Content-Type": "application/sparql-update"})
    by_address = site.get("/sparql", params={"update": text})
    assert [by_form.status_code, direct.status_code, by_address.status_code] == [401, 401, 400]
    assert by_form.headers["www-authenticate"].startswith("Bearer")
    assert site.get("/sparql", params={"query": "ASK { GRAPH <urn:g> { ?s ?p ?o } }"}).json()["boolean"] is False
    assert site.put("/graphs?default", content="").status_code == 401


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ({"data": {"query": ["ASK {}", "ASK {}"]}}, 400),
        ({"data": {"nothing": "1"}}, 400),
        ({"content": "ASK {}", "headers": {"Content-Type": "text/plain"}}, 415),
        ({"content": "ASK {}"}, 415),
        ({"content": b"ASK {} # \xff", "headers": {"Content-Type": "application/sparql-query"}}, 400),
        ({"content": b"query=%FF", "headers": {"Content-Type": "application/x-www-form-urlencoded"}}, 400),
        ({"content": "#" * 300_000, "headers": {"Content-Type": "application/sparql-query"}}, 413),
    ],
)
def test_requests_out_of_protocol_are_problems(site, arguments, status):
    answer = site.post("/sparql", **arguments)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_without_a_query_it_describes_itself(site):
    answer = site.get("/sparql", headers={"Accept": "text/turtle"})
    triples = list(pyoxigraph.parse(answer.content, format=pyoxigraph.RdfFormat.TURTLE))
    assert any(triple.object.value.endswith("#UnionDefaultGraph") for triple in triples)
    endpoint = [t.object.value for t in triples if t.predicate.value.endswith("#endpoint")]
    assert endpoint == [f"{site.base_url}/sparql".replace("//sparql", "/sparql")]
    assert "<form" in site.get("/sparql", headers={"Accept": "text/html"}).text


def test_a_browser_sees_the_result_as_a_table(query):
    page = query(SELECT, "text/html,application/xml;q=0.9,*/*;q=0.8").text
    assert "<td>Anna Beispiel</td>" in page
    assert "@prefix" in query(CONSTRUCT, "text/html").text
    assert "Ja (true)" in query("ASK {}", "text/html").text


def test_an_example_fills_the_field_and_every_limit_stands_below(site):
    page = site.get("/sparql", params={"example": "CQ11", "format": "html"}).text
    assert "sr:participationIn" in page
    assert "#+" not in page
    assert "/sparql?example=cq11_contributors_of_event" in page
    assert [one for one in ("30 Sekunden", "2.048 MB", "256 MB", "1.000.000", "256 kB") if one not in page] == []
    for name in ("nothing", "bridges"):  # one that there is not, and one that is no SPARQL
        assert site.get("/sparql", params={"example": name, "format": "html"}).status_code == 404


def test_a_result_leads_to_pages_and_to_its_files(query):
    page = query("SELECT ?p { ?p <https://w3id.org/sozialraum/def#nameForm> 'Anna Beispiel'@de }", "text/html").text
    assert 'href="/actors/anna-beispiel' in page
    assert ">id:person/anna-beispiel" in page
    assert [one for one in ("json", "xml", "csv", "tsv") if f"&amp;format={one}" not in page] == []
    assert "&amp;format=trig" in query(CONSTRUCT, "text/html").text
    assert "format=csv" not in query("ASK {}", "text/html").text


def test_a_long_query_gets_its_files_by_a_form(site):
    text = SELECT + "\n# " + "x" * 7000
    page = site.post("/sparql", data={"query": text, "format": "html"}).text
    assert 'name="format" value="csv"' in page
    assert site.post("/sparql", data={"query": text, "format": "csv"}).text.count("\n") == len(NAMES) + 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ("Abfrage nicht angenommen", "Zeile 2, Spalte 8", "ist kein Wort von SPARQL")),
        ("en", ("Query rejected", "Line 2, column 8", "is no word of SPARQL")),
    ],
)
def test_a_fault_is_told_in_words_beside_the_query(query, site, language, words):
    parameters = {"query": "SELECT * {\n ?s ?p Thema }", "format": "html", "lang": language}
    answer = site.get("/sparql", params=parameters)
    assert answer.status_code == 400
    assert [one for one in words if one not in answer.text] == []
    assert "?s ?p Thema" in answer.text
    assert 'data-line="2" data-column="8"' in answer.text


def test_head_and_options(site):
    head = site.head("/sparql", params={"query": SELECT})
    assert (head.status_code, head.content) == (200, b"")
    assert "POST" in site.options("/sparql").headers["allow"]


def test_other_origins_may_read(site):
    answer = site.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    preflight = {"Origin": "https://example.org", "Access-Control-Request-Method": "PATCH"}
    assert site.options("/sparql", headers=preflight).status_code == 400
