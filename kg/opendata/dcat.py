"""DCAT: the vocabularies of the description, the addresses of its parts, and its texts in both languages."""

from collections.abc import Iterator
from typing import Final

from kg.opendata.attribution import dataset_of
from kg.opendata.figures import VOID
from kg.opendata.publication import Publication
from kg.question import Wording
from kg.terms import PREFIXES, XSD, Literal, NamedNode, Namespace, Triple

__all__ = [
    "AUTHORITY",
    "DCAT",
    "DCATDE",
    "DCAT_PREFIXES",
    "IANA",
    "SPDX",
    "VCARD",
    "Addresses",
    "in_both",
    "moment",
]

DCAT: Final = Namespace("http://www.w3.org/ns/dcat#")
DCATDE: Final = Namespace("http://dcat-ap.de/def/dcatde/")
SPDX: Final = Namespace("http://spdx.org/rdf/terms#")
VCARD: Final = Namespace("http://www.w3.org/2006/vcard/ns#")
AUTHORITY: Final = Namespace("http://publications.europa.eu/resource/authority/")
IANA: Final = Namespace("https://www.iana.org/assignments/media-types/")

DCAT_PREFIXES: Final = {
    **PREFIXES,
    "dcat": DCAT,
    "dcatde": DCATDE,
    "spdx": SPDX,
    "vcard": VCARD,
    "void": VOID,
}
"""What the description is written with."""


class Addresses:
    """Where the parts of one description are: all on the page of the dataset."""

    def __init__(self, publication: Publication) -> None:
        """Take a publication with an address."""
        self.home = NamedNode(f"{publication.address}/")
        self.page = NamedNode(f"{publication.address}/dataset")
        self.endpoint = NamedNode(f"{publication.address}/sparql")
        self.dataset = dataset_of(publication)

    def part(self, name: str) -> NamedNode:
        """Return the address of a part."""
        return NamedNode(f"{self.page.value}#{name}")

    def file(self, dump: str, name: str) -> NamedNode:
        """Return where a file of a dump is fetched."""
        return NamedNode(f"{self.home.value}dumps/{dump}/{name}")


def in_both(node: NamedNode, predicate: NamedNode, words: Wording, **values: object) -> Iterator[Triple]:
    """Yield a text in German and in English."""
    for language in ("de", "en"):
        yield Triple(node, predicate, Literal(words.text(language).format(**values), language=language))


def moment(text: str) -> Literal:
    """Return a point in time."""
    return Literal(text, datatype=XSD["dateTime"])
