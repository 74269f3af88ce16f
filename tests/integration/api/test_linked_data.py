"""Linked data: every thing, theme, list value and term leads to its page and its data; the ontology tells what it is.

After what FOOPS! looks at (https://w3id.org/foops/): addresses, negotiation, header, labels and definitions.
"""

import re

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode

from kg.opendata.documentation import documented
from kg.terms import BASE, DCTERMS, DEF, OWL, RDF, RDFS, SKOS

HTML = {"Accept": "text/html"}
TURTLE = {"Accept": "text/turtle"}
ANNA = "/id/person/anna-beispiel-aaaaaa"


def links(answer) -> dict[str, list[str]]:
    """Addresses by their relation."""
    found: dict[str, list[str]] = {}
    for href, relation in re.findall(r'<([^>]*)>; rel="([^"]*)"', answer.headers["link"]):
        found.setdefault(relation, []).append(href)
    return found


@pytest.fixture(scope="module")
def things(site) -> list[str]:
    """The paths of everything that has an address: things, themes, lists and their values."""
    query = "SELECT DISTINCT ?s { ?s a ?c FILTER(STRSTARTS(STR(?s), STR(own:))) } ORDER BY ?s"
    rows = site.get("/sparql", params={"query": f"PREFIX own: <{BASE}> {query}"}).json()["results"]["bindings"]
    paths = [f"/{row['s']['value'].removeprefix(BASE)}" for row in rows]
    return [path for path in paths if path.startswith(("/id/", "/thema", "/liste/"))]


def test_every_address_leads_to_a_page_and_to_data(site, things):
    kinds = {path.split("/")[2] for path in things if path.startswith("/id/")}
    assert {"person", "organisation", "event", "place", "document", "evidence"} <= kinds
    assert len([path for path in things if path.startswith("/thema")]) > 200
    places = [path for path in things if path.startswith("/id/place/")]
    for path in [path for path in things if path not in places[5:]]:
        for headers, target in ((HTML, None), (TURTLE, f"{path}?format=turtle")):
            led = site.head(path, headers=headers)
            assert (led.status_code, led.headers["vary"].split(",")[0]) == (303, "Accept"), path
            assert target is None or led.headers["location"] == target
        assert not led.headers["location"].startswith("http")


@pytest.mark.parametrize(
    "path",
    [ANNA, "/thema/wohnen", "/thema", "/liste/ebene", "/liste/ebene/land", "/id/event/forum-9-1", "/id/place/ags-08"],
)
def test_page_and_data_know_each_other(site, path):
    page = site.get(path, headers=HTML, follow_redirects=True)
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    data = site.get(path, headers=TURTLE, follow_redirects=True)
    assert data.status_code == 200
    thing = NamedNode(f"{BASE}{path[1:]}")
    graph = {quad.triple for quad in pyoxigraph.parse(data.content, format=pyoxigraph.RdfFormat.TURTLE)}
    assert any(triple.subject == thing for triple in graph)
    told = links(data)
    assert told["canonical"] == told["about"] == [thing.value]
    classes = {one.object.value for one in graph if one.subject == thing and one.predicate == RDF["type"]}
    assert set(told["type"]) == classes != set()
    assert told["describedby"] == ["/dataset"]
    assert {f"{path}?format={form}" for form in ("jsonld", "rdfxml", "ntriples", "html")} <= set(told["alternate"])
    on_page = links(page)
    assert on_page["about"] == [thing.value]
    assert f"{path}?format=turtle" in on_page["alternate"]


def test_data_is_not_sent_again_to_who_has_it(site):
    first = site.get(f"{ANNA}?format=turtle")
    again = site.get(f"{ANNA}?format=turtle", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.fixture(scope="module")
def graph(site) -> set[pyoxigraph.Triple]:
    answer = site.get("/def", headers=TURTLE)
    assert answer.status_code == 200
    return {quad.triple for quad in pyoxigraph.parse(answer.content, format=pyoxigraph.RdfFormat.TURTLE)}


def said(graph, subject, predicate) -> list[Literal | NamedNode]:
    return [one.object for one in graph if one.subject == subject and one.predicate == predicate]


def test_the_ontology_says_what_it_is_and_each_version_has_an_address(site, graph):
    ontology, vann = NamedNode(f"{BASE}def"), "http://purl.org/vocab/vann/preferredNamespace"
    for predicate in (DCTERMS["title"], DCTERMS["description"]):
        assert {one.language for one in said(graph, ontology, predicate)} == {"de", "en"}
    (licence,) = said(graph, ontology, DCTERMS["license"])
    assert isinstance(licence, NamedNode)
    assert [one.value for one in said(graph, ontology, NamedNode(f"{vann}Prefix"))] == ["sr"]
    assert [one.value for one in said(graph, ontology, NamedNode(f"{vann}Uri"))] == [DEF]
    for predicate in ("creator", "created", "issued", "modified", "bibliographicCitation"):
        assert len(said(graph, ontology, DCTERMS[predicate])) >= 1, predicate
    (version,) = said(graph, ontology, OWL["versionIRI"])
    assert site.get(f"/{version.value.removeprefix(BASE)}", headers=TURTLE).status_code == 200
    assert said(graph, ontology, OWL["priorVersion"]) == [], "0.1.0 is the first; the next one names it here"


def test_every_term_has_labels_and_definitions_and_a_place_on_the_page(site, graph):
    terms = {one.subject for one in graph if isinstance(one.subject, NamedNode) and one.subject.value.startswith(DEF)}
    terms = {one for one in terms if set(said(graph, one, RDF["type"])) & KINDS}
    assert len(terms) > 150
    page = site.get("/def", headers=HTML, follow_redirects=True).text
    anchors = set(re.findall(r'<article id="([^"]+)"', page))
    assert anchors == {one.value.removeprefix(DEF) for one in terms}
    ontology = NamedNode(f"{BASE}def")
    for term in terms:
        for predicate in (RDFS["label"], SKOS["definition"]):
            assert {one.language for one in said(graph, term, predicate)} == {"de", "en"}, term
        assert said(graph, term, RDFS["isDefinedBy"]) == [ontology], term


KINDS = {OWL[kind] for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")}


def test_the_documentation_holds_every_class_property_value_and_theme(site, graph):
    told = documented()
    lists = [value for scheme in told.lists for value in scheme.values]
    schemes = {NamedNode(scheme.iri) for scheme in told.lists}
    assert {one.subject.value for one in graph if one.predicate == SKOS["inScheme"] and one.object in schemes} == {
        value.iri for value in lists
    }
    assert all(one.label.de and one.label.en and one.definition.de for one in (*lists, *told.themes.values))
    levels = {value.iri: value.level for value in told.themes.values}
    assert all(levels[above.iri] < value.level for value in told.themes.values for above in value.above[:1])
    for language, words in {"de": "gilt für", "en": "said of"}.items():
        page = site.get(f"/ontology?lang={language}", headers=HTML).text
        assert words in page
    assert site.get("/things/def").headers["location"] == "/ontology"
    assert links(site.get("/ontology"))["alternate"][1:] == [
        f"/def?format={form}" for form in ("turtle", "ntriples", "jsonld", "rdfxml")
    ]


@pytest.mark.parametrize(
    ("path", "words"), [("/ontology/lists", "kommunale Perspektive"), ("/ontology/themes", "Kinderarmut")]
)
def test_lists_and_themes_have_their_pages(site, path, words):
    page = site.get(path, headers=HTML).text
    assert words in page
    assert set(re.findall(r'href="#([^"]+)"', page)) <= {*re.findall(r'id="([^"]+)"', page)}
