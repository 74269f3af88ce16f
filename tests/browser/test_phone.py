"""Tables on a phone: a card for each row, read out as the table it is; on a wide screen the table itself."""

import pytest

PATHS = ["/actors", "/actors/sara-bode-293795", "/network", "/map", "/questions/CQ14", "/documents"]
SIDEWAYS = """
() => [...document.querySelectorAll(".scroll:not(:has(.matrix, svg))")]
  .filter((frame) => frame.scrollWidth > frame.clientWidth + 1).length
"""


@pytest.fixture(scope="module")
def page(chromium, address):
    return chromium.new_page(viewport={"width": 390, "height": 800}, base_url=address)


@pytest.mark.parametrize("path", PATHS)
def test_no_plain_table_scrolls_sideways(page, path):
    page.goto(path)
    assert page.locator(".scroll > table").count() > 0
    assert page.evaluate(SIDEWAYS) == 0


def test_a_card_names_its_columns_and_stays_a_table_for_those_who_listen(page):
    page.goto("/actors?lang=de")
    row = page.get_by_role("row").nth(1)
    assert row.get_by_role("rowheader").count() == 1
    cells = row.get_by_role("cell")
    assert cells.first.get_attribute("data-heading") == "Art"
    label = "element => getComputedStyle(element, '::before').content"
    assert cells.first.evaluate(label) == '"Art"'
    heads = page.get_by_role("columnheader").all_inner_texts()
    page.set_viewport_size({"width": 1000, "height": 800})
    assert cells.first.evaluate(label) == "none"
    assert page.get_by_role("columnheader").all_inner_texts() == heads
    page.set_viewport_size({"width": 390, "height": 800})
