"""What people do on the pages: by keyboard, with and without scripts, and from a number to its sentence."""

import time

import pytest


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def page(request, chromium):
    """A fresh page."""
    context = chromium.new_context(java_script_enabled=request.param, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def focused(page) -> str:
    return page.locator(":focus").inner_text().strip()


def test_the_first_tab_skips_to_the_content(page, address):
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("class") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")


def test_the_menu_is_walked_by_keyboard(page, address):
    page.goto(f"{address}/documents?lang=de")
    for wanted in ("Zum Inhalt springen", "Sozialraum", "", "Suchen", "Deutsch", "English", "Finden"):
        page.keyboard.press("Tab")
        assert focused(page) == wanted
    assert not page.get_by_role("link", name="Akteure", exact=True).is_visible()
    page.keyboard.press("Enter")
    entry = page.get_by_role("link", name="Akteure", exact=True)
    assert entry.is_visible()
    while focused(page) != "Akteure":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors*")
    crumbs = page.get_by_role("navigation", name="Sie sind hier")
    assert crumbs.locator("[aria-current=page]").inner_text() == "Akteure"


def test_a_form_and_a_table_are_used_by_keyboard(page, address):
    page.goto(f"{address}/actors?lang=de")
    page.locator("#q").focus()
    page.keyboard.type("bode")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("id") == "type"
    page.keyboard.press("Tab")
    assert focused(page) == "Anzeigen"
    page.keyboard.press("Enter")
    page.wait_for_url("**q=bode**")
    page.locator("main button").last.focus()
    page.keyboard.press("Tab")
    while focused(page) != "Sara Bode":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/sara-bode*")


def test_escape_and_a_click_elsewhere_close_the_menu(chromium, address):
    page = chromium.new_page()
    page.goto(f"{address}/actors?lang=de")
    opened = page.locator(".menu details[open]")
    page.get_by_text("Verbinden", exact=True).click()
    assert opened.count() == 1
    page.keyboard.press("Escape")
    assert opened.count() == 0
    assert focused(page) == "Verbinden"
    page.get_by_text("Finden", exact=True).click()
    page.locator("h1").click()
    assert opened.count() == 0
    page.close()


def test_a_wide_table_takes_the_focus_and_moves_by_keyboard(chromium, address):
    page = chromium.new_page(viewport={"width": 360, "height": 700})
    page.goto(f"{address}/matrix?lang=de")
    frame = page.locator(".scroll[tabindex='0']").first
    assert frame.get_attribute("aria-label") == page.locator("h1").inner_text()
    frame.focus()
    page.keyboard.press("ArrowRight")
    until = time.monotonic() + 5
    while (
        not frame.evaluate("one => one.scrollLeft") and time.monotonic() < until
    ):  # the page's policy bars waiting there
        page.wait_for_timeout(20)
    assert frame.evaluate("one => one.scrollLeft") > 0
    page.close()


def test_a_person_finds_out_why_two_actors_belong_together(page, address):
    page.goto(f"{address}/?lang=de")
    page.get_by_label("Oder suchen").fill("bode")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("link", name="Sara Bode").click()
    page.get_by_role("link", name="Warum? Mariana Siggel", exact=True).click()
    assert "Sara Bode" in page.locator("h1").inner_text()
    assert "Mariana Siggel" in page.locator("h1").inner_text()
    row = page.locator("table.shared tbody tr").first
    assert row.locator("mark").count() >= 2
    row.get_by_role("link", name="im Dokument zeigen").first.click()
    assert "/documents/fachforum-3-2" in page.url
    target = page.url.partition("#")[2]
    assert page.locator(f'[id="{target}"]').count() == 1


def test_a_mark_leads_to_its_facts_and_back(page, address):
    page.goto(f"{address}/documents/fachforum-3-2?lang=de")
    mark = page.locator(".source a.mark", has_text="AG 78").first
    mark.click()
    facts = page.locator(f'[id="{page.url.partition("#")[2]}"]')
    assert "AG 78" in facts.inner_text()
    facts.locator(".quote a").click()
    assert page.url.partition("#")[2].startswith("s-")


def test_a_question_is_asked_through_its_form(page, address):
    page.goto(f"{address}/questions/cq11?lang=de")
    page.locator("#p-event").fill("3.2")
    page.get_by_role("button", name="Antwort zeigen").click()
    assert page.get_by_role("cell", name="Heinz Gerstlauer").first.is_visible()


def test_the_language_switch_stays_on_the_page_and_sticks(page, address):
    page.goto(f"{address}/themes/armut?lang=de")
    page.get_by_role("link", name="English").click()
    assert page.locator("h1").inner_text() == "poverty"
    page.get_by_text("Find", exact=True).click()
    page.get_by_role("link", name="Actors", exact=True).click()
    assert page.locator("html").get_attribute("lang") == "en"


def test_print_leaves_out_what_is_for_the_screen(chromium, address):
    page = chromium.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    assert not page.locator("nav").first.is_visible()
    assert page.locator("h1").is_visible()
    page.close()
