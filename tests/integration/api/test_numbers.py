"""Numbers lead to sentences: what counts things carries a link, or its row does, and two clicks on there are words.

The contract of the markup: a number that counts is a ``.figure``, a ``dd`` of ``.numbers`` or a ``.count``. It holds a
link, or stands in a row (``tr``, ``li``, or a ``div`` of a ``dl``) that holds one. Nothing (0, –) needs none, nor does
what counts no things of the graph: that says so by ``data-no-words`` on itself or around it. New routes are walked by
themselves.
"""

import re
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from api.settings import ApiSettings
from kg.keys import Scope, add_key
from kg.pipeline import build
from kg.store import open_store
from tests.browser.visits import paths

COUNTS = ".figure, .numbers dd, .count"
ROWS = {"tr", "li"}
WORDS = "figure.passage, blockquote mark, .source .mark, .source a.mark, .spans .quote, mark"
CLICKS = 2
OF_A_KIND = 3  # links of a page are followed for the second click: who is listed first may have nothing to show
KEYED = ("/work",)  # pages that show what waits for a verdict, with their own sentences, to who is signed in


@dataclass(frozen=True)
class Number:
    """A number on a page: its words, and where its links lead."""

    page: str
    text: str
    links: tuple[str, ...]


@pytest.fixture(scope="module")
def walk(serve, tmp_path_factory):
    """The way to a page of an instance with the shipped documents; each is fetched once."""
    folder = tmp_path_factory.mktemp("numbers")
    with open_store(str(folder / "graph")) as store:
        build(store)
    keys = folder / "keys.json"
    add_key(keys, "Nora Test", Scope.WRITE)
    known: dict[str, LexborHTMLParser] = {}
    end = time.monotonic() + 60
    with serve(ApiSettings(str(folder / "graph"), keys, workers=1)) as client:

        def page(path: str) -> LexborHTMLParser:
            path = path.partition("#")[0]
            if path not in known:
                answer = client.get(path, headers={"Accept": "text/html"}, follow_redirects=True)
                while answer.status_code == 503 and time.monotonic() < end:  # the index of the search is being made
                    time.sleep(0.2)
                    answer = client.get(path, headers={"Accept": "text/html"}, follow_redirects=True)
                assert answer.status_code < 500, path
                known[path] = LexborHTMLParser(answer.text)
            return known[path]

        yield page


def links_in(node: LexborNode | LexborHTMLParser, base: str) -> tuple[str, ...]:
    """The addresses on this server that links below a node lead to, without files."""
    found = (urljoin(base, one.attributes["href"] or "") for one in node.css("a[href]:not([download])"))
    return tuple(dict.fromkeys(one for one in found if one.startswith("/") and "format=" not in one))


def row_of(node: LexborNode) -> LexborNode:
    """The row that a number stands in, else itself."""
    above: LexborNode | None = node
    while above is not None and above.tag not in ROWS and above.tag != "main":
        if above.tag == "div" and above.parent is not None and above.parent.tag == "dl":
            return above
        above = above.parent
    return above if above is not None and above.tag != "main" else node


def excused(node: LexborNode) -> bool:
    above: LexborNode | None = node
    while above is not None:
        if "data-no-words" in above.attributes:
            return True
        above = above.parent
    return False


def numbers_on(tree: LexborHTMLParser, path: str) -> Iterator[Number]:
    for node in tree.css(COUNTS):
        text = node.text(strip=True)
        if node.tag != "th" and re.search(r"[1-9]", text) and not excused(node):
            inside = links_in(node, path)
            yield Number(path, text, inside or links_in(row_of(node), path))


def kind_of(path: str) -> str:
    """The route of an address, so that one link stands for all of its kind."""
    parts = urlsplit(path).path.split("/")
    return "/".join([*parts[:2], *("*" for _ in parts[2:3]), *parts[3:4]])


def has_words(walk, path: str, clicks: int) -> bool:
    """Tell whether sentences stand on a page, or so many clicks on."""
    tree = walk(path)
    if tree.css_first(WORDS) is not None:
        return True
    main = tree.css_first("main")
    if clicks == 0 or main is None:
        return False
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for link in links_in(main, path):
        by_kind[kind_of(link)].append(link)
    return any(has_words(walk, link, clicks - 1) for links in by_kind.values() for link in links[:OF_A_KIND])


@pytest.fixture(scope="module")
def numbers(walk) -> list[Number]:
    """Every number on every page that is no work area's."""
    visited = [path for path in paths() if not path.startswith(KEYED)]
    return [one for path in visited for one in numbers_on(walk(path), urlsplit(path).path)]


def test_every_number_leads_somewhere(numbers):
    assert len(numbers) > 100
    assert {(one.page, one.text) for one in numbers if not one.links} == set()


def test_sentences_are_two_clicks_away(walk, numbers):
    first: dict[tuple[str, str], Number] = {}
    for one in numbers:
        first.setdefault((one.page, kind_of(one.links[0]) if one.links else ""), one)
    lost = {
        (one.page, one.text, one.links[0])
        for one in first.values()
        if one.links and not any(has_words(walk, link, CLICKS - 1) for link in one.links)
    }
    assert lost == set()
