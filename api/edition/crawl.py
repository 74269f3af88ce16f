"""Crawl: every public page and its data asked of the application and written as they come, links not yet led."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from starlette.types import ASGIApp

from api.addresses import page_of
from api.edition.asking import Answer, ask
from api.edition.leading import read_page
from api.edition.wanted import FORMS, Wanted
from kg.errors import StoreUnavailable
from kg.terms import BASE

__all__ = ["Crawled", "crawl", "write"]

_HTML: Final = "text/html"
_DATASET: Final = "/dataset"
_PLACE: Final = "/places/"
_AT_ONCE: Final = 4
"""Addresses asked for together: while one is looked up in the store, another is written as a page."""
_DATA: Final = ("turtle", "jsonld")
"""What the data about every thing with a page is written as."""


@dataclass(slots=True)
class Crawled:
    """What was found: files by their paths, pages with their headings, addresses that lead to pages, and the rest."""

    files: set[str] = field(default_factory=set)
    pages: dict[Wanted, str] = field(default_factory=dict)
    stubs: dict[Wanted, Wanted] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)


async def crawl(
    app: ASGIApp,
    address: str,
    starts: tuple[Wanted, ...],
    folder: Path,
    tell: Callable[[int], None],
    *,
    follow: bool = True,
) -> Crawled:
    """Write below a folder what can be reached from some addresses, or only these, and the data behind them.

    ``tell`` hears how many files there are. Only addresses are kept in memory. What an answer refuses is left out.

    Raises:
        StoreUnavailable: the application fails on a page.
    """
    found, waiting, seen = Crawled(), deque(starts), set(starts)
    while waiting:
        some = [waiting.popleft() for _ in range(min(_AT_ONCE, len(waiting)))]
        wanted = [one for one in some if not _is_written_otherwise(one)]
        answers = await asyncio.gather(
            *(ask(app, one.target, address, _HTML if one.is_page else "*/*") for one in wanted)
        )
        for one, answer in zip(wanted, answers, strict=True):
            if answer.status >= 500:
                raise StoreUnavailable(
                    f"the page {one.target} fails with status {answer.status}; nothing was published"
                )
            for more in _kept(found, one, answer, folder):
                if more not in seen and (follow or more.form in FORMS or one in found.stubs):
                    seen.add(more)
                    waiting.append(more)
            tell(len(found.files))
    return found


def _is_written_otherwise(wanted: Wanted) -> bool:
    """Tell whether an address is none to ask for: it is copied, or written with what an edition has."""
    return wanted.form == "as it is" or (wanted.path == _DATASET and bool(wanted.form))


def write(file: Path, body: bytes) -> None:
    """Write a file and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body)


def _kept(found: Crawled, wanted: Wanted, answer: Answer, folder: Path) -> list[Wanted]:
    """Write an answer, and return what it leads to."""
    if 300 <= answer.status < 400 and wanted.is_page:
        target = Wanted.of(answer.headers["location"])
        if target is None:
            return []
        found.stubs[wanted] = target
        found.files.add(wanted.file)
        return [target]
    if answer.status != 200:
        found.left_out.add(wanted.target)
        return []
    write(folder / wanted.file, answer.body)
    found.files.add(wanted.file)
    if not wanted.is_page:
        return []
    heading, links = read_page(answer.body)
    found.pages[wanted] = heading
    linked = (Wanted.of(href.partition("#")[0]) for href in links)
    things = _things(answer)
    for thing in things:
        address = Wanted(thing, language=wanted.language)
        if page_of(f"{BASE}{thing[1:]}") == wanted.path and not wanted.query:
            found.stubs[address] = wanted
            found.files.add(address.file)
    return [
        *(one for one in linked if one is not None and _is_followed(wanted, one)),
        *(Wanted(thing, form=form) for thing in things for form in _DATA),
    ]


def _is_followed(page: Wanted, linked: Wanted) -> bool:
    """Tell whether a link is one to follow: not from lists to the hundreds of places that no document tells of.

    What two actors share is followed from the page of an actor, which links its nearest ones.
    """
    if linked.path.startswith(_PLACE):
        return not page.path.startswith((_PLACE, "/things/liste/"))
    return not linked.query or linked.path != "/shared-themes" or page.path.count("/") == 2


def _things(answer: Answer) -> list[str]:
    """Return the paths of the addresses of what a page is about, as its ``Link`` header says."""
    found = []
    for link in answer.headers.get("link", "").split(", "):
        href, _, rest = link.partition(">")
        if 'rel="about"' in rest and href.startswith(f"<{BASE}") and "#" not in href:
            found.append(f"/{href.removeprefix(f'<{BASE}')}")
    return found
