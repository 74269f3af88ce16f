"""Incoming data: what is made to break a parser is refused, at once and in words; all else is read as it is."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, RdfFormat, parse

from api.incoming import DEEPEST, quads_in

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def terms(levels):
    return "<urn:a> <urn:b> " + "<<( <urn:a> <urn:b> " * levels + "<urn:c>" + " )>>" * levels + " ."


def objects(levels):
    return '{"@id":"urn:a","urn:b":' * levels + "1" + "}" * levels


def lists(levels):
    return '{"@id":"urn:a","urn:b":' + '{"@list":[' * levels + "1" + "]}" * levels + "}"


def elements(levels):
    body = "<rdf:Description><b:p>" * (levels // 2) + "</b:p></rdf:Description>" * (levels // 2)
    return f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:b="urn:">{body}</rdf:RDF>'


def entities(declared, used="&e;"):
    return (
        f'<!DOCTYPE rdf:RDF [{declared}]><rdf:RDF xmlns:rdf="{RDF}" xmlns:b="urn:">'
        f"<rdf:Description><b:p>{used}</b:p></rdf:Description></rdf:RDF>"
    )


LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghe", strict=True)
)


def read(text, form):
    return list(quads_in(text.encode(), form, "urn:base"))


@pytest.mark.parametrize(
    ("make", "form"),
    [
        (terms, RdfFormat.TURTLE),
        (terms, RdfFormat.N_TRIPLES),
        (terms, RdfFormat.TRIG),
        (terms, RdfFormat.N_QUADS),
        (objects, RdfFormat.JSON_LD),
        (lists, RdfFormat.JSON_LD),
        (elements, RdfFormat.RDF_XML),
    ],
)
def test_deep_nesting_is_refused_and_moderate_nesting_read(make, form):
    assert read(make(100), form)
    begin = time.monotonic()
    for levels in (DEEPEST + 2, 100_000):
        with pytest.raises(SyntaxError, match=f"deeper than {DEEPEST} levels"):
            read(make(levels), form)
    assert time.monotonic() - begin < 5


@pytest.mark.parametrize(
    "hiding", ["# )>>\n", "ex:a\\#<<( ", "<urn:x#)>>> ", '"""a""b\\""" ', "'it\\'s' ", '">>" '], ids=repr
)
def test_nothing_hides_depth_from_the_count(hiding):
    """Marks in comments, names and texts are none, and an escaped mark does not begin a comment."""
    text = terms(20_000).replace("<<(", hiding + "<<(") if hiding[0] == "#" else hiding + terms(20_000)
    with pytest.raises(SyntaxError, match="deeper"):
        read("PREFIX ex: <urn:> " + text, RdfFormat.TURTLE)


def test_many_marks_are_no_depth():
    flat = "\n".join(f"<urn:a> <urn:b> <<( <urn:a> <urn:b> {number} )>> ." for number in range(2000))
    assert len(read(flat, RdfFormat.TURTLE)) == 2000
    texts = "\n".join(f'<urn:a> <urn:b> "<<( {number}" . # <<' for number in range(2000))
    assert len(read(texts, RdfFormat.TURTLE)) == 2000
    brackets = '{"@id":"urn:a","urn:b":["' + '[{\\"' * 2000 + '"]}'
    assert len(read(brackets, RdfFormat.JSON_LD)) == 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=20), max_size=5))
def test_texts_are_read_as_the_engine_reads_them(texts):
    data = "\n".join(f"<urn:a> <urn:b> {quoted(text)} ." for text in texts) + "\n# <<"
    padded = data + "<<" * (DEEPEST + 1)
    assert set(read(padded, RdfFormat.TURTLE)) == set(parse(data, format=RdfFormat.TURTLE))


def quoted(text):
    return str(Literal(text))


@pytest.mark.parametrize(
    ("declared", "used", "words"),
    [
        (LAUGHS, "&e;", "no plain text"),
        ('<!ENTITY % p "x">', "x", "no plain text"),
        ('<!ENTITY e SYSTEM "file:///etc/hostname">', "&e;", "no plain text"),
        ('<!ENTITY e "' + "x" * 100_000 + '">', "&e;" * 20_000, "larger|amplification"),
    ],
    ids=["laughs", "parameter", "external", "quadratic"],
)
def test_entities_that_grow_or_lead_outside_are_refused(declared, used, words):
    with pytest.raises(SyntaxError, match=words):
        read(entities(declared, used), RdfFormat.RDF_XML)


def test_entities_for_namespaces_are_read():
    found = read(entities('<!ENTITY e "urn:namespace#">', "&e;Person &amp; mehr"), RdfFormat.RDF_XML)
    assert found[0].object.value == "urn:namespace#Person & mehr"


@pytest.mark.parametrize("form", [RdfFormat.TURTLE, RdfFormat.JSON_LD, RdfFormat.RDF_XML])
def test_what_does_not_parse_is_told(form):
    with pytest.raises(SyntaxError):
        read("<a", form)


def test_a_context_elsewhere_is_not_fetched():
    with pytest.raises(SyntaxError, match="remote contexts"):
        read('{"@context":"http://127.0.0.1:9/","@id":"urn:a","urn:b":1}', RdfFormat.JSON_LD)
