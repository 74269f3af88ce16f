"""The SPARQL lab in a browser: an editor that completes, explains, lets go of the keyboard and asks nobody else."""

import re

import pytest
from playwright.sync_api import expect

MARK = "[...document.querySelectorAll('.CodeMirror-linebackground.faulty')].length"


@pytest.fixture(scope="module")
def lab(chromium, address):
    """A page that notes foreign requests and complaints."""
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(15_000)
    page.noted = []
    page.on("request", lambda sent: None if sent.url.startswith(address) else page.noted.append(sent.url))
    page.on("console", lambda said: page.noted.append(said.text))
    page.on("pageerror", lambda error: page.noted.append(str(error)))
    yield page
    page.context.close()


def write(page, address, text: str) -> None:
    page.noted.clear()
    page.goto(f"{address}/sparql?lang=de")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def test_names_and_prefixes_are_completed_and_the_result_leads_to_pages(lab, address):
    write(lab, address, "SELECT ?p { ?x ")
    lab.keyboard.type("sr:partici")
    hint = lab.locator(".CodeMirror-hint", has_text=re.compile("^sr:participant$"))
    hint.wait_for()
    hint.click()
    hint.wait_for(state="hidden")
    expect(lab.locator("#query")).to_have_value(re.compile(r"^PREFIX sr: [^$]*sr:participant\s*$"))
    lab.wait_for_timeout(500)  # what the editor does of itself after a choice is over before anybody types on
    lab.keyboard.press("Control+End")
    lab.keyboard.type(" ?p } LIMIT 2")
    assert lab.locator("#query").input_value().startswith("PREFIX sr: <https://w3id.org/sozialraum/def#>\n")
    lab.keyboard.press("Control+Enter")
    lab.wait_for_url("**/sparql?**#result")
    lab.locator("table tbody a").first.click()
    lab.wait_for_url("**/actors/**")
    assert lab.noted == []


def test_a_fault_is_named_while_typing_and_marked_after_asking(lab, address):
    write(lab, address, "SELECT * {\n  ?s foo:bar ?o }")
    expect(lab.locator("#syntax")).to_have_text("Zeile 2 nennt das Präfix foo:, das oben nicht erklärt ist.")
    assert lab.evaluate(MARK) == 0
    lab.keyboard.press("Escape")
    assert lab.locator(":focus").get_attribute("id") == "run"
    lab.keyboard.press("Enter")
    lab.locator("#fault").get_by_text("Zeile 2, Spalte").wait_for()
    assert lab.evaluate(MARK) == 1
    assert [said for said in lab.noted if "status of 400" not in said] == []


def test_the_tab_key_leads_out_of_the_editor_both_ways(lab, address):
    write(lab, address, "ASK {}")
    lab.keyboard.press("Tab")
    assert lab.locator(":focus").get_attribute("id") == "format"
    lab.keyboard.press("Shift+Tab")
    assert lab.evaluate("document.activeElement.closest('.CodeMirror') !== null")
    assert lab.evaluate("document.activeElement.getAttribute('aria-label')") == "Abfrage"
    lab.keyboard.press("Shift+Tab")
    assert lab.evaluate("document.activeElement.closest('.CodeMirror')") is None
    assert lab.noted == []


def test_the_plain_field_takes_over_and_gives_back(lab, address):
    write(lab, address, "ASK { ?a ?b ?c }")
    lab.get_by_label("Einfaches Textfeld").check()
    assert lab.locator("#query").input_value() == "ASK { ?a ?b ?c }"
    lab.locator("#query").fill("ASK { ?x ?y ?z }")
    lab.get_by_label("Einfaches Textfeld").uncheck()
    assert "?x" in lab.locator(".CodeMirror-code").inner_text()
    assert not lab.locator("#query").is_visible()
    assert lab.noted == []


def test_without_scripts_the_form_asks_and_examples_fill_it(chromium, address):
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/sparql?lang=de")
    page.get_by_role("link", name="Wer wirkte in einer Veranstaltung mit").click()
    assert "sr:participationIn" in page.locator("#query").input_value()
    page.locator("#query").fill("SELECT ?s { ?s ?p ?o } LIMIT 1")
    page.get_by_role("button", name="Abfrage ausführen").click()
    assert page.locator("table tbody tr").count() == 1
    page.context.close()
