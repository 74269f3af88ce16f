"""Reading: a file in, a document with normalised text out."""

from kg.read.plain import read_file, read_text

__all__ = ["read_file", "read_text"]
