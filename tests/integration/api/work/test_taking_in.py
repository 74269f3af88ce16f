"""Importing in the browser: files in, progress told, errors in words, nothing half-stored, what was found."""

import io
import json
import time
import zipfile

import openpyxl
import pytest

from api.work.importing import safe_name
from kg.terms import GRAPH
from tests.integration.api.work.conftest import MEETING, token_in

PAGE = """Fachtag {name}

Referentinnen und Referenten
• Dr. Ada {name}, Landkreis Auental
"""


def send(office, *files, **fields):
    answer = office.client.post("/work/import", data=fields, files=[("file", file) for file in files])
    assert answer.status_code == 200, answer.text
    return answer.json()["id"]


def over(office, name):
    end = time.monotonic() + 60
    while True:
        told = office.client.get(f"/work/import/{name}").json()
        if told["over"]:
            return told
        assert time.monotonic() < end, told
        time.sleep(0.05)


@pytest.fixture(scope="module")
def mixed(office):
    """An import of files of all sorts, once it is over; one process reads them all."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("im-archiv.txt", PAGE.format(name="Lindner"))
    files = [
        ("fachtag.txt", MEETING.encode()),
        ("../../neu.txt", PAGE.format(name="Neuland").encode()),
        ("neu.txt", PAGE.format(name="Doppelt").encode()),
        ("alles.zip", packed.getvalue()),
        ("leer.txt", b"  \n"),
        ("bild.png", b"\x89PNG\r\n"),
        ("kaputt.docx", b"PK\x03\x04nonsense"),
        ("kaputt.pdf", b"%PDF-1.7 nonsense"),
        ("alt.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ]
    return over(office, send(office, *files))


def test_every_file_is_told_by_its_name_with_what_became_of_it(mixed, office):
    told = {one["name"]: (one["state"], one["fault"]) for one in mixed["progress"]["files"]}
    assert told == {
        "fachtag.txt": ("unchanged", ""),
        "neu.txt": ("added", ""),
        "neu.txt (2)": ("error", "same-name"),
        "alles.zip/im-archiv.txt": ("added", ""),
        "leer.txt": ("error", "empty"),
        "bild.png": ("error", "format"),
        "kaputt.docx": ("error", "damaged"),
        "kaputt.pdf": ("error", "damaged"),
        "alt.doc": ("error", "locked"),
    }
    assert str(office.client.app.state.instance.scratch_folder) not in json.dumps(mixed)
    assert mixed["progress"]["stage"] == "done"


def test_what_was_found_is_counted_and_what_is_new_is_told(mixed, office):
    finds = {one["kind"]: one for one in mixed["found"]["finds"]}
    new = {one["ref"]["label"] for one in finds["actors"]["items"] if one["new"]}
    assert {"Ada Neuland", "Ada Lindner"} <= new
    known = {one["ref"]["label"] for one in finds["actors"]["items"] if not one["new"]}
    assert "Annegret Kern" not in new
    assert known
    assert finds["events"]["number"] >= 3
    waiting = office.client.get("/work/review").json()["waiting"]
    assert 0 < mixed["found"]["waiting"] <= waiting


def test_the_page_says_it_in_both_languages(mixed, browser):
    page = f"/work/import/{mixed['progress']['id']}"
    german = browser.get(page, params={"lang": "de"}).text
    for words in ("Fertig", "Ada Neuland", "neu", "Angaben prüfen", "In der Datei steht kein Text", "beschädigt"):
        assert words in german
    english = browser.get(page, params={"lang": "en"}).text
    for words in ("Done", "There is no text in the file", "is damaged", "same name"):
        assert words in english
    assert "kaputt.pdf" in browser.get("/work/import").text


def test_progress_comes_as_events_until_it_is_over(mixed, browser):
    with browser.stream("GET", f"/work/import/{mixed['progress']['id']}/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        text = "".join(stream.iter_text())
    progress, last = text.strip().split("\n\n")
    assert json.loads(progress.partition("data: ")[2])["stage"] == "done"
    assert last.startswith("event: over")


def test_a_form_leads_to_the_page_that_loads_itself_and_a_cancelled_import_leaves_nothing(office, browser):
    before = office.client.app.state.instance.store.version()
    token = token_in(browser.get("/work/import"))
    text = PAGE.format(name="Abbruch").encode()
    sent = browser.post("/work/import", data={"token": token}, files={"file": ("abbruch.txt", text)})
    place = sent.headers["location"]
    assert sent.status_code == 303
    page = browser.get(place)
    assert 'http-equiv="refresh"' in page.text
    assert browser.post(place, data={"action": "cancel"}).status_code == 403
    assert browser.post(place, data={"token": token, "action": "cancel"}).headers["location"] == place
    assert "Abgebrochen" in browser.get(place).text
    assert over(office, place.rpartition("/")[2])["progress"]["stage"] == "cancelled"
    time.sleep(0.3)
    store = office.client.app.state.instance.store
    assert store.version() == before
    assert GRAPH["abbruch/dokument"] not in store.graphs()


@pytest.mark.parametrize(("form", "status"), [({"files": {"file": ("", b"")}}, 422), ({"data": {"a": "b"}}, 415)])
def test_a_form_without_files_is_refused(office, form, status):
    assert office.client.post("/work/import", **form).status_code == status


def test_a_form_without_its_token_is_refused(browser):
    assert browser.post("/work/import", files={"file": ("a.txt", b"x")}).status_code == 403


def test_too_much_at_once_is_refused(office):
    many = [("file", (f"{number}.txt", b"x")) for number in range(201)]
    assert office.client.post("/work/import", files=many).status_code == 400
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    assert office.client.post("/work/import", content=b"--x\r\nnonsense", headers=headers).status_code == 422


def test_an_unknown_import_is_told(office):
    for path in ("/work/import/nothing", "/work/import/nothing/events"):
        assert office.client.get(path).status_code == 404
    assert office.client.post("/work/import/nothing", data={"action": "cancel"}).status_code == 404


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("bericht.docx", "bericht.docx"),
        ("C:\\Ordner\\bericht.docx", "bericht.docx"),
        ("../../etc/passwd", "passwd"),
        ("..", "datei"),
        ("", "datei"),
        (".htaccess", "htaccess"),
        ("a\x00b\n.txt", "a_b_.txt"),
        ("ä" * 300 + ".pdf", "ä" * 120 + ".pdf"),
    ],
)
def test_no_name_of_a_file_leads_out_of_its_folder(name, safe):
    assert safe_name(name) == safe


def test_the_template_is_linked_and_downloaded_by_who_is_signed_in(office):
    page = office.client.get("/work/import", headers={"Accept": "text/html"}).text
    assert 'href="/work/template.xlsx"' in page
    answer = office.client.get("/work/template.xlsx")
    assert answer.headers["content-type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert "sozialraum-vorlage.xlsx" in answer.headers["content-disposition"]
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames[:2] == ["Anleitung", "Organisationen"]
