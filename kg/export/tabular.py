"""Tabular metadata: what a CSV file cannot say of itself, for the file that lies beside it."""

import json
from typing import Final

from kg.export.listing import Listing
from kg.export.sources import attribution

__all__ = ["tabular_metadata"]

_WHY: Final = {"name": "why", "titles": "why", "datatype": "string"}


def tabular_metadata(listing: Listing, file: str) -> bytes:
    """Return JSON that programs look for as ``FILE-metadata.json``: title, sources and licence, columns in words.

    Source: Metadata Vocabulary for Tabular Data, W3C Recommendation of 17 December 2015, sections 5.3 to 5.6.
    """
    documents = listing.origins.documents
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": listing.language}],
        "url": file,
        "dc:title": listing.title,
        "dc:description": list(listing.notes),
        "schema:creditText": attribution(listing),
        "dc:source": [{"@id": document.value} for document in documents],
        "dialect": {"encoding": "utf-8", "header": True},
        "tableSchema": {"columns": [*_columns(listing), *([_WHY] if listing.why else [])]},
    }
    return json.dumps(described, ensure_ascii=False, indent=1).encode()


def _columns(listing: Listing) -> list[dict[str, object]]:
    return [
        {
            "name": column.name,
            "titles": column.name,
            "dc:title": column.label.text(listing.language),
            **({"separator": column.separator} if column.separator else {}),
        }
        for column in listing.columns
    ]
