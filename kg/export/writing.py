"""Writing: which formats there are for files, and a listing written in one of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from kg.errors import NotAcceptable
from kg.export.graphfile import gexf, graphml
from kg.export.linked import linked_data
from kg.export.listing import Listing
from kg.export.picture import picture
from kg.export.separated import separated_values
from kg.export.workbook import workbook
from kg.network.network import Network

__all__ = ["FORMATS", "FileFormat", "fitting", "written"]


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A kind of file: its suffix, its media type, who writes it; ``of_networks`` tells that only networks fit."""

    suffix: str
    media_type: str
    write: Callable[[Listing], bytes]
    of_networks: bool = False


FORMATS: Final[Mapping[str, FileFormat]] = {
    one.suffix: one
    for one in (
        FileFormat("csv", "text/csv", separated_values),
        FileFormat("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook),
        FileFormat("jsonld", "application/ld+json", linked_data),
        FileFormat("graphml", "application/graphml+xml", graphml, of_networks=True),
        FileFormat("gexf", "application/gexf+xml", gexf, of_networks=True),
        FileFormat("svg", "image/svg+xml", picture, of_networks=True),
    )
}
"""By suffix."""


def fitting(network: Network | None) -> tuple[str, ...]:
    """Return the suffixes of the formats that a listing with this network, or without one, can be written in."""
    return tuple(one.suffix for one in FORMATS.values() if network is not None or not one.of_networks)


def written(listing: Listing, suffix: str) -> bytes:
    """Return a listing as a file of a format.

    Raises:
        NotAcceptable: there is no such format, or the listing is no network and cannot be drawn as one.
        ResultTooLarge: the format cannot hold so much.
    """
    form = FORMATS.get(suffix)
    offers = fitting(listing.network)
    if form is None or suffix not in offers:
        raise NotAcceptable(f"{listing.name} cannot be written as {suffix!r}; there are {', '.join(offers)}")
    return form.write(listing)
