"""Addresses: from a thing's IRI to its page here, and back."""

from typing import Final

from kg.terms import BASE, ID, THEME, NamedNode

__all__ = ["iri_of_path", "local_path", "page_of", "readable_tail", "safe_segment"]

_PAGES: Final = {
    f"{ID}person/": "/actors/",
    f"{ID}organisation/": "/actors/",
    f"{ID}document/": "/documents/",
    f"{ID}place/": "/places/",
    f"{ID}programme/": "/programmes/",
    THEME: "/themes/",
}


def page_of(iri: str) -> str:
    """Return where to read about an IRI: a page here for the project's own, else the IRI itself."""
    for prefix, page in _PAGES.items():
        tail = iri.removeprefix(prefix)
        if tail != iri and tail and "/" not in tail:
            return page + tail
    path = local_path(iri)
    if path is None:
        return iri
    if iri.startswith(f"{BASE}def"):
        return path.replace("/def#", "/things/def#", 1).replace("/things/def#", "/things/def/", 1)
    return f"/things{path}"


def local_path(iri: str) -> str | None:
    """Return the path that stands for one of the project's IRIs here, ``None`` for foreign ones."""
    return f"/{iri.removeprefix(BASE)}" if iri.startswith(BASE) else None


def iri_of_path(path: str) -> NamedNode | None:
    """Return the IRI that a path under this server stands for, ``None`` if no IRI can look like that."""
    if not all(safe_segment(segment) for segment in path.strip("/").split("/")):
        return None
    return NamedNode(f"{BASE}{path.strip('/')}")


def safe_segment(text: str) -> bool:
    """Tell whether a path segment can be part of one of the project's IRIs: letters, digits, ``-._~``."""
    return bool(text) and text.isascii() and all(letter.isalnum() or letter in "-._~" for letter in text)


def readable_tail(iri: str) -> str:
    """Return the last part of an IRI, for things that nobody labelled."""
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri
