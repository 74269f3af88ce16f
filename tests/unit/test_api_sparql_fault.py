"""Faults of queries in words: what the scanner and the engine refuse is told with place and reason."""

import re

import pytest

from api.limits import over_time
from api.messages import LANGUAGES, load_messages
from api.settings import QueryLimits
from api.sparql_fault import _REASONS, Fault
from kg.errors import QueryRejected, StoreUnavailable
from kg.store import open_store


@pytest.fixture(scope="module")
def refused():
    """The fault of a text that the store refuses."""
    with open_store("memory:") as store:

        def fault(text: str) -> Fault:
            with pytest.raises(QueryRejected) as raised:
                store.select(text)
            return Fault.of(raised.value)

        yield fault


@pytest.mark.parametrize(
    ("text", "reason", "mark", "place"),
    [
        ("SELECT * {\n ?s ?p ?o", "open", "}", (2, 10)),
        ("SELECT * { ?s ?p ?o }}", "close", "}", (1, 22)),
        ("SELECT * {\n  ?s ?p Thema }", "word", "Thema", (2, 9)),
        ("SELECT * { ?s ?p 'Thema }", "string", "", (1, 18)),
        ("SELECT * {\n ?s foo:bar ?o }", "prefix", "", (2, 12)),
        ("PREFIX foo: SELECT * {}", "prefix", "", (1, 1)),
        ("SELECT (COUNT(?s) AS ?n) ?p { ?s ?p ?o }", "group", "", (1, 41)),
        ("SELECT * { ?s <foo> ?o }", "address", "", (1, 20)),
        ("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", "elsewhere", "", (1, 12)),
        ("SELECT * { ?s ?p ?o } INSERT", "update", "", (1, 23)),
        ("", "start", "", (0, 0)),
        ("?s ?p ?o", "start", "", (1, 1)),
        ("SELECT * " + "{" * 101 + "}" * 101, "deep", "", (1, 110)),
        ("SELECT * {" + " ?s ?p ?o ." * 2000 + "}", "long", "", None),
        ("SELECT (<urn:f>(1) AS ?x) {}", "function", "<urn:f>", (0, 0)),
        ("SELECT * { ?s ?p }", "syntax", "", (1, 19)),
    ],
)
def test_every_refusal_has_its_reason_and_place(refused, text, reason, mark, place):
    fault = refused(text)
    assert (fault.reason, fault.mark) == (reason, mark)
    assert place is None or (fault.line, fault.column) == place
    assert fault.problem.kind.status in {400, 403}


def test_a_limit_is_named_and_an_outage_is_no_fault_of_the_query():
    fault = Fault.of(over_time(QueryLimits(), 30))
    assert (fault.limit, fault.line) == ("time", 0)
    assert Fault.of(StoreUnavailable("line 1, column 2: nested too deeply")).reason == "other"


def test_every_reason_and_limit_has_its_words():
    names = load_messages().names
    source = {*_REASONS, "rejected", "other"}
    assert {name for name in source if f"sparql-fault-{name}" not in names} == set()
    said = load_messages().say("sparql-fault-open", LANGUAGES[0], mark="}")
    assert re.search("„}“", said)
