"""Rankings narrowed by filters: as planned, and the same rows as the whole ranking has of those who fit."""

import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.ask import ask
from kg.catalogue import load_catalogue
from kg.errors import NotFound, WrongParameter
from kg.network.among import Narrowing, among
from kg.store import open_store
from kg.terms import DEF, GRAPH, ID, LIST, XSD, Literal, Quad
from kg.themes import ActorKind, shared_with
from tests.spec.themes.worlds import EVENTS, ORGANISATIONS, PERSONS, fill, worlds

CATALOGUE = load_catalogue()


def short(term):
    return re.sub(r"-[0-9a-f]{6}$", "", term.value.rpartition("/")[2])


def others(store, actor, **filters):
    rows = ask(store, CATALOGUE["ranking"], {"actor": f"<{ID[f'organisation/{actor}'].value}>", **filters}).rows
    return [short(row["other"]) for row in rows]


def test_the_ranking_is_as_planned(planned, plan):
    told = plan["ranking"]
    only = {"kind": "organisation"}
    assert others(planned, told["actor"], **only) == told["organisations"]
    assert others(planned, told["actor"], **only, level="kreis") == told["level_kreis"]
    assert (
        others(planned, told["actor"], **only, event="Fachrunde Schulsozialarbeit") == told["event_schulsozialarbeit"]
    )
    assert others(planned, told["actor"], **only, place="Erlenbrück") == told["place_erlenbrueck"]


def test_a_place_takes_in_what_lies_in_it(planned, plan):
    inside = {body for body, place in plan["seats"].items() if place in {"ags-12069616", "ags-12069017"}}
    found = others(planned, "lebenshof-seeblick", place="Potsdam-Mittelmark", kind="organisation")
    assert set(found) == inside
    people = others(planned, "lebenshof-seeblick", place="Teltow", kind="person")
    assert set(people) == {"anke-dorn", "arno-dietz", "carl-faber", "cora-fink"}


def test_types_and_days_narrow_too(planned):
    ranked = others(planned, "familienbund-erlental", type="Kommune", kind="organisation")
    assert ranked == ["landkreis-erlental", "stadt-erlenbrueck"]
    late = {"from": "2026-03-10", "until": "2026-03-10"}
    assert "kinderhilfe-erlental" in others(planned, "familienbund-erlental", **late)
    assert "jule-brandis" not in others(planned, "familienbund-erlental", **late)
    assert others(planned, "familienbund-erlental", until="2025-03-11") == []


def test_pages_of_a_ranking_put_together_are_the_ranking(planned):
    whole = others(planned, "familienbund-erlental", limit="100")
    pages = [others(planned, "familienbund-erlental", limit="4", offset=str(start)) for start in range(0, 16, 4)]
    assert [row for page in pages for row in page] == whole


def test_an_empty_answer_says_so_and_wrong_filters_are_refused(planned):
    question = CATALOGUE["ranking"]
    actor = f"<{ID['organisation/familienbund-erlental'].value}>"
    assert ask(planned, question, {"actor": actor, "level": "eu"}).notes
    assert not ask(planned, question, {"actor": actor}).notes
    with pytest.raises(WrongParameter, match="kreis"):
        ask(planned, question, {"actor": actor, "level": "Dorf"})
    with pytest.raises(WrongParameter, match="2026-02-01, comes after"):
        ask(planned, question, {"actor": actor, "from": "2026-02-01", "until": "2026-01-01"})


def test_every_row_leads_to_the_sentences_of_both(planned):
    answer = ask(planned, CATALOGUE["ranking"], {"actor": "Familienbund Erlental e. V.", "limit": "3"})
    for row, why in zip(answer.rows, answer.why, strict=True):
        assert len(why) == len(row["themes"].value.split(" | "))
        assert all(one.reasons and answer.labels[row["other"]] in one.sentence for one in why)


