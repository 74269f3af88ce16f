"""What readers and coordinators do without scripts: tell of a fault, and choose whom to compare."""

import pytest


@pytest.fixture(scope="module")
def page(chromium):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_a_fault_is_told_from_the_page_that_has_it_and_settled_in_the_work_area(page, address, keys):
    page.goto(f"{address}/actors/sara-bode-293795?lang=de")
    page.get_by_role("link", name="Fehler melden").first.click()
    assert page.get_by_label("Adresse der Seite").input_value() == "/actors/sara-bode-293795"
    page.get_by_label("Was stimmt nicht?").fill("Das Ministerium heißt heute anders.")
    page.get_by_role("button", name="Absenden").click()
    assert "Danke" in page.get_by_role("status").inner_text()
    page.get_by_role("link", name="Zurück zur Seite").click()
    assert page.locator("h1").inner_text() == "Sara Bode"
    page.goto(f"{address}/work/reports?lang=de")
    page.get_by_label("Ihr Schlüssel").fill(keys[1])
    page.get_by_role("button", name="Anmelden").click()
    card = page.locator("article", has_text="Das Ministerium heißt heute anders.")
    card.get_by_role("button", name="Erledigt").click()
    assert "1 Meldung ist erledigt" in page.get_by_role("status").inner_text()
    assert page.locator("article", has_text="Das Ministerium heißt heute anders.").count() == 0
    page.get_by_role("button", name="Zurücknehmen").first.click()
    assert page.locator("article", has_text="Das Ministerium heißt heute anders.").count() == 1
