"""Search over HTTP: one address as page, part of a page, data and files; what it counts is what it gives."""

import asyncio
import csv
import io
import json
import re

import httpx
import pytest
from openpyxl import load_workbook

from api.app import create_app
from api.settings import ApiSettings
from kg.folding import alphabetical


def found(site, **asked):
    answer = site.get("/search", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def names(answer):
    return [item["ref"]["label"] for item in answer["items"]]


def test_words_are_found_and_marked(site):
    item = found(site, q="Kinderarmut")["items"][0]
    assert (item["ref"]["href"], item["type"]) == ("/themes/kinderarmut", "theme")
    assert item["name"] == [{"text": "Kinderarmut", "found": True}]
    assert item["detail"].startswith("Aufwachsen")


def test_links_of_values_give_as_many_as_they_say(site):
    whole = found(site, size=1)
    assert {facet["name"] for facet in whole["facets"]} >= {"type", "theme", "place", "level", "source"}
    for facet in whole["facets"]:
        for value in facet["values"][:2]:
            narrowed = site.get(value["href"], headers={"Accept": "application/json"}).json()
            assert narrowed["total"] == value["count"], (facet["name"], value)
            (same,) = [one for one in narrowed["facets"] if one["name"] == facet["name"]]
            (chosen,) = [one for one in same["values"] if one["chosen"]]
            assert chosen["value"] == value["value"]
            assert found(site, size=1)["total"] == site.get(chosen["href"]).json()["total"]


def test_pages_follow_each_other_to_the_end(site):
    answer = found(site, q="Armut", size=4)
    seen, pages = names(answer), 1
    while answer["next"]:
        answer = site.get(answer["next"]).json()
        seen, pages = seen + names(answer), pages + 1
    assert (len(seen), pages) == (answer["total"], answer["pages"])
    assert sorted(seen) == sorted(names(found(site, q="Armut", size=200)))
    assert site.get(answer["previous"]).json()["page"] == pages - 1


def test_orders(site):
    by_name = names(found(site, type="theme", sort="name", size=200))
    assert by_name == sorted(by_name, key=alphabetical)
    sources = [item["sources"] for item in found(site, sort="sources", size=200)["items"]]
    assert sources == sorted(sources, reverse=True)


def test_files_hold_exactly_the_rows_of_all_pages(site):
    asked = {"q": "Armut", "size": 2, "page": 2}
    total = found(site, **asked)["total"]
    labels = names(found(site, q="Armut", size=200))
    rows = [*csv.DictReader(io.StringIO(site.get("/search", params={**asked, "format": "csv"}).text.lstrip("\ufeff")))]
    assert [row["thingLabel"] for row in rows] == labels
    book = load_workbook(io.BytesIO(site.get("/search", params={**asked, "format": "xlsx"}).content), read_only=True)
    assert len([*book.worksheets[0].iter_rows()]) - 1 == total
    linked = site.get("/search", params={**asked, "format": "jsonld"}).json()
    assert linked["@graph"][0]["schema:numberOfItems"] == total
    assert linked["@graph"][0]["schema:name"]["@value"] == "Suche: Armut"


def test_files_say_what_was_narrowed_by(site):
    linked = site.get("/search?type=theme&format=jsonld").json()
    assert [one["@value"] for one in linked["@graph"][0]["schema:description"]] == ["Art: Themen"]


def test_a_misspelt_word_leads_to_what_was_meant(site):
    answer = found(site, q="Kinderarmt", type="theme")
    assert (answer["total"], answer["meant"]) == (0, "Kinderarmut")
    assert "Kinderarmut" in names(site.get(answer["meant_href"]).json())
    page = site.get("/search?q=Kinderarmt", headers={"Accept": "text/html"}).text
    assert "Meinten Sie" in page


def test_a_script_gets_the_part_of_the_page_that_it_puts_in(site):
    whole = site.get("/search?q=Armut", headers={"Accept": "text/html"})
    part = site.get("/search?q=Armut", headers={"Accept": "text/html", "HX-Request": "true"})
    back = {"Accept": "text/html", "HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<!doctype html>" in whole.text
    assert "<html" not in part.text
    inside = re.compile(r'<div id="search".*?</div>\s*(?=</main>|$)', re.DOTALL)
    assert inside.search(part.text)[0].split() == inside.search(whole.text)[0].split()
    assert 'hx-swap-oob="innerHTML"' in part.text
    assert "<!doctype html>" in site.get("/search?q=Armut", headers=back).text
    for answer in (whole, part):
        assert "HX-Request" in answer.headers["vary"]
    assert site.get("/search?q=Armut", headers={"Accept": "text/html"}).text == whole.text


def test_an_answer_is_not_sent_again_to_who_has_it(site):
    answer = site.get("/search?q=Armut")
    again = site.get("/search?q=Armut", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_lists_of_persons_are_not_for_search_engines(site):
    assert site.get("/search").headers["x-robots-tag"] == "noindex"
    assert site.get("/search?format=csv").headers["x-robots-tag"] == "noindex"


@pytest.mark.parametrize("wrong", ["type=nothing", "sort=nothing", "page=0", "size=9999", "q=" + "x" * 201])
def test_a_wrong_parameter_is_told(site, wrong):
    answer = site.get(f"/search?{wrong}")
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")


@pytest.mark.parametrize("odd", ["%00", "%22", "*", "AND OR NOT", "(", "'", "-", "name:x", "ſ", "²"])
def test_odd_words_are_words(site, odd):
    assert site.get(f"/search?q={odd}").status_code == 200


def test_what_is_written_is_in_the_next_answer(serve):
    with serve(ApiSettings("memory:")) as site:
        store = site.app.state.instance.store
        assert found(site, q="Neuland")["total"] == 0
        store.update(
            "INSERT DATA { GRAPH <urn:g> { <https://w3id.org/sozialraum/id/person/neu> a "
            "<http://xmlns.com/foaf/0.1/Person> ; "
            "<http://www.w3.org/2004/02/skos/core#prefLabel> 'Ada Neuland'@de } }"
        )
        assert names(found(site, q="Neuland")) == ["Ada Neuland"]


def test_ask_and_search_lead_to_each_other(site):
    as_page = {"Accept": "text/html"}
    assert 'href="/ask?q=Armut"' in site.get("/search?q=Armut", headers=as_page).text
    assert 'href="/search?q=Armut"' in site.get("/ask?q=Wer+arbeitet+zu+Armut%3F", headers=as_page).text
    assert site.get("/ask?q=Xylophon").json()["search"] == "Xylophon"
    assert 'action="/search"' in site.get("/actors", headers=as_page).text
    assert 'action="/search"' in site.get("/", headers=as_page).text


def test_before_there_is_an_index_who_asks_is_told_when_to_come_again(monkeypatch):
    async def asked():
        app = create_app(ApiSettings("memory:"))
        async with app.router.lifespan_context(app):
            monkeypatch.setattr(type(app.state.instance.search), "found", lambda *_: None)
            async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
                return await client.get("/search")

    answer = asyncio.run(asked())
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "3")
    assert "still being read" in json.loads(answer.text)["detail"]