def test_what_two_have_in_common_is_a_question_of_the_catalogue(planned):
    asked = {"actor": "Familienbund Erlental e. V.", "other": "Jule Brandis", "more": "Landkreis Erlental"}
    rows = ask(planned, CATALOGUE["shared"], asked).rows
    assert {short(row["theme"]): row["holders"].value for row in rows} == {
        **dict.fromkeys(("fruehe-hilfen", "kinderarmut"), "3"),
        **dict.fromkeys(("schulsozialarbeit", "kinderschutz"), "2"),
    }
    apart = ask(planned, CATALOGUE["shared"], {"actor": "Stadt Moorwarde", "other": "Stadt Erlenbrück"})
    assert not apart.rows
    assert "Stadt Moorwarde" in apart.notes[0]
    with pytest.raises(WrongParameter, match="two different"):
        ask(planned, CATALOGUE["shared"], {"actor": "Jule Brandis", "other": "Jule Brandis"})


PLACES = [ID["place/inner"], ID["place/outer"], ID["place/elsewhere"]]
attributes = st.fixed_dictionaries(
    {body: st.tuples(st.sampled_from(["kreis", "land"]), st.sampled_from(PLACES)) for body in ORGANISATIONS}
)
days = st.fixed_dictionaries({event: st.integers(1, 28) for event in EVENTS})
narrowings = st.builds(
    Narrowing,
    level=st.none() | st.sampled_from([LIST["ebene/kreis"], LIST["ebene/land"]]),
    place=st.none() | st.sampled_from(PLACES),
    event=st.none() | st.sampled_from(EVENTS),
    first=st.none() | st.integers(1, 14).map(lambda day: date(2026, 1, day)),
    last=st.none() | st.integers(15, 28).map(lambda day: date(2026, 1, day)),
    kind=st.none() | st.sampled_from(ActorKind),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds(), attributes, days, narrowings)
def test_a_filter_leaves_those_who_fit_and_their_order(world, of_bodies, of_events, narrowing):
    graph = GRAPH["welt/mehr"]
    with open_store("memory:") as store:
        fill(store, world)
        triples = {Quad(PLACES[0], DEF["locatedIn"], PLACES[1], graph).triple}
        for body, (level, place) in of_bodies.items():
            triples |= {Quad(body, DEF["administrativeLevel"], LIST[f"ebene/{level}"], graph).triple}
            triples |= {Quad(body, DEF["seat"], place, graph).triple}
        for event, day in of_events.items():
            value = Literal(f"2026-01-{day:02}", datatype=XSD["date"])
            triples |= {Quad(event, DEF["startDate"], value, graph).triple}
        at = {(actor, event) for actor, event in took_part(world)}
        triples |= {Quad(actor, DEF["tookPartIn"], event, graph).triple for actor, event in at}
        store.replace_graphs({graph: triples})

        def fits(actor):
            bodies = {actor} | {body for person, body in acting_for(world) if person == actor}
            held = [of_bodies[body] for body in bodies if body in of_bodies]
            around = {PLACES[0]: {PLACES[0], PLACES[1]}}
            return (
                (narrowing.level is None or any(LIST[f"ebene/{level}"] == narrowing.level for level, _ in held))
                and (narrowing.place is None or any(narrowing.place in around.get(p, {p}) for _, p in held))
                and (narrowing.event is None or (actor, narrowing.event) in at)
                and (
                    (narrowing.first is None and narrowing.last is None)
                    or any(
                        (narrowing.first or date.min) <= date(2026, 1, of_events[event]) <= (narrowing.last or date.max)
                        for who, event in at
                        if who == actor
                    )
                )
                and (narrowing.kind is None or (actor in PERSONS) == (narrowing.kind is ActorKind.PERSON))
            )

        left = among(store, narrowing)
        for actor in (*PERSONS, *ORGANISATIONS):
            with suppress(NotFound):
                whole = [(row.actor, row.weight) for row in shared_with(store, actor)]
                narrowed = [(row.actor, row.weight) for row in shared_with(store, actor, among=left)]
                assert narrowed == [row for row in whole if fits(row[0])]


def took_part(world):
    inside = {fact[0]: fact[2] for fact in world if fact[1] == DEF["participationIn"] and fact[2] in EVENTS}
    for node, prop, actor in world:
        if prop in {DEF["participant"], DEF["onBehalfOf"]} and node in inside:
            yield actor, inside[node]


def acting_for(world):
    for node, prop, body in world:
        if prop in {DEF["affiliatedWith"], DEF["onBehalfOf"]}:
            who = {DEF["affiliatedWith"]: DEF["affiliate"], DEF["onBehalfOf"]: DEF["participant"]}[prop]
            yield from ((person, body) for other, relation, person in world if (other, relation) == (node, who))
