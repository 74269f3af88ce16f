"""Mentions: what the rules understand in a document, each with span, rule name and confidence.

``all`` runs the rooms in their order: ``lists`` (what is laid out), ``people`` (names, functions, roles in running
text), ``bodies``, ``ties`` between them, ``events``, ``themes``, ``named`` (places, laws, programmes), ``claims``.
"""

from kg.mention.all import mentions

__all__ = ["mentions"]
