"""Open data: the dataset's description and page, its snapshots, sitemaps, and what stands at fixed addresses."""

import gzip
import json
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import httpx
import pyoxigraph
import pytest

from api import sitemap
from api.settings import ApiSettings
from kg.check.shapes import nonconformities
from kg.opendata import Publication
from kg.opendata.dumping import dump
from kg.resources import ontology
from kg.store import open_store
from tests.integration.api.conftest import fill

HTML = {"Accept": "text/html"}
ADDRESS = "https://daten.kreis.example"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def open_site(serve, tmp_path_factory) -> Iterator[httpx.Client]:
    """A server whose publisher said everything, with one snapshot."""
    folder = tmp_path_factory.mktemp("open")
    fill(str(folder / "graph"))
    publication = Publication.given(
        publisher="Landkreis Muster",
        contact="daten@kreis.example",
        contributor="musterkreis",
        licence="cc-by/4.0",
        address=ADDRESS,
    )
    with open_store(str(folder / "graph"), read_only=True) as store:
        dump(store, folder / "dumps", publication)
    settings = ApiSettings(str(folder / "graph"), workers=1, publication=publication, dumps=folder / "dumps")
    with serve(settings) as client:
        yield client


def described(client, **headers) -> set[pyoxigraph.Triple]:
    answer = client.get("/dataset", headers={"Accept": "text/turtle", **headers})
    assert answer.status_code == 200
    return {quad.triple for quad in pyoxigraph.parse(answer.content, format=pyoxigraph.RdfFormat.TURTLE)}


def objects(triples, name) -> set[str]:
    return {triple.object.value for triple in triples if triple.predicate.value.endswith(name)}


def test_the_description_conforms_and_its_addresses_answer(open_site):
    told = described(open_site)
    assert list(nonconformities(told)) == []
    assert objects(told, "void#entities")
    downloads = objects(told, "dcat#downloadURL")
    assert len(downloads) == 4
    for address in downloads | objects(told, "dcat#landingPage"):
        assert open_site.head(address.removeprefix(ADDRESS), headers=HTML).status_code == 200
    assert f"{ADDRESS}/sparql" in objects(told, "dcat#endpointURL")


def test_without_settings_it_is_described_where_it_was_asked_with_blanks(site):
    told = described(site)
    assert objects(told, "dcat#endpointURL") == {f"{site.base_url}/sparql"}
    assert not objects(told, "terms/license")
    page = site.get("/dataset?lang=de", headers=HTML).text
    assert "keine Lizenz angegeben" in page
    assert "noch keinen Abzug" in page


@pytest.mark.parametrize("form", ["turtle", "jsonld", "rdfxml", "ntriples", "nquads", "trig"])
def test_every_format_says_the_same(open_site, form):
    answer = open_site.get(f"/dataset?format={form}")
    media_type = answer.headers["content-type"].partition(";")[0]
    kind = pyoxigraph.RdfFormat.from_media_type(media_type)
    titles = {quad.object.value for quad in pyoxigraph.parse(answer.content, format=kind) if "itle" in str(quad)}
    assert "Wissensgraph Sozialraum" in titles
    assert 'rel="license"' in answer.headers["link"]


def test_the_page_tells_publisher_licence_sources_and_ways(open_site):
    for language, words in {"de": ("Namensnennung", "Power Query"), "en": ("Power Query", "Snapshots")}.items():
        page = open_site.get(f"/dataset?lang={language}", headers=HTML).text
        assert all(word in page for word in (*words, "Landkreis Muster", "Fachforum 9.1", "/context.jsonld"))
    assert open_site.get("/dataset", headers={"Accept": "image/png"}).status_code == 406
    assert open_site.get("/.well-known/void").headers["location"] == "/dataset"


