"""Formats: which media types are offered, and the one a request asks for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from kg.errors import NotAcceptable

__all__ = [
    "DATASETS",
    "GRAPHS",
    "HTML",
    "JSON",
    "SOLUTIONS",
    "Format",
    "choose",
    "prefers_page",
    "try_choose",
]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write an answer: its short name, its media type, other types that mean the same."""

    name: str
    media_type: str
    aliases: tuple[str, ...] = ()

    @property
    def content_type(self) -> str:
        """The ``Content-Type`` header: text types name their charset, the others are UTF-8 by definition."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type


JSON: Final = Format("json", "application/json", ("text/json",))
HTML: Final = Format("html", "text/html", ("application/xhtml+xml",))

SOLUTIONS: Final = (
    Format("json", "application/sparql-results+json", ("application/json", "text/json")),
    Format("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Format("csv", "text/csv"),
    Format("tsv", "text/tab-separated-values"),
)
"""What SELECT and ASK can be written as; the first is what a client without a wish gets."""

GRAPHS: Final = (
    Format("turtle", "text/turtle", ("application/x-turtle", "text/n3")),
    Format("ntriples", "application/n-triples", ("text/plain",)),
    Format("jsonld", "application/ld+json", ("application/json",)),
    Format("rdfxml", "application/rdf+xml", ("application/xml", "text/xml")),
)
"""What one graph can be written as and read from."""

DATASETS: Final = (
    *GRAPHS,
    Format("nquads", "application/n-quads"),
    Format("trig", "application/trig"),
)
"""What CONSTRUCT, DESCRIBE and the data behind an address can be written as; the last two hold named graphs."""

CHARSET: Final = re.compile(r";\s*charset\s*=\s*\"?utf-8\"?(?=\s*(?:[;,]|$))", re.IGNORECASE)
"""A parameter of ``Accept`` that every offer meets: all answers are UTF-8."""

_NICKNAMES: Final[Mapping[str, str]] = {
    "ttl": "turtle",
    "nt": "ntriples",
    "json-ld": "jsonld",
    "rdf": "rdfxml",
    "xml": "rdfxml",
    "json": "jsonld",
    "nq": "nquads",
    "n-triples": "ntriples",
}


def choose(accept: str | None, offers: Sequence[Format], override: str | None = None) -> Format:
    """Return the offered format a request likes best, honouring q-values; ``override`` (a name) wins.

    Raises:
        NotAcceptable: the header or the name asks for none of the offers.
    """
    found = try_choose(accept, offers, override)
    if found is None:
        asked = override if override is not None else accept
        names = ", ".join(f"{offer.name} ({offer.media_type})" for offer in offers)
        raise NotAcceptable(f"no format fits {asked!r}; there are {names}")
    return found


def try_choose(accept: str | None, offers: Sequence[Format], override: str | None = None) -> Format | None:
    """Return what ``choose`` returns, or ``None`` where it would raise."""
    if override is not None:
        return _named(override, offers)
    if not accept or not accept.strip():
        return offers[0]
    return _best(accept, tuple(offers))


@lru_cache(maxsize=256)  # most requests say one of a few things
def _best(accept: str, offers: tuple[Format, ...]) -> Format | None:
    spellings = {
        spelling: offer for offer in reversed(offers) for spelling in (*reversed(offer.aliases), offer.media_type)
    }
    # werkzeug breaks ties of equal quality by the order of the offers: own media types first, aliases after
    order = [offer.media_type for offer in offers] + [a for offer in offers for a in offer.aliases]
    best = parse_accept_header(CHARSET.sub("", accept), MIMEAccept).best_match(order)
    return None if best is None else spellings[best]


def prefers_page(accept: str | None, override: str | None = None) -> bool:
    """Tell whether a page is wanted rather than data: HTML is named, and nothing machine-readable more so."""
    if override is not None:
        return override.lower() == "html"
    if not accept:
        return False
    parsed = parse_accept_header(accept, MIMEAccept)
    html = max((quality for value, quality in parsed if value.lower() in {HTML.media_type, *HTML.aliases}), default=0.0)
    # a bare */* is no wish for a page: that is what curl and fetch() send
    return html > 0 and html >= parsed["application/json"]


def _named(name: str, offers: Sequence[Format]) -> Format | None:
    wanted = name.strip().lower()
    for candidate in (wanted, _NICKNAMES.get(wanted)):
        for offer in offers:
            if candidate in {offer.name, offer.media_type}:
                return offer
    return next((offer for offer in offers if wanted in offer.aliases), None)
