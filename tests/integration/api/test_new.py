"""What is new over HTTP: a page whose sentences can be pasted, data, files, and a feed that readers understand."""

import re
from xml.etree import ElementTree as ET

import pytest

from api.settings import ApiSettings
from kg.store import open_store
from tests.integration.api.conftest import served

HTML = {"Accept": "text/html"}
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def site(planned, tmp_path_factory):
    """A server with the planned network, whose documents tell days."""
    folder = str(tmp_path_factory.mktemp("new") / "store")
    with open_store(folder) as store:
        store.add(planned.quads())
    with served(ApiSettings(store_address=folder)) as client:
        yield client


def parsed(answer):
    return ET.fromstring(answer.content)  # noqa: S314  # what our own server wrote


def test_the_page_has_the_sentences_of_the_data_to_copy(site):
    data = site.get("/new", params={"from": "2025-06-01"}).json()
    sentences = [why[0]["sentence"] for why in data["why"]]
    assert sentences
    page = site.get("/new", params={"from": "2025-06-01", "lang": "de"}, headers=HTML).text
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1]
    assert len(text.splitlines()) == len(sentences)
    assert '<h2 id="new-document">' in page.replace("\n", "") or 'id="new-document"' in page
    assert 'href="/new?from=' in page


def test_a_feed_is_whole_and_gives_the_same_ids_again(site):
    answer = site.get("/new", params={"from": "2025-06-01", "format": "atom"})
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = parsed(answer)
    # RFC 4287, 4.1.1 and 4.1.2: what every feed and every entry must have, once
    for one in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (child,) = one.findall(f"{ATOM}{name}")
            assert child.text
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one.findtext(f"{ATOM}updated"))
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    (itself,) = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert itself == str(answer.url.copy_with(query=None)) + "?from=2025-06-01&format=atom"
    ids = [one.findtext(f"{ATOM}id") for one in feed.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) == len(site.get("/new", params={"from": "2025-06-01"}).json()["rows"])
    again = parsed(site.get("/new", params={"from": "2025-06-01", "format": "atom", "lang": "en"}))
    assert {one.findtext(f"{ATOM}id") for one in again.findall(f"{ATOM}entry")} == set(ids)  # their order is by labels
    assert (
        site.get("/new", headers={"Accept": "application/atom+xml"})
        .headers["content-type"]
        .startswith("application/atom+xml")
    )


def test_what_cannot_be_is_said_beside_the_form(site):
    wrong = {"from": "2026-03-01", "until": "2026-02-01"}
    assert site.get("/new", params=wrong).status_code == 422
    page = site.get("/new", params=wrong, headers=HTML)
    assert page.status_code == 200
    assert 'role="alert"' in page.text


def test_lists_come_as_files(site):
    answer = site.get("/new", params={"from": "2025-06-01", "format": "csv"})
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
