"""Network: questions that take counting over the whole graph, each answered by rows with their reasons.

One module a question; what it takes and gives stands in ``queries/network/<name>.yaml`` with the words for people,
and ``kg.network.answering`` says which module answers which. ``kg.ask`` asks them like any stored query, so that each
is in the catalogue, on the command line, in the API and on a page at once.
"""

from kg.network.answering import found
from kg.network.found import Asked, Found, FoundRow, Why

__all__ = ["Asked", "Found", "FoundRow", "Why", "found"]
