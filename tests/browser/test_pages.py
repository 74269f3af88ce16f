"""The pages in a browser: nothing from elsewhere, no complaint, readable without scripts, usable by keyboard."""

import pytest

PAGES = {
    "start": "/",
    "actors": "/actors",
    "actor": "/actors/{0}",
    "theme": "/themes/sozialraumarbeit",
    "shared": "/shared-themes?actor={0}&actor={1}",
    "matrix": "/matrix?by=level",
    "new": "/new",
    "document": "/documents/fachforum-3-2",
    "questions": "/questions",
    "network": "/actors/{0}/network",
    "invite": "/invite?theme=thema:armut&theme=thema:inklusion",
    "sparql": "/sparql?query=ASK%20%7B%7D&format=html",
}
LANGUAGES = ["de", "en"]

CONTRAST = """() => {
  const rgb = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = node => { for (; node; node = node.parentElement) {
    const c = rgb(getComputedStyle(node).backgroundColor);
    if (c.length === 3 || c[3] > 0.99) return c.slice(0, 3); } return [255, 255, 255]; };
  const faults = [];
  for (const node of document.querySelectorAll('body *')) {
    const own = [...node.childNodes].some(child => child.nodeType === 3 && child.textContent.trim());
    if (!own || !node.checkVisibility() || node.matches('.skip, option')) continue;
    const style = getComputedStyle(node), text = light(rgb(style.color).slice(0, 3)), back = light(ground(node));
    const ratio = (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05);
    if (ratio < 4.5) faults.push(node.tagName + '.' + node.className + ' ' + ratio.toFixed(2));
  }
  return faults;
}"""


@pytest.fixture(scope="module")
def actors(address, chromium) -> list[str]:
    """The ids of two actors who share themes."""
    page = chromium.new_page()
    listed = (
        page.request.get(f"{address}/actors?q=Bode").json()["items"]
        + page.request.get(f"{address}/actors?q=Siggel").json()["items"]
    )
    page.close()
    return [item["ref"]["href"].rpartition("/")[2] for item in listed]


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def page(request, chromium, address):
    """A fresh page that notes foreign requests and complaints."""
    context = chromium.new_context(java_script_enabled=request.param, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.foreign, opened.complaints = [], []
    opened.on("request", lambda sent: None if sent.url.startswith(address) else opened.foreign.append(sent.url))
    opened.on("console", lambda said: opened.complaints.append(said.text))
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    yield opened
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_and_asks_nobody_else(page, address, actors, name, language):
    path = PAGES[name].format(*actors)
    answer = page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
    assert answer.status == 200
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("main").is_visible()
    assert page.locator("header.top").evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(23, 70, 90)"
    assert (page.foreign, page.complaints) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_text_has_enough_contrast(chromium, address, actors, name, language):
    page = chromium.new_page()
    path = PAGES[name].format(*actors)
    page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate(CONTRAST) == []
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_narrow_screen_needs_no_sideways_scrolling(chromium, address, actors, name):
    page = chromium.new_page(viewport={"width": 360, "height": 700})
    page.goto(address + PAGES[name].format(*actors))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_the_first_tab_skips_to_the_content(page, address):
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("class") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")


def test_every_control_has_a_name(page, address, actors):
    for path in PAGES.values():
        page.goto(address + path.format(*actors))
        for control in page.locator("main :is(input:not([type=hidden]), select, textarea)").all():
            # some labels stand in what is folded away, some around what they name
            name = control.evaluate("one => [...one.labels].map(label => label.textContent).join(' ')")
            assert name.strip(), f"{path}: {control.get_attribute('name')}"


def test_a_person_finds_out_why_two_actors_belong_together(page, address):
    page.goto(f"{address}/?lang=de")
    page.get_by_label("Name einer Person oder Organisation").fill("bode")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("link", name="Sara Bode").click()
    page.get_by_role("link", name="Warum? Mariana Siggel").click()
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
    page.get_by_role("link", name="Actors", exact=True).click()
    assert page.locator("html").get_attribute("lang") == "en"


def test_print_leaves_out_what_is_for_the_screen(chromium, address):
    page = chromium.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    assert not page.locator("nav").first.is_visible()
    assert page.locator("h1").is_visible()
    page.close()
