"""Publishing: an edition written beside its folder and put in its place when it is whole."""

import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

from fastapi import FastAPI, Request

from api.assets import load_assets
from api.door import public_of
from api.edition.crawl import Crawled, crawl, write
from api.edition.described import write_description
from api.edition.leading import Page
from api.edition.searching import index_of
from api.edition.wanted import Wanted
from api.instance import Instance
from api.messages import LANGUAGES, Language
from api.render import page
from api.sitemap import SITE
from kg.errors import WriteRefused
from kg.resources import ontology

__all__ = ["MARK", "Published", "publish"]

MARK: Final = "sozialraum-edition.json"
"""The file that tells that a folder holds an edition, and so may be replaced."""
_NOWHERE: Final = "http://localhost"
_ONTOLOGY: Final = ("/ontology", "/ontology/lists", "/ontology/themes", "/def", "/thema")
_ALWAYS: Final = (*SITE, *_ONTOLOGY)


@dataclass(frozen=True, slots=True)
class Published:
    """An edition: its folder, how many files and pages it has, and how many addresses were left out."""

    folder: Path
    files: int
    pages: int
    left_out: int


async def publish(
    app: FastAPI, folder: Path, *, only: str = "", tell: Callable[[int], None] = lambda _: None
) -> Published:
    """Write the pages and data of an application into a folder that is new, empty, or holds an older edition.

    The older edition stays until the new one is whole. ``only`` is ``ontology`` for its documentation alone.

    Raises:
        WriteRefused: the folder holds other things, or the disk takes no more.
        StoreUnavailable: the store does not open, or a page fails.
    """
    refuse_others(folder)
    with _part(folder) as part:
        async with app.router.lifespan_context(app):
            done = await _written(app, part, only, tell)
        if hasattr(os, "sync"):  # once for thousands of files
            os.sync()
        _exchange(part, folder)
    return Published(folder, done.files, done.pages, done.left_out)


def refuse_others(folder: Path) -> None:
    """Return only if a folder may become an edition.

    Raises:
        WriteRefused: it is no folder, or holds things that are no edition.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise WriteRefused(f"{folder} is a file; an edition needs a folder")
    if any(folder.iterdir()) and not (folder / MARK).is_file():
        raise WriteRefused(
            f"{folder} holds other things (no {MARK}); name a new or an empty folder, or that of an edition"
        )


async def _written(app: FastAPI, part: Path, only: str, tell: Callable[[int], None]) -> Published:
    """Write all files of an edition below a folder."""
    instance = await public_of(app.state.instance)
    publication = instance.settings.publication
    address = publication.address or _NOWHERE
    starts = tuple(
        Wanted(path, language=language) for path in (_ONTOLOGY if only else _ALWAYS) for language in LANGUAGES
    )
    found = await crawl(app, address, starts, part, tell, follow=not only)
    _copy(instance, part, found)
    for language in LANGUAGES:
        _write_search(app, instance, part, found, language)
    write(part / "context.jsonld", (ontology() / "context.jsonld").read_bytes())
    found.files.add("context.jsonld")
    write_description(instance, part, found)
    for language in LANGUAGES:
        _lead(instance, part, found, language)
    about = {
        "format": "sozialraum-edition 1",
        "program": f"sozialraum {version('sozialraum')}",
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "pages": len(found.pages),
    }
    write(part / MARK, json.dumps(about, indent=1).encode() + b"\n")
    return Published(part, len(found.files) + 1, len(found.pages), len(found.left_out))


def _copy(instance: Instance, part: Path, found: Crawled) -> None:
    """Copy what pages are shown with, and the snapshots of the graph."""
    assets, static = load_assets().folder, Path(__file__).parents[1] / "static"
    sources = [(assets, "assets"), (static, "static")]
    if instance.settings.dumps is not None and instance.settings.dumps.is_dir():
        sources.append((instance.settings.dumps, "dumps"))
    for source, name in sources:
        shutil.copytree(source, part / name, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)
        found.files.update(one.relative_to(part).as_posix() for one in (part / name).rglob("*") if one.is_file())


def _write_search(app: FastAPI, instance: Instance, part: Path, found: Crawled, language: Language) -> None:
    """Write the search page of a language and what it searches."""
    folder = "en/search" if language == "en" else "search"
    scope = {
        "type": "http",
        "app": app,
        "path": "/search",
        "headers": [],
        "query_string": b"lang=en" if language == "en" else b"",
        "edition": True,
    }
    wanted = Wanted("/search", language=language)
    html = bytes(page(Request(scope), "edition_search.html", None).body)
    write(part / folder / "index.html", html)
    write(part / folder / "index.json", index_of(instance.views, found.pages, language))
    found.files |= {f"{folder}/index.html", f"{folder}/index.json"}
    found.pages[wanted] = ""


def _lead(instance: Instance, part: Path, found: Crawled, language: Language) -> None:
    """Lead the links of all pages of a language to files, and addresses of things to their pages."""
    say = instance.messages.say
    led = Page(
        frozenset(found.files),
        "en/search/index.html" if language == "en" else "search/index.html",
        say("edition-only-server", language),
        say("edition-no-form", language),
    )
    for wanted in found.pages:
        if wanted.language == language:
            file = part / wanted.file
            file.write_bytes(led.led(file.read_bytes(), wanted.file))
    for wanted, target in found.stubs.items():
        if wanted.language == language and target.file in found.files:
            way = led.way(wanted.file, target.file)
            write(part / wanted.file, _stub(way, say("edition-led", language), language))


def _stub(way: str, words: str, language: str) -> bytes:
    """Return a page that leads on to another."""
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head><meta charset="utf-8"><title>{words}</title>'
        f'<meta http-equiv="refresh" content="0; url={way}"><link rel="canonical" href="{way}"></head>\n'
        f'<body><p><a href="{way}">{words}</a></p></body>\n</html>\n'
    ).encode()


@contextmanager
def _part(folder: Path) -> Iterator[Path]:
    """Give a new folder beside the edition's; what is left of it goes."""
    part = folder.with_name(f".{folder.name}.part-{secrets.token_hex(4)}")
    try:
        part.mkdir(parents=True)
        yield part
    except OSError as error:
        raise WriteRefused(f"no edition can be written to {folder}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _exchange(part: Path, folder: Path) -> None:
    """Put a whole edition in the place of the older one; between two renames there is none, and it is never half."""
    refuse_others(folder)  # somebody may have put things there meanwhile
    if not folder.exists():
        part.replace(folder)
        return
    old = folder.with_name(f".{folder.name}.old-{secrets.token_hex(4)}")
    folder.replace(old)
    try:
        part.replace(folder)
    except OSError:
        old.replace(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
