"""Reports of faults: kept for those who edit, shown to nobody else, bounded, settled and opened again."""

from datetime import date

import pytest

from api.problems import TooBusy
from api.reports import LONGEST, Reports
from api.settings import ApiSettings, Rates
from kg.errors import NotFound, WrongParameter
from kg.keys import Scope, add_key
from kg.opendata import Publication

HTML = {"Accept": "text/html"}
FAULT = "Die Stadt heißt Musterau am See."


@pytest.fixture(scope="module")
def desk(serve, tmp_path_factory):
    """A client of a server without a folder of its own, and a key for it; ten reports an hour."""
    folder = tmp_path_factory.mktemp("desk")
    key = add_key(folder / "keys.json", "Nora Test", Scope.WRITE)
    publication = Publication.given(contact="karte@example.de")
    rates = Rates(reports="4/hour")
    with serve(ApiSettings("memory:", folder / "keys.json", workers=1, rates=rates, publication=publication)) as client:
        yield client, {"Authorization": f"Bearer {key}"}


def test_a_report_goes_to_those_who_edit_and_to_nobody_else(desk):
    client, signed = desk
    form = client.get("/report?about=/actors/anna&lang=de", headers=HTML).text
    assert 'value="/actors/anna"' in form
    assert "mailto:karte@example.de" in form
    sent = client.post("/report?lang=de", data={"about": "/actors/anna", "text": f"  {FAULT}\n"}, headers=HTML)
    assert (sent.status_code, sent.headers["location"]) == (303, "/report?about=/actors/anna&sent=true&lang=de")
    thanks = client.get(sent.headers["location"], headers=HTML).text
    assert "Danke" in thanks
    assert FAULT not in thanks
    assert client.get("/work/reports").status_code == 401
    (waiting,) = client.get("/work/reports", headers=signed).json()["waiting"]
    assert (waiting["address"], waiting["text"], waiting["done"]) == ("/actors/anna", FAULT, "")
    (task,) = [one for one in client.get("/work", headers=signed).json()["tasks"] if one["name"] == "reports"]
    assert task["waiting"] == 1
    assert FAULT not in client.get("/sparql", params={"query": "SELECT * { GRAPH ?g { ?s ?p ?o } }"}).text

    done = client.post("/work/reports", data={"action": "settle", "id": waiting["id"]}, headers=signed).json()
    assert done == {"action": "settle", "ids": [str(waiting["id"])], "left": 0}
    page = client.get("/work/reports", headers=signed).json()
    assert (page["waiting"], [one["by"] for one in page["settled"]]) == ([], ["Nora Test"])
    again = client.post("/work/reports", data={"action": "settle", "id": waiting["id"]}, headers=signed)
    assert again.status_code == 404
    client.post("/work/reports", data={"action": "undo", "id": waiting["id"]}, headers=signed)
    assert len(client.get("/work/reports", headers=signed).json()["waiting"]) == 1


@pytest.mark.parametrize(
    "data",
    [
        {"about": "/actors", "text": "  x "},
        {"about": "/actors", "text": "a" * (LONGEST + 1)},
        {"about": "https://elsewhere.example", "text": FAULT},
        {"about": "//elsewhere.example/a", "text": FAULT},
    ],
)
def test_what_cannot_be_kept_is_told_and_what_was_written_stays(desk, data):
    client, signed = desk
    before = client.get("/work/reports", headers=signed).json()["waiting"]
    assert client.post("/report", data=data).status_code == 422
    page = client.post("/report", data=data, headers=HTML)
    assert 'role="alert"' in page.text
    assert data["text"].strip()[:LONGEST] in page.text
    assert client.get("/work/reports", headers=signed).json()["waiting"] == before


def test_other_sites_cannot_send_one_and_nobody_can_send_many(desk):
    client, _ = desk
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert client.post("/report", data={"about": "/", "text": FAULT}, headers=elsewhere).status_code == 403
    codes = [client.post("/report", data={"about": "/", "text": FAULT}).status_code for _ in range(5)]
    assert codes == [200, 200, 200, 429, 429]


def test_settled_reports_go_after_ninety_days_and_waiting_ones_are_bounded(tmp_path, monkeypatch):
    reports = Reports(tmp_path / "reports.sqlite3")
    assert reports.waiting() == ()
    assert not (tmp_path / "reports.sqlite3").exists()
    number = reports.add("/", FAULT, date(2020, 1, 1))
    assert (tmp_path / "reports.sqlite3").stat().st_mode & 0o777 == 0o600
    reports.settle(number, "Nora Test")
    reports.add("/", FAULT)
    assert [one.id for one in reports.settled()] == [number]
    reports.add("/", FAULT, date(2999, 1, 1))
    assert reports.settled() == ()
    monkeypatch.setattr("api.reports._OPEN", 2)
    with pytest.raises(TooBusy):
        reports.add("/", FAULT)
    with pytest.raises(NotFound):
        reports.reopen(99)
    with pytest.raises(WrongParameter, match="path of a page"):
        reports.add("javascript:alert(1)", FAULT)
