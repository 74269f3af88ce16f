"""Mentions: what the rules understand in a document, each with span, rule name and confidence.

``all`` runs the rooms in their order: ``lists`` (what is laid out), ``people`` (names, functions, roles in running
text), ``bodies``, ``ties`` between them, ``events``, ``themes``, ``named`` (places, laws, programmes), ``claims``.
``filled`` reads filled templates, which need no rules.
"""

from kg.mention.all import mentions
from kg.mention.filled import filled_parts

__all__ = ["filled_parts", "mentions"]
