"""Segmenting: a document's text in, blocks with layout roles and passages with offsets out."""

from kg.segment.blocks import segment
from kg.segment.passages import passages, sentences

__all__ = ["passages", "segment", "sentences"]
