"""Leading: the links of a page led to the files of an edition; what needs a server is left in words."""

import posixpath
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from api.edition.wanted import TERM, Wanted

__all__ = ["Page", "read_page"]

_ATTRIBUTES: Final = {"link": "href", "script": "src", "img": "src", "source": "src", "form": "action", "a": "href"}
"""Links come last: one that becomes words takes along what stands in it, as it is by then."""
_SEARCH: Final = "/search"
_SEARCHED: Final = {"/actors", _SEARCH}
"""Where forms search for names: the edition's own search stands in for them."""


def read_page(html: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the heading of a page, and where its links and parts lead, each once; its forms lead nowhere."""
    tree = LexborHTMLParser(html)
    heading = tree.css_first("h1")
    hrefs = (node.attributes.get(attribute) or "" for node, attribute in _leading(tree) if node.tag != "form")
    return " ".join(heading.text().split()) if heading else "", tuple(dict.fromkeys(hrefs))


@dataclass(frozen=True, slots=True)
class Page:
    """How the pages of one language are led: which files there are, where search is, and what is said of the rest."""

    files: Container[str]
    search: str
    only_server: str
    no_form: str

    def led(self, html: bytes, file: str) -> bytes:
        """Return a page whose links lead to files, relative to its own, and whose other links are words."""
        tree = LexborHTMLParser(html)

        def relative(target: str) -> str:
            return _relative(file, target)

        for node, attribute in list(_leading(tree)):
            self._lead(tree, node, attribute, relative)
        if b" hx-" in html:
            for node in tree.css("*"):
                for name in [name for name in node.attributes if name.startswith("hx-")]:
                    del node.attrs[name]
        return f"<!doctype html>\n{tree.root.html if tree.root else ''}\n".encode()

    def way(self, file: str, target: str) -> str:
        """Return the way from one file to another."""
        return _relative(file, target)

    def _lead(self, tree: LexborHTMLParser, node: LexborNode, attribute: str, relative: Callable[[str], str]) -> None:
        href = node.attributes.get(attribute) or ""
        if not href.startswith("/"):
            return
        if node.tag == "form":
            self._lead_form(tree, node, href, relative)
            return
        address, mark, fragment = href.partition("#")
        wanted = Wanted.of(address)
        if address.startswith(TERM):
            mark, fragment = "#", address.removeprefix(TERM).partition("?")[0]
        if node.tag == "a" and address.partition("?")[0] == _SEARCH:
            node.attrs[attribute] = relative(self.search)
        elif wanted is not None and wanted.file in self.files:
            node.attrs[attribute] = relative(wanted.file) + mark + fragment
        elif node.tag == "a":
            words = tree.create_node("span")
            words.attrs["class"] = "quiet"
            inner = node.inner_html or ""
            words.inner_html = f"{inner} ({self.only_server})"
            node.replace_with(words)
        else:
            node.decompose()

    def _lead_form(self, tree: LexborHTMLParser, node: LexborNode, action: str, relative: Callable[[str], str]) -> None:
        if action.partition("?")[0] in _SEARCHED:
            node.attrs["action"] = relative(self.search)
            for field in node.css("input[type=hidden], select"):
                (field.parent if field.tag == "select" and field.parent is not None else field).decompose()
            return
        words = tree.create_node("p")
        words.attrs["class"] = "note"
        words.inner_html = self.no_form
        node.replace_with(words)


def _leading(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    for tag, attribute in _ATTRIBUTES.items():
        for node in tree.css(f"{tag}[{attribute}]"):
            yield node, attribute


def _relative(file: str, target: str) -> str:
    """Return the way from one file to another; a folder's index is the folder."""
    return _way(posixpath.dirname(file) or ".", target)


@lru_cache(maxsize=50_000)  # pages of one folder have the same links again and again
def _way(here: str, target: str) -> str:
    folder, _, name = target.rpartition("/")
    if name == "index.html":
        way = posixpath.relpath(folder or ".", here)
        return "./" if way == "." else f"{way}/"
    return posixpath.relpath(target, here)
