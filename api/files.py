"""Files: a list as the file that a request asks for, to be kept by who asked."""

from dataclasses import replace
from typing import Final

from fastapi import Request, Response

from api.formats import HTML, JSON, Format, choose
from api.linked import header
from kg.export import FORMATS, Listing, written
from kg.opendata import Publication

__all__ = ["FILES", "filed", "kept_as", "wished"]

FILES: Final = tuple(Format(one.suffix, one.media_type) for one in FORMATS.values())
"""What lists can be had as, beside JSON and pages."""


def wished(request: Request) -> Format | None:
    """Return the kind of file that a request wants, ``None`` if it wants JSON or a page.

    Raises:
        NotAcceptable: it takes none of all these.
    """
    form = choose(request.headers.get("accept"), (JSON, HTML, *FILES), request.query_params.get("format"))
    return form if form in FILES else None


def filed(listing: Listing, form: Format, publication: Publication) -> Response:
    """Return a listing as a file with a name of its own, under the licence of a publication.

    Raises:
        NotAcceptable: the listing does not fit the format.
        ResultTooLarge: the format cannot hold so much.
    """
    return kept_as(written(replace(listing, licence=publication.terms), form.name), listing.name, form, publication)


def kept_as(body: bytes, name: str, form: Format, publication: Publication) -> Response:
    """Return bytes as a file of a name, to be kept by who asked."""
    return Response(
        body,
        headers={
            "Content-Type": form.content_type,
            "Content-Disposition": f'attachment; filename="{name}.{form.name}"',
            "Vary": "Accept, Accept-Language",
            "Link": header((), publication),  # CSV has no place for licence and sources, so it is led to them
        },
    )
