"""Index: after any write it is what reading everything would give, and what was taken away leaves no trace."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.search import Facet, Sought
from kg.search.finding import found_in
from kg.search.index import changed, read
from kg.store import open_store
from kg.terms import DEF, GRAPH, ID, RDF, SKOS, Literal, Quad

from .conftest import world

WORLD = world()


def seen(index):
    """What an index finds, without the numbers that it counts by."""
    text = index.numbers.texts
    tags = {
        facet: {
            (text[entry], text[value]) for entry, value in zip(tags.entry.tolist(), tags.value.tolist(), strict=True)
        }
        for facet, tags in index.tags.items()
    }
    words = {}
    for word in ("Armut", "Jugend", "Mühlstadt", "Groß", "Familienarmut", "Leiterin"):
        hits = found_in(index, Sought(word, size=0)).hits
        words[word] = {(hit.entry.node, hit.sources, hit.start, hit.stop) for hit in hits}
    return {entry.node: entry for entry in index.entries.values()}, tags, words


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sets(st.sampled_from(range(len(WORLD))), max_size=8), min_size=1, max_size=3))
def test_following_writes_gives_what_reading_everything_gives(takes):
    with open_store("memory:") as store:
        store.add(WORLD)
        index = read(store, store.version())
        gone = set()
        for take in takes:
            before = store.version()
            for number in take - gone:
                store.amend(WORLD[number].graph_name, removed=[WORLD[number].triple])
            store.add(WORLD[number] for number in gone - take)
            gone = take
            index = changed(index, store, store.version(), store.touched_since(before))
            assert seen(index) == seen(read(store, store.version()))


def test_what_is_gone_leaves_no_word_behind(store):
    index = read(store, store.version())
    before = store.version()
    store.replace_graphs({GRAPH["eins"]: ()})
    index = changed(index, store, store.version(), store.touched_since(before))
    assert found_in(index, Sought("Thea")).total == 0
    assert found_in(index, Sought("Thae Groß")).meant == ""
    held = [*index.words._base.iterdump()]
    assert "Jugendförderplan" in "".join(held)
    assert not [line for line in held if "thea" in line.lower()]


def test_a_new_name_is_found_and_a_new_place_around_counts_for_all_in_it(store):
    index = read(store, store.version())
    before = store.version()
    land = ID["place/bund"]
    store.add(
        [
            Quad(land, RDF["type"], DEF["SpatialUnit"], GRAPH["drei"]),
            Quad(land, SKOS["prefLabel"], Literal("Bundesland", language="de"), GRAPH["drei"]),
            Quad(ID["place/seeland"], DEF["locatedIn"], land, GRAPH["drei"]),
        ]
    )
    index = changed(index, store, store.version(), store.touched_since(before))
    assert found_in(index, Sought("Bundesland")).total == 1
    assert found_in(index, Sought(values={Facet.PLACE: (land.value,)})).total == 7
