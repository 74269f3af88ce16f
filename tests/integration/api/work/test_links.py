"""Links: both ends side by side, verdicts that last, many only as a list, and mapping files in and out."""

import pytest

from kg.link import propose, read_links
from tests.integration.api.work.conftest import PROPOSED, token_in


@pytest.fixture
def proposed(office):
    """What waits of the example vocabulary, by id, as a program gets it."""

    def listed(**chosen):
        params = {"source": "beispiel", **chosen}
        return {one["id"]: one for one in office.client.get("/work/links", params=params).json()["items"]}

    return listed


def decide(office, action, *ids, **more):
    return office.client.post("/work/links", data={"action": action, "id": list(ids), **more})


def test_both_ends_stand_side_by_side(office, browser, proposed):
    (first, *_) = proposed().values()
    assert (first["ours"]["label"], first["theirs"]["label"]) == ("Armut", "Armut")
    assert first["ours"]["definition"]
    assert first["ours"]["narrower"]
    assert first["theirs"]["definition"] == "Mangel an Mitteln"
    assert first["theirs"]["names"] == ["Mittellosigkeit", "poverty"]
    assert (first["theirs"]["broader"], first["theirs"]["narrower"]) == (["Lebenslage"], ["Kinderarmut"])
    page = browser.get("/work/links", params={"source": "beispiel", "lang": "de"}).text
    for words in ("Mangel an Mitteln", "Lebenslage", "dasselbe wie", "gleiche Benennung", "0,90"):
        assert words in page
    assert "same label" not in page
    english = browser.get("/work/links", params={"source": "beispiel", "lang": "en"}).text
    assert "poverty" in english
    assert "same label" in english


def test_a_verdict_by_form_says_who_when_and_why_and_is_taken_back(office, browser, proposed):
    before = proposed()
    first = next(iter(before))
    token = token_in(browser.get("/work/links"))
    form = {"token": token, "action": "accept", "id": first, "reason": "geprüft", "back": "source=beispiel"}
    answer = browser.post("/work/links", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/work/links?source=beispiel")
    assert first not in proposed()
    accepted = proposed(standing="accepted")[first]
    assert (accepted["by"], accepted["reason"], accepted["at"][:2]) == ("Nora Test", "geprüft", "20")
    assert "1 Vorschlag angenommen" in browser.get("/work/links").text
    undone = browser.post("/work/links", data={**form, "action": "undo"})
    assert undone.status_code == 303, undone.text
    assert proposed() == before


def test_what_was_rejected_never_comes_back(office, proposed):
    last = list(proposed())[-1]
    decide(office, "reject", last, reason="Homonym")
    store = office.client.app.state.instance.store
    again = propose(store, PROPOSED)
    assert [link.id for link in again.rejected] == [last]
    assert last not in proposed()
    tsv = office.client.get("/work/links.sssom.tsv", params={"source": "beispiel"})
    stripped = "\n".join(
        line.replace("Not", "").replace("Nora Test", "") if "ton" in line else line for line in tsv.text.splitlines()
    )
    told = office.client.post("/work/links/import", files={"file": ("wieder.tsv", stripped)}).json()
    assert (told["fresh"], told["rejected"]) == (0, 1)
    assert last not in proposed()
    assert proposed(standing="rejected")[last]["reason"] == "Homonym"
    decide(office, "undo", last)
    assert last in proposed()


def test_many_are_decided_only_as_a_list_that_was_shown(office, browser, proposed):
    before = proposed()
    listed = office.client.get("/work/links/bulk", params={"source": "beispiel", "above": 0.85}).json()
    assert [item["confidence"] for item in listed["items"]] == [0.9, 0.85]
    page = browser.get("/work/links/bulk", params={"source": "beispiel", "above": 0.85}).text
    ids = [item["id"] for item in listed["items"]]
    assert [one for one in before if f'value="{one}"' in page] == ids
    assert proposed() == before
    assert set(decide(office, "accept", *ids).json()["ids"]) == set(ids)
    assert len(proposed()) == len(before) - 2
    decide(office, "undo", *ids)
    assert office.client.get("/work/links/bulk", params={"above": 0.5}).status_code == 422
    assert office.client.get("/work/links/bulk", params={"source": "beispiel", "above": 2}).status_code == 422


def test_links_go_out_as_a_file_and_come_in_again(office, browser):
    tsv = browser.get("/work/links.sssom.tsv")
    assert tsv.headers["content-disposition"].startswith("attachment")
    assert "subject_id\t" in tsv.text
    before = read_links(office.client.app.state.instance.store)
    token = token_in(browser.get("/work/links"))
    sent = browser.post("/work/links/import", data={"token": token}, files={"file": ("links.tsv", tsv.content)})
    assert f"{len(before)} schon da" in sent.text
    assert read_links(office.client.app.state.instance.store) == before


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"nonsense", "no column"), (b"\xff\xfe\x00", "UTF-8"), (b"", "no column")],
)
def test_a_wrong_file_is_refused_in_words(office, content, words):
    answer = office.client.post("/work/links/import", files={"file": ("falsch.tsv", content)})
    assert answer.status_code == 422
    assert words in answer.json()["detail"]


def test_a_file_needs_the_form_s_token_and_must_be_there(office, browser):
    assert browser.post("/work/links/import", files={"file": ("a.tsv", b"x")}).status_code == 403
    assert office.client.post("/work/links/import", data={"action": "x"}).status_code == 415
    assert office.client.post("/work/links/import", files={"other": ("", b"")}).status_code in {400, 422}


@pytest.mark.parametrize(
    ("form", "status"), [({"action": "accept", "id": "nothing"}, 404), ({"action": "accept"}, 422)]
)
def test_what_cannot_be_decided_changes_nothing(office, proposed, form, status):
    before = proposed()
    assert office.client.post("/work/links", data=form).status_code == status
    assert proposed() == before
