"""Places and programmes over HTTP: what they are, who is there, and every number with its sentences."""

import csv
import io
import re

import pyoxigraph
import pytest

from api.settings import ApiSettings
from kg.derive import derive
from kg.store import open_store
from kg.terms import Quad
from tests.integration.api.conftest import FORUM

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def country(serve, tmp_path_factory):
    """A client for a forum with places and a programme, without the shipped vocabulary."""
    folder = str(tmp_path_factory.mktemp("places") / "graph")
    with open_store(folder) as store:
        for file in (FORUM, FORUM.with_name("places.trig")):
            quads = pyoxigraph.parse(file.read_bytes(), format=pyoxigraph.RdfFormat.TRIG)
            store.add(Quad(one.subject, one.predicate, one.object, one.graph_name) for one in quads)
        derive(store)
    with serve(ApiSettings(folder, workers=1)) as client:
        yield client


def labels(refs):
    return [ref["label"] for ref in refs]


def test_the_list_has_places_that_are_told_of_and_what_lies_around_them(country):
    found = country.get("/places?lang=de").json()
    told = {one["ref"]["label"]: one for one in found["items"]}
    assert told.keys() == {"Musterau", "Musterland"}
    assert labels(told["Musterau"]["within"]) == ["Musterland"]
    assert {(one["key"], one["actors"], one["events"], one["documents"]) for one in told.values()} == {
        ("98", 1, 1, 1),
        ("98001", 1, 1, 1),
    }
    assert labels([one["ref"] for one in country.get("/places?level=land").json()["items"]]) == ["Musterland"]
    assert country.get("/places?q=9800").json()["total"] == 1
    assert country.get("/places?q=leer").json()["total"] == 0


@pytest.mark.parametrize("key", ["98001", "98", "DEX"])
def test_a_key_leads_to_the_place(country, key):
    answer = country.get(f"/places/{key}?lang=en")
    assert answer.status_code == 307
    page = country.get(answer.headers["location"])
    assert key in {page.json()["key"], page.json()["nuts"]}
    assert "lang=en" in answer.headers["location"]


def test_a_page_of_a_place_says_what_it_is_and_leads_on(country):
    place = country.get("/places/ags-98?lang=de").json()
    assert (place["key"], place["nuts"], place["level"]["label"]) == ("98", "DEX", "Land")
    assert place["outward"] == [
        {"source": "Wikidata", "name": "Q1", "href": "http://www.wikidata.org/entity/Q1", "relation": "exact"}
    ]
    assert labels([one["ref"] for one in place["parts"]]) == ["Musterau"]
    assert labels([one["actor"] for one in place["actors"]]) == ["Stadt Musterau"]
    (tie,) = place["actors"][0]["ties"]
    assert (tie["place"]["label"], tie["passages"][0]["text"]) == ("Musterau", "Anna Beispiel, Stadt Musterau")
    assert labels([one["programme"] for one in place["programmes"]]) == ["Gutes Quartier"]
    assert [one["day"] for one in place["events"]] == ["2025-05-06"]
    links = country.get("/places/ags-98", headers=HTML).headers["link"]
    assert "/id/place/ags-98?format=jsonld" in links


def test_what_lies_around_a_named_place_is_not_named_itself(country):
    inner = country.get("/places/ags-98001").json()["documents"]
    assert [one["times"] for one in inner] == [2]
    assert country.get("/places/ags-99").json()["documents"] == []


def test_every_number_of_a_theme_leads_to_as_many_with_their_sentences(country):
    seen = 0
    for slug in ("ags-98", "ags-98001"):
        for theme in country.get(f"/places/{slug}").json()["themes"]:
            behind = country.get(theme["href"]).json()
            assert (len(behind["actors"]), len(behind["documents"])) == (theme["actors"], theme["documents"])
            assert all(reason["passages"] for actor in behind["actors"] for reason in actor["reasons"])
            assert [one["passages"] != [] for one in behind["events"]] == [True]
            seen += 1
    assert seen == 4


def test_numbers_of_the_pages_are_links(country):
    page = country.get("/places/ags-98?lang=de", headers=HTML).text
    figures = re.findall(r'<td class="figure">(.*?)</td>', page)
    assert figures
    assert all(figure == "0" or figure.startswith("<a href=") for figure in figures)


@pytest.mark.parametrize("path", ["/places", "/places/ags-98", "/programmes"])
def test_lists_come_as_files(country, path):
    answer = country.get(f"{path}?format=csv&lang=de")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert rows
    assert country.get(f"{path}?format=xlsx").content[:2] == b"PK"
    assert len(country.get(f"{path}?format=jsonld").json()["@graph"][0]["schema:itemListElement"]["@list"]) == len(rows)


