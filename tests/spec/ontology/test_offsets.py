"""SPARQL's characters are Python's: the check of quotes agrees with slicing on any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.check.rules import load_rules, violations
from kg.store import open_store
from kg.terms import DEF, GRAPH, ID, RDF, XSD, Literal, Quad

RULES = {rule.name: rule for rule in load_rules()}
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
EVIDENCE, DOCUMENT, DATA = ID["evidence/e"], ID["document/d"], GRAPH["d/genannt"]


@st.composite
def spans(draw):
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


def findings(text, start, end, quote):
    number = XSD["integer"]
    with open_store("memory:") as store:
        store.add(
            [
                Quad(DOCUMENT, DEF["text"], Literal(text), DATA),
                Quad(EVIDENCE, RDF["type"], DEF["TextEvidence"], DATA),
                Quad(EVIDENCE, DEF["inDocument"], DOCUMENT, DATA),
                Quad(EVIDENCE, DEF["startOffset"], Literal(str(start), datatype=number), DATA),
                Quad(EVIDENCE, DEF["endOffset"], Literal(str(end), datatype=number), DATA),
                Quad(EVIDENCE, DEF["quoteText"], Literal(quote), DATA),
            ]
        )
        return list(violations(store, RULES["data/quote-differs"]))


@settings(max_examples=60, deadline=None)
@given(spans())
def test_true_quote_is_accepted(span):
    text, start, end = span
    assert findings(text, start, end, text[start:end]) == []


@settings(max_examples=60, deadline=None)
@given(spans(), TEXTS)
def test_other_words_are_refused(span, other):
    text, start, end = span
    assert bool(findings(text, start, end, other)) == (text[start:end] != other)


@pytest.mark.parametrize("text", ["𝄞 und 😀 dahinter", "Mu\u0308ller", "a\u00a0b\u2009c", "Straße\nzwei"])
def test_awkward_characters_count_as_python_counts_them(text):
    for start in range(len(text)):
        assert findings(text, start, len(text), text[start:]) == []
        assert findings(text, start, len(text), text[start:] + "x")
