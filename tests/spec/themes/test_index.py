"""The index under writes: however a store came to hold what it holds, it counts like one that is read anew."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.terms import DEF, GRAPH, ID, Quad
from kg.themes import Inheritance, layers
from kg.themes.index import Index
from kg.themes.kept import index_of
from tests.spec.themes.worlds import ORGANISATIONS, PERSONS, THEMES, fill, quads, worlds

every_store = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


pytestmark = pytest.mark.parametrize(
    "store", ["memory", "folder", "http"], indirect=True
)  # Virtuoso's index is read anew after every write, like that of the HTTP endpoint


def told(index: Index) -> dict:
    """Return what an index says, in terms that do not depend on the order in which it learnt it."""
    actors, themes = index.actors.nodes, index.themes.nodes
    known = index.names.known()
    named = {actor: sorted(map(str, index.names.rows(actor))) for actor in known}
    assert all(named.values())
    said: dict = {"names": named, "kinds": {actor: index.names.kind(actor) for actor in known}, "tree": index.tree}
    for inherit in Inheritance:
        table = index.table(inherit)
        found = table.by_actor.tocoo()
        places = zip(found.row.tolist(), found.col.tolist(), found.data.tolist(), strict=True)
        said[inherit] = {(actors[row], themes[column]): value for row, column, value in places}
        counts = np.diff(table.by_theme.indptr)
        assert counts.tolist() == table.counts.tolist()
        said[inherit, "rarity"] = {
            themes[number]: (int(counts[number]), float(table.rarity[number])) for number in np.flatnonzero(counts)
        }
    items = np.unique(index.ties.whole().item)
    by_item, by_actor = index.ties_on(items), index.ties.whole()
    assert by_item.actor.tolist() == by_actor.actor.tolist()
    assert by_item.item.tolist() == by_actor.item.tolist()
    said["related"] = {actor: index.related(actor) for actor in known}
    said["tied"] = {actor for actor in actors if index.is_tied(actor)}
    return said


def anew(store) -> dict:
    """Return what the index of a store says that was never read before."""
    from kg.themes import kept as module  # noqa: PLC0415  # reaches into what is kept, as no caller may

    module._KEPT.pop(store, None)
    return told(index_of(store))


@every_store
@given(states=st.lists(worlds(), min_size=2, max_size=4))
def test_replaced_graphs_are_counted_as_if_read_anew(store, states):
    for world in states:
        fill(store, world)
        seen = told(index_of(store))
    assert seen == anew(store)


@every_store
@given(world=worlds(), data=st.data(), few=st.sampled_from([0, 20_000]))
def test_single_facts_that_come_and_go_are_counted_as_if_read_anew(store, monkeypatch, world, data, few):
    monkeypatch.setattr(layers, "_FEW", few)  # newer rows are laid into the others at once, or never here
    fill(store, world)
    told(index_of(store))
    whole = list(quads(world))
    graph = GRAPH["welt/genannt"]
    for _ in range(3):
        gone = set(data.draw(st.lists(st.sampled_from(whole), max_size=4)))
        store.replace_graphs({graph: [quad.triple for quad in whole if quad not in gone]})
        seen = told(index_of(store))
        assert seen == anew(store)
    gone = data.draw(st.sampled_from(whole))
    store.update(f"DELETE DATA {{ GRAPH {graph} {{ {gone.triple} }} }}")
    seen = told(index_of(store))
    assert seen == anew(store)
    store.add(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in whole)
    seen = told(index_of(store))
    assert seen == anew(store)


UPDATES = (
    "DELETE {{ GRAPH ?g {{ ?s {p} ?o }} }} WHERE {{ GRAPH ?g {{ ?s {p} ?o }} }}",
    "DELETE WHERE {{ GRAPH {g} {{ ?s {p} ?o . ?o ?q ?r }} }}",
    "WITH {g} DELETE {{ ?s {p} ?o }} INSERT {{ ?s {p} {x} . {x} a ?c }} WHERE {{ ?s {p} ?o . OPTIONAL {{ ?o a ?c }} }}",
    "PREFIX e: <{ids}> INSERT {{ GRAPH {g} {{ e:e1 {p} ?o # . }}\n}} }} WHERE {{ GRAPH {g} {{ ?s {p} ?o }} }} ;",
    "DROP SILENT GRAPH {g}",
)


@every_store
@given(
    world=worlds(),
    text=st.sampled_from(UPDATES),
    prop=st.sampled_from([DEF[name] for name in ("hasTheme", "participant", "evidence")]),
    thing=st.sampled_from([THEMES[0], PERSONS[0], ORGANISATIONS[0]]),
)
def test_updates_that_look_for_their_facts_are_counted_as_if_read_anew(store, world, text, prop, thing):
    fill(store, world)
    before = index_of(store).version
    store.update(text.format(g=GRAPH["welt/genannt"], p=prop, x=thing, ids=ID["event/"].value))
    assert not store.embedded or store.touched_since(before) is not None
    seen = told(index_of(store))
    assert seen == anew(store)
