"""The edition in files: every link leads to a file, nothing comes from elsewhere, an old edition outlives failures."""

import asyncio
import json
import posixpath
import re
from pathlib import Path

import pyoxigraph
import pytest
from selectolax.lexbor import LexborHTMLParser

from api.app import create_app
from api.edition import crawl, publish
from api.edition.described import sitemaps
from api.edition.leading import Page
from api.edition.publishing import MARK
from api.edition.wanted import Wanted
from api.settings import ApiSettings
from kg.derive import derive
from kg.errors import StoreUnavailable, WriteRefused
from kg.opendata import Publication
from kg.store import open_store
from kg.terms import Quad
from tests.integration.api.conftest import FORUM


@pytest.fixture(scope="module")
def settings(tmp_path_factory) -> ApiSettings:
    """A forum without the shipped vocabulary, whose hundreds of pages would add nothing here."""
    folder = str(tmp_path_factory.mktemp("published") / "graph")
    with open_store(folder) as store:
        quads = pyoxigraph.parse(FORUM.read_bytes(), format=pyoxigraph.RdfFormat.TRIG)
        store.add(Quad(one.subject, one.predicate, one.object, one.graph_name) for one in quads)
        derive(store)
    return ApiSettings(folder, workers=1, publication=Publication.given(address="https://daten.example.de"))


@pytest.fixture(scope="module")
def edition(settings, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("edition") / "site"
    done = asyncio.run(publish(create_app(settings), folder))
    assert done.pages > 50
    assert done.files == sum(1 for one in folder.rglob("*") if one.is_file())
    return folder


def pages(folder: Path):
    for file in sorted(folder.rglob("*.html")):
        yield file, LexborHTMLParser(file.read_bytes())


def parts(tree):
    for node in tree.css("[href], [src], [action]"):
        for name in ("href", "src", "action"):
            if node.attributes.get(name):
                yield node, node.attributes[name]


def test_every_link_leads_to_a_file_and_nothing_is_loaded_from_elsewhere(edition):
    seen, dead = 0, []
    for file, tree in pages(edition):
        here = file.relative_to(edition).as_posix()
        for node, href in parts(tree):
            if href.startswith(("#", "mailto:")):
                continue
            if re.match(r"[a-z]+:", href):
                assert node.tag == "a", f"{here} loads {href}"
                continue
            assert not href.startswith("/"), f"{here}: {href} holds at the root of a server alone"
            path, _, fragment = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(here), path.partition("?")[0]))
            target = f"{target}/index.html" if path.endswith("/") else target
            seen += 1
            if not (edition / target).is_file():
                dead.append((here, href))
            elif fragment and target.startswith(("ontology", "en/ontology")):
                assert f'id="{fragment}"' in (edition / target).read_text("utf-8"), (here, href)
        assert not re.search(rb" hx-", file.read_bytes())
    assert seen > 1000
    assert dead == []


def test_pages_stand_at_their_addresses_in_both_languages_with_data(edition):
    for path in ("", "actors", "actors/stadt-musterau", "documents/fachforum-9-1", "ontology", "dataset", "questions"):
        for language in ("", "en/"):
            file = edition / language / path / "index.html"
            text = file.read_text("utf-8")
            assert f'<html lang="{language.strip("/") or "de"}"' in text
    stub = (edition / "id/organisation/stadt-musterau/index.html").read_text("utf-8")
    assert 'url=../../../actors/stadt-musterau/"' in stub
    data = (edition / "id/organisation/stadt-musterau.ttl").read_bytes()
    assert list(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE))
    json.loads((edition / "id/organisation/stadt-musterau.jsonld").read_bytes())
    described = (edition / "dataset.ttl").read_text("utf-8")
    assert "https://daten.example.de/dataset" in described
    assert "/sparql" not in described
    assert "https://daten.example.de/actors/stadt-musterau/" in (edition / "sitemap.xml").read_text("utf-8")
    assert (edition / "context.jsonld").is_file()


def test_what_needs_a_server_is_said_in_words(edition):
    start = (edition / "index.html").read_text("utf-8")
    assert "SPARQL (nur auf dem Server)" in start
    assert "SPARQL (on the server only)" in (edition / "en/index.html").read_text("utf-8")
    assert not (edition / "sparql").exists()
    assert not (edition / "work").exists()
    assert "Es braucht den Server" in (edition / "invite/index.html").read_text("utf-8")


