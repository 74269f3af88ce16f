"""Pairs that never came together: as planned, those of CQ02, and every other pair told apart by looking at all."""

import re
from dataclasses import replace
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.ask import ask
from kg.catalogue import load_catalogue
from kg.derive import derive
from kg.errors import NotFound
from kg.network.apart import Wanted, never_met
from kg.store import open_store
from kg.terms import DEF, ID, Triple
from kg.themes import ActorKind, Inheritance, shared_with
from tests.spec.themes.worlds import ORGANISATIONS, PERSONS, THEMES, fill, worlds

CATALOGUE = load_catalogue()


def short(term):
    return re.sub(r"-[0-9a-f]{6}$", "", term.value.rpartition("/")[2])


def pairs(store, **values):
    rows = ask(store, CATALOGUE["never_met"], values).rows
    return [((short(row["actor"]), short(row["other"])), row["themes"].value) for row in rows]


def test_the_planned_pair_is_the_only_one(planned, plan):
    for kind in ("organisation", "person"):
        told = plan["never_met"][f"{kind}s"]
        for apart in ("event", "document"):
            assert pairs(planned, kind=kind, apart=apart) == [(tuple(told["pair"]), "Energiearmut | Überschuldung")]
        found = never_met(planned, Wanted(kind=ActorKind(kind)))
        assert [{short(theme.theme) for theme in pair.shared} for pair in found] == [set(told["themes"])]


def test_filters_leave_the_pair_or_nothing_and_say_so(planned):
    (planned_pair,) = pairs(planned)
    assert pairs(planned, actor="Wärmestube Talried e. V.", theme="Armut", min="0.3") == [planned_pair]
    for nothing in ({"theme": "Pflege"}, {"min": "0.4"}, {"place": "Potsdam-Mittelmark"}, {"actor": "Stadt Moorwarde"}):
        answer = ask(planned, CATALOGUE["never_met"], nothing)
        assert (answer.rows, len(answer.notes)) == ((), 1)


def test_each_row_says_that_they_never_met_and_shows_the_themes_of_both(planned):
    for language, never in (("de", "nie bei derselben Veranstaltung"), ("en", "never at one event")):
        ((first, *others),) = ask(planned, CATALOGUE["never_met"], {}, language=language).why
        assert never in first.sentence
        assert len(others) == 2
        for why in others:
            documents = {passage.document for reason in why.reasons for passage in reason.passages}
            assert {short(document) for document in documents} == {"talrieder-stadtgespraech", "ostufer-fachgespraech"}


def test_what_was_read_of_a_store_is_read_again_after_a_write(planned):
    with open_store("memory:") as store:
        store.replace_graphs({graph: {quad.triple for quad in planned.quads(graph)} for graph in planned.graphs()})
        (pair,) = never_met(store, Wanted())
        event = next(q.object for q in store.quads() if (q.subject, q.predicate) == (pair.left, DEF["tookPartIn"]))
        derived = next(q.graph_name for q in store.quads() if q.predicate == DEF["tookPartIn"])
        met = {quad.triple for quad in store.quads(derived)}
        store.replace_graphs({derived: met | {Triple(pair.right, DEF["tookPartIn"], event)}})
        assert never_met(store, Wanted()) == ()


def met_in(world):
    inside = {}
    for node, prop, value in world:
        if prop == DEF["participationIn"]:
            inside.setdefault(node, set()).add(value)
    return {
        (actor, event)
        for node, prop, actor in world
        if prop in {DEF["participant"], DEF["onBehalfOf"]}
        for event in inside.get(node, ())
    }


def test_what_neighbouring_themes_add_decides_who_is_first():
    poverty, of_children = THEMES[:2]
    ways = [(PERSONS[0], poverty, 1.0), (PERSONS[1], poverty, 1.0), (PERSONS[2], poverty, 0.9)]
    world = {}
    for number, (person, theme, sure) in enumerate([*ways, (PERSONS[2], of_children, 1.0)]):
        node, event = ID[f"participation/m{number}"], ID[f"event/apart-{number}"]
        world |= {(node, DEF["participant"], person): (sure,), (node, DEF["participationIn"], event): (1.0,)}
        world[event, DEF["hasTheme"], theme] = (1.0,)
    with open_store("memory:") as store:
        fill(store, world)
        (first,) = never_met(store, Wanted(kind=ActorKind.PERSON, actor=PERSONS[0]), limit=1)
        assert PERSONS[2] in {first.left, first.right}
        assert any(not one.same for one in first.shared)


wanteds = st.builds(
    Wanted,
    kind=st.sampled_from(ActorKind),
    theme=st.none() | st.sampled_from(THEMES),
    actor=st.none(),
    minimum=st.sampled_from([0.0, 0.1]),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds(), wanteds, st.sampled_from(Inheritance), st.integers(0, 3))
def test_the_first_pairs_are_those_that_looking_at_every_pair_finds(world, wanted, inherit, limit):
    evidenced = {fact: sure for fact, sure in world.items() if sure}
    with open_store("memory:") as store:
        fill(store, evidenced)
        derive(store)
        at = met_in(evidenced)
        actors = PERSONS if wanted.kind is ActorKind.PERSON else ORGANISATIONS
        below = {THEMES[0]: {*THEMES[:3]}}.get(wanted.theme, {wanted.theme})
        weights = {}
        for left, right in combinations(sorted(actors, key=str), 2):
            if any((left, event) in at and (right, event) in at for event in {place for _, place in at}):
                continue
            rows = {row.actor: row for row in known(store, left, inherit)}
            row = rows.get(right)
            if row and any(one.same and (wanted.theme is None or one.theme in below) for one in row.shared):
                weights[left, right] = row.weight
        expected = sorted((-heavy, pair[0].value, pair[1].value) for pair, heavy in weights.items())
        expected = [one for one in expected if -one[0] >= wanted.minimum]
        found = never_met(store, wanted, limit=limit, inherit=inherit)
        assert [(-one.weight, one.left.value, one.right.value) for one in found] == expected[:limit]
        if expected:
            one = replace(wanted, actor=next(node for node in actors if node.value == expected[0][1]))
            assert [pair.weight for pair in never_met(store, one, inherit=inherit)][:1] == [-expected[0][0]]
        if wanted == Wanted() and inherit is Inheritance.ORGANISATIONS:
            rows = ask(store, CATALOGUE["CQ02"], {}).rows
            assert {frozenset((row["organisation"].value, row["other"].value)) for row in rows} == {
                frozenset(one[1:]) for one in expected
            }


def known(store, actor, inherit):
    try:
        return shared_with(store, actor, inherit=inherit)
    except NotFound:
        return ()


def test_pairs_are_those_of_cq02_on_the_planned_network(planned):
    rows = ask(planned, CATALOGUE["CQ02"], {}).rows
    ours = {frozenset(pair) for pair, _ in pairs(planned)}
    assert {frozenset((short(row["organisation"]), short(row["other"]))) for row in rows} == ours
