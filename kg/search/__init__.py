"""Search: what of a store has some words in its names or texts, with counts to narrow it by.

search = Search(store)                        one index, made in the background, in step with every write
search.found(Sought("Kinderarmut"))           a page of entries; counts by type, theme, place, level, year, source
marked(text, wishes)                          a line of context with the words marked
"""

from kg.search.entry import Entry, EntryKind
from kg.search.finding import ANY, Count, Found, Hit, Order, Sought
from kg.search.following import Search
from kg.search.index import Index
from kg.search.line import Line, lines_of
from kg.search.link import Relation
from kg.search.marking import Part, marked
from kg.search.tag import Facet
from kg.search.words import NOWHERE, Wish

__all__ = [
    "ANY",
    "NOWHERE",
    "Count",
    "Entry",
    "EntryKind",
    "Facet",
    "Found",
    "Hit",
    "Index",
    "Line",
    "Order",
    "Part",
    "Relation",
    "Search",
    "Sought",
    "Wish",
    "lines_of",
    "marked",
]
