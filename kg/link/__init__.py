"""Link: what of ours is what elsewhere, by whose word, and what a person said to it.

    Link                    one mapping: our thing, a SKOS relation, a foreign thing, and why it is thought so
    read_links(store)       all links of a store, with what was decided on them
    propose(store, links)   put links up for review; what was rejected before never comes back
    decide, undo            a person's verdict on links, and taking it back
    read_sssom, write_sssom links from and to mapping files
    shipped_links()         the links of our themes that come with the program
    propose_places(store)   the links of places that texts leave open, one for each official key they can mean
    place_mappings(…)       what every place with an official key is elsewhere

All lies in one graph, ``graph/verknuepfungen``. A link that is accepted also stands there as the plain SKOS triple, so
that queries need not know how it came about; one that is proposed or rejected does not.
"""

from kg.link.book import LINK_GRAPH, Proposed, decide, propose, propose_places, read_links, undo
from kg.link.link import Justification, Link, Relation, Standing, Verdict
from kg.link.place_mappings import place_mappings
from kg.link.places import REGISTER, place_links
from kg.link.shipped import shipped_links
from kg.link.sssom import MappingSet, read_sssom, write_sssom

__all__ = [
    "LINK_GRAPH",
    "REGISTER",
    "Justification",
    "Link",
    "MappingSet",
    "Proposed",
    "Relation",
    "Standing",
    "Verdict",
    "decide",
    "place_links",
    "place_mappings",
    "propose",
    "propose_places",
    "read_links",
    "read_sssom",
    "shipped_links",
    "undo",
    "write_sssom",
]
