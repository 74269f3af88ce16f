"""Rows counted in the bytes: whatever the terms hold and wherever the bytes are cut."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, Store

from api.rows import COUNTERS

FORMATS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
NASTY = st.lists(
    st.sampled_from(["},", '{"', "{", "}", ",{", "{}", "[", '"', "\\", "\n", "\r\n", "<result>", "a", ":"])
)
TEXTS = NASTY.map("".join) | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
OPTIONAL = "SELECT ?x ?y { ?s <urn:p> ?o OPTIONAL { ?s <urn:x> ?x } OPTIONAL { ?s <urn:y> ?y } }"


def written(store: Store, query: str, media_type: str) -> bytes:
    output = io.BytesIO()
    store.query(query).serialize(output, FORMATS[media_type])
    return output.getvalue()


@pytest.mark.parametrize("media_type", COUNTERS)
@given(data=st.data())
def test_every_row_counts_once(media_type, data):
    store = Store()
    rows = data.draw(st.lists(st.tuples(st.none() | TEXTS, st.none() | TEXTS), max_size=6))
    for number, values in enumerate(rows):
        node = NamedNode(f"urn:{number}")
        store.add(Quad(node, NamedNode("urn:p"), Literal(number)))
        for name, value in zip("xy", values, strict=True):
            if value is not None:
                store.add(Quad(node, NamedNode(f"urn:{name}"), Literal(value)))
    result = written(store, OPTIONAL, media_type)
    counter, counted = COUNTERS[media_type](), 0
    cuts = sorted(data.draw(st.lists(st.integers(0, len(result)), max_size=8)))
    for start, end in zip([0, *cuts], [*cuts, len(result)], strict=True):
        before, counted = counted, counter.take(result[start:end])
        assert counted >= before
    assert counted == len(rows)


@pytest.mark.parametrize("media_type", COUNTERS)
@pytest.mark.parametrize(("query", "rows"), [("ASK {}", 0), ("SELECT * {}", 1), ("SELECT ?x { FILTER(false) }", 0)])
def test_answers_without_terms(media_type, query, rows):
    assert COUNTERS[media_type]().take(written(Store(), query, media_type)) == rows
