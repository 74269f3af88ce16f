"""Dataset contexts: what the page about the data shows."""

from dataclasses import dataclass

__all__ = ["DatasetPage", "DumpFileItem", "DumpItem", "Source"]


@dataclass(frozen=True, slots=True)
class DumpFileItem:
    """A file of a snapshot: where it is, what it is written in, its size in bytes and its SHA-256."""

    href: str
    title: str
    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class DumpItem:
    """A snapshot of the graph: its day, how many statements it holds, the digest of its sorted N-Quads, its files."""

    name: str
    day: str
    statements: int
    digest: str
    files: tuple[DumpFileItem, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What the graph was drawn from: a document with a page here, or data of others with their terms."""

    title: str
    href: str
    terms: str
    made_up: bool


@dataclass(frozen=True, slots=True)
class DatasetPage:
    """Who publishes the graph, under which licence, what it covers, and every way to have it."""

    address: str
    publisher: str
    homepage: str
    contact: str
    licence: str
    licence_href: str
    attribution: str
    first: str
    last: str
    places: tuple[str, ...]
    sources: tuple[Source, ...]
    documents: int
    made_up: int
    dumps: tuple[DumpItem, ...]
    forms: tuple[tuple[str, str], ...]
    """Names and addresses of this description as data."""
    blanks: tuple[str, ...]
    """What the publisher did not say: ``publisher``, ``licence``, ``contact``."""