def test_a_file_comes_whole_in_parts_or_not_at_all_to_who_has_it(open_site):
    path = open_site.get("/dumps/latest/sozialraum.nq.gz").headers["location"]
    whole = open_site.get(path)
    assert whole.headers["content-type"] == "application/gzip"
    assert "content-encoding" not in whole.headers
    assert b"graph/beschreibung" in gzip.decompress(whole.content)
    etag, changed = whole.headers["etag"], whole.headers["last-modified"]
    assert 'rel="license"' in whole.headers["link"]
    part = open_site.get(path, headers={"Range": "bytes=10-19", "If-Range": etag})
    assert (part.status_code, part.content) == (206, whole.content[10:20])
    beyond = open_site.get(path, headers={"Range": f"bytes={len(whole.content)}-"})
    assert beyond.status_code == 416
    for headers in ({"If-None-Match": etag}, {"If-Modified-Since": changed}):
        had = open_site.get(path, headers=headers)
        assert (had.status_code, had.content, had.headers["etag"]) == (304, b"", etag)
    head = open_site.head(path)
    assert (head.headers["content-length"], head.headers["accept-ranges"]) == (str(len(whole.content)), "bytes")


@pytest.mark.parametrize(
    "path",
    ["/dumps/x/sozialraum.nq.gz", "/dumps/latest/about.json", "/dumps/latest/..%2f..%2fgraph%2fversion", "/dumps/a/b"],
)
def test_nothing_else_of_the_disk_is_served(open_site, path):
    assert open_site.get(path).status_code == 404


def parsed(client, path) -> ET.Element:
    return ET.fromstring(client.get(path).content)  # noqa: S314 - from our own server


def test_sitemaps_name_pages_that_are_there_and_no_person(open_site, monkeypatch):
    monkeypatch.setattr(sitemap, "_MOST", 400)
    index = parsed(open_site, "/sitemap.xml")
    maps = [one.text.removeprefix(ADDRESS) for one in index.iter(f"{SITEMAP}loc")]
    assert len(maps) > 1
    found = [parsed(open_site, path) for path in maps]
    pages = [one.text.removeprefix(ADDRESS) for urls in found for one in urls.iter(f"{SITEMAP}loc")]
    assert len(pages) == len(set(pages)) > 400
    assert all(one.text for urls in found for one in urls.iter(f"{SITEMAP}lastmod"))
    assert {"/", "/dataset", "/ontology", "/actors/stadt-musterau", "/themes/wohnen", "/things/def/Forum"} <= set(pages)
    assert "/actors/anna-beispiel-aaaaaa" not in pages
    for page in [*pages[:15], *pages[15::120]]:
        assert open_site.get(page, headers=HTML).status_code == 200, page
    assert open_site.get(f"/sitemaps/{len(maps) + 1}.xml").status_code == 404


def test_crawlers_and_finders_of_gaps_are_told_where_to_go(open_site, site):
    robots = open_site.get("/robots.txt").text
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in robots
    assert "Disallow: /id/person/" in robots
    told = open_site.get("/.well-known/security.txt").text
    assert "Contact: mailto:daten@kreis.example\nExpires: 20" in told
    assert site.get("/.well-known/security.txt").status_code == 404


def test_any_page_may_fetch_the_context_and_keep_it(site):
    answer = site.get("/context.jsonld", headers={"Origin": "https://other.example"})
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "max-age=86400" in answer.headers["cache-control"]
    assert answer.json() == json.loads((ontology() / "context.jsonld").read_text("utf-8"))
    again = {"Origin": "https://other.example", "If-None-Match": answer.headers["etag"]}
    assert site.get("/context.jsonld", headers=again).status_code == 304


def test_tables_without_a_place_for_it_lead_to_licence_and_sources(site):
    answer = site.get("/questions/cq11_contributors_of_event", params={"event": "9.1", "format": "csv"})
    assert answer.status_code == 200
    assert '</dataset>; rel="describedby"' in answer.headers["link"]


@pytest.mark.parametrize("form", ["jsonld", "csv"])
def test_a_list_as_a_file_says_under_which_licence_its_data_are(open_site, site, form):
    def said(client):
        answer = client.get("/ask", params={"q": "Wo gibt es Lücken?", "format": form})
        assert answer.status_code == 200
        return answer.text + answer.headers["link"]

    assert "creativecommons.org" in said(open_site)
    assert "creativecommons.org" not in said(site)
