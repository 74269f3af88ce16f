"""Thesaurus: vocabularies of others on a shelf of their own, searched by label, and links proposed from them.

    Shelf(folder)                   add, list, remove, search; each vocabulary is one file
    proposals(shelf, name, themes)  links of our themes to a vocabulary, each with score and reason
    body_proposals(shelf, name, …)  links of our organisations to it

They stay out of the graph: a thesaurus has more concepts than most instances have facts, and some licences ask that
whoever passes one on does so under the same terms.
"""

from kg.thesaurus.bodies import Body, bodies_of, body_proposals
from kg.thesaurus.preset import PRESETS, Preset
from kg.thesaurus.proposal import proposals
from kg.thesaurus.reading import ACCEPT, is_address
from kg.thesaurus.shelf import Concept, Hit, OnShelf, Shelf

__all__ = [
    "ACCEPT",
    "PRESETS",
    "Body",
    "Concept",
    "Hit",
    "OnShelf",
    "Preset",
    "Shelf",
    "bodies_of",
    "body_proposals",
    "is_address",
    "proposals",
]
