"""The work area in a browser: minutes are dropped, read, reviewed by keyboard and taken back, also without scripts."""

import socket
import threading
import time
from collections.abc import Iterator
from decimal import Decimal

import pytest
import uvicorn

from api.app import create_app
from api.settings import ApiSettings
from kg.keys import Scope, add_key
from kg.pipeline import prepare
from kg.store import open_store
from tests.integration.api.work.conftest import MEETING

DROP = """(target, text) => {
  const moved = new DataTransfer();
  moved.items.add(new File([text], "protokoll.txt", { type: "text/plain" }));
  target.dispatchEvent(new DragEvent("drop", { dataTransfer: moved, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Iterator[tuple[str, str]]:
    """The address of a server without documents, and a key to write."""
    folder = tmp_path_factory.mktemp("work")
    with open_store(str(folder / "graph")) as store:
        prepare(store)
    key = add_key(folder / "keys.json", "Nora Test", Scope.WRITE)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        settings = ApiSettings(
            str(folder / "graph"), folder / "keys.json", url=url, workers=1, review_below=Decimal("0.86")
        )
        server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="error", timeout_graceful_shutdown=2))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.05)
        yield url, key
        server.should_exit = True
        thread.join(30)


def signed_in(chromium, office, *, scripts=True):
    url, key = office
    page = chromium.new_context(java_script_enabled=scripts, viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(15_000)
    page.foreign, page.complaints = [], []
    page.on("request", lambda sent: None if sent.url.startswith(url) else page.foreign.append(sent.url))
    page.on("console", lambda said: page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(f"{url}/work/import?lang=de")
    page.get_by_label("Ihr Schlüssel").fill(key)
    page.get_by_role("button", name="Anmelden").click()
    page.wait_for_url("**/work/import?lang=de")
    return page


def test_a_coordinator_drops_the_minutes_and_reviews_them_by_keyboard(chromium, office):
    page = signed_in(chromium, office)
    page.locator("#drop").evaluate(DROP, MEETING)
    page.wait_for_url("**/work/import/*")
    page.get_by_text("Fertig").wait_for()
    assert page.get_by_role("heading", name="Akteure").is_visible()
    assert page.get_by_role("link", name="Annegret Kern").first.is_visible()
    page.get_by_role("link", name="prüfen").click()
    cards = page.locator("#inbox article:visible")
    number = cards.count()
    assert number >= 2
    assert page.locator("#inbox article mark").count() >= number
    first = cards.first.locator("h2").inner_text()
    page.keyboard.press("a")
    page.locator("#done").get_by_text("1 Vorschlag angenommen").wait_for()
    page.keyboard.press("r")
    page.locator("#done").get_by_text("1 Vorschlag abgelehnt").wait_for()
    assert cards.count() == number - 2
    page.keyboard.press("u")
    page.wait_for_load_state()
    page.locator("#done").get_by_text("angenommen").wait_for()
    assert cards.count() == number - 1
    page.keyboard.press("u")
    page.locator("#inbox article").nth(number - 1).wait_for()
    assert cards.first.locator("h2").inner_text() == first
    assert (page.foreign, page.complaints) == ([], [])
    page.context.close()


def test_it_works_without_scripts(chromium, office):
    page = signed_in(chromium, office, scripts=False)
    content = MEETING.replace("Fachtag Wohnen", "Fachtag Pflege").encode()
    page.locator("#file").set_input_files({"name": "pflege.txt", "mimeType": "text/plain", "buffer": content})
    page.get_by_role("button", name="Aufnehmen").click()
    page.get_by_text("Fertig").wait_for()
    page.get_by_role("link", name="prüfen").click()
    before = page.locator("#inbox article").count()
    page.get_by_role("button", name="Ablehnen").first.click()
    assert page.get_by_text("1 Vorschlag abgelehnt").is_visible()
    assert page.locator("#inbox article").count() == before - 1
    page.get_by_role("button", name="Zurücknehmen").click()
    assert page.locator("#inbox article").count() == before
    assert (page.foreign, page.complaints) == ([], [])
    page.context.close()


def test_a_narrow_screen_needs_no_sideways_scrolling(chromium, office):
    page = signed_in(chromium, office)
    page.set_viewport_size({"width": 390, "height": 800})
    for path in ("", "/review", "/review/decided", "/links", "/duplicates", "/import"):
        page.goto(f"{office[0]}/work{path}")
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    page.context.close()
