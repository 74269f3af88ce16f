"""The inbox: what waits with its sentences, verdicts by form and by program, and what lasts at re-import."""

from pathlib import Path

import pytest

from kg.curation.ledger import read_ledger
from kg.pipeline import add_files
from kg.terms import DEF, Literal, NamedNode
from tests.integration.api.work.conftest import BELOW, pages, token_in


@pytest.fixture
def inbox(office):
    """All that waits, by id, as a program gets it."""

    def listed(**chosen):
        return {one["id"]: one for one in office.client.get("/work/review", params=chosen).json()["items"]}

    return listed


@pytest.fixture
def store(office):
    return office.client.app.state.instance.store


def named(items, word):
    """The proposal that says a word."""
    return next(one for one in items.values() if any(word in fact for fact in one["facts"]))


def decide(browser, action, *ids, **more):
    token = token_in(browser.get("/work"))
    return browser.post("/work/review", data={"token": token, "action": action, "id": list(ids), **more})


def test_what_waits_is_told_in_words_with_the_sentence_marked(office, browser, inbox):
    items = inbox()
    one = named(items, "Jule Mittmann")
    (sentence, *_) = one["sentences"]
    assert "Jule Mittmann" in sentence["text"][sentence["start"] : sentence["end"]]
    page = browser.get("/work/review", params={"lang": "de"}).text
    assert "<mark" in page
    assert f"Noch {len(items)} Vorschläge" in page
    assert "Proposals" not in page
    assert "proposals left" in browser.get("/work/review", params={"lang": "en"}).text
    assert "w3id.org" not in page.partition("<main")[2]


def test_the_inbox_is_narrowed_and_counted(inbox, office):
    items = inbox()
    documents = {one["document"] for one in items.values()}
    assert documents == {"fachtag", "runder-tisch"}
    parts = [inbox(document=document) for document in documents]
    assert {**parts[0], **parts[1]} == items
    for name in ("kind", "rule"):
        for choice in office.client.get("/work/review").json()["choices"][name]:
            assert len(inbox(**{name: choice["value"]})) == choice["number"]


def test_a_verdict_by_form_is_told_and_taken_back(browser, inbox, store):
    before = inbox()
    one = named(before, "Jule Mittmann")
    answer = decide(browser, "accept", one["id"], reason="steht so da", back="document=fachtag")
    assert (answer.status_code, answer.headers["location"]) == (303, "/work/review?document=fachtag")
    assert one["id"] not in inbox()
    last = read_ledger(store, BELOW).decisions[-1]
    assert (last.signed.by, last.reason) == ("Nora Test", "steht so da")
    page = browser.get("/work/review").text
    assert "1 Vorschlag angenommen" in page
    decided = browser.get("/work/review/decided").text
    assert "angenommen: Nora Test" in decided
    identity = last.address.value.rpartition("/")[2]
    assert decide(browser, "undo", identity).status_code == 303
    assert inbox() == before
    assert "angenommen." not in browser.get("/work/review").text
    assert "zurückgenommen" in browser.get("/work/review/decided").text


def test_a_program_is_told_what_was_done_and_what_is_left(office, inbox):
    one = next(iter(inbox()))
    done = office.client.post("/work/review", data={"action": "reject", "id": one}).json()
    assert (done["action"], done["left"]) == ("reject", len(inbox()))
    assert one not in inbox()
    office.client.post("/work/review", data={"action": "undo", "id": done["ids"]})
    assert one in inbox()


def test_many_are_decided_only_after_they_were_listed(browser, inbox, office):
    before = inbox()
    assert browser.get("/work/review/bulk", params={"action": "accept"}).status_code == 422
    rule = office.client.get("/work/review").json()["choices"]["rule"][0]["value"]
    listed = office.client.get("/work/review/bulk", params={"action": "reject", "rule": rule}).json()["items"]
    page = browser.get("/work/review/bulk", params={"action": "reject", "rule": rule}).text
    assert all(f'value="{one["id"]}"' in page for one in listed)
    assert inbox() == before
    done = office.client.post(
        "/work/review", data={"action": "reject", "id": [one["id"] for one in listed], "reason": "Regel irrt"}
    ).json()
    assert not set(inbox()) & {one["id"] for one in listed}
    office.client.post("/work/review", data={"action": "undo", "id": done["ids"]})
    assert inbox() == before


