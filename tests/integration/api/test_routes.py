"""The addresses of actors, themes, documents and questions: what they answer, as data and as pages."""

import csv
import json
import os
import re
from io import BytesIO, StringIO
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest

ANNA = "/actors/anna-beispiel-aaaaaa"
BODO = "/actors/bodo-muster-bbbbbb"
HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
PATHS = [
    *(
        "/",
        "/actors",
        ANNA,
        "/actors/stadt-musterau",
        f"{ANNA}/shared-themes",
        f"{ANNA}/network",
        "/themes",
        "/themes/wohnen",
    ),
    *("/shared-themes", "/shared-themes?actor=anna-beispiel-aaaaaa&actor=bodo-muster-bbbbbb&actor=verein-nachbarn"),
    *("/documents", "/documents/fachforum-9-1", "/questions", "/questions/cq11_contributors_of_event?event=9.1"),
    *("/new", "/new?from=2020-01-01&until=2030-01-01"),
    *("/matrix", "/matrix?by=level&theme=thema:wohnen&kind=all"),
    *("/invite", "/invite?theme=thema:wohnen&theme=thema:einsamkeit"),
    *("/things/id/event/forum-9-1", "/things/def/Forum", "/things/liste/ebene/gemeinde"),
    *("/ontology", "/ontology/lists", "/ontology/themes"),
]


def test_actors_are_found_counted_and_paged(site):
    everyone = site.get("/actors").json()
    assert [item["ref"]["label"] for item in everyone["items"]] == [
        *("Anna Beispiel", "Bodo Muster", "Stadt Musterau", "Verein Nachbarn e. V."),
    ]
    assert (everyone["total"], everyone["persons"], everyone["organisations"]) == (4, 2, 2)
    assert everyone["items"][0]["detail"] == "Stadt Musterau"
    assert everyone["items"][0]["events"] == 1
    found = site.get("/actors", params={"q": "MUSTER", "type": "person"}).json()
    assert [item["ref"]["href"] for item in found["items"]] == [BODO]
    assert (found["total"], found["persons"], found["organisations"]) == (1, 1, 1)
    second = site.get("/actors", params={"size": 3, "page": 2}).json()
    assert ([item["ref"]["label"] for item in second["items"]], second["pages"]) == (["Verein Nachbarn e. V."], 2)
    assert site.get("/actors", params={"q": "nobody"}).json()["items"] == []


def test_an_actor_comes_with_reasons_and_their_words(site):
    actor = site.get(ANNA).json()
    assert (actor["ref"]["label"], actor["kind"], actor["ref"]["made_up"]) == ("Anna Beispiel", "person", True)
    (affiliation,) = actor["affiliations"]
    assert affiliation["organisation"]["label"] == "Stadt Musterau"
    (participation,) = actor["participations"]
    assert participation["on_behalf_of"]["href"] == "/actors/stadt-musterau"
    passage = participation["passages"][0]
    assert passage["text"][passage["start"] : passage["end"]] == "Anna Beispiel, Stadt Musterau"
    assert {theme["theme"]["label"] for theme in actor["themes"]} == {"Wohnen", "Einsamkeit"}
    assert all(theme["why"] and theme["reasons"][0]["passages"] for theme in actor["themes"])
    assert BODO in {near["actor"]["href"] for near in actor["nearest"]}
    assert [document["ref"]["label"] for document in actor["documents"]] == [
        "Fachforum 9.1: Wohnen & Nachbarschaft im Quartier"
    ]


def test_an_organisation_shows_status_and_other_names(site):
    assert site.get("/actors/verein-nachbarn").json()["other_names"] == ["Verein Nachbarn"]
    facts = {
        fact["property"]["iri"].rpartition("#")[2]: fact for fact in site.get("/actors/stadt-musterau").json()["facts"]
    }
    level = facts["administrativeLevel"]
    assert (level["value"]["label"], level["statuses"]) == ("Gemeinde", ["erschlossen"])
    assert level["passages"][0]["confidence"] == pytest.approx(0.8)


def test_the_ranking_says_why_on_both_sides(site):
    ranking = site.get(f"{ANNA}/shared-themes").json()
    weights = [row["weight"] for row in ranking["rows"]]
    assert weights == sorted(weights, reverse=True)
    bodo = next(row for row in ranking["rows"] if row["actor"]["href"] == BODO)
    assert {theme["theme"]["label"] for theme in bodo["shared"]} == {"Wohnen", "Einsamkeit"}
    for theme in bodo["shared"]:
        assert theme["why"]
        for side, name in (("left", "Anna Beispiel"), ("right", "Bodo Muster")):
            assert any(name in passage["text"] for reason in theme[side] for passage in reason["passages"])
    first = site.get(f"{ANNA}/shared-themes", params={"limit": 1}).json()
    rest = site.get(f"{ANNA}/shared-themes", params={"limit": 1, "offset": 1}).json()
    assert (first["more"], first["rows"], rest["rows"]) == (True, ranking["rows"][:1], ranking["rows"][1:2])


