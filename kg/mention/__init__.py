"""Mentions: what the rules understand in a document, each with span, rule name and confidence."""

from kg.mention.all import mentions

__all__ = ["mentions"]
