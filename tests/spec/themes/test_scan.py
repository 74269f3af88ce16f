"""Columns read past SPARQL: what is put together from them is what the stored queries say, on any graph."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.store import open_store
from kg.terms import DEF, GRAPH, ID, RDF, THEME, Literal, NamedNode, Quad
from kg.themes import attesting, crew
from kg.themes.codes import codes_of, fields_of
from kg.themes.reading import read
from tests.spec.themes.test_index import told
from tests.spec.themes.worlds import BROADER, EVENTS, PERSONS, THEMES, fill, quads, worlds

pytestmark = pytest.mark.parametrize("store", ["memory"], indirect=True)

random_worlds = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def by_queries(store) -> dict:
    """Return what the index says that is read by the stored queries, as of a store whose engine runs elsewhere."""
    store.embedded = False
    try:
        return told(read(store, "by queries"))
    finally:
        store.embedded = True


@random_worlds
@given(world=worlds(), block=st.sampled_from([1, 3, 1_000_000]))
def test_columns_say_what_the_queries_say(store, monkeypatch, world, block):
    monkeypatch.setattr(attesting, "_BLOCK", block)
    fill(store, world)
    assert told(read(store, "by columns")) == by_queries(store)


@random_worlds
@given(one=worlds(), other=worlds())
def test_so_they_do_where_a_statement_stands_in_one_graph_and_its_evidence_in_another(store, one, other):
    fill(store, one)
    whole = list(quads(other))
    for number, graph in enumerate((GRAPH["a/genannt"], GRAPH["b/genannt"])):
        # of evidence with the same address in both worlds, the facts of one stand beside those of the other
        store.add(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in whole[number::2])
    assert told(read(store, "by columns")) == by_queries(store)
    store.replace_graphs({GRAPH["a/genannt"]: (), GRAPH["b/genannt"]: ()})


@random_worlds
@given(world=worlds())
def test_what_a_statement_lost_its_evidence_for_counts_nowhere(store, world):
    fill(store, world)
    values = [quad for quad in quads(world) if quad.predicate == DEF["attestedValue"]]
    for quad in values[:2]:
        store.update(f"DELETE DATA {{ GRAPH {quad.graph_name} {{ {quad.triple} }} }}")
    assert told(read(store, "by columns")) == by_queries(store)


def test_processes_beside_each_other_read_the_same(store, tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "_LARGE", 0)
    monkeypatch.setattr(crew, "_cores", lambda: 2)
    read_here: list = []
    monkeypatch.setattr(crew, "done", lambda *job: read_here.append(job))
    participation, event = ID["participation/m0"], EVENTS[0]
    world = {
        (participation, DEF["participant"], PERSONS[0]): (0.9,),
        (participation, DEF["participationIn"], event): (),
        (event, DEF["hasTheme"], THEMES[0]): (0.5, 0.25),
    }
    fill(store, world)
    with open_store(str(tmp_path / "store")) as folder:
        fill(folder, world)
        assert told(read(folder, "beside each other")) == by_queries(store)
        assert not read_here
        assert not (tmp_path / "store" / "themes.reading").exists()


def test_what_no_process_could_read_is_read_here(store, tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "_LARGE", 0)
    monkeypatch.setattr(crew, "_cores", lambda: 2)
    monkeypatch.setattr(crew.sys, "executable", str(tmp_path / "no such program"))
    world = {(EVENTS[0], DEF["hasTheme"], theme): (1.0,) for theme in BROADER}
    fill(store, world)
    with open_store(str(tmp_path / "store")) as folder:
        fill(folder, world)
        assert told(read(folder, "here")) == by_queries(store)


def test_text_in_place_of_addresses_are_left_out(store):
    event, person = EVENTS[0], PERSONS[0]
    odd = [
        Quad(ID["participation/m0"], DEF["participant"], Literal("jemand"), GRAPH["welt/genannt"]),
        Quad(event, DEF["hasTheme"], Literal("ein\tThema\n<mit Umbruch>"), GRAPH["welt/genannt"]),
        Quad(person, RDF["type"], Literal("Person"), GRAPH["welt/genannt"]),
    ]
    fill(store, {(event, DEF["hasTheme"], THEMES[0]): (1.0,)})
    before = told(read(store, "without"))
    store.add(odd)
    assert told(read(store, "with")) == before


def test_a_code_depends_on_the_address_alone(store):
    nodes = [THEME["armut"], NamedNode("urn:x"), ID["a/b"], NamedNode("http://example.org/?q=1#ä"), THEME["armut"]]
    codes = codes_of(nodes).tolist()
    assert codes == [codes_of([node])[0] for node in nodes]
    assert len(set(codes)) == 4
    text = "".join(f"{node}\t{other}\n" for node, other in zip(nodes, reversed(nodes), strict=True))
    fields = fields_of(text.encode(), 2)
    assert fields.codes.tolist() == [list(pair) for pair in zip(codes, reversed(codes), strict=True)]
    assert [fields.spelled(row, 0) for row in range(5)] == [node.value for node in nodes]
