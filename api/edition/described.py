"""Described: the description of an edition's data, its sitemap, and what crawlers look for."""

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from pyoxigraph import serialize

from api.edition.crawl import Crawled, write
from api.edition.wanted import FORMS, Wanted
from api.instance import Instance
from api.rdf_formats import WRITERS
from kg.opendata import contents_of, description, kept
from kg.opendata.attribution import attribution_text, dataset_of
from kg.opendata.dcat import DCAT_PREFIXES
from kg.opendata.figures import counted, figures

__all__ = ["sitemaps", "write_description"]


def write_description(instance: Instance, part: Path, found: Crawled) -> None:
    """Write licence and sources; where the edition's address is known, its description and a sitemap, too."""
    publication, contents = instance.settings.publication, contents_of(instance.store)
    text = "\n".join(attribution_text(publication, contents, language) for language in ("de", "en"))
    _put(part, found, "quelle.txt", f"{text}\n".encode())
    if not publication.address:
        _put(part, found, "robots.txt", b"User-agent: *\nAllow: /\nDisallow: /id/person/\n")
        return
    dumps = kept(instance.settings.dumps) if instance.settings.dumps else ()
    told = (
        *description(publication, contents, dumps, with_service=False),
        *figures(dataset_of(publication), counted(instance.store)),
    )
    for form in FORMS:
        body = serialize(told, format=WRITERS[form], prefixes=DCAT_PREFIXES) or b""
        _put(part, found, Wanted("/dataset", form=form).file, body)
    pages = sorted(f"{publication.address}/{_place(one)}" for one in found.pages if one.path != "/search")
    for name, body in sitemaps(publication.address, pages):
        _put(part, found, name, body)
    robots = f"User-agent: *\nAllow: /\nDisallow: /id/person/\n\nSitemap: {publication.address}/sitemap.xml\n"
    _put(part, found, "robots.txt", robots.encode())


def sitemaps(address: str, pages: list[str], most: int = 50_000) -> Iterator[tuple[str, bytes]]:
    """Yield the names and bytes of sitemaps: one, or a list of several that hold up to 50,000 pages each."""
    chunks = [pages[start : start + most] for start in range(0, len(pages), most)]
    if len(chunks) == 1:
        yield "sitemap.xml", _sitemap("urlset", "url", pages)
        return
    names = [f"sitemaps/{number}.xml" for number in range(1, len(chunks) + 1)]
    yield "sitemap.xml", _sitemap("sitemapindex", "sitemap", [f"{address}/{name}" for name in names])
    for name, chunk in zip(names, chunks, strict=True):
        yield name, _sitemap("urlset", "url", chunk)


def _sitemap(kind: str, entry: str, addresses: list[str]) -> bytes:
    entries = "".join(f"<{entry}><loc>{escape(one)}</loc></{entry}>\n" for one in addresses)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{entries}</{kind}>\n".encode()


def _put(part: Path, found: Crawled, name: str, body: bytes) -> None:
    write(part / name, body)
    found.files.add(name)


def _place(page: Wanted) -> str:
    return page.file.removesuffix("index.html")
