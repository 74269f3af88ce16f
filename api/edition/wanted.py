"""Wanted: an address of the application as an edition keeps it, and the file that stands for it."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from api.addresses import safe_segment

__all__ = ["FORMS", "TERM", "Wanted"]

FORMS: Final = {
    "turtle": "ttl",
    "jsonld": "jsonld",
    "rdfxml": "rdf",
    "ntriples": "nt",
    "nquads": "nq",
    "trig": "trig",
}
"""Endings of the files with data about things, by format."""
_FILES: Final = {"csv", "xlsx"}
"""What answers of questions and the like come as besides pages; lists about one actor or pair do not."""
_OF_ALL: Final = ("/def", "/thema", "/dataset")
_OF_THINGS: Final = {"turtle", "jsonld"}
"""What the data about one thing come as; those about everything come in every format."""
_INNER: Final = tuple(
    f"{place}/id/{kind}/"
    for place in ("", "/things")
    for kind in ("evidence", "identification", "link", "decision", "run", "claim", "proposal", "section")
)
"""What shows where facts come from stands on the pages of what the facts are about."""
_SERVER: Final = (
    *(
        "/sparql",
        "/graphs",
        "/admin",
        "/work",
        "/report",
        "/reconcile",
        "/openapi.json",
        "/docs",
        "/metrics",
        "/healthz",
        "/readyz",
    ),
    *("/search", "/graph/", "/mcp", "/sign-in", "/sign-out", "/key"),
)
"""What needs a server that answers."""
_AS_IT_IS: Final = ("/assets/", "/static/", "/dumps/", "/context.jsonld")
TERM: Final = "/things/def/"
"""Pages of single terms: the edition has all terms on one page."""
_PAGING: Final = {"page", "size"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A path, its parameters in order, the language of its texts, and a format or nothing for a page."""

    path: str
    query: tuple[tuple[str, str], ...] = ()
    language: str = "de"
    form: str = ""

    @staticmethod
    def of(href: str) -> "Wanted | None":
        """Return what a link of a page leads to, in German unless it says another; ``None`` for what has no file."""
        return _read(href)

    @property
    def is_page(self) -> bool:
        """Whether it is read in a browser."""
        return not self.form

    @property
    def target(self) -> str:
        """The path and query to ask the application for."""
        asked = [*self.query, *([("lang", "en")] if self.language == "en" else [])]
        asked += [("format", self.form)] if self.form and self.form != "as it is" else []
        return f"{self.path}?{urlencode(asked)}" if asked else self.path

    @property
    def file(self) -> str:
        """The file that stands for it, below the folder of the edition, with slashes."""
        path = self.path.strip("/")
        if self.form == "as it is":
            return path
        if self.form in FORMS:
            return f"{path}.{FORMS[self.form]}"
        folder = "/".join(filter(None, ("en" if self.language == "en" else "", path, _folder(self.query))))
        name = f"index.{self.form or 'html'}"
        return f"{folder}/{name}" if folder else name


@lru_cache(maxsize=50_000)  # pages have the same links again and again
def _read(href: str) -> Wanted | None:
    parts = urlsplit(href)
    path = unquote(parts.path)
    if path.startswith(TERM):
        path = "/ontology"
    if parts.scheme or parts.netloc or not path.startswith("/") or {".", ".."} & set(path.split("/")):
        return None
    if path.startswith(_AS_IT_IS):
        return Wanted(path, form="as it is")
    segments = path.strip("/").split("/") if path != "/" else []
    if (
        path == "/.well-known/void"
        or path.startswith((*_SERVER, *_INNER))
        or not all(safe_segment(one) for one in segments)
    ):
        return None
    given = dict.fromkeys(parse_qsl(parts.query))
    spoken = next((value for name, value in given if name == "lang"), "de")
    form = next((value for name, value in given if name == "format"), "")
    query = tuple(sorted(one for one in given if one[0] not in {"lang", "format"} and one[1]))
    if not _is_kept(path, query) or not _is_offered(path, query, form):
        return None
    clean = f"/{'/'.join(segments)}"
    return Wanted(clean, query, "de" if form in FORMS or spoken != "en" else "en", form)


def _is_offered(path: str, query: tuple[tuple[str, str], ...], form: str) -> bool:
    """Tell whether an edition has something in a format."""
    if form in FORMS:
        return not query and (form in _OF_THINGS or path in _OF_ALL)
    return not form or (form in _FILES and not query and not path.startswith(("/actors", "/shared-themes")))


def _is_kept(path: str, query: tuple[tuple[str, str], ...]) -> bool:
    """Tell whether parameters are some that an edition has pages for: parts of lists, and what two actors share."""
    names = [name for name, _ in query]
    if path.startswith("/places/") and "/themes/" in path:  # places times themes: the pages of both are there
        return False
    if set(names) <= _PAGING:
        return True
    return path == "/shared-themes" and names == ["actor", "actor"]


def _folder(query: tuple[tuple[str, str], ...]) -> str:
    """Return the name of the folder for some parameters."""
    if not query:
        return ""
    parts = [f"{name}={value}" for name, value in query]
    if all(safe_segment(value) for _, value in query) and sum(map(len, parts)) < 200:
        return ",".join(parts)
    return f"q={hashlib.sha256(urlencode(query).encode()).hexdigest()[:16]}"
