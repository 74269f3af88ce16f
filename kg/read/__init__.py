"""Reading: files of any known format in, documents with normalised text in one plain layout out (``layout``)."""

from kg.read.address import Fetch, is_address, page_of, read_address
from kg.read.collection import Reading, documents_at, documents_in
from kg.read.file import read_file
from kg.read.plain import read_text

__all__ = [
    "Fetch",
    "Reading",
    "documents_at",
    "documents_in",
    "is_address",
    "page_of",
    "read_address",
    "read_file",
    "read_text",
]