def test_a_programme_tells_themes_actors_places_and_what_its_sentences_say_of_time_and_money(country):
    (item,) = country.get("/programmes?lang=de").json()["items"]
    assert (item["documents"], labels(item["runners"]), labels(item["themes"])) == (1, ["Stadt Musterau"], ["Wohnen"])
    found = country.get(item["ref"]["href"] + "?lang=de").json()
    assert [(one["theme"]["label"], one["own"], len(one["passages"])) for one in found["themes"]] == [
        ("Wohnen", True, 1)
    ]
    assert labels([one["actor"] for one in found["actors"]]) == ["Stadt Musterau", "Anna Beispiel"]
    assert labels([one["place"] for one in found["places"]]) == ["Musterau"]
    assert [one["words"] for one in found["times"]] == ["von 2021 bis 2024"]
    assert [one["words"] for one in found["sums"]] == ["1,5 Mio. Euro"]
    assert [one["day"] for one in found["talks"]] == ["2025-05-06"]
    assert country.get("/programmes?q=schlecht").json()["total"] == 0


@pytest.mark.parametrize("path", ["/places/nirgends", "/programmes/nichts", "/places/ags-98/themes/nichts"])
def test_what_is_not_there_is_told(country, path):
    assert country.get(path).status_code == 404


def test_a_theme_tells_years_places_programmes_and_where_its_sentences_are(country):
    theme = country.get("/themes/wohnen?lang=de").json()
    assert theme["all_actors"] == len(theme["actors"]) == 4
    for place in theme["places"]:
        assert len(country.get(place["href"]).json()["actors"]) == place["actors"]
    assert labels([one["place"] for one in theme["places"]]) == ["Musterau", "Musterland"]
    assert labels(theme["programmes"]) == ["Gutes Quartier"]
    assert labels([one["theme"] for one in theme["near"]]) == ["Einsamkeit"]
    assert [(one["year"], len(one["documents"]), len(one["actors"])) for one in theme["years"]] == [(2025, 1, 4)]
    assert {one["document"]["iri"] for one in theme["documents"]} == {
        one["document"]["iri"] for one in theme["passages"]
    }
    page = country.get("/themes/wohnen?lang=de", headers=HTML).text
    assert all(f'id="{anchor}"' in page for anchor in re.findall(r'href="#([^"]+)"', page))


def test_an_actor_tells_relations_places_programmes_and_where_it_was_last_named(country):
    town = country.get("/actors/stadt-musterau?lang=de").json()
    (relation,) = town["relations"]
    assert (relation["subject"]["label"], relation["property"]["iri"].partition("#")[2]) == (
        "Gutes Quartier",
        "launchedBy",
    )
    assert relation["passages"]
    assert [(one["place"]["label"], one["through"]) for one in town["places"]] == [("Musterau", None)]
    assert [one["programme"]["label"] for one in town["programmes"]] == ["Gutes Quartier"]
    assert town["last"]["day"] == "2025-05-06"
    assert {one["document"]["label"] for one in town["named"]} == {one["ref"]["label"] for one in town["documents"]}
    anna = country.get("/actors/anna-beispiel-aaaaaa?lang=de").json()
    assert [(one["place"]["label"], one["through"]["label"]) for one in anna["places"]] == [
        ("Musterau", "Stadt Musterau")
    ]
    assert [one["presentation"]["label"] for one in anna["programmes"]] == ["Vorstellung: Gutes Quartier"]
    assert all(len(set(labels(one["themes"]))) == len(one["themes"]) for one in anna["nearest"])


@pytest.mark.parametrize("path", ["/actors", "/actors/stadt-musterau", "/themes/wohnen", "/programmes", "/documents"])
def test_every_figure_is_a_link(country, path):
    page = country.get(f"{path}?lang=de", headers=HTML).text
    figures = re.findall(r'<td class="figure">(.*?)</td>', page)
    assert figures
    assert all(figure == "0" or figure.startswith("<a href=") for figure in figures)


def test_actors_are_chosen_by_name_and_compared_with_who_joins_them(country):
    one = country.get("/shared-themes?find=anna").json()
    assert (labels(one["actors"]), one["find"], one["themes"]) == (["Anna Beispiel"], "", [])
    several = country.get("/shared-themes?find=a").json()
    assert (several["actors"], several["found"]) == ([], len(several["candidates"]))
    assert several["found"] > 1
    two = country.get("/shared-themes?actor=anna-beispiel-aaaaaa&find=Bodo Muster").json()
    assert labels(two["actors"]) == ["Anna Beispiel", "Bodo Muster"]
    assert two["themes"]
    assert country.get("/shared-themes?actor=anna-beispiel-aaaaaa&find=anna").json()["candidates"] == []
    nobody = country.get("/shared-themes?find=Zacharias&lang=de", headers=HTML).text
    assert "Niemand heißt hier" in nobody
    for item in two["joining"]:
        assert item["weight"] == min(side["weight"] for side in item["sides"])
        for side in item["sides"]:
            behind = country.get(side["why"]).json()
            assert behind["pairs"][0]["weight"] == pytest.approx(side["weight"])
    assert labels([item["actor"] for item in two["joining"]]) == ["Stadt Musterau"]  # the Verein has all from Bodo
