"""Choosing a format: the header's wishes, the name that overrides them, and what a browser wants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.formats import DATASETS, GRAPHS, HTML, JSON, SOLUTIONS, choose, prefers_page, try_choose
from kg.errors import NotAcceptable

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "offers", "name"),
    [
        (None, SOLUTIONS, "json"),
        ("*/*", GRAPHS, "turtle"),
        ("text/*", SOLUTIONS, "csv"),
        ("application/json", GRAPHS, "jsonld"),
        ("text/turtle;q=0.1, application/n-triples;q=0.2", GRAPHS, "ntriples"),
        ("text/turtle;q=0, */*", GRAPHS, "ntriples"),
        (BROWSER, (JSON, HTML), "html"),
        (BROWSER, (*DATASETS, HTML), "html"),
    ],
)
def test_the_liked_best(accept, offers, name):
    assert choose(accept, offers).name == name


@pytest.mark.parametrize(
    ("override", "name"), [("ttl", "turtle"), ("JSON", "jsonld"), ("nq", "nquads"), ("xml", "rdfxml")]
)
def test_a_name_overrides_the_header(override, name):
    assert choose("text/html", DATASETS, override).name == name


def test_what_cannot_be_written_is_named_with_what_can():
    with pytest.raises(NotAcceptable, match=r"image/png.*text/turtle"):
        choose("image/png", GRAPHS)
    with pytest.raises(NotAcceptable, match="docx"):
        choose(None, GRAPHS, "docx")


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [(BROWSER, True), ("*/*", False), (None, False), ("application/json, text/html;q=0.5", False), ("text/html", True)],
)
def test_only_who_names_html_wants_a_page(accept, wanted):
    assert prefers_page(accept) is wanted


@given(st.text(max_size=60))
def test_any_header_is_read(accept):
    assert try_choose(accept, DATASETS) in {None, *DATASETS}
    assert prefers_page(accept) in {True, False}
