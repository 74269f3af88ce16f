"""Pictures: the pages as README and docs show them, taken from a server that runs on the shipped material.

python -m scripts.take_pictures http://127.0.0.1:8000 docs/pictures
"""

import sys
from pathlib import Path
from typing import Final

import httpx
from playwright.sync_api import sync_playwright

CHROMIUM: Final = "/usr/bin/chromium"
QUIET: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZE: Final = {"width": 1200, "height": 860}


def actor(base: str, name: str) -> str:
    """Return the path of the page of the one actor that a search finds first."""
    found = httpx.get(f"{base}/actors", params={"q": name}, headers={"Accept": "application/json"})
    return str(found.raise_for_status().json()["items"][0]["ref"]["href"])


def main() -> None:
    """Take the pictures, German as most users see them."""
    base, folder = sys.argv[1].rstrip("/"), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    left, right = actor(base, "Sara Bode"), actor(base, "Mariana Siggel")
    pages = {
        "start": "/",
        "actor": left,
        "theme": "/themes/armut",
        "shared-themes": f"/shared-themes?actor={left.rsplit('/', 1)[-1]}&actor={right.rsplit('/', 1)[-1]}",
        "document": "/documents/fachforum-3-2",
        "search": "/search?q=armut",
        "network": f"{left}/network",
        "matrix": "/matrix",
        "map": "/map",
        "sparql": "/sparql",
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport=SIZE, locale="de-DE")  # type: ignore[arg-type]  # a TypedDict by shape
        for name, path in pages.items():
            page.goto(base + path, wait_until="networkidle")
            page.screenshot(path=folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
