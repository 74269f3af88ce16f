"""What an update will touch: all that then comes or goes is in it, and nothing is said of what is not looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store as Engine

from kg.store import foretold as module
from kg.store.foretold import foretold
from kg.store.journal import touched_in
from kg.terms import Literal, NamedNode, Quad

NODES = [NamedNode(f"https://example.org/{name}") for name in "abc"]
GRAPHS = [NamedNode(f"https://example.org/g{number}") for number in range(2)]
PROPERTIES = [NamedNode(f"https://example.org/p{number}") for number in range(2)]
quads = st.builds(
    Quad,
    st.sampled_from(NODES),
    st.sampled_from(PROPERTIES),
    st.sampled_from([*NODES, Literal("} . GRAPH", language="de"), Literal(7)]),
    st.sampled_from(GRAPHS),
)
PREFIX = "PREFIX e: <https://example.org/>"
UPDATES = [
    "DELETE WHERE { GRAPH ?g { ?s e:p0 ?o } }",
    "DELETE WHERE { GRAPH e:g0 { ?s e:p0 ?o . ?o e:p1 ?q } GRAPH e:g1 { ?s e:p1 ?r } } ;",
    "DELETE { GRAPH ?g { ?s ?p ?o } } INSERT { GRAPH ?g { ?o ?p ?s } } WHERE { GRAPH ?g { ?s ?p ?o FILTER(isIRI(?o)) } }",  # noqa: E501 - one update
    "INSERT { GRAPH e:g1 { ?s e:p1 'GRAPH }'@de , e:c ; e:p0 ?o . } } WHERE { GRAPH e:g0 { ?s e:p0 ?o } }",
    "WITH e:g0 DELETE { ?s e:p0 ?o } INSERT { ?s e:p1 ?o . GRAPH e:g1 { e:a e:p0 ?o } } WHERE { ?s e:p0 ?o }",
    "WITH e:g0 DELETE { ?s e:p0 ?o } WHERE { ?s e:p0 ?o . GRAPH e:g1 { ?s e:p1 ?r } }",
    "INSERT { GRAPH e:g0 { [] e:p0 ?s . ?s e:p0 [ e:p1 e:b ] } } WHERE { GRAPH e:g1 { ?s ?p ?o } }",
    "CLEAR SILENT GRAPH e:g0",
    "DROP SILENT GRAPH e:g1",
    "INSERT DATA { GRAPH e:g0 { e:a e:p0 e:b } } ; DELETE DATA { GRAPH e:g1 { e:a e:p0 e:b } }",
]


@given(before=st.sets(quads, max_size=8), update=st.sampled_from(UPDATES))
def test_all_that_comes_or_goes_is_foretold(before, update):
    engine = Engine()
    engine.extend(before)
    told = foretold(engine, f"{PREFIX} {update}")
    assert told is not None
    assert set(engine) == before
    engine.update(f"{PREFIX} {update}")
    changed = touched_in(quad.triple for quad in set(engine) ^ before)
    assert changed.subjects <= told.subjects
    assert changed.objects <= told.objects


def test_only_what_the_pattern_finds_is_foretold():
    engine = Engine()
    engine.extend(
        Quad(node, PROPERTIES[0], NODES[0], graph) for node, graph in zip(NODES, (*GRAPHS, None), strict=True) if graph
    )
    told = foretold(engine, f"{PREFIX} DELETE WHERE {{ GRAPH e:g1 {{ ?s e:p0 ?o }} }}")
    assert (told.subjects, told.objects) == ({NODES[1]}, {NODES[0]})


@pytest.mark.parametrize(
    "update",
    [
        "DELETE WHERE { GRAPH e:g0 { ?s ?p ?o } } ; DELETE WHERE { GRAPH e:g1 { ?s ?p ?o } }",
        "INSERT DATA { GRAPH e:g0 { e:a e:p0 e:b } } ; DELETE WHERE { GRAPH e:g0 { ?s ?p ?o } }",
        "INSERT { GRAPH e:g0 { ?s ?p ?o } } USING e:g1 WHERE { ?s ?p ?o }",
        "COPY e:g0 TO e:g1",
        "CLEAR ALL",
        "DROP NAMED",
    ],
)
def test_of_everything_else_nothing_is_said(update):
    assert foretold(Engine(), f"{PREFIX} {update}") is None


def test_of_very_much_nothing_is_said(monkeypatch):
    monkeypatch.setattr(module, "_MOST", 2)
    engine = Engine()
    update = f"{PREFIX} DELETE WHERE {{ GRAPH e:g0 {{ ?s e:p0 ?o }} }}"
    for number, node in enumerate(NODES, start=1):
        engine.add(Quad(node, PROPERTIES[0], NODES[0], GRAPHS[0]))
        assert (foretold(engine, update) is None) == (number > 2)
