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


def test_actors_to_compare_are_found_by_name_and_chosen_among_those_who_fit(page, address):
    page.goto(f"{address}/shared-themes?lang=de")
    page.get_by_label("Name einer Person oder Organisation, mit der Sie beginnen").fill("sara bode")
    page.get_by_role("button", name="Hinzufügen").click()
    assert page.locator(".chosen li").all_inner_texts() == ["Sara Bode entfernen"]
    page.get_by_label("Wen noch vergleichen?").fill("ma")
    page.get_by_role("button", name="Hinzufügen").click()
    page.get_by_role("link", name="Mariana Siggel hinzufügen").click()
    assert page.locator("h1").inner_text() == "Was Sara Bode und Mariana Siggel verbindet"
    assert page.locator("table.shared tbody tr").first.locator("mark").count() >= 2
    joined = page.locator("section", has=page.locator("#joining")).locator("tbody tr").first
    joined.get_by_role("link", name="warum?").first.click()
    assert page.locator("table.shared mark").count() >= 2
    page.go_back()
    page.get_by_role("link", name="Sara Bode entfernen").click()
    assert page.locator(".chosen li").all_inner_texts() == ["Mariana Siggel entfernen"]


def test_names_are_offered_while_somebody_types_where_there_are_too_many_to_list(chromium, address, monkeypatch):
    monkeypatch.setattr("api.shared._LISTED", 0)
    scripted = chromium.new_page()
    scripted.goto(f"{address}/shared-themes?lang=de&find=%20")  # an address of its own: answers are kept
    field = scripted.locator("#find")
    assert scripted.locator("#names option").count() == 0
    field.press_sequentially("bode")
    scripted.locator('#names option[value="Sara Bode"]').wait_for(state="attached", timeout=5000)
    scripted.close()
