"""What is new: as planned, whether by the days of events or beside an older store, and nothing where nothing came."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.ask import ask
from kg.catalogue import load_catalogue
from kg.derive import derive
from kg.errors import NotFound, WrongParameter
from kg.network import testimony
from kg.network.days import written
from kg.network.news import news
from kg.network.since import beside
from kg.network.state import state_of
from kg.pipeline import extract, prepare
from kg.read import read_text
from kg.store import open_store
from kg.terms import GRAPH
from kg.themes import Inheritance, themes_of
from tests.spec.themes.worlds import ORGANISATIONS, PERSONS, fill, worlds

QUESTION = load_catalogue()["new_since"]


def short(term):
    return re.sub(r"(?<=person/)(.*)-[0-9a-f]{6}$", r"\1", term.value).rpartition("/")[2]


def told(rows):
    """Return what is new by kind: things, or pairs with their themes."""
    found = {"document": [], "actor": [], "theme": [], "pair": []}
    for row in rows:
        thing = short(row["thing"])
        pair = (thing, short(row["other"]), row["themes"].value) if "other" in row else thing
        found[row["what"].value].append(pair)
    return found


def expected_pairs(plan):
    bodies = {body for event in plan["events"].values() for body in event["organisations"]}
    labels = {"kinderschutz": "Kinderschutz", "begegnungsorte": "Begegnungsorte"}
    return {
        (left, right, labels[theme])
        for theme, actors in plan["new_since"]["themes_of_known_actors"].items()
        for left in actors
        for right in actors
        if left < right and {left, right} <= bodies
    }


def is_as_planned(rows, plan):
    found, new = told(rows), plan["new_since"]
    assert found["document"] == new["documents"]
    assert found["actor"] == new["actors"]
    assert found["theme"] == new["themes"]
    assert set(found["pair"]) == expected_pairs(plan)
    assert len(found["pair"]) == len(set(found["pair"]))


def test_what_is_new_since_a_day_or_an_event_is_as_planned(planned, plan):
    day = plan["new_since"]["since"].isoformat()
    for asked in ({"from": day}, {"from": "2026-03-10"}, {"event": "Fachtag: Wer berät wo?"}):
        is_as_planned(ask(planned, QUESTION, asked).rows, plan)
    later = ask(planned, QUESTION, {"from": "2026-03-11"})
    assert told(later.rows)["document"] == ["pressemitteilung-begegnungsorte"]


def test_every_novelty_is_said_in_a_sentence_that_leads_to_passages(planned, plan):
    for language, words in (("de", "beide schon bekannt"), ("en", "both known before")):
        answer = ask(planned, QUESTION, {"from": "2026-03-01"}, language=language)
        for row, why in zip(answer.rows, answer.why, strict=True):
            assert row["thingLabel"].value in why[0].sentence
            new = {short(p.document) for one in why for reason in one.reasons for p in reason.passages}
            assert new <= set(plan["new_since"]["documents"])
            assert (not new) == (row["what"].value == "document" or (row["what"].value == "pair" and not why[1:]))
            assert (words in why[0].sentence) == (row["what"].value == "pair")


def test_nothing_new_is_said(planned):
    answer = ask(planned, QUESTION, {"from": "2030-01-01"})
    assert (answer.rows, answer.notes[-1]) == ((), "Nichts ist neu.")


def test_without_a_start_it_is_what_the_latest_event_brought(planned, plan):
    assert told(ask(planned, QUESTION, {}).rows)["document"] == plan["new_since"]["documents"][-1:]
    with open_store("memory:") as empty, pytest.raises(WrongParameter, match="any event; give a day"):
        ask(empty, QUESTION, {})


def test_beside_an_older_store_the_same_is_new(planned, plan):
    new = set(plan["new_since"]["documents"])
    with open_store("memory:") as old:
        kept = {
            graph: {quad.triple for quad in planned.quads(graph)}
            for graph in planned.graphs()
            if graph.value.removeprefix(str(GRAPH)).split("/")[0] not in new
        }
        old.replace_graphs(kept)
        derive(old)
        is_as_planned([row.cells for row in beside(planned, old, name="then", limit=50, language="de").rows], plan)
        gone = beside(old, planned, name="now", limit=50, language="de")
        assert gone.rows == ()
        assert "nicht mehr: 2" in gone.notes[-1]


def test_until_a_day_it_is_as_if_later_documents_were_not_there(planned, plan):
    new = set(plan["new_since"]["documents"])
    with open_store("memory:") as old:
        kept = {
            graph: {quad.triple for quad in planned.quads(graph)}
            for graph in planned.graphs()
            if graph.value.removeprefix(str(GRAPH)).split("/")[0] not in new
        }
        old.replace_graphs(kept)
        derive(old)
        before = told(ask(old, QUESTION, {"from": "2025-06-01"}).rows)
    then = ask(planned, QUESTION, {"from": "2025-06-01", "until": "2026-02-28"})
    assert {what: sorted(found) for what, found in told(then.rows).items()} == {
        what: sorted(found) for what, found in before.items()
    }
    assert before["actor"]
    assert any(f"endet mit dem {written(date(2026, 2, 28), 'de')}" in note for note in then.notes)
    with pytest.raises(WrongParameter, match="comes before the first"):
        ask(planned, QUESTION, {"from": "2026-03-01", "until": "2026-02-28"})


def test_evidence_is_read_once_however_often_is_asked(planned, monkeypatch):
    ask(planned, QUESTION, {})
    monkeypatch.setattr(testimony, "each_row", lambda *_: pytest.fail("it is read again"))
    assert ask(planned, QUESTION, {"from": "2025-06-01"}).rows
    assert ask(planned, QUESTION, {"inherit": "both"}).rows


def test_a_limit_is_told(planned):
    answer = ask(planned, QUESTION, {"from": "2025-01-01", "limit": "3"})
    found = told(answer.rows)
    assert len(found["actor"]) == 3
    assert any("3 von" in note for note in answer.notes)


def add_text(store, text):
    prepare(store)
    store.replace_graphs(extract(read_text(text, source="notiz.txt")).graphs)
    derive(store)


def test_documents_without_a_day_count_as_known_and_are_counted():
    with open_store("memory:") as store:
        add_text(store, "Kreis Erlental. Carla Wendt leitet das Jugendamt des Landkreises Erlental.")
        answer = ask(store, QUESTION, {"from": "1900-01-01"})
        assert answer.rows == ()
        assert answer.notes[1].endswith("den früheren zählen: 1.")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds(), st.sampled_from(Inheritance))
def test_a_state_has_the_themes_that_the_index_has(world, inherit):
    evidenced = {fact: sure for fact, sure in world.items() if sure}
    with open_store("memory:") as store:
        fill(store, evidenced)
        derive(store)
        held = state_of(store, inherit=inherit).themes
        for actor in (*PERSONS, *ORGANISATIONS):
            try:
                counted = {one.theme for one in themes_of(store, actor, inherit=inherit)}
            except NotFound:
                counted = set()
            assert counted == set(held.get(actor, ()))
        found = news(store, state_of(store, inherit=inherit), inherit=inherit)
        assert (found.documents, found.actors, found.themes, found.pairs) == ((), (), (), ())
