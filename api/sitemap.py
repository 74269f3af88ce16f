"""Sitemap: the pages that search engines may show, in files of 50,000, and when the graph changed last."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Annotated, Final
from xml.sax.saxutils import escape

from fastapi import APIRouter, Depends, Path, Request, Response

from api.addresses import local_path, page_of
from api.dataset import published
from api.instance import Instance, instance_of
from api.openapi import problems
from kg.errors import NotFound
from kg.store import Store
from kg.terms import BASE, DEF, ID, LIST, THEME
from kg.themes import view

__all__ = ["SITE", "pages_of", "router"]

router = APIRouter(tags=["Open data"])

SITE: Final = (
    "/",
    "/actors",
    "/themes",
    "/places",
    "/programmes",
    "/documents",
    "/questions",
    "/shared-themes",
    "/matrix",
    "/invite",
    "/new",
    "/dataset",
    "/ontology",
)
"""Pages that are always there."""
_KINDS: Final = (
    *("organisation", "unit", "place", "event", "presentation", "programme", "law", "motto", "document"),
    *("challenge", "approach", "practice", "barrier", "need", "effect"),
)
"""Kinds of things with a page for everybody; persons are found here, not by search engines."""
_PREFIXES: Final = (*(f"{ID}{kind}/" for kind in _KINDS), THEME, LIST, DEF)
_MOST: Final = 50_000  # https://www.sitemaps.org/protocol.html
_XML: Final = "application/xml"
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_CONTENT: Final[dict[int | str, dict[str, object]]] = {200: {"content": {_XML: {"schema": {"type": "string"}}}}}


@router.get("/sitemap.xml", summary="The sitemaps", response_class=Response, responses=_CONTENT)
def get_index(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return the list of sitemaps, each with up to 50,000 pages."""
    address, changed = published(request, instance).address, _changed(instance)
    number = max(1, -(-sum(1 for _ in pages_of(instance.store)) // _MOST))
    maps = "".join(_entry("sitemap", f"{address}/sitemaps/{one}.xml", changed) for one in range(1, number + 1))
    return _written("sitemapindex", maps)


@router.get(
    "/sitemaps/{number}.xml", summary="A sitemap", response_class=Response, responses=_CONTENT | problems(404, 422)
)
def get_sitemap(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    number: Annotated[int, Path(ge=1, le=100_000, description="Its number, from 1")],
) -> Response:
    """Return the addresses of pages, with the day of the last change of the graph."""
    address, changed = published(request, instance).address, _changed(instance)
    start = (number - 1) * _MOST
    held = "".join(
        _entry("url", f"{address}{page}", changed) for page in islice(pages_of(instance.store), start, start + _MOST)
    )
    if not held:
        raise NotFound(f"there is no sitemap {number}; /sitemap.xml lists them")
    return _written("urlset", held)


def pages_of(store: Store) -> Iterator[str]:
    """Yield the paths of all pages but those of persons: the site's own, then those of things in a fixed order."""
    yield from SITE
    for row in view.each_row(store, "published_things"):
        thing = view.node_in(row, "thing").value
        if thing.startswith(_PREFIXES) or thing == f"{BASE}thema":
            path = page_of(thing)
            if local_path(thing) is not None:
                yield path


def _changed(instance: Instance) -> str:
    """Return when the graph was written last, to the second; nothing where that is not known."""
    if instance.folder is None:
        return ""
    try:
        moment = datetime.fromtimestamp((instance.folder / "version").stat().st_mtime, UTC)
    except OSError:
        return ""
    return moment.isoformat(timespec="seconds")


def _entry(kind: str, address: str, changed: str) -> str:
    last = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<{kind}><loc>{escape(address)}</loc>{last}</{kind}>\n"


def _written(kind: str, entries: str) -> Response:
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{kind} xmlns="{_NAMESPACE}">\n{entries}</{kind}>\n'
    return Response(text, media_type=_XML, headers={"Cache-Control": "no-cache"})