def test_filters_narrow_the_ranking_and_stay_in_the_form(site):
    whole = site.get(f"{ANNA}/shared-themes").json()["rows"]
    people = site.get(f"{ANNA}/shared-themes", params={"kind": "person", "level": " "}).json()
    assert people["rows"] == [row for row in whole if row["kind"] == "person"]
    assert {one["name"]: one["value"] for one in people["filters"]}["kind"] == "person"
    least = whole[0]["weight"]
    strong = site.get(f"{ANNA}/shared-themes", params={"min": least}).json()["rows"]
    assert strong == [row for row in whole if row["weight"] >= least] != whole
    form = site.get(f"{ANNA}/shared-themes", params={"kind": "person"}, headers=HTML).text
    assert '<option value="person" selected>' in form
    first = site.get(f"{ANNA}/shared-themes", params={"min": "0.001", "limit": 1}, headers=HTML).text
    assert "min=0.001" in first[first.index('rel="next"') :]


def test_a_filter_that_cannot_be_read_is_told_in_the_form_and_to_programs(site):
    wrong = {"place": "Nirgendwo"}
    told = site.get(f"{ANNA}/shared-themes", params=wrong)
    assert (told.status_code, "Nirgendwo" in told.json()["detail"]) == (422, True)
    page = site.get(f"{ANNA}/shared-themes", params=wrong, headers=HTML)
    assert page.status_code == 200
    assert "nothing is called" in page.text[page.text.index('role="alert"') :]


def test_what_two_actors_share(site):
    shared = site.get("/shared-themes", params={"actor": ["anna-beispiel-aaaaaa", "bodo-muster-bbbbbb"]}).json()
    assert [actor["label"] for actor in shared["actors"]] == ["Anna Beispiel", "Bodo Muster"]
    assert {theme["theme"]["label"] for theme in shared["themes"]} == {"Wohnen", "Einsamkeit"}
    assert all(len(theme["holdings"]) == 2 and theme["why"] for theme in shared["themes"])
    ranked = site.get(f"{ANNA}/shared-themes").json()["rows"]
    weight = next(row["weight"] for row in ranked if row["actor"]["href"] == BODO)
    assert shared["pairs"][0]["weight"] == pytest.approx(weight)
    alone = site.get("/shared-themes", params={"actor": ["anna-beispiel-aaaaaa", ""]}).json()
    assert (len(alone["actors"]), alone["themes"], len(alone["choices"])) == (1, [], 4)


def test_themes_form_a_tree_and_know_their_actors(site):
    items = site.get("/themes").json()["items"]
    labels = [item["ref"]["label"] for item in items]
    levels = [item["level"] for item in items]
    assert levels[0] == 0
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert len(labels) == len(set(labels)) >= 57
    theme = site.get("/themes/wohnen").json()
    assert [broader["label"] for broader in theme["broader"]] == ["Quartiersentwicklung"]
    assert "Anna Beispiel" in {actor["actor"]["label"] for actor in theme["actors"]}
    assert any("Wohnen ist ein Thema" in passage["text"] for passage in theme["passages"])
    above = site.get("/themes/quartiersentwicklung").json()
    assert {actor["narrower"][0]["label"] for actor in above["actors"]} == {"Wohnen"}


def test_labels_follow_the_language(site):
    assert site.get("/themes/wohnen?lang=en").json()["ref"]["label"] == "housing"
    assert (
        site.get("/themes/wohnen", headers={"Accept-Language": "en-GB, de;q=0.5"}).json()["ref"]["label"] == "housing"
    )
    assert site.get("/themes/wohnen", headers={"Accept-Language": "fr"}).json()["ref"]["label"] == "Wohnen"


def test_a_documents_pieces_join_to_its_text_and_show_its_spans(site):
    document = site.get("/documents/fachforum-9-1").json()
    assert "".join(piece["text"] for piece in document["pieces"]) == document["text"]
    for span in document["spans"]:
        assert document["text"][span["start"] : span["end"]] == span["quote"]
        covered = "".join(piece["text"] for piece in document["pieces"] if span["id"] in piece["spans"])
        assert covered == span["quote"]
        assert span["facts"]
    assert any(span["curated"] for span in document["spans"])
    assert {status for span in document["spans"] for status in span["statuses"]} == {"genannt", "erschlossen"}
    (item,) = site.get("/documents").json()["items"]
    assert (item["ref"]["made_up"], item["extracted"], item["curated"]) == (True, 13, 1)


