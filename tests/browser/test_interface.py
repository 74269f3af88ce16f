"""The page of the interface in a browser: calls unfold and are tried, within this server's policy and for everybody."""

from tests.browser.test_pages import AXE, CHECK


def test_a_call_unfolds_is_tried_and_asks_nobody_else(chromium, address):
    page = chromium.new_context(viewport={"width": 320, "height": 800}).new_page()
    page.set_default_timeout(15_000)
    page.add_init_script(AXE)
    noted = []
    page.on("request", lambda sent: None if sent.url.startswith((address, "data:")) else noted.append(sent.url))
    page.on("console", lambda said: noted.append(said.text))
    page.on("pageerror", lambda error: noted.append(str(error)))
    page.goto(f"{address}/docs?lang=de")
    page.locator(".opblock-tag", has_text="Actors").click()
    page.locator(".opblock-summary").first.click()
    page.locator(".try-out__btn").first.click()
    page.locator(".execute").first.click()
    page.locator(".live-responses-table").get_by_text("sara-bode").first.wait_for()
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        page.locator("html.dark-mode" if colours == "dark" else "html:not(.dark-mode)").wait_for()
        assert page.evaluate(CHECK) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator("h1").all_inner_texts() == ["Schnittstelle für Programme"]
    assert noted == []
    page.context.close()


def test_without_scripts_all_calls_stand_in_lists(chromium, address):
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/docs?lang=en")
    assert page.get_by_text("GET /actors/{actor_id}/shared-themes").is_visible()
    assert page.get_by_role("heading", name="All calls").is_visible()
    page.context.close()
