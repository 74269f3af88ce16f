"""Pieces: rules that read the ground in pieces conclude what they conclude from the whole."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.derive import concluded, derive, is_derived, rules
from kg.store import open_store
from kg.terms import DEF, DERIVED_GRAPH, FOAF, GRAPH, LIST, ORG, RDF, RDFS, SKOS, Literal, NamedNode, Quad, Triple

THINGS = st.sampled_from([NamedNode(f"urn:x:{letter}") for letter in "abcdefgh"])
CLASSES = st.sampled_from(
    [
        FOAF["Person"],
        ORG["Organization"],
        DEF["Statement"],
        DEF["Theme"],
        DEF["TerritorialAuthority"],
        DEF["LocalAuthority"],
    ]
)
LINKS = st.sampled_from(
    [
        *(
            DEF[name]
            for name in ("participant", "onBehalfOf", "participationIn", "subEventOf", "locatedIn", "hasTheme")
        ),
        *(DEF[name] for name in ("affiliate", "affiliatedWith", "withinUnit", "launchedBy", "addresses")),
        *(DEF[name] for name in ("hasTheme", "presents", "heldBy", "statementSubject", "statementObject")),
        ORG["unitOf"],
        SKOS["broader"],
    ]
)
NAMES = st.sampled_from([Literal(name, language="de") for name in ("Ida Kern", "I. Kern", "Kreis")])
STATED = st.one_of(
    st.builds(Triple, THINGS, LINKS, THINGS),
    st.builds(Triple, THINGS, st.just(RDF["type"]), CLASSES),
    st.builds(Triple, CLASSES, st.just(RDFS["subClassOf"]), CLASSES),
    st.builds(Triple, THINGS, st.just(DEF["administrativeLevel"]), st.just(LIST["ebene/kreis"])),
    st.builds(
        Triple, THINGS, st.just(DEF["nameForm"]), st.sampled_from([Literal(name, language="de") for name in "AB"])
    ),
)
GRAPHS = st.dictionaries(st.sampled_from([GRAPH[f"{slug}/genannt"] for slug in "xyz"]), st.sets(STATED, max_size=12))


@settings(max_examples=60)
@given(GRAPHS, GRAPHS, st.integers(1, 8), st.integers(1, 8))
def test_pieces_conclude_what_the_whole_concludes(before, after, piece, part):
    with open_store("memory:") as store:
        for graphs in (before, after):
            store.replace_graphs(dict.fromkeys(before, ()) | graphs)
            whole = {Quad(one.subject, one.predicate, one.object) for graph in graphs.values() for one in graph}
            expected = concluded(whole, rules())
            assert is_derived(store) == ({quad.triple for quad in store.quads(DERIVED_GRAPH)} == expected)
            was = {quad.triple for quad in store.quads(DERIVED_GRAPH)}
            assert derive(store, piece=piece, part=part) == (was != expected)
            assert {quad.triple for quad in store.quads(DERIVED_GRAPH)} == expected
            assert is_derived(store)
            assert not derive(store)