def test_each_mark_leads_to_its_facts_and_back(site):
    page = site.get("/documents/fachforum-9-1", headers=HTML).text
    ids = set(re.findall(r'id="([^"]+)"', page))
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert {target for target in targets if target.startswith("f-")}
    assert targets <= ids
    assert len(re.findall(r'id="([^"]+)"', page)) == len(ids)
    passage = site.get("/themes/wohnen").json()["passages"][0]
    assert passage["href"].partition("#")[2] in ids


def test_a_question_is_answered_as_json_csv_and_page(site):
    answer = site.get("/questions/cq11?event=9.1").json()
    assert (answer["answered"], len(answer["rows"])) == (True, 2)
    assert any(cell and cell["label"] == "Anna Beispiel" for cell in answer["rows"][0])
    assert "VALUES ?event { <https://w3id.org/sozialraum/id/event/forum-9-1> }" in answer["sparql"]
    again = site.get("/sparql", params={"query": answer["sparql"]}).json()
    assert len(again["results"]["bindings"]) == 2
    table = site.get("/questions/cq11?event=9.1", headers={"Accept": "text/csv"})
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(table.content.decode("utf-8-sig").splitlines()) == 3
    assert "attachment" in table.headers["content-disposition"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/questions/actors_of_theme?theme=thema:wohnen", "actors_of_theme"),
        (f"{ANNA}/shared-themes?limit=2", "gemeinsame-themen-anna-beispiel-aaaaaa"),
        ("/shared-themes?actor=anna-beispiel-aaaaaa&actor=bodo-muster-bbbbbb", "gemeinsame-themen"),
        (f"{ANNA}/network?form=actors", "ego"),
    ],
)
def test_every_list_can_be_had_as_a_file_with_its_sources(site, path, name):
    links = re.findall(r'href="([^"]+format=[^"]+)" download', site.get(path, headers=HTML).text)
    kept = {link.rpartition("format=")[2]: site.get(link.replace("&amp;", "&")) for link in links}
    assert {"xlsx", "csv"} <= kept.keys()
    for suffix, answer in kept.items():
        assert answer.status_code == 200
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}.{suffix}"'
        assert answer.headers["vary"].startswith("Accept, Accept-Language")
    book = openpyxl.load_workbook(BytesIO(kept["xlsx"].content))
    sources = [[cell.value for cell in row] for row in book["Quellen"].iter_rows(min_row=2)]
    assert sources
    assert all(sentence and span in sentence for *_, sentence, span in (source[:6] for source in sources))
    table = list(csv.DictReader(StringIO(kept["csv"].content.decode("utf-8-sig"))))
    assert len(table) == book["Ergebnis"].max_row - 1 == len(site.get(path).json().get("rows", table))
    assert all(row["why"] for row in table)
    assert site.get(path, headers={"Accept": kept["xlsx"].headers["content-type"]}).content == kept["xlsx"].content


def test_the_network_of_an_actor_is_a_table_and_then_a_picture_with_links(site):
    network = site.get(f"{ANNA}/network?limit=2").json()
    assert len(network["rows"]) == 2
    nodes = {node["ref"]["iri"]: node["ref"]["href"] for node in network["nodes"]}
    assert {edge[end] for edge in network["edges"] for end in ("left", "right")} == nodes.keys()
    page = site.get(f"{ANNA}/network?limit=2&lang=en", headers=HTML).text
    table, _, picture = page.partition("<svg")
    assert "<table" in table
    assert set(re.findall(r'<a href="([^"]+)">', picture.partition("</svg>")[0])) == {
        f"{href}?lang=en" for href in nodes.values()
    }
    lone = site.get("/actors/verein-nachbarn/network?limit=0")
    assert lone.status_code == 422


def test_whom_to_invite_is_asked_by_ticks_and_asked_again_without_somebody(site):
    path = "/invite?theme=thema:wohnen&theme=thema:einsamkeit"
    answer = site.get(path).json()
    assert (answer["answered"], answer["notes"]) == (True, ["Eine Einladung genügt."])
    assert answer == {
        **site.get("/questions/invite?theme=Wohnen;Einsamkeit").json(),
        **{name: answer[name] for name in ("api", "question")},
    }
    page = site.get(path, headers=HTML).text
    assert set(re.findall(r'value="(thema:[^"]+)" checked', page)) == {"thema:wohnen", "thema:einsamkeit"}
    ((actor, *_),) = answer["rows"]
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="(/invite[^"]+)" aria-label', page)]
    assert len(links) == 2
    for link, rest in zip(links, (1, 0), strict=True):
        again = site.get(link).json()
        assert actor["value"] not in {row[0]["value"] for row in again["rows"]}
        assert len(again["rows"]) == rest
        assert f'value="{actor["value"]}" checked' in site.get(link, headers=HTML).text
    wrong = site.get("/invite?theme=thema:wohnen&strength=7", headers=HTML)
    assert (wrong.status_code, 'role="alert"' in wrong.text) == (200, True)
    assert site.get("/invite").json()["answered"] is False
    assert site.get("/invite?format=xlsx").status_code == 422