def things_named(store, name):
    """The things that the graph of facts calls so."""
    form = Literal(name, language="de")
    return {quad.subject for quad in store.quads(predicates=(DEF["nameForm"],)) if quad.object == form}


def affiliates(store):
    """Who belongs to the body that Jule Mittmann was read to belong to."""
    (home,) = {
        quad.subject
        for quad in store.quads(predicates=(DEF["affiliatedWith"],))
        if "sonnfeld" in quad.object.value and "mittmann" in quad.subject.value
    }
    (found,) = {quad.object for quad in store.quads(predicates=(DEF["affiliate"],)) if quad.subject == home}
    return found


def test_deeds_of_one_second_are_kept_apart(office, inbox):
    one = next(iter(inbox()))
    for _ in range(2):
        done = office.client.post("/work/review", data={"action": "accept", "id": one}).json()
        assert one not in inbox()
        office.client.post("/work/review", data={"action": "undo", "id": done["ids"]})
        assert one in inbox()


def correction(office, word, name):
    (item,) = [one for one in office.client.get("/work/review").json()["items"] if word in " ".join(one["facts"])][:1]
    page = office.client.get(f"/work/review/{item['id']}").json()
    return item["id"], next(one for one in page["replaceable"] if one["label"] == name)


def test_another_thing_is_put_in_the_place_of_what_was_read(office, browser, inbox, store, tmp_path):
    before = inbox()
    identity, old = correction(office, "Jule Mittmann", "Jule Mittmann")
    assert {"Annegret Kern", "Tom Rade"} <= set(old["others"])
    token = token_in(browser.get(f"/work/review/{identity}"))
    said = {"token": token, "old": old["value"], "new": "tom rade", "reason": "Versprecher"}
    wrong = browser.post(f"/work/review/{identity}", data={**said, "new": "Niemand"})
    assert wrong.status_code == 422
    assert inbox() == before
    assert browser.post(f"/work/review/{identity}", data=said).status_code == 303
    assert identity not in inbox()
    assert "Berichtigt." in browser.get("/work/review").text
    (tom,) = things_named(store, "Tom Rade")
    assert affiliates(store) == tom != NamedNode(old["value"])
    assert not [one.error for one in add_files(store, pages(tmp_path), review_below=BELOW) if one.error]
    assert affiliates(store) == tom
    assert identity not in inbox()
    last = office.client.get("/work/review/decided").json()["verdicts"]
    fresh = [one["id"] for one in last if one["holds"] and one["reason"] == "Versprecher"]
    assert fresh
    office.client.post("/work/review", data={"action": "undo", "id": fresh})
    assert inbox() == before


@pytest.mark.parametrize("action", ["accept", "reject"])
def test_a_verdict_lasts_when_the_document_comes_again(action, office, inbox, store, tmp_path: Path):
    one = named(inbox(), "Jule Mittmann")
    done = office.client.post("/work/review", data={"action": action, "id": one["id"]}).json()
    said = {str(quad) for quad in store.quads() if quad.object == Literal("Jule Mittmann", language="de")}
    assert not [one.error for one in add_files(store, pages(tmp_path), review_below=BELOW) if one.error]
    assert one["id"] not in inbox()
    assert {str(quad) for quad in store.quads() if quad.object == Literal("Jule Mittmann", language="de")} == said
    office.client.post("/work/review", data={"action": "undo", "id": done["ids"]})


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"action": "accept", "id": "nothing"}, 404),
        ({"action": "undo", "id": "nothing"}, 404),
        ({"action": "accept"}, 422),
        ({"action": "burn", "id": "x"}, 422),
        ({"reason": "so"}, 422),
    ],
)
def test_what_cannot_be_decided_changes_nothing(office, inbox, form, status):
    before = inbox()
    assert office.client.post("/work/review", data=form).status_code == status
    assert inbox() == before


def test_one_unknown_id_stops_the_others(office, inbox):
    before = inbox()
    assert office.client.post("/work/review", data={"action": "accept", "id": [*before, "nothing"]}).status_code == 404
    assert inbox() == before


def test_only_forms_are_taken(office):
    assert office.client.post("/work/review", content="{}", headers={"Content-Type": "text/turtle"}).status_code == 415
    assert office.client.get("/work/review/nothing").status_code == 404
