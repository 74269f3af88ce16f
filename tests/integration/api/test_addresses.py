"""Addresses of things: a page for people, data for programs; and no address that brings the server down."""

from urllib.parse import quote

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HTML = {"Accept": "text/html"}
BASE = "https://w3id.org/sozialraum"


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/id/person/anna-beispiel-aaaaaa", "/actors/anna-beispiel-aaaaaa"),
        ("/id/organisation/stadt-musterau", "/actors/stadt-musterau"),
        ("/id/document/fachforum-9-1", "/documents/fachforum-9-1"),
        ("/id/event/forum-9-1", "/things/id/event/forum-9-1"),
        ("/thema/wohnen", "/themes/wohnen"),
        ("/liste/ebene/gemeinde", "/things/liste/ebene/gemeinde"),
        ("/def", "/ontology"),
        ("/graph/fachforum-9-1/genannt", "/documents/fachforum-9-1"),
    ],
)
def test_a_browser_is_led_to_the_page(site, path, page):
    answer = site.get(f"{path}?lang=en", headers=HTML)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{page}?lang=en")
    assert "Accept" in answer.headers["vary"]
    assert site.get(page, headers=HTML).status_code == 200


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", pyoxigraph.RdfFormat.TURTLE),
        ("application/ld+json", pyoxigraph.RdfFormat.JSON_LD),
        ("application/n-triples", pyoxigraph.RdfFormat.N_TRIPLES),
        ("application/n-quads", pyoxigraph.RdfFormat.N_QUADS),
        ("application/trig", pyoxigraph.RdfFormat.TRIG),
        ("application/rdf+xml", pyoxigraph.RdfFormat.RDF_XML),
        ("*/*", pyoxigraph.RdfFormat.TURTLE),
    ],
)
def test_a_program_gets_the_data(site, accept, form):
    led = site.get("/id/person/anna-beispiel-aaaaaa", headers={"Accept": accept})
    assert (led.status_code, led.headers["vary"].split(",")[0]) == (303, "Accept")
    answer = site.get(led.headers["location"])
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(form.media_type)
    quads = list(pyoxigraph.parse(answer.content, format=form))
    anna = pyoxigraph.NamedNode(f"{BASE}/id/person/anna-beispiel-aaaaaa")
    named = [quad for quad in quads if quad.subject == anna and quad.predicate.value.endswith("#nameForm")]
    assert [quad.object.value for quad in named] == ["Anna Beispiel"]
    assert any(quad.object == anna for quad in quads), "what refers to it belongs to it"
    assert 'rel="alternate"; type="application/ld+json"' in answer.headers["link"] or "ld+json" in accept
    if form in {pyoxigraph.RdfFormat.N_QUADS, pyoxigraph.RdfFormat.TRIG}:
        assert {quad.graph_name.value for quad in named} == {f"{BASE}/graph/fachforum-9-1/genannt"}


def test_a_graph_gives_its_triples(site):
    answer = site.get("/graph/fachforum-9-1/kuratiert-genannt", headers={"Accept": "application/n-triples"})
    name = f"{BASE}/graph/fachforum-9-1/kuratiert-genannt"
    count = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"
    found = site.get("/sparql", params={"query": count}).json()["results"]["bindings"][0]["n"]["value"]
    assert str(len(answer.text.splitlines())) == found


@pytest.mark.parametrize(
    "path",
    [
        *("/id/person/nobody", "/id/nothing/x", "/thema/nothing", "/liste/ebene/nothing", "/graph/nothing", "/def/9.9"),
        *("/actors/nobody", "/themes/nothing", "/documents/nothing", "/questions/nothing", "/things/id/person/nobody"),
        *("/actors/nobody/shared-themes", "/shared-themes?actor=nobody", "/nothing", "/static/nothing.css"),
    ],
)
def test_what_is_not_there_is_a_problem(site, path):
    answer = site.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert {"type", "title", "status", "detail"} <= set(answer.json())
    assert answer.json()["title"] == "Nicht gefunden" or "Frage" in answer.json()["title"]
    page = site.get(path, headers={**HTML, "Accept-Language": "en"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert '<html lang="en">' in page.text


@pytest.mark.parametrize(
    "path", ["/actors?page=0", "/actors?type=robot", "/actors?size=many", "/actors?q=" + "x" * 300]
)
def test_unfit_parameters_are_named(site, path):
    answer = site.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert answer.json()["errors"][0]["place"].startswith("query.")


def test_other_methods_are_refused_as_problems(site):
    answer = site.delete("/actors")
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")


PREFIXES = [
    *(
        "/actors/",
        "/themes/",
        "/documents/",
        "/questions/",
        "/id/person/",
        "/id/",
        "/thema/",
        "/liste/",
        "/liste/ebene/",
    ),
    *("/def/", "/graph/", "/things/", "/things/def/", "/things/id/", "/shared-themes?actor=", "/actors?q="),
]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    prefix=st.sampled_from(PREFIXES),
    tail=st.text(max_size=30)
    | st.sampled_from(["../..", "%00", "a%2Fb", "<x>", '"', "a b", "{x}", "ü", "\\", "..", "."]),
    accept=st.sampled_from(["text/html", "application/json", "text/turtle", "*/*", ";;,", "text/html;q=x"]),
)
def test_no_address_brings_the_server_down(site, prefix, tail, accept):
    answer = site.get(prefix + quote(tail, safe="%"), headers={"Accept": accept})
    assert answer.status_code < 500
