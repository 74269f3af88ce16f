"""Addresses: a page on the web in, a document named after its address out."""

from collections.abc import Callable, Collection, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import unquote, urlsplit

from kg.errors import DocumentUnreadable, Fault
from kg.model import Document
from kg.read.encoding import decode
from kg.read.file import page_in
from kg.read.plain import read_text
from kg.read.webpage import page_of_html

if TYPE_CHECKING:
    from kg.web import Fetched

__all__ = ["Fetch", "is_address", "page_of", "read_address"]

Fetch: TypeAlias = Callable[[str], "Fetched"]
STARTS: Final = ("http://", "https://")
SUFFIXES: Final[Mapping[str, str]] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}
UNTOLD: Final = frozenset({"application/octet-stream", "binary/octet-stream", ""})


def is_address(location: str) -> bool:
    """Tell whether a location is an address on the web, not a path."""
    return location.lower().startswith(STARTS)


def page_of(trusted: Collection[str] = ()) -> Fetch:
    """Return what fetches a page from public hosts, and from those that are ``trusted`` by name."""

    def page(url: str) -> "Fetched":
        from kg.web import fetch, public_addresses  # noqa: PLC0415 - a heavy package behind its one door

        return fetch(url, public_addresses(trusted))

    return page


def read_address(url: str, get: Fetch) -> Document:
    """Return the document at an address; its source is the address after redirects, its slug host and path of that.

    Raises:
        DocumentUnreadable: it cannot be fetched, or what comes back is no readable document.
    """
    page = get(url)
    suffix = SUFFIXES.get(page.media_type, "")
    parts = urlsplit(page.url)
    if not suffix and page.media_type in UNTOLD:
        suffix = PurePosixPath(unquote(parts.path)).suffix.lower()
    if not suffix:
        raise DocumentUnreadable(
            f"{url}: is {page.media_type or 'of no type that it names'};"
            " HTML, PDF, Word, Excel, Markdown and text can be read",
            Fault.FORMAT,
        )
    if page.charset and suffix == ".html":
        text = page_of_html(decode(page.content, url, declared=page.charset), url)
    else:
        text = page_in(page.content, suffix, url)
    return read_text(text, source=page.url, where=url, name=named(page.url))


def named(url: str) -> str:
    """Return the name that an address gives a document: host, path without the last suffix, and query."""
    parts = urlsplit(url)
    path = PurePosixPath(unquote(parts.path))
    host = (parts.hostname or "").removeprefix("www.")
    return " ".join([host, *path.with_suffix("").parts[1:], parts.query] if path.name else [host, parts.query])
