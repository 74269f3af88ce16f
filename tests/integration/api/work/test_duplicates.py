"""Duplicates in the browser: pairs with their facts, merged, kept apart, taken back, and lasting at re-import."""

import pytest

from kg.pipeline import add_files
from tests.integration.api.work.conftest import BELOW, pages, token_in


@pytest.fixture
def pairs(office):
    def listed():
        return office.client.get("/work/duplicates").json()["items"]

    return listed


@pytest.fixture
def kerns(pairs):
    """The pair of Annegret and Annegrit Kern, who are one."""
    return next(one for one in pairs() if {"Annegret Kern", "Annegrit Kern"} == names(one))


def names(pair):
    return {pair[side]["ref"]["label"] for side in ("left", "right")}


def decide(office, action, **fields):
    return office.client.post("/work/duplicates", data={"action": action, **fields})


def test_a_pair_is_told_with_its_reason_and_the_facts_of_both(kerns, browser):
    assert kerns["reason"] == "similar-name"
    for side in ("left", "right"):
        assert any("Kern" in fact for fact in kerns[side]["facts"])
        assert "ist: Person" in kerns[side]["facts"]
        assert kerns[side]["documents"]
    page = browser.get("/work/duplicates", params={"lang": "de"}).text
    for words in ("ähnlicher Name", "Nicht dasselbe", "unter „Annegret Kern“ führen", "Fachtag Wohnen"):
        assert words in page
    assert "similar name" in browser.get("/work/duplicates", params={"lang": "en"}).text


def test_two_are_merged_by_form_and_stay_one_until_that_is_taken_back(office, kerns, browser, pairs, tmp_path):
    before = pairs()
    token = token_in(browser.get("/work/duplicates"))
    sides = {kerns[side]["ref"]["label"]: kerns[side]["id"] for side in ("left", "right")}
    form = {"token": token, "action": "merge", "gone": sides["Annegrit Kern"], "stays": sides["Annegret Kern"]}
    assert browser.post("/work/duplicates", data=form).status_code == 303
    assert names(kerns) not in [names(one) for one in pairs()]
    page = browser.get("/work/duplicates").text
    assert "Zusammengeführt." in page
    assert "zusammengeführt: Nora Test" in page
    gone = office.client.get(f"/actors/{sides['Annegrit Kern'].partition('/')[2]}", follow_redirects=True).json()
    assert gone["ref"]["iri"].endswith(sides["Annegret Kern"])
    store = office.client.app.state.instance.store
    assert not [one.error for one in add_files(store, pages(tmp_path), review_below=BELOW) if one.error]
    assert names(kerns) not in [names(one) for one in pairs()]
    (settled,) = office.client.get("/work/duplicates").json()["settled"]
    assert decide(office, "undo", id=settled["id"]).status_code == 200
    assert pairs() == before


def test_two_that_are_not_the_same_do_not_come_back(office, kerns, pairs):
    done = decide(office, "distinct", gone=kerns["left"]["id"], stays=kerns["right"]["id"], reason="Schwestern").json()
    assert names(kerns) not in [names(one) for one in pairs()]
    merged = decide(office, "merge", gone=kerns["left"]["id"], stays=kerns["right"]["id"])
    assert merged.status_code == 409
    decide(office, "undo", id=done["ids"][0])
    assert names(kerns) in [names(one) for one in pairs()]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"action": "merge", "gone": "nonsense", "stays": "x"}, 422),
        ({"action": "merge", "gone": "person/a", "stays": "organisation/b"}, 409),
        ({"action": "merge", "gone": "person/../x", "stays": "person/a"}, 422),
        ({"action": "undo", "id": "nothing"}, 404),
        ({"action": "burn"}, 422),
    ],
)
def test_what_cannot_be_one_changes_nothing(office, pairs, form, status):
    before = pairs()
    assert office.client.post("/work/duplicates", data=form).status_code == status
    assert pairs() == before


def test_a_form_without_its_token_decides_nothing(browser, kerns):
    form = {"action": "merge", "gone": kerns["left"]["id"], "stays": kerns["right"]["id"]}
    assert browser.post("/work/duplicates", data=form).status_code == 403
