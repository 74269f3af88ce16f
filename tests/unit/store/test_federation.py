"""Federation: the engine never sees an address that was not put there by us."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError, QueryRejected
from kg.store.federation import through_gateway, with_loaded
from kg.store.tokens import tokens_of

GATE = "http://127.0.0.1:1/x"
BASE = "http://here.example/sparql"
HELD = 'BIND(IRI(CONCAT("GATE?to=", ENCODE_FOR_URI(STR(?e)))) AS ?endpoint1_)'


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ASK { SERVICE <http://a.example/s> {} }", "ASK { SERVICE <GATE?to=http%3A%2F%2Fa.example%2Fs> {} }"),
        ("ASK { SERVICE SILENT <s> {} }", "ASK { SERVICE SILENT <GATE?to=http%3A%2F%2Fhere.example%2Fs> {} }"),
        ("ASK { sErViCe#c\n<http://a.example/> {} }", "ASK { SERVICE <GATE?to=http%3A%2F%2Fa.example%2F> {} }"),
        (
            "PREFIX e: <http://a.example/> ASK { SERVICE e:s {} }",
            "PREFIX e: <http://a.example/> ASK { SERVICE <GATE?to=http%3A%2F%2Fa.example%2Fs> {} }",
        ),
        (
            "BASE <http://b.example/> ASK { SERVICE <s> {} }",
            "BASE <http://b.example/> ASK { SERVICE <GATE?to=http%3A%2F%2Fb.example%2Fs> {} }",
        ),
        (
            "#endpoint1\nASK { ?p ?e SERVICE SILENT ?e { { ?o } } }",
            f"#endpoint1\nASK {{ ?p ?e {HELD} LATERAL {{ SERVICE SILENT ?endpoint1_ {{ {{ ?o }} }} }} }}",
        ),
        ("ASK { ?s ?p 'SERVICE <http://a.example/>' }", "ASK { ?s ?p 'SERVICE <http://a.example/>' }"),
    ],
)
def test_every_call_goes_through_the_gateway(query, expected):
    assert through_gateway(query, GATE, BASE) == expected.replace("GATE", GATE)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * { ?s ?p ?e SERVICE ?e { ?s ?p ?o } }", "name the variables"),
        ("SELECT DISTINCT * { ?s ?p ?e SERVICE ?e { ?s ?p ?o } }", "name the variables"),
        ("DESCRIBE * { ?s ?p ?e SERVICE ?e { ?s ?p ?o } }", "name the variables"),
        ("ASK { SERVICE <s> { ?s ?p ?e SERVICE ?e { ?s ?p ?o } } }", "inside another"),
        ("ASK { SERVICE no:prefix {} }", "no address"),
        ("ASK { SERVICE 'text' {} }", "no address"),
    ],
)
def test_what_cannot_be_sent_on_is_refused(query, words):
    with pytest.raises(QueryRejected, match=words):
        through_gateway(query, GATE, BASE)


PIECES = st.sampled_from(
    [
        "SERVICE",
        "service",
        "SILENT",
        "<http://a.example/>",
        "<x>",
        "{",
        "}",
        "?v",
        "e:x",
        "# c\n",
        "'s'",
        "ASK",
        "*",
        ".",
    ]
)


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_no_service_is_left_with_another_address(query):
    try:
        text = through_gateway(f"{query} .", GATE, BASE)
    except (QueryRejected, IndexError):
        return
    tokens = list(tokens_of(text))
    for place, token in enumerate(tokens):
        if token.kind == "word" and token.text.upper() == "SERVICE":
            target = tokens[place + 1 + (tokens[place + 1].text.upper() == "SILENT")]
            bound = (
                f'CONCAT("{GATE}?to=", ENCODE_FOR_URI(STR(' in text and f"AS {target.text}) LATERAL {{ SERVICE" in text
            )
            assert target.text.startswith(f"<{GATE}?to=") or (bound and target.text not in query)


def load(address):
    if "broken" in address:
        raise QueryError(f"LOAD <{address}>: broken")
    return f"<{address}> <urn:p> 1 ."


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("LOAD <http://a.example/d>", "INSERT DATA { <http://a.example/d> <urn:p> 1 . }"),
        ("LOAD <d> INTO GRAPH <urn:g>", "INSERT DATA { GRAPH <urn:g> { <http://here.example/d> <urn:p> 1 . } }"),
        ("load silent <broken> ; CLEAR ALL", "INSERT DATA {  }; CLEAR ALL"),
        ("INSERT DATA { <urn:a> <urn:LOAD> 'LOAD <x>' }", "INSERT DATA { <urn:a> <urn:LOAD> 'LOAD <x>' }"),
    ],
)
def test_a_load_becomes_the_data(update, expected):
    assert with_loaded(update, load, BASE) == expected


def test_a_load_that_fails_is_told_unless_it_is_silent():
    with pytest.raises(QueryError, match="broken"):
        with_loaded("LOAD <broken>", load, BASE)


@pytest.mark.parametrize("update", ["LOAD", "LOAD <a> INTO <b>", "LOAD <a> <b>", "LOAD SILENT"])
def test_half_a_load_is_refused(update):
    with pytest.raises(QueryRejected):
        with_loaded(update, load, BASE)
