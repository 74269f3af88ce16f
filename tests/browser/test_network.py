"""The network to be moved, in a browser that draws: searched, clicked, told in words; and in one that cannot draw."""

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM, QUIET

DRAWING = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
NETWORKS = ["/network", "/actors/sara-bode-293795/network", "/actors/sara-bode-293795/network?form=actors"]


@pytest.fixture(scope="module")
def drawing():
    """A browser that draws by its processor."""
    with sync_playwright() as playwright:
        args = [*(one for one in QUIET if one != "--disable-gpu"), *DRAWING]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=args)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(drawing, address):
    """A page that notes what goes wrong and who else is asked."""
    page = drawing.new_page(viewport={"width": 900, "height": 700}, reduced_motion="reduce")
    page.noted = []
    page.on("request", lambda sent: None if sent.url.startswith(address) else page.noted.append(sent.url))
    page.on("pageerror", lambda error: page.noted.append(str(error)))
    page.on("console", lambda said: page.noted.append(said.text) if said.type == "error" else None)
    return page


def moved(page, url):
    """Open a network and let it be moved."""
    page.noted.clear()
    page.goto(url)
    page.get_by_role("button", name="Interaktiv", exact=True).click()
    page.locator(".canvas canvas").first.wait_for()


@pytest.mark.parametrize("path", NETWORKS)
def test_what_is_found_is_told_with_links_to_pages_and_to_the_sentences_of_every_tie(page, address, path):
    joint = "&" if "?" in path else "?"
    moved(page, f"{address}{path}{joint}lang=de")
    name = "Netzwerkarbeit" if path == "/network" else "Sara Bode"
    page.get_by_label("Im Netz suchen").fill(name.lower())
    page.keyboard.press("Enter")
    told = page.locator(".told")
    told.get_by_role("heading", name=name).wait_for()
    why = told.get_by_role("link", name="Warum?").first
    href = why.get_attribute("href")
    assert "lang=de" in href
    assert page.noted == []
    page.goto(address + href)
    fragment = href.partition("#")[2]
    assert page.locator(f"#{fragment}" if fragment else "main").inner_text()
    assert page.locator("main blockquote").count() > 0


def test_a_click_on_a_node_tells_of_it_and_one_beside_it_no_more(page, address):
    moved(page, f"{address}/actors/sara-bode-293795/network?lang=de&limit=1")
    page.get_by_label("Im Netz suchen").fill("Sara Bode")
    page.keyboard.press("Enter")
    page.locator(".told h3").wait_for()
    box = page.locator(".canvas").bounding_box()
    page.mouse.click(box["x"] + 4, box["y"] + 4)
    page.locator(".told", has_text="Noch nichts gewählt").wait_for()
    page.wait_for_timeout(400)  # else it is the second half of a double click
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.locator(".told h3").inner_text() == "Sara Bode"


def test_a_name_that_is_not_there_is_said_to_be_none_and_the_table_stays(page, address):
    moved(page, f"{address}/network?lang=de")
    page.get_by_label("Im Netz suchen").fill("Niemand und nichts")
    page.keyboard.press("Enter")
    page.locator(".told", has_text="Im Netz heißt nichts so.").wait_for()
    page.get_by_role("link", name="Zur Tabelle").click()
    assert page.locator("#table table").is_visible()


def test_where_nothing_can_be_drawn_the_page_says_so_and_where_nothing_runs_there_is_no_button(drawing, address):
    page = drawing.new_page()
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto(f"{address}/network?lang=de")
    page.get_by_role("button", name="Interaktiv", exact=True).click()
    page.get_by_role("alert").wait_for()
    assert "Tabelle und Bild enthalten dasselbe" in page.get_by_role("alert").inner_text()
    page.close()
    reader = drawing.new_context(java_script_enabled=False)
    page = reader.new_page()
    page.goto(f"{address}/network?lang=de")
    assert not page.locator(".moved button").first.is_visible()
    reader.close()
