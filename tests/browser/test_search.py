"""The search page: filters swap the findings without a page load, keep the focus and say how many there are."""

import pytest


@pytest.fixture(scope="module")
def page(chromium, address):
    """A page with scripts, which notes what it complains of."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto(f"{address}/search?q=Armut&lang=de")
    yield page
    context.close()


def total(page) -> int:
    return int(page.locator("#total").inner_text().split()[0])


def test_a_filter_is_put_in_without_a_page_load(page):
    page.evaluate("window.same = true")
    before = total(page)
    link = page.locator("#by-type-document")
    count = int(link.locator(".figure").inner_text())
    assert count < before
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**type=document**")
    page.locator("#not-type-document").wait_for()
    assert page.evaluate("window.same") is True
    assert total(page) == count
    assert page.locator("#announced").text_content() == f"{count} Treffer"
    assert page.locator(":focus").get_attribute("id") == "by-type-document"
    assert page.locator("#search").count() == 1
    assert not page.said


def test_a_chip_takes_the_filter_away_and_back_brings_it_again(page):
    page.locator("#not-type-document").click()
    page.locator("#not-type-document").wait_for(state="detached")
    assert "type=" not in page.url
    assert page.evaluate("window.same") is True
    page.go_back()
    page.locator("#not-type-document").wait_for()
    assert "type=document" in page.url
    assert page.locator("header.top").count() == 1
    kept = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert kept == ["htmx-current-path-for-history"]  # no findings stay in the browser


def test_new_words_keep_the_filter_and_the_focus(page):
    page.evaluate("window.same = true")
    page.locator("#words").fill("Wohnungen")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=Wohnungen**")
    assert "type=document" in page.url
    assert page.evaluate("window.same") is True
    assert page.locator(":focus").get_attribute("id") == "words"
    assert page.title().startswith("Wohnungen")
    assert not page.said


def test_without_scripts_the_same_links_load_pages(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/search?q=Armut&lang=de")
    page.locator("#by-type-document").click()
    page.wait_for_url("**type=document**")
    assert total(page) == page.locator(".findings > li").count()
    assert page.locator(".findings mark").count() > 0
    context.close()
