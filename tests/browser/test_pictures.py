"""Every picture has its table: the same things under the same links, in words, and numbers lead on to sentences."""

from urllib.parse import urlencode

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

DRAWN = ["/network", "/map", "/actors/sara-bode-293795/network", "/actors/sara-bode-293795/network?form=actors"]
"""Pages with pictures; ``test_pages`` holds every page to the same."""
NUMBERS = ["/matrix", "/network", "/map", "/map?theme=thema:armut&kind=all"]
FOLLOWED = 6
"""Numbers of a page that are followed, and links of what these lead to."""


@pytest.fixture(scope="module")
def client(address):
    with httpx.Client(base_url=address, headers={"Accept": "text/html"}, follow_redirects=True, timeout=60) as client:
        yield client


def read(client, path):
    answer = client.get(path)
    assert answer.status_code < 500, path
    return LexborHTMLParser(answer.content)


def links(nodes):
    return {href for node in nodes for one in node.css("a[href]") if (href := one.attributes["href"])}


@pytest.mark.parametrize("path", DRAWN)
def test_a_picture_comes_with_a_table_of_the_same_links_and_both_have_names(client, path):
    tree = read(client, path)
    pictures = [one for one in tree.css("main svg") if one.attributes.get("aria-hidden") != "true"]
    assert pictures
    assert all(one.css_first("title").text() and one.attributes["aria-label"] for one in pictures)
    assert all(one.css_first("caption").text() for one in tree.css("main table"))
    within = links(pictures)
    assert within <= links(tree.css("main table, main ul, main h1 ~ p"))


@pytest.mark.parametrize("path", NUMBERS)
def test_numbers_lead_to_sentences_in_at_most_two_clicks(client, path):
    figures = [
        one.attributes["href"] for one in read(client, path).css("main td.figure a[href], main td a[aria-label]")
    ]
    assert figures
    for href in dict.fromkeys(figures[:FOLLOWED]):
        behind = read(client, href)
        near = [one for one in sorted(links(behind.css("main"))) if one.startswith("/") and "format=" not in one]
        shown = behind.css_first("main blockquote") is not None or any(
            read(client, one.partition("#")[0]).css_first("main blockquote") for one in near[:FOLLOWED]
        )
        assert shown, f"{path}: {urlencode({'to': href})} shows no sentence"
