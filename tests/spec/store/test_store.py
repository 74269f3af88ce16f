"""What holds for every store: one body, run in memory, on a folder, over HTTP and on Virtuoso."""

import threading

import pytest

from kg.errors import QueryRejected, StoreUnavailable, WriteRefused
from kg.store import Store
from kg.terms import DEF, GRAPH, ID, SKOS, XSD, BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple
from tests.spec.canonical import canonical

NAMED, DERIVED = GRAPH["a/genannt"], GRAPH["b/erschlossen"]
SARA, LABEL = ID["person/sara"], SKOS["prefLabel"]
FACTS = (
    Triple(SARA, LABEL, Literal("Sara Bode", language="de")),
    Triple(SARA, DEF["startOffset"], Literal("12", datatype=XSD["integer"])),
    Triple(SARA, DEF["negated"], Literal("true", datatype=XSD["boolean"])),
    Triple(SARA, DEF["confidence"], Literal("0.95", datatype=XSD["decimal"])),
    Triple(SARA, DEF["quoteText"], Literal("„Über“ \"\\'\n\r\t 😀 # { } ?x")),
    Triple(SARA, DEF["evidence"], ID["evidence/ä-1"]),
    Triple(SARA, DEF["ags"], Literal("08")),
)
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o } }"


def counted(store: Store) -> int:
    (row,) = store.select(COUNT).rows
    return int(row["n"].value)


def test_what_is_written_is_read_term_for_term(store: Store) -> None:
    assert store.replace_graphs({NAMED: FACTS})
    assert {quad.triple for quad in store.quads(NAMED)} == set(FACTS)
    assert {quad.triple for quad in store.quads()} == set(FACTS)
    assert {quad.graph_name for quad in store.quads()} == {NAMED}
    rows = store.select("SELECT ?p ?o WHERE { ?s ?p ?o }").rows
    assert {(row["p"], row["o"]) for row in rows} == {(fact.predicate, fact.object) for fact in FACTS}


def test_an_empty_store_has_nothing(store: Store) -> None:
    assert store.graphs() == ()
    assert list(store.quads()) == []
    assert counted(store) == 0
    assert not store.ask("ASK { GRAPH ?g { ?s ?p ?o } }")


def test_queries_see_the_union_of_all_graphs(store: Store) -> None:
    store.replace_graphs({NAMED: FACTS[:1], DERIVED: FACTS[:2]})
    assert counted(store) == 2
    solutions = store.select("SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g")
    assert [row["g"] for row in solutions.rows] == [NAMED, DERIVED, DERIVED]


def test_a_query_with_its_own_dataset_sees_that(store: Store) -> None:
    store.replace_graphs({NAMED: FACTS[:1], DERIVED: FACTS[1:3]})
    from_derived = f"SELECT ?o FROM {DERIVED} WHERE {{ ?s ?p ?o }}"  # noqa: S608  # a term writes itself
    assert len(store.select(from_derived).rows) == 2


def test_variables_keep_their_order_and_unbound_ones_are_absent(store: Store) -> None:
    store.replace_graphs({NAMED: FACTS[:1]})
    found = store.select(f"SELECT ?o ?none ?s WHERE {{ ?s ?p ?o OPTIONAL {{ ?s {DEF['x']} ?none }} }}")
    assert found.variables == ("o", "none", "s")
    assert [dict(row) for row in found.rows] == [{"o": FACTS[0].object, "s": SARA}]