def test_search_has_an_index_and_says_that_it_needs_a_script(edition):
    found = {name: (kind, file) for name, _, kind, file in json.loads((edition / "search/index.json").read_bytes())}
    assert found["Stadt Musterau"] == ("organisation", "actors/stadt-musterau/")
    assert all((edition / file / "index.html").is_file() for _, file in found.values())
    page = (edition / "search/index.html").read_text("utf-8")
    assert "Die Suche braucht JavaScript" in page
    assert re.search(r'<script src="\.\./assets/edition-\w+\.js"', page)
    assert '<form action="../search/"' in (edition / "actors/index.html").read_text("utf-8")
    assert '<a href="../search/">' in (edition / "actors/index.html").read_text("utf-8")


def test_other_folders_are_refused_and_nothing_is_touched(settings, tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(WriteRefused, match="holds other things"):
        asyncio.run(publish(create_app(settings), tmp_path))
    with pytest.raises(WriteRefused, match="is a file"):
        asyncio.run(publish(create_app(settings), tmp_path / "thesis.txt"))
    assert [one.name for one in tmp_path.iterdir()] == ["thesis.txt"]


def test_an_old_edition_stays_until_the_new_one_is_whole(settings, tmp_path, monkeypatch):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / MARK).write_text("{}")
    (folder / "old.html").write_text("old")

    async def broken(app, target, address, accept):
        return crawl.Answer(500, {}, b"") if target == "/themes" else await original(app, target, address, accept)

    original = crawl.ask
    monkeypatch.setattr(crawl, "ask", broken)
    with pytest.raises(StoreUnavailable, match="/themes fails"):
        asyncio.run(publish(create_app(settings), folder))
    assert sorted(one.name for one in folder.iterdir()) == sorted([MARK, "old.html"])
    monkeypatch.setattr(crawl, "ask", original)
    done = asyncio.run(publish(create_app(settings), folder, only="ontology"))
    assert not (folder / "old.html").exists()
    assert (folder / "ontology/themes/index.html").is_file()
    assert not (folder / "actors").exists()
    assert 5 < done.pages < 20
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize(
    ("href", "file"),
    [
        ("/", "index.html"),
        ("/?lang=en", "en/index.html"),
        ("/actors/x?lang=de", "actors/x/index.html"),
        ("/actors?page=2&lang=en", "en/actors/page=2/index.html"),
        ("/shared-themes?actor=b&actor=a", "shared-themes/actor=a,actor=b/index.html"),
        ("/id/person/x?format=turtle&lang=en", "id/person/x.ttl"),
        ("/questions/q?format=csv", "questions/q/index.csv"),
        ("/things/def/Theme", "ontology/index.html"),
        ("/assets/style-1.css", "assets/style-1.css"),
    ],
)
def test_an_address_has_one_file(href, file):
    assert Wanted.of(href).file == file


@pytest.mark.parametrize(
    "href",
    [
        *("/sparql", "/work/review", "https://a.example/", "//a.example/x", "mailto:a@b.example", "#x", "/actors?q=x"),
        *(
            "/questions/q?event=1",
            "/shared-themes?actor=a",
            "/a/../b",
            "/a%2f..%2fb",
            "/actors/x?format=exe",
            "/graph/a/b",
        ),
    ],
)
def test_some_addresses_have_none(href):
    assert Wanted.of(href) is None


def test_scripts_of_others_do_not_come_through_words(edition):
    led = Page(frozenset(), "search/index.html", "nur dort", "kein Formular")
    page = led.led(
        b'<html><body><a href="/sparql">&lt;script&gt;x</a><form action="/invite"><input></form></body></html>', "a"
    )
    assert b"<script>" not in page
    assert b"(nur dort)" in page
    assert b"<form" not in page


def test_many_pages_have_several_sitemaps():
    found = dict(sitemaps("https://a.example", [f"https://a.example/{n}" for n in range(5)], most=2))
    assert list(found) == ["sitemap.xml", "sitemaps/1.xml", "sitemaps/2.xml", "sitemaps/3.xml"]
    assert found["sitemap.xml"].count(b"<sitemap>") == 3
