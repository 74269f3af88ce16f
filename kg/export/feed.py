"""Feed: sentences with their days as a list in Atom (RFC 4287), for programs that look out for what is new."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from kg.export.xmltext import cleaned

__all__ = ["Entry", "Feed", "atom"]

_NAMESPACE: Final = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something new: ``key`` tells it from everything else, ``address`` leads to it, ``sentences`` say it whole."""

    key: str
    title: str
    address: str
    day: date | None
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """What is new: ``address`` is that of the page, ``itself`` that of the list as Atom; ``day`` that of the latest."""

    title: str
    author: str
    address: str
    itself: str
    day: date
    language: str
    entries: Sequence[Entry]


def atom(feed: Feed) -> bytes:
    """Return a list as Atom, in UTF-8; the same key gives the same id, so readers show nothing twice."""
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": feed.language})
    _text(root, "id", feed.itself)
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(feed.day))
    _text(SubElement(root, "author"), "name", feed.author)
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.itself})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.address})
    for entry in feed.entries:
        one = SubElement(root, "entry")
        _text(one, "id", uuid5(NAMESPACE_URL, entry.key).urn)
        _text(one, "title", entry.title)
        _text(one, "updated", _moment(entry.day or feed.day))
        SubElement(one, "link", {"rel": "alternate", "href": entry.address})
        _text(one, "content", "\n".join(entry.sentences)).set("type", "text")
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _text(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, name)
    child.text = cleaned(text)
    return child


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