def test_a_question_with_a_blank_asks_a_person_and_tells_a_program(site):
    page = site.get("/questions/cq11", headers=HTML)
    assert page.status_code == 200
    assert 'name="event"' in page.text
    wrong = site.get("/questions/cq11?event=77.7", headers=HTML)
    assert (wrong.status_code, 'role="alert"' in wrong.text) == (200, True)
    for address in ("/questions/cq11", "/questions/cq11?event=77.7", "/questions/cq11?event=9.1&other=1"):
        problem = site.get(address)
        assert (problem.status_code, problem.json()["type"].rpartition("/")[2]) == (422, "wrong-parameter")
    assert site.get("/questions/cq99").status_code == 404


def test_every_stored_question_has_a_page(site):
    items = site.get("/questions").json()["items"]
    assert len(items) >= 30
    for item in items:
        page = site.get(item["href"], headers=HTML)
        assert page.status_code == 200, item["name"]
        assert item["summary"] in page.text.replace("&#39;", "'").replace("&amp;", "&")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_is_whole_and_lets_nothing_in(site, path, language):
    joint = "&" if "?" in path else "?"
    answer = site.get(f"{path}{joint}lang={language}", headers=HTML)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert answer.headers["content-language"] == language
    assert answer.headers["vary"].startswith("Accept, Accept-Language")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    page = answer.text
    assert page.startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")
    assert page.count("<h1") == 1
    assert f'<html lang="{language}">' in page
    assert not re.search(r'src="(https?:)?//|<link[^>]* href="(https?:)?//|url\(', page)
    assert not re.search(r'<script(?! src="/assets/)', page)
    assert " style=" not in page
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)
    assert all("<caption>" in table and 'scope="col"' in table for table in tables)
    assert all(link.startswith(("/", "#", "http")) for link in re.findall(r'href="([^"]+)"', page))


@pytest.mark.parametrize("path", PATHS)
def test_every_link_of_a_page_leads_somewhere(site, path):
    page = site.get(path, headers=HTML).text
    links = {link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"#]*)', page)}
    broken = [link for link in sorted(links) if site.get(link, headers=HTML).status_code not in {200, 303}]
    assert not broken


@pytest.mark.parametrize("path", PATHS)
def test_the_page_and_the_data_share_an_address(site, path):
    data = site.get(path)
    assert data.headers["content-type"] == "application/json"
    assert 'type="text/html"' in data.headers["link"]
    joint = "&" if "?" in path else "?"
    assert site.get(f"{path}{joint}format=json", headers=HTML).json() == data.json()
    assert site.get(f"{path}{joint}format=html").headers["content-type"].startswith("text/html")
    assert site.get(path, headers={"Accept": "image/png"}).status_code == 406
    assert site.head(path).status_code == 200


def test_search_engines_are_asked_to_leave_persons_out(site):
    for accept in ("text/html", "application/json"):
        assert site.get(ANNA, headers={"accept": accept}).headers["x-robots-tag"] == "noindex"
        assert "x-robots-tag" not in site.get("/actors/stadt-musterau", headers={"accept": accept}).headers


def test_made_up_samples_are_labelled(site):
    for path in (ANNA, "/documents", "/documents/fachforum-9-1", "/actors", "/themes/wohnen"):
        assert "erfundenes Beispiel" in site.get(path, headers=HTML).text


def test_openapi_describes_every_address_without_foreign_pages(site):
    api = site.get("/openapi.json").json()
    documented = {
        "/actors",
        "/actors/{actor_id}",
        "/shared-themes",
        "/sparql",
        "/questions/{name}",
        "/documents/{document_id}",
    }
    assert documented <= set(api["paths"])
    for path, operations in api["paths"].items():
        assert all(operation.get("summary") for operation in operations.values()), path
    assert site.get("/redoc").status_code == 404


def test_the_store_folder_says_who_holds_it(site, folder):
    note = Path(folder) / "server.json"
    assert note.stat().st_mode & 0o777 == 0o600
    assert json.loads(note.read_text())["pid"] == os.getpid()


def test_a_reason_names_its_theme_and_blanks_offer_names_not_keys(site):
    (first, *_) = site.get("/questions/actors_of_theme", params={"theme": "Wohnen"}).json()["why"]
    theme = first[0]["reasons"][0]["theme"]
    assert (theme["iri"].rpartition("/")[2], theme["label"]) == ("wohnen", "Wohnen")
    offered = site.get("/questions/invite", headers={"Accept": "application/json"}, params={"theme": "Wohnen"})
    choices = offered.json()["choices"]
    assert "Flensburg" in choices["place"]
    assert not [name for name in choices["place"] if name.isdigit()]
    assert "Wohnen" in choices["theme"]
