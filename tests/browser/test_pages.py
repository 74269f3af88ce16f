"""Every page in a browser, in both languages: accessible, at home on narrow screens, asking nobody else, silent."""

from importlib.resources import files

import pytest

from tests.browser.visits import paths

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
CHECK = """async (asked) => {
  [...document.querySelectorAll('main details')].slice(0, 5).forEach(one => { one.open = true; });
  const names = [...document.querySelectorAll('[id]')].map(one => one.id);
  const twice = names.filter((name, at) => names.indexOf(name) !== at).map(name => `twice: ${name}`);
  const alike = new Map();  // what a template repeats a thousand times is looked at ten times
  for (const one of document.querySelectorAll('main :is(li, tr, article, section, details, figure, dt, dd, g, a)')) {
    const seen = alike.get(one.parentNode) ?? alike.set(one.parentNode, new Map()).get(one.parentNode);
    const kind = `${one.localName} ${one.getAttribute('class') ?? ''}`;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    if (seen.get(kind) > 10 && !one.querySelector(':is(input, select, button)')) { one.remove(); }
  }
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
  const rules = { 'color-contrast': { enabled: asked?.contrast ?? true } };
  const found = await axe.run(document, { runOnly: tags, rules, resultTypes: ['violations'], elementRef: false });
  return twice.concat(found.violations.filter(one => ['serious', 'critical'].includes(one.impact))
    .flatMap(one => one.nodes.slice(0, 3).map(node => `${one.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`)));
}"""
UNLISTED = """() => {
  const links = (node) => [...node.querySelectorAll('a[href]')].map(link => link.getAttribute('href'));
  const pictures = [...document.querySelectorAll('main svg:not([aria-hidden=true]), main canvas')];
  const words = [...document.querySelectorAll('main :is(table, ul, ol, dl), main h1 ~ p')];
  const listed = new Set(words.flatMap(links));
  const lonely = pictures.length && words.every(one => one.localName === 'p') ? ['a picture without its table'] : [];
  return lonely.concat(pictures.flatMap(links).filter(href => !listed.has(href)));
}"""
"""What pictures of a page lead to and no table or list of it does."""
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture(scope="module")
def visitor(chromium, address, keys):
    """A page with the checker of accessibility, signed in, that notes foreign requests and complaints."""
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    sign_in(page, address, keys[1])
    page.add_init_script(AXE)
    page.noted = []
    page.on("request", lambda sent: None if sent.url.startswith((address, "data:")) else page.noted.append(sent.url))
    page.on("console", lambda said: page.noted.append(said.text))
    page.on("pageerror", lambda error: page.noted.append(str(error)))
    yield page
    page.context.close()


@pytest.fixture(scope="module")
def reader(chromium, address, keys):
    """A page without scripts."""
    page = chromium.new_context(java_script_enabled=False).new_page()
    sign_in(page, address, keys[1])
    yield page
    page.context.close()


def sign_in(page, address: str, key: str) -> None:
    page.goto(f"{address}/work?lang=de")
    page.get_by_label("Ihr Schlüssel").fill(key)
    page.get_by_role("button", name="Anmelden").click()
    page.wait_for_url("**/work*")


def spoken(path: str, language: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang={language}"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("path", paths())
def test_a_page_is_accessible_and_keeps_to_itself(visitor, address, path, language):
    visitor.noted.clear()
    visitor.set_viewport_size({"width": 1280, "height": 900})
    answer = visitor.goto(address + spoken(path, language))
    assert answer.status < 500
    assert visitor.locator("h1").count() == 1
    assert visitor.locator("h1").inner_text().strip()
    assert visitor.locator("html").get_attribute("lang") == language
    assert visitor.evaluate(UNLISTED) == []
    for width in (640, 320):  # 200 % and 400 % of 1280
        visitor.set_viewport_size({"width": width, "height": 700})
        assert visitor.evaluate(WIDTH) <= width
    visitor.set_viewport_size({"width": 1280, "height": 900})
    assert visitor.evaluate(CHECK, {"contrast": language == "de"}) == []  # colours speak no language
    assert [said for said in visitor.noted if answer.status == 200 or "status of 4" not in said] == []


@pytest.mark.parametrize("path", paths())
def test_a_page_is_whole_without_scripts(reader, address, path):
    reader.goto(address + spoken(path, "de"))
    assert reader.locator("h1").inner_text().strip()
    wanted = [] if "/preview" in path else ["summary", "main", "footer a"]
    assert [one for one in wanted if not reader.locator(one).first.is_visible()] == []


@pytest.mark.parametrize("path", ["/", "/shared-themes?actor=sara-bode-293795&actor=mariana-siggel-475cec", "/matrix"])
def test_colours_for_the_dark_have_contrast_too(visitor, address, path):
    visitor.emulate_media(color_scheme="dark")
    visitor.goto(address + spoken(path, "de"))
    assert visitor.evaluate("getComputedStyle(document.body).backgroundColor") in {"rgb(0, 0, 0)", "oklch(0 0 0)"}
    assert visitor.evaluate(CHECK) == []
    visitor.emulate_media(color_scheme="light")
