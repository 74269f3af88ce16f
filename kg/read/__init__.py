"""Reading: files of any known format in, documents with normalised text in one plain layout out (``layout``)."""

from kg.read.collection import Reading, documents_in
from kg.read.file import read_file
from kg.read.plain import read_text

__all__ = ["Reading", "documents_in", "read_file", "read_text"]
