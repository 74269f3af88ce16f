"""Reading: files of any known format in, documents with normalised text in one plain layout out (``layout``)."""

from kg.read.address import Fetch, is_address, page_of, read_address
from kg.read.collection import Reading, Source, documents_at, documents_in, number_of_sources, read_source, sources_at
from kg.read.file import read_file
from kg.read.plain import read_text

__all__ = [
    "Fetch",
    "Reading",
    "Source",
    "documents_at",
    "documents_in",
    "is_address",
    "number_of_sources",
    "page_of",
    "read_address",
    "read_file",
    "read_source",
    "read_text",
    "sources_at",
]