def test_ask_and_construct(store: Store) -> None:
    store.replace_graphs({NAMED: FACTS, DERIVED: FACTS})
    assert store.ask(f"ASK {{ {SARA} {LABEL} ?name }}")
    assert not store.ask(f"ASK {{ {SARA} {DEF['unknown']} ?name }}")
    assert set(store.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")) == set(FACTS)
    assert len(store.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")) == len(FACTS)
    assert set(store.construct(f"DESCRIBE {SARA}")) == set(FACTS)


def test_replacing_with_the_same_changes_nothing(store: Store) -> None:
    graphs = {NAMED: FACTS, DERIVED: FACTS[:2]}
    assert store.replace_graphs(graphs)
    before, version = canonical(store), store.version()
    assert not store.replace_graphs({graph: (*reversed(facts), facts[0]) for graph, facts in graphs.items()})
    assert canonical(store) == before
    assert store.version() == version


def test_replacing_leaves_other_graphs_alone(store: Store) -> None:
    store.replace_graphs({NAMED: FACTS, DERIVED: FACTS[:2]})
    version = store.version()
    assert store.replace_graphs({NAMED: FACTS[2:4]})
    assert {quad.triple for quad in store.quads(NAMED)} == set(FACTS[2:4])
    assert {quad.triple for quad in store.quads(DERIVED)} == set(FACTS[:2])
    assert store.version() != version


def test_a_graph_replaced_with_nothing_is_gone(store: Store) -> None:
    store.replace_graphs({NAMED: FACTS, DERIVED: FACTS})
    assert store.graphs() == (NAMED, DERIVED)
    assert store.replace_graphs({NAMED: ()})
    assert store.graphs() == (DERIVED,)
    assert not store.replace_graphs({NAMED: ()})


def test_blank_nodes_are_compared_by_what_they_say(store: Store) -> None:
    def union(of: str, one: str, other: str) -> tuple[Triple, ...]:
        a, b = BlankNode(one), BlankNode(other)
        return (
            Triple(ID[of], DEF["unionOf"], a),
            Triple(a, DEF["first"], ID["x"]),
            Triple(a, DEF["rest"], b),
            Triple(b, DEF["first"], ID["y"]),
        )

    facts = (*FACTS[:2], *union("u", "a", "b"))
    assert store.replace_graphs({NAMED: facts})
    before, version = canonical(store), store.version()
    assert not store.replace_graphs({NAMED: (*FACTS[:2], *union("u", "other", "names"))})
    assert (canonical(store), store.version()) == (before, version)
    assert store.replace_graphs({NAMED: (*FACTS[:2], *union("u", "a", "b"), *union("v", "c", "d"))})
    assert len(list(store.quads(NAMED))) == 10
    assert store.replace_graphs({NAMED: FACTS[:2]})
    assert {quad.triple for quad in store.quads(NAMED)} == set(FACTS[:2])


def test_numbers_are_compared_as_the_store_keeps_them(store: Store) -> None:
    facts = (Triple(SARA, DEF["n"], Literal("007", datatype=XSD["integer"])),)
    assert store.replace_graphs({NAMED: facts})
    assert not store.replace_graphs({NAMED: facts})


def test_a_graph_is_amended_in_one_go(store: Store) -> None:
    store.replace_graphs({NAMED: FACTS[:3], DERIVED: FACTS[:2]})
    before = store.version()
    assert not store.amend(NAMED)
    assert store.version() == before
    assert store.amend(NAMED, added=FACTS[3:5], removed=FACTS[:2])
    assert {quad.triple for quad in store.quads(NAMED)} == set(FACTS[2:5])
    assert {quad.triple for quad in store.quads(DERIVED)} == set(FACTS[:2])
    assert store.version() != before


def test_adding_is_idempotent(store: Store) -> None:
    quads = [Quad(fact.subject, fact.predicate, fact.object, NAMED) for fact in FACTS]
    store.add(quads[:3])
    version = store.version()
    store.add(quads[:3])
    assert store.version() == version
    store.add(quads)
    assert store.version() != version
    assert {quad.triple for quad in store.quads(NAMED)} == set(FACTS)


def test_every_fact_belongs_to_a_named_graph(store: Store) -> None:
    with pytest.raises(WriteRefused, match="named graph"):
        store.add([Quad(SARA, LABEL, Literal("x"), DefaultGraph())])
    with pytest.raises(WriteRefused, match="named graph"):
        store.update(f"INSERT DATA {{ {SARA} {LABEL} 'x' }}")
    assert list(store.quads()) == []


def test_update_changes_and_moves_the_version(store: Store) -> None:
    store.replace_graphs({NAMED: FACTS})
    version = store.version()
    store.update(
        f"# a remark\nPREFIX sr: <{DEF}>\nWITH {NAMED} DELETE {{ ?s sr:startOffset ?n }} "
        f"INSERT {{ ?s sr:startOffset ?more }} WHERE {{ ?s sr:startOffset ?n BIND(?n + 1 AS ?more) }} ; # end"
    )
    (row,) = store.select(f"SELECT ?n WHERE {{ {SARA} {DEF['startOffset']} ?n }}").rows
    assert row["n"] == Literal("13", datatype=XSD["integer"])
    assert store.version() != version


@pytest.mark.parametrize(
    "sparql",
    ["SELECT * WHERE {", "SELECT ?x WHERE { ?s ?p }", "no SPARQL", "", "SELECT * { SERVICE <http://x.test/> { } }"],
)
def test_what_is_no_query_is_rejected(store: Store, sparql: str) -> None:
    with pytest.raises(QueryRejected):
        store.select(sparql)


def test_each_method_takes_its_own_form(store: Store) -> None:
    for method in (store.select, store.ask, store.construct):
        with pytest.raises(QueryRejected, match="expected here"):
            method(f"INSERT DATA {{ GRAPH {NAMED} {{ {SARA} {LABEL} 'x' }} }}")
    with pytest.raises(QueryRejected, match="expected here"):
        store.ask("SELECT * WHERE { ?s ?p ?o }")
    with pytest.raises(QueryRejected, match="expected here"):
        store.update("ASK { }")
    assert store.graphs() == ()


def test_updates_that_fetch_are_rejected(store: Store) -> None:
    version = store.version()
    for sparql in (
        f"LOAD <http://127.0.0.1:1/x> INTO GRAPH {NAMED}",
        f"INSERT {{ GRAPH {NAMED} {{ ?s ?p ?o }} }} WHERE {{ SERVICE <http://127.0.0.1:1/> {{ ?s ?p ?o }} }}",
    ):
        with pytest.raises(QueryRejected, match="not allowed"):
            store.update(sparql)
    assert store.version() == version


def test_concurrent_updates_lose_nothing(store: Store) -> None:
    counter = ID["counter"]
    store.update(f"INSERT DATA {{ GRAPH {NAMED} {{ {counter} {DEF['n']} 0 }} }}")
    step = (
        f"WITH {NAMED} DELETE {{ {counter} {DEF['n']} ?n }} INSERT {{ {counter} {DEF['n']} ?m }} "
        f"WHERE {{ {counter} {DEF['n']} ?n BIND(?n + 1 AS ?m) }}"
    )
    failures: list[Exception] = []

    def count_up() -> None:
        try:
            for _ in range(15):
                store.update(step)
        except Exception as error:  # noqa: BLE001  # brought to the main thread, where it fails the test
            failures.append(error)

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert [quad.object.value for quad in store.quads(NAMED)] == ["60"]


def test_a_long_text_comes_back_whole(store: Store) -> None:
    text = "Sozialraum ä😀\n" * 20_000
    store.replace_graphs({NAMED: [Triple(SARA, DEF["text"], Literal(text))]})
    (row,) = store.select(f"SELECT ?t WHERE {{ ?s {DEF['text']} ?t }}").rows
    assert row["t"].value == text


def test_a_large_graph_is_replaced_whole(store: Store) -> None:
    def facts(numbers: range) -> list[Triple]:
        return [Triple(ID[f"n/{n}"], DEF["n"], Literal(f"{n}", datatype=XSD["integer"])) for n in numbers]

    assert store.replace_graphs({NAMED: facts(range(12_000))})
    assert counted(store) == 12_000
    assert {quad.triple for quad in store.quads(NAMED)} == set(facts(range(12_000)))
    assert store.replace_graphs({NAMED: facts(range(5_000, 12_500))})
    assert {quad.triple for quad in store.quads(NAMED)} == set(facts(range(5_000, 12_500)))


def test_many_graphs_are_one_union(store: Store) -> None:
    graphs = {GRAPH[f"d{n}/genannt"]: [Triple(ID[f"n/{n}"], LABEL, Literal(str(n)))] for n in range(150)}
    store.replace_graphs(graphs)
    assert counted(store) == 150
    assert store.graphs() == tuple(sorted(graphs, key=str))
    assert len(store.construct(f"DESCRIBE {ID['n/149']}")) == 1


def test_a_closed_folder_is_free_again(store: Store) -> None:
    if store.address.startswith("http"):
        store.close()  # holds nothing, and says nothing
        return
    store.close()
    with pytest.raises(StoreUnavailable, match="closed"):
        store.select("SELECT * WHERE { ?s ?p ?o }")


def test_what_a_query_is_given_as_a_value_stays_a_value(store: Store) -> None:
    nasty = Literal('x" } } ; DROP ALL # \\', language="de")
    store.replace_graphs({NAMED: [Triple(SARA, LABEL, nasty)]})
    assert store.ask(f"ASK {{ ?s {LABEL} {nasty} }}")
    assert isinstance(store.select(f"SELECT ?s {{ ?s {LABEL} {nasty} }}").rows[0]["s"], NamedNode)


def test_a_replacement_names_the_graphs_that_changed(store: Store) -> None:
    assert store.replace_graphs({NAMED: FACTS[:2], DERIVED: ()}) == {NAMED}
    assert store.replace_graphs({NAMED: FACTS[:2], DERIVED: FACTS[2:3]}) == {DERIVED}
    assert store.replace_graphs({NAMED: FACTS[:1], DERIVED: ()}) == {NAMED, DERIVED}
    assert store.replace_graphs({NAMED: FACTS[:1]}) == frozenset()


def test_quads_can_be_those_of_some_predicates(store: Store) -> None:
    store.replace_graphs({NAMED: FACTS, DERIVED: FACTS[:1]})
    asked = {FACTS[0].predicate, FACTS[1].predicate}
    expected = [quad for quad in store.quads() if quad.predicate in asked]
    assert sorted(store.quads(predicates=asked), key=str) == sorted(expected, key=str)
    assert {quad.graph_name for quad in store.quads(DERIVED, predicates=asked)} == {DERIVED}
    assert list(store.quads(predicates=())) == []
